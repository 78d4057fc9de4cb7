"""One build at a time: a lock that the system takes back when its holder dies."""

import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Self


class Busy(Exception):  # noqa: N818 - a state, not an error of ours
    """Somebody else holds the lock and did not let go in time."""


class Lock:
    """An exclusive lock on a file, by way of SQLite, which knows how each system locks files."""

    def __init__(self, path: Path, seconds: float) -> None:
        """Prepare a lock that waits at most `seconds` for its turn.

        Where nothing can be written, nobody else can build either, and the lock is its own.
        """
        self._path, self._seconds = path, seconds
        self._db = self._connect()

    def _connect(self) -> sqlite3.Connection:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return sqlite3.connect(self._path, timeout=self._seconds, isolation_level=None)
        except (OSError, sqlite3.OperationalError):
            return sqlite3.connect(":memory:", isolation_level=None)

    def __enter__(self) -> Self:
        """Take the lock.

        Raises:
            Busy: it was not to be had in time.
        """
        try:
            self._db.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            self._db.close()
            raise Busy from error
        except sqlite3.DatabaseError:
            # What lies in the lock's place is none, so nobody can hold it.
            self._db.close()
            self._path.unlink(missing_ok=True)
            self._db = self._connect()
            self._db.execute("BEGIN EXCLUSIVE")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()
