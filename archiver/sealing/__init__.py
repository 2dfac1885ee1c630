"""Tamper evidence: each run ends in a signed manifest of its captures, chained to the one before; others check it with the public key."""
