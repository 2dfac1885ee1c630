"""For whoever tends the archive: its runs and what failed in them, and how well each site is read."""

from __future__ import annotations

from archiver.web.asked import Asked, Data, NotHere, Page

LAST_RUNS = 100
MOST_FAILURES = 500


def runs(asked: Asked) -> Data:
    """The last runs."""
    return {"runs": asked.archive.pages.runs(LAST_RUNS)}


def run(asked: Asked) -> Data:
    """One run and its failures. Raises NotHere."""
    row = next(asked.archive.pages.view("runs", id=asked.path["id"]), None)
    if row is None:
        raise NotHere
    return {"run": row, "failures": list(asked.archive.pages.view("failures", run_id=row["id"], limit=MOST_FAILURES))}


def sites(asked: Asked) -> Data:
    """Every host that was asked."""
    return {"sites": sorted(asked.archive.pages.view("sites"), key=lambda site: site["host"])}


PAGES = (Page("/runs", "runs.html", runs), Page("/runs/{id:int}", "run.html", run), Page("/sites", "sites.html", sites))
