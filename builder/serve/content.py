"""The bytes of an answer, from memory or from a file that may change meanwhile."""

import email.utils
import os
from pathlib import Path
from typing import BinaryIO, Protocol


class Content(Protocol):
    """Bytes that are read piece by piece.

    Attributes:
        size: how many there are.
        tag: a strong ETag; empty where nobody should ask for the rest later.
        modified: an HTTP date, or empty.
    """

    size: int
    tag: str
    modified: str

    def read(self, at: int, count: int) -> bytes:
        """Return up to `count` bytes; none where the rest is not to be had any more."""

    def close(self) -> None:
        """Let go of it."""


class TextContent:
    """A page that was made for this answer."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.tag = ""
        self.modified = ""
        self.size = len(data)

    def read(self, at: int, count: int) -> bytes:
        """Return a piece."""
        return self._data[at : at + count]

    def close(self) -> None:
        """Nothing is held."""


class FileContent:
    """A file as it was when it was opened.

    Held open, it stays the same file when another takes its name, so an answer that has begun can be ended.
    Windows does not let a file be replaced that is held open, and a player may hold one for minutes: there it
    is opened for each piece, and the answer breaks off when it has become another file.

    Raises:
        OSError: it cannot be read.
    """

    def __init__(self, path: Path, *, hold: bool = os.name != "nt") -> None:
        self._path = path
        self._file: BinaryIO | None = None
        file = path.open("rb", buffering=0)
        self._identity = _identity(file)
        _, changed, self.size = self._identity
        self.tag = '"' + "-".join(f"{part:x}" for part in self._identity) + '"'
        self.modified = email.utils.formatdate(changed // 10**9, usegmt=True)
        if hold:
            self._file = file
        else:
            file.close()

    def read(self, at: int, count: int) -> bytes:
        """Return a piece of the file, none if it was cut off or, where it is not held, replaced."""
        try:
            if self._file:
                return _piece(self._file, at, count)
            with self._path.open("rb", buffering=0) as file:
                return _piece(file, at, count) if _identity(file) == self._identity else b""
        except OSError:
            return b""

    def close(self) -> None:
        """Close the file."""
        if self._file:
            self._file.close()


def _identity(file: BinaryIO) -> tuple[int, int, int]:
    status = os.fstat(file.fileno())
    return (status.st_ino, status.st_mtime_ns, status.st_size)


def _piece(file: BinaryIO, at: int, count: int) -> bytes:
    file.seek(at)
    return file.read(count)
