"""Promises about crashes, disks and doubles, put to the test in real processes: ``python -m tests.torture``."""
