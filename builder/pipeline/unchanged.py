"""Whether anything has changed since the last time. If nothing has, what was said then is still true.

Everything that a build depends on is taken stock of without opening a file: the request, the day, size and time of
every file of site and theme, the program and its tools. Two digests that are the same make the same site.
"""

import contextlib
import datetime
import os
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from builder.diagnostics import Diagnostic
from builder.pipeline.request import Report, Request
from builder.source import Tree, walk
from builder.source.problems import UNREADABLE
from builder.system import Cache, as_of, digest_bytes, find_tool, stamp_of

SHELF = "last"
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
        digest: of all that the site is made of, but for the day and for files outside of it.
        moment: when stock was taken.
        asked_day: the day that was asked for, if any.
    """

    tree: Tree
    found: tuple[Diagnostic, ...]
    digest: str
    moment: datetime.datetime
    asked_day: datetime.date | None

    def day(self, timezone: str) -> datetime.date:
        """Return the day for which is built: it stays the same, even if midnight comes meanwhile."""
        return as_of(self.asked_day, timezone, self.moment)


@dataclass(frozen=True, slots=True)
class Basis:
    """What else a result stands on, known only at the end.

    Attributes:
        timezone: the one in which the day begins.
        outside: every file in a media folder that was looked for, with its stamp; empty for one that is not there.
    """

    timezone: str = ""
    outside: dict[str, str] = field(default_factory=dict)


class _Kept(msgspec.Struct, frozen=True):
    key: str
    basis: Basis
    report: Report


def take_stock(request: Request, folders: tuple[str, ...]) -> Stock:
    """Look at every file that a build may depend on; none is opened."""
    moment = datetime.datetime.now(datetime.UTC)
    tree, found = walk(request.root, folders)
    files = [(file.path, file.disk, file.size, file.mtime_ns) for file in tree.files.values()]
    looks = [
        (os.fsencode(path), stamp_of(path)) for folder in _looks(request.root) for path in sorted(folder.rglob("*"))
    ]
    asked = (request.base_url, request.drafts, request.strict, request.keep_broken)
    parts = (
        os.fsencode(request.root.resolve()),
        asked,
        [find_tool("ffmpeg"), find_tool("ffprobe")],
        found,
        files,
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

    def report(self) -> Report | None:
        """Return what was said the last time; None where something has changed since."""
        stored = self._cache.get(SHELF, self._name)
        try:
            kept = msgspec.msgpack.decode(stored, type=_Kept) if stored else None
        except msgspec.DecodeError:
            return None
        if kept is None or kept.key != self._key(kept.basis):
            return None
        holds = all(stamp_of(Path(path)) == stamp for path, stamp in kept.basis.outside.items())
        return kept.report if holds else None

    def keep(self, report: Report, basis: Basis | None) -> None:
        """Remember a result; one that may be another next time with the same files is not kept."""
        if basis is None or any(one.code in _MAY_PASS for one in report.diagnostics):
            self.forget()
            return
        same = Report(
            diagnostics=report.diagnostics,
            lessons=report.lessons,
            kept=report.made + report.kept,
            written=report.written,
            outside=report.outside,
        )
        kept = _Kept(self._key(basis), basis, same)
        with contextlib.suppress(OSError):  # a full disk costs only this memory
            self._cache.put(SHELF, {self._name: msgspec.msgpack.encode(kept)})

    def forget(self) -> None:
        """Remember nothing: what is there is about to change."""
        self._cache.drop(SHELF, [self._name])

    def _key(self, basis: Basis) -> str:
        return f"{self._stock.digest} {self._stock.day(basis.timezone).isoformat()}"
