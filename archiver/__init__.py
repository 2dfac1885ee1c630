"""The machine: it knows no site. What it archives is known in ``spiders``."""

__version__ = "0.1.0"
