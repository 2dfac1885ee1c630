"""The errors of the archive: one small tree, each with the exit status of CONTRACT.md that it ends a command with."""

from __future__ import annotations


class ArchiveError(Exception):
    """Root of the tree. Commands print it in one line on stderr and leave with ``exit_status``."""

    exit_status = 1


class BadArgument(ArchiveError):
    """A wrong argument or setting. Raised by ``spiders.arguments`` and by commands, before the first request."""

    exit_status = 2


class NotReplayable(BadArgument):
    """``ARCHIVE_REPLAY`` names a file that is no WARC or WACZ. Raised by ``captures.replay``."""


class BadDefinition(ArchiveError):
    """A site definition, template or gazetteer row that cannot be right. Raised while loading, naming file and field."""

    exit_status = 2


class WriteFailed(ArchiveError):
    """Disk full, no permission, fsync failed. Raised by ``captures.warc`` and ``store``, naming the path."""

    exit_status = 3


class ArchiveLocked(ArchiveError):
    """Another run holds the lock. Raised by ``store.lock``."""

    exit_status = 4


class ArchiveDamaged(ArchiveError):
    """What is stored contradicts itself. Raised by ``captures`` and ``store`` when they open an archive."""

    exit_status = 6


class NeedsUpgrade(ArchiveError):
    """The database has another schema than this version, older or newer. Raised by ``store.migrate``."""

    exit_status = 6


class NotUnderstood(ValueError):
    """A raw string that a normaliser does not understand. Never leaves a pipeline: the value stays NULL, the raw text stays."""
