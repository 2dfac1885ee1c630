"""Differences as one HTML page that needs nothing else: no script, no request, stored text escaped."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined

from archiver.differences.sides import Difference

_TEMPLATES = Environment(
    loader=PackageLoader("archiver.differences", "pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)


def page(differences: Sequence[Difference]) -> str:
    """The page: for each difference what must be seen first, then both texts side by side."""
    return _TEMPLATES.get_template("difference.html").render(differences=differences)
