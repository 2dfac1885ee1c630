"""Work on site definitions: scaffold one from a saved page, and check all of them against theirs."""
