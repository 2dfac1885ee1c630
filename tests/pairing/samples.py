"""Texts for the tests of pairing: one story, another, and a form."""

from __future__ import annotations

from datetime import date
from random import Random

from tests.web import texts
from tests.web.hosts import HOSTS

ORGAN = HOSTS[0].organ
DAY = date(2023, 6, 30)
PORTAL = "http://www.ffdy.org.cn/a/{}.html"
SITE = "http://www.example.jcy.gov.cn/xw/{}.html"


def story(seed: int) -> texts.Story:
    """A work report, by seed."""
    return texts.story(Random(seed), ORGAN, DAY)


def notice(seed: int) -> texts.Story:
    """A stock notice: those of different seeds differ in the person."""
    return texts.notice(Random(seed), ORGAN, form=1)
