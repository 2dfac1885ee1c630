"""The pages, one subject a file; ``PAGES`` has them all."""

from archiver.web.views import captures, documents, organs, overview, pairs, search, tending

PAGES = (*overview.PAGES, *search.PAGES, *documents.PAGES, *pairs.PAGES, *organs.PAGES, *tending.PAGES, *captures.PAGES)
