"""The Merkle tree hash of RFC 6962 §2.1 over SHA-256: leaves and nodes are told apart by their first byte."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence


def root(leaves: Sequence[bytes]) -> bytes:
    """The 32 bytes that stand for all *leaves* in their order; of none, the hash of nothing."""
    if not leaves:
        return hashlib.sha256().digest()
    level = [hashlib.sha256(b"\0" + leaf).digest() for leaf in leaves]
    while len(level) > 1:  # pairs from the left, an odd one goes up as it is: the same tree as RFC 6962's split at a power of two
        paired = [hashlib.sha256(b"\1" + left + right).digest() for left, right in zip(level[::2], level[1::2], strict=False)]
        level = paired + level[len(paired) * 2 :]
    return level[0]
