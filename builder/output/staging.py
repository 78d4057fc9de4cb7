"""The folder beside the pages in which new files wait. It can be filled by several processes at once."""

import os
import shutil
from pathlib import Path

from builder.system import Value, digest_bytes

STAGING = ".xuexi-staging"


class Staged(Value, frozen=True):
    """A file that waits to be put in place.

    Attributes:
        content: the digest of its bytes.
        size, mtime_ns: as it was written; 0 where the file in place has these bytes already, so that none waits.
    """

    content: str
    size: int = 0
    mtime_ns: int = 0


class Staging(Value, frozen=True):
    """The way to put files there; `folder` is where."""

    folder: str

    def put(self, address: str, content: bytes, known: str = "") -> Staged:
        """Write a file, unless the one in place has the same bytes.

        Args:
            address: where it belongs in the site.
            content: its bytes.
            known: the digest of the file in place; empty where there is none to be kept.

        Raises:
            OSError: it cannot be written.
        """
        digest = digest_bytes(content)
        if digest == known:
            return Staged(digest)
        target = self._target(address)
        try:
            file = open(target, "wb")  # noqa: PTH123, SIM115 - called for every file
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
            file = open(target, "wb")  # noqa: PTH123, SIM115
        with file:
            file.write(content)
            file.flush()
            stat = os.fstat(file.fileno())
        return Staged(digest, stat.st_size, stat.st_mtime_ns)

    def copy(self, address: str, digest: str, source: Path) -> Staged:
        """Copy a file whose digest is known.

        Raises:
            OSError: it cannot be read or written.
        """
        target = self._target(address)
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
        shutil.copyfile(source, target)
        stat = os.stat(target)  # noqa: PTH116
        return Staged(digest, stat.st_size, stat.st_mtime_ns)

    def _target(self, address: str) -> str:
        if address.startswith("/") or ".." in address.split("/"):
            raise ValueError(address)
        return f"{self.folder}/{address}"
