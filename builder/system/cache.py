"""The cache: one SQLite file that may be deleted at any time.

Nothing in it is believed unread: a file of another version is dropped, a row whose digest does not fit its value is
as good as absent, a file that SQLite cannot read is made anew.
"""

import contextlib
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

CACHE_FILE = "cache.sqlite3"
_CHECK_BYTES = 8
_VERSION_SHELF = "version"


class Cache:
    """Named shelves of bytes by key."""

    def __init__(self, path: Path, version: str) -> None:
        """Open the cache at `path`, empty unless it was written under the same `version`.

        Where nothing can be written (a site on a disc), the cache lasts as long as the process.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = self._open(path, version)
        except (sqlite3.DatabaseError, OSError):
            self._db = self._open_anew(path, version)

    def _open_anew(self, path: Path, version: str) -> sqlite3.Connection:
        try:
            path.unlink(missing_ok=True)
            return self._open(path, version)
        except (sqlite3.DatabaseError, OSError):
            return self._open(":memory:", version)

    def _open(self, path: Path | str, version: str) -> sqlite3.Connection:
        db = sqlite3.connect(path, timeout=60)
        try:
            # Not WAL: it needs shared memory, which a folder on a network drive does not have.
            db.execute("PRAGMA journal_mode = TRUNCATE")
            db.execute("PRAGMA synchronous = OFF")
            db.execute(
                "CREATE TABLE IF NOT EXISTS item (shelf TEXT, key TEXT, value BLOB, PRIMARY KEY (shelf, key)) "
                "WITHOUT ROWID"
            )
            written = db.execute("SELECT value FROM item WHERE shelf = ?", (_VERSION_SHELF,)).fetchone()
            if written is None or written[0] != version.encode():
                db.execute("DELETE FROM item")
                db.execute("INSERT INTO item VALUES (?, '', ?)", (_VERSION_SHELF, version.encode()))
            db.commit()
        except sqlite3.DatabaseError:
            db.close()
            raise
        return db

    def all(self, shelf: str) -> Iterator[tuple[str, bytes]]:
        """Yield every sound row of a shelf."""
        with contextlib.suppress(sqlite3.DatabaseError):
            for key, value in self._db.execute("SELECT key, value FROM item WHERE shelf = ?", (shelf,)):
                sound = _checked(key, value)
                if sound is not None:
                    yield key, sound

    def get(self, shelf: str, key: str) -> bytes | None:
        """Return one value; None where it is absent or damaged."""
        try:
            row = self._db.execute("SELECT value FROM item WHERE shelf = ? AND key = ?", (shelf, key)).fetchone()
        except sqlite3.DatabaseError:
            return None
        return _checked(key, row[0]) if row else None

    def put(self, shelf: str, values: Mapping[str, bytes]) -> bool:
        """Add or replace rows, all or none, and tell whether that worked: a full disk costs only the cache."""
        rows = ((shelf, key, _check(key, value) + value) for key, value in values.items())
        try:
            with self._db:
                self._db.executemany("INSERT OR REPLACE INTO item VALUES (?, ?, ?)", rows)
        except sqlite3.DatabaseError:
            return False
        return True

    def drop(self, shelf: str, keys: Iterable[str]) -> None:
        """Remove rows."""
        with contextlib.suppress(sqlite3.DatabaseError), self._db:
            self._db.executemany("DELETE FROM item WHERE shelf = ? AND key = ?", ((shelf, key) for key in keys))

    def keys(self, shelf: str) -> set[str]:
        """Return the keys of a shelf, sound or not."""
        try:
            return {row[0] for row in self._db.execute("SELECT key FROM item WHERE shelf = ?", (shelf,))}
        except sqlite3.DatabaseError:
            return set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()


def _check(key: str, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=_CHECK_BYTES, key=key.encode("utf-8", "surrogatepass")[:64]).digest()


def _checked(key: str, stored: object) -> bytes | None:
    if not isinstance(stored, bytes) or len(stored) < _CHECK_BYTES:
        return None
    value = stored[_CHECK_BYTES:]
    return value if _check(key, value) == stored[:_CHECK_BYTES] else None


def code_version(package: Path, version: str) -> str:
    """Return a text that changes with the program's version and with any change to its own files."""
    digest = hashlib.blake2b(version.encode(), digest_size=16)
    for file in sorted(package.rglob("*.py")):
        stat = file.stat()
        digest.update(f"{file.relative_to(package)} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
