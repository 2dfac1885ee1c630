"""Organisations as data and their lookup: ``gazetteer()`` gives the one ``Gazetteer``."""

from archiver.gazetteer.lookup import Gazetteer, gazetteer
from archiver.gazetteer.model import Organisation

__all__ = ["Gazetteer", "Organisation", "gazetteer"]
