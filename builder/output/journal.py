"""What was last written, and from what: so that the next build knows what is still good."""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from builder.system import Cache, digest_bytes

SHELF = "journal"


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the output.

    Attributes:
        key: the digest of what it was made from.
        content: the digest of its bytes.
        size, mtime_ns: as they were right after it was written: a file that somebody touched is made anew.
        origin: the file of the site that asked for it; empty for what belongs to no single one.
    """

    key: str
    content: str
    size: int
    mtime_ns: int
    origin: str = ""


class Journal:
    """The entries of one output folder, kept in the cache."""

    def __init__(self, cache: Cache, folder: Path) -> None:
        self._cache = cache
        self.name = digest_bytes(str(folder.resolve()).encode("utf-8", "surrogatepass"))
        self.entries: dict[str, Written] = self._load()

    def _load(self) -> dict[str, Written]:
        stored = self._cache.get(SHELF, self.name)
        try:
            return msgspec.msgpack.decode(stored, type=dict[str, Written]) if stored else {}
        except msgspec.DecodeError:
            return {}

    def save(self, entries: dict[str, Written]) -> None:
        """Remember `entries` as what is there."""
        self.entries = entries
        self._cache.put(SHELF, {self.name: msgspec.msgpack.encode(entries)})
