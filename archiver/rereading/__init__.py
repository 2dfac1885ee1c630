"""Captures read outside Scrapy: again with today's readers (``reparse``), or for the first time from files made elsewhere (``ingest``)."""
