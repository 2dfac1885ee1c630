"""The digests of WARC records (WARC 1.1 §5.8, §5.9): what they are over, and whether they hold."""

from __future__ import annotations

import base64
import binascii
import hashlib

from archiver.captures import heads

_ALGORITHMS = frozenset({"md5", "sha1", "sha256", "sha512"})


def payload(block: bytes) -> bytes:
    """What a payload digest is over: the body of an HTTP message, else the whole block."""
    is_http = block.startswith(b"HTTP/") or heads.is_request(block)
    return block[heads.read_head(block).body_at :] if is_http else block


def holds(field: str, data: bytes, sha256: str | None = None) -> bool:
    """True where *field* (``algorithm:value``, hex or base32) is the digest of *data*, or names none that we know.

    *sha256* is that of *data* (hex), where it is known already.
    """
    algorithm, _, value = field.partition(":")
    algorithm = algorithm.lower().replace("sha-", "sha")
    if algorithm not in _ALGORITHMS:
        return True
    if algorithm == "sha256" and sha256 is not None:
        digest = bytes.fromhex(sha256)
    else:
        digest = hashlib.new(algorithm, data, usedforsecurity=False).digest()
    try:
        want = bytes.fromhex(value) if len(value) == 2 * len(digest) else base64.b32decode(value, casefold=True)
    except (ValueError, binascii.Error):
        return False
    return want == digest
