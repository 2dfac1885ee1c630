"""From a file's bytes to its text, under limits of size, pages, time and memory. Whatever the file does, the caller gets an answer."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass

PDF, ZIP = b"%PDF-", b"PK\x03\x04"
_WINDOW = 1024  # bytes before the header of a PDF, which readers tolerate
_GRACE = 5  # seconds beyond the limit of CPU time, for the start of the process


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost. ``unpacked`` bounds what a zip says it opens to, ``memory`` all that the process takes (bytes)."""

    bytes: int = 32 * 1024**2
    pages: int = 300
    chars: int = 1_000_000
    seconds: int = 20
    unpacked: int = 64 * 1024**2
    memory: int = 768 * 1024**2


@dataclass(frozen=True, slots=True)
class Extracted:
    """``text`` is None where there is none to be had; ``note`` says why, or what was left out."""

    text: str | None
    note: str | None = None


def text_of(body: bytes, limits: Limits = Limits()) -> Extracted | None:  # frozen
    """The text of a pdf or docx file, told by its first bytes; None for a file of any other kind. Never raises for what the file holds."""
    kind = _kind(body)
    if kind is None:
        return None
    if len(body) > limits.bytes:
        return Extracted(None, f"{len(body)} bytes, more than {limits.bytes}")
    command = [sys.executable, "-m", "archiver.attachments.worker", kind, json.dumps(asdict(limits))]
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=limits.seconds + _GRACE, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return Extracted(None, f"not read within {limits.seconds} seconds")
    return _answer(done, limits)


def _kind(body: bytes) -> str | None:
    if PDF in body[:_WINDOW]:
        return "pdf"
    return "docx" if body.startswith(ZIP) and b"word/" in body else None


def _answer(done: subprocess.CompletedProcess[bytes], limits: Limits) -> Extracted:
    if done.returncode < 0:
        return Extracted(None, f"stopped by a limit ({limits.seconds} s, {limits.memory} bytes of memory): signal {-done.returncode}")
    try:
        told = json.loads(done.stdout)
    except ValueError:
        return Extracted(None, f"could not be read: exit status {done.returncode}")
    return Extracted(told["text"], told["note"])
