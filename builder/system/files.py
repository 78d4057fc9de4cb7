"""Files: whole or not at all, and their digests."""

import hashlib
import os
import tempfile
from pathlib import Path

DIGEST_BYTES = 16


def digest_bytes(data: bytes) -> str:
    """Return a hexadecimal BLAKE2b digest of 128 bits: enough that two texts never share one by chance."""
    return hashlib.blake2b(data, digest_size=DIGEST_BYTES).hexdigest()


def digest_file(path: Path) -> str:
    """Return the same digest as :func:`digest_bytes`, reading the file piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=DIGEST_BYTES)).hexdigest()


def write_atomic(path: Path, data: bytes) -> None:
    """Write a file that is either the old one or the new one, whenever the process dies.

    Raises:
        OSError: the folder cannot be made or written; no half file is left.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".xuexi-", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def stamp_of(path: Path) -> str:
    """Return what changes when a file does, without opening it; empty where it is not there."""
    try:
        stat = path.stat()
    except (OSError, ValueError):
        return ""
    return f"{stat.st_size} {stat.st_mtime_ns}"
