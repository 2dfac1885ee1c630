"""What is expected of hosts, lists and spiders, and which of it was not met: a quiet site, a changed template, a dead spider and a block
are told apart. Pure: it counts items and compares counts."""
