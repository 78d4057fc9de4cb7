"""What has changed since the last time. If nothing has, what was said then is still true.

Everything that a build depends on is taken stock of without opening a file: size and time of every file of the site,
and one digest for the frame around them: the request, the theme, the program and its tools, the day.
"""

import contextlib
import dataclasses
import datetime
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from builder.diagnostics import Diagnostic
from builder.pipeline.request import Report, Request
from builder.source import FoundFile, Tree, walk
from builder.source.problems import UNREADABLE
from builder.system import Cache, Value, as_of, digest_bytes, find_tool, stamp_of
from builder.text import nfc

SHELF = "last"
CHANGES = "last changes"
THEMES_FOLDER = "themes"
_PROGRAM = Path(__file__).parent.parent
# What depends on more than names, sizes and times: a file may be locked today and free tomorrow.
_MAY_PASS = frozenset({UNREADABLE.code, "X502", "X503"})


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is at the start of a build.

    Attributes:
        tree: every file of the site.
        found: what is wrong with files before they are opened.
        digest: of all that the site is made of, but for the day, its own files, and those outside of it.
        moment: when stock was taken.
        asked_day: the day that was asked for, if any.
    """

    tree: Tree
    found: tuple[Diagnostic, ...]
    digest: str
    moment: datetime.datetime
    asked_day: datetime.date | None

    def after(self, changed: Iterable[Path]) -> "Stock | None":
        """Return the stock after the content of a few files has changed; None where anything else has happened.

        Args:
            changed: what a watcher has noticed, below the folder of the site.
        """
        files = dict(self.tree.files)
        for path in changed:
            name = nfc(path.relative_to(self.tree.root).as_posix()) if path.is_relative_to(self.tree.root) else ""
            known = files.get(name)
            try:
                stat = path.stat()
            except OSError:
                if known is not None:
                    return None  # it is deleted; what was never known was somebody's temporary file
                continue
            if known is None:
                return None
            files[name] = msgspec.structs.replace(known, size=stat.st_size, mtime_ns=stat.st_mtime_ns)
        moment = datetime.datetime.now(datetime.UTC)
        return dataclasses.replace(self, tree=Tree(self.tree.root, files), moment=moment)

    def day(self, timezone: str) -> datetime.date:
        """Return the day for which is built: it stays the same, even if midnight comes meanwhile."""
        return as_of(self.asked_day, timezone, self.moment)


@dataclass(frozen=True, slots=True)
class Basis:
    """What else a result stands on, known only at the end.

    Attributes:
        timezone: the one in which the day begins.
        outside: every file in a media folder that was looked for, with its stamp; empty for one that is not there.
        reads_words: whether words of a lesson's body can matter to more than its own page.
        faces: what others can see of each lesson: its digest, and the one that tells lines of the body too.
    """

    timezone: str = ""
    outside: dict[str, str] = field(default_factory=dict)
    reads_words: bool = False
    faces: dict[str, tuple[str, str]] = field(default_factory=dict)


class Seen(Value, frozen=True):
    """What a result stands on in one file: what it was like, and what others can see of a lesson (see `Basis`)."""

    file: FoundFile
    faces: tuple[str, str] | None


class Kept(msgspec.Struct, frozen=True):
    """A result and what it stands on: the digest of the frame and the day, the files of the site, and the rest."""

    key: str
    files: dict[str, FoundFile]
    basis: Basis
    report: Report

    def saw(self, seen: Iterable[Seen]) -> None:
        """Take note of files that are other ones now, while the result is the same."""
        for one in seen:
            self.files[one.file.path] = one.file
            if one.faces:
                self.basis.faces[one.file.path] = one.faces


def take_stock(request: Request, folders: tuple[str, ...]) -> Stock:
    """Look at every file that a build may depend on; none is opened."""
    moment = datetime.datetime.now(datetime.UTC)
    tree, found = walk(request.root, folders)
    looks = [
        (os.fsencode(path), stamp_of(path)) for folder in _looks(request.root) for path in sorted(folder.rglob("*"))
    ]
    asked = (request.base_url, request.drafts, request.strict, request.keep_broken)
    parts = (
        os.fsencode(request.root.resolve()),
        asked,
        [find_tool("ffmpeg"), find_tool("ffprobe")],
        found,
        looks,
    )
    digest = digest_bytes(msgspec.msgpack.encode(parts))
    return Stock(tree, tuple(found), digest, moment, request.as_of)


def _looks(root: Path) -> list[Path]:
    """Return the folders of themes, which may be links, and those in which the site overrides them."""
    homes = [root / THEMES_FOLDER, _PROGRAM / THEMES_FOLDER, _PROGRAM.parent / THEMES_FOLDER]
    themes = [theme for home in homes if home.is_dir() for theme in sorted(home.iterdir())]
    return [*themes, *(root / "site_src" / name for name in ("static", "templates", "messages"))]


class Last:
    """The last result of one kind, if it still holds."""

    def __init__(self, cache: Cache, name: str, stock: Stock) -> None:
        self._cache = cache
        self._name = name
        self._stock = stock

    def kept(self) -> Kept | None:
        """Return the last result; None where anything but the content of files has changed since."""
        kept = self._load()
        return kept if kept is not None and self.holds(kept) else None

    def holds(self, kept: Kept) -> bool:
        """Tell whether nothing but the content of files has changed since a result."""
        if kept.key != self._key(kept.basis) or kept.files.keys() != self._stock.tree.files.keys():
            return False
        return all(stamp_of(Path(path)) == stamp for path, stamp in kept.basis.outside.items())

    def _load(self) -> Kept | None:
        stored = self._cache.get(SHELF, self._name)
        if stored is None:
            return None
        try:
            kept = msgspec.msgpack.decode(stored, type=Kept)
            kept.saw(msgspec.msgpack.decode(row, type=Seen) for row in self._changes().values())
        except msgspec.DecodeError:
            return None
        return kept

    def _changes(self) -> dict[str, bytes]:
        prefix = f"{self._name}\n"
        return {key: row for key, row in self._cache.all(CHANGES) if key.startswith(prefix)}

    def changed(self, kept: Kept) -> list[FoundFile]:
        """Return the files of the site that are not as they were."""
        files = self._stock.tree.files
        return [files[path] for path, one in kept.files.items() if files[path] != one]

    def keep(self, report: Report, basis: Basis | None) -> Kept | None:
        """Remember a result, and return it; one that may be another next time with the same files is not kept."""
        if basis is None or any(one.code in _MAY_PASS for one in report.diagnostics):
            self.forget()
            return None
        same = Report(
            diagnostics=report.diagnostics,
            lessons=report.lessons,
            kept=report.made + report.kept,
            written=report.written,
            outside=report.outside,
        )
        kept = Kept(self._key(basis), dict(self._stock.tree.files), basis, same)
        self._cache.drop(CHANGES, self._changes())
        self._cache.put(SHELF, {self._name: msgspec.msgpack.encode(kept)})  # a full disk costs only this memory
        return kept

    def forget(self) -> None:
        """Remember nothing: what is there is about to change."""
        self._cache.drop(SHELF, [self._name])

    @contextlib.contextmanager
    def amended(self, kept: Kept, seen: Sequence[Seen]) -> Iterator[None]:
        """Remember the same result with a few other files; nothing is remembered if what is done meanwhile fails."""
        self.doubt()
        yield
        rows = {f"{self._name}\n{one.file.path}": msgspec.msgpack.encode(one) for one in seen}
        if self._cache.put(CHANGES, rows):
            self._cache.drop(CHANGES, [f"{self._name}\n"])
        kept.saw(seen)

    def doubt(self) -> None:
        """Do not believe what is remembered until the next result is."""
        self._cache.put(CHANGES, {f"{self._name}\n": b""})  # a row that cannot be read spoils all

    def _key(self, basis: Basis) -> str:
        return f"{self._stock.digest} {self._stock.day(basis.timezone).isoformat()}"
