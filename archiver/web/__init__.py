"""The read-only web page over an archive: every page a plain URL with a JSON twin, no script, no request that leaves the machine."""
