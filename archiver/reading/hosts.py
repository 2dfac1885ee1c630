"""Whose hosts these are: official ones by name. Clones of procuratorates' sites stand on foreign hosts (FACTS.md §5)."""

from __future__ import annotations

from urllib.parse import urlsplit

# gov.cn is registered to organs of the state only. 正义网 (jcrb.com) and 中国法院网 (chinacourt.org) are the organs' own media.
OFFICIAL = ("gov.cn", "jcrb.com", "chinacourt.org")


def host_of(url: str) -> str:
    """The host of *url* in small letters, without port, ``www.`` and trailing dot; the empty string where there is none."""
    try:
        host = urlsplit(url.strip()).hostname or ""
    except ValueError:  # an unclosed bracket, a port out of range
        return ""
    return host.rstrip(".").removeprefix("www.")


def is_official(host: str) -> bool:
    """True for a host of the state or of its organs' own media; ``nm.jcy.gov.cn.example.com`` is neither."""
    return any(host == name or host.endswith(f".{name}") for name in OFFICIAL)


def path_of(url: str) -> str:
    """The path of *url*, ``/`` where it is empty or the URL is broken."""
    try:
        return urlsplit(url.strip()).path or "/"
    except ValueError:
        return "/"
