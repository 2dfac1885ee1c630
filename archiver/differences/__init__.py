"""Two texts side by side for a person: which ones, and how they are shown on a terminal, as JSON and as a page."""
