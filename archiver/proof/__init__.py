"""What others can check: that the archive is whole (``whole``), that it can be carried away, and that nobody changed it since."""
