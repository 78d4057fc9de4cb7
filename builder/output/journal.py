"""What was last written, and from what: so that the next build knows what is still good.

All entries are one value, because a build needs all of them or none. What changes for a few files alone is kept beside
it, a row each, until all of them are saved again.
"""

from dataclasses import dataclass
from pathlib import Path

import msgspec

from builder.system import Cache, digest_bytes

SHELF = "journal"
CHANGES = "journal changes"


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

    def __init__(self, cache: Cache, folder: Path, entries: dict[str, Written] | None = None) -> None:
        self._cache = cache
        self.name = digest_bytes(str(folder.resolve()).encode("utf-8", "surrogatepass"))
        self.entries: dict[str, Written] = self._load() if entries is None else entries

    def _load(self) -> dict[str, Written]:
        stored = self._cache.get(SHELF, self.name)
        try:
            entries = msgspec.msgpack.decode(stored, type=dict[str, Written]) if stored else {}
            for key, change in self._cache.all(CHANGES):
                name, _, address = key.partition(" ")
                if name == self.name:
                    entries[address] = msgspec.msgpack.decode(change, type=Written)
        except msgspec.DecodeError:
            return {}
        return entries

    def save(self, entries: dict[str, Written]) -> None:
        """Remember `entries` as what is there."""
        self.entries = entries
        self._cache.put(SHELF, {self.name: msgspec.msgpack.encode(entries)})
        self._cache.drop(CHANGES, [key for key in self._cache.keys(CHANGES) if key.startswith(f"{self.name} ")])

    def change(self, entries: dict[str, Written]) -> None:
        """Remember a few entries; all others stay as they are."""
        self.entries.update(entries)
        rows = {f"{self.name} {address}": msgspec.msgpack.encode(one) for address, one in entries.items()}
        self._cache.put(CHANGES, rows)
