"""The replica web: a whole small web with known truth, served on loopback under the real host names.

``world.build`` makes it, ``proxy.serve`` serves it, ``python -m tests.web`` does both. Everything is deterministic by seed:
no clock, no hash order, no text of third parties.
"""
