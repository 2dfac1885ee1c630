"""``scrapy crawl portal``: a portal's sections, lists and articles, then the originals its reposts name."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping

from scrapy.http import Request

from archiver.errors import BadArgument
from archiver.items import Selection
from archiver.reading.registry import Registry
from spiders.base import ArchiveSpider


class PortalSpider(ArchiveSpider):
    """Starts at the home page of the portal ``site`` names; where to go from there the pages say themselves."""

    name = "portal"
    purpose = "repost"

    @classmethod
    def check(cls, arguments: Mapping[str, str], registry: Registry) -> Selection:
        """As the base, and ``site`` must be a portal that is defined."""
        selection = super().check(arguments, registry)
        portals = sorted(site.slug for site in registry.sites.values() if site.kind == "portal")
        if selection.site not in portals:
            raise BadArgument(f"site={selection.site!r} is no portal we know: it may be {', '.join(portals)}")
        return selection

    async def start(self) -> AsyncIterator[Request]:
        """The pages a user named, else the section, else the portal's own start pages."""
        if self.selection.urls:
            async for request in super().start():
                yield request
            return
        section = self.selection.section
        if section and section.lower().startswith(("http://", "https://")):
            yield self.ask(section, role="list", named=True)
            return
        for url in self.registry.sites[self.selection.site].start_urls:
            yield self.ask(url, role="list")
