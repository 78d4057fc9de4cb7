"""What files there are: one walk with ``os.scandir``, nothing opened."""

import operator
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from builder.diagnostics import Diagnostic, Span
from builder.messages import N_
from builder.source import problems
from builder.text import nfc

# A folder with this file in it is a site.
SETTINGS_PATH = "site_src/site.yaml"
_IGNORED = frozenset({"thumbs.db", "desktop.ini", "__pycache__", "node_modules"})
_TEMPORARY = (".part", ".tmp", ".crdownload", ".swp", "~")
DEEPEST = 24
_TOO_DEEP = N_("it lies too many folders deep")
_MOVE_UP = N_("move it up; lessons lie in lessons/YEAR/NAME")
_CIRCLE = N_("it is a link to a folder that it lies in itself")
_NO_UNICODE = N_("its name is written in an old encoding, not in Unicode")
_LINK_IN_LINK = N_("it is a link in a folder that is reached by a link itself")
_REMOVE_LINK = N_("delete the link")
_OTHER_NAME = N_("its name is not quite the one that is looked for")


class FoundFile(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file of the site.

    Attributes:
        path: relative to the site, with ``/``, in Unicode form NFC: the name by which the site knows it.
        disk: the name as the disk has it (macOS may keep another Unicode form).
        size: in bytes.
        mtime_ns: when it was last changed.
        real: where in the site it lies, if it is reached by a link.
    """

    path: str
    disk: str
    size: int
    mtime_ns: int
    real: str = ""

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]

    @property
    def folder(self) -> str:
        """The path without its last part; empty at the top."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Tree:
    """All files below the folders that were walked, by path, in the order of their paths."""

    root: Path
    files: dict[str, FoundFile]

    def below(self, folder: str) -> Iterator[FoundFile]:
        """Yield the files at any depth below `folder`."""
        prefix = folder.rstrip("/") + "/"
        return (file for path, file in self.files.items() if path.startswith(prefix))

    def on_disk(self, file: FoundFile) -> Path:
        """Return where the file really lies."""
        return self.root / file.disk


def walk(root: Path, folders: tuple[str, ...]) -> tuple[Tree, list[Diagnostic]]:
    """Find every file below `folders` of the site at `root`.

    Hidden files, what editors and systems leave behind, and links that lead out of `root` are not part of a site.
    """
    scan = _Scan(root)
    for folder in folders:
        scan.top(folder)
    return Tree(root, dict(sorted(scan.files.items()))), scan.found


class _Scan:
    """One walk: the files that were found, and what is wrong with them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, FoundFile] = {}
        self.found: list[Diagnostic] = []
        self._real_root = os.path.realpath(root)

    def top(self, folder: str) -> None:
        """Take everything below one of the site's own folders, if it is there."""
        path = self.root / folder
        if path.is_symlink() and not _inside(str(path), self._real_root):
            self.found.append(problems.LINK_OUTSIDE.at(Span(folder), name=folder))
        elif path.is_dir():
            self.folder(folder, 0)

    def folder(self, folder: str, depth: int, *, linked: bool = False) -> None:
        """Take everything below a folder. Below a linked one no link is followed: so many links cannot multiply."""
        try:
            # Not `self.root / folder`: this is done for each of thousands of folders.
            with os.scandir(f"{self.root}/{folder}") as entries:
                listed = sorted(entries, key=_name)
        except OSError as error:
            self._unreadable(folder, folder, error)
            return
        seen: set[str] = set()
        for entry in listed:
            if is_ignored(entry.name):
                continue
            disk = f"{folder}/{entry.name}"
            path = nfc(disk)
            try:
                self._entry(entry, disk, path, seen, depth, linked=linked)
            except OSError as error:
                self._unreadable(disk, entry.name, error)
            seen.add(path)

    def _entry(
        self, entry: os.DirEntry[str], disk: str, path: str, seen: set[str], depth: int, *, linked: bool
    ) -> None:
        if not _is_unicode(entry.name):
            self.found.append(_no_unicode(disk, entry.name))
        elif entry.is_symlink() and not self._may_lead(path, entry.path):
            self.found.append(problems.LINK_OUTSIDE.at(Span(path), name=entry.name))
        elif path in seen:
            self.found.append(problems.SAME_NAME.at(Span(path), name=nfc(entry.name)))
        elif entry.is_dir():
            wrong = _no_way_in(entry, depth, linked=linked)
            if wrong:
                self.found.append(problems.UNREADABLE.at(Span(path), hint=wrong[1], name=entry.name, reason=wrong[0]))
            else:
                self.folder(disk, depth + 1, linked=linked or entry.is_symlink())
        elif entry.is_file():
            stat = entry.stat()
            real = self._real(entry.path) if linked or entry.is_symlink() else ""
            self.files[path] = FoundFile(path, disk, stat.st_size, stat.st_mtime_ns, real)
        elif entry.is_symlink():
            entry.stat()  # tells why a link leads nowhere

    def _may_lead(self, path: str, link: str) -> bool:
        return _inside(link, self._real_root) and may_lead(path, self._real(link))

    def _real(self, link: str) -> str:
        return nfc(os.path.relpath(os.path.realpath(link), self._real_root).replace(os.sep, "/"))

    def _unreadable(self, disk: str, name: str, error: OSError) -> None:
        reason = error.strerror or str(error)
        disk, name = _shown(disk), _shown(name)
        self.found.append(problems.UNREADABLE.at(Span(nfc(disk)), name=name, reason=reason))


_name = operator.attrgetter("name")


def _is_unicode(name: str) -> bool:
    return name.isascii() or not any("\ud800" <= char <= "\udfff" for char in name)


def _shown(name: str) -> str:
    """Return a name as it can be printed: bytes that are no UTF-8 become question marks in boxes."""
    return os.fsencode(name).decode("utf-8", "replace")


def _no_unicode(disk: str, name: str) -> Diagnostic:
    """Say that a name must be changed; an old Chinese Windows wrote it in GBK, so that is what it is meant to be."""
    meant = os.fsencode(name).decode("gb18030", "replace")
    return problems.UNREADABLE.at(
        Span(nfc(_shown(disk))), hint=problems.RENAME, name=_shown(name), reason=_NO_UNICODE, nearest=meant
    )


def _no_way_in(entry: os.DirEntry[str], depth: int, *, linked: bool) -> tuple[str, str] | None:
    """Return why a folder is not walked, and how to mend that; None where nothing is wrong with it."""
    if entry.is_symlink() and linked:
        return _LINK_IN_LINK, _REMOVE_LINK
    if entry.is_symlink() and _lies_in(Path(entry.path).parent, os.path.realpath(entry.path)):
        return _CIRCLE, _REMOVE_LINK
    return (_TOO_DEEP, _MOVE_UP) if depth >= DEEPEST else None


def misnamed(tree: Tree, path: str) -> list[Diagnostic]:
    """Return what to say of files that are meant to be the one at `path` but are called a little otherwise."""
    wanted = path.rpartition("/")[2]
    return [
        misnamed_file(file, wanted)
        for file in tree.below(path.rpartition("/")[0])
        if file.path != path and plain_name(file.path) == path
    ]


def misnamed_file(file: FoundFile, wanted: str) -> Diagnostic:
    """Return what to say of a file that was probably meant to be called `wanted`."""
    return problems.UNREADABLE.at(
        Span(file.path), hint=problems.RENAME, name=file.name, reason=_OTHER_NAME, nearest=wanted
    )


def plain_name(path: str) -> str:
    """Return a path as it was probably meant: small letters, ``.yaml``, and none of the ``.txt`` that Notepad adds."""
    return re.sub(r"\.yml$", ".yaml", path.lower().removesuffix(".txt"))


def is_ignored(name: str) -> bool:
    """Tell whether a file or folder of this name is never part of a site."""
    small = name.lower()
    return small.startswith((".", "~$")) or small in _IGNORED or small.endswith(_TEMPORARY)


def may_lead(path: str, real: str) -> bool:
    """Tell whether a link in the site may lead to another place of it.

    Settings, lists, and all that lies around them are published under no other name. What belongs to lessons can be
    linked by lessons; whether that one is shown is seen where the file is used.

    Args:
        path: of the link, relative to the site.
        real: where it leads, relative to the site.
    """
    source, lessons = SETTINGS_PATH.rpartition("/")[0], "lessons"
    if path.rpartition("/")[0] == source:
        return True  # a setting itself
    if path.startswith(f"{source}/") and f"{real}/".startswith(f"{lessons}/"):
        return False
    inside = real.partition("/")[2]
    return not (real in {source, "."} or (real.startswith(f"{source}/") and "/" not in inside and "." in inside))


def _inside(path: str, real_root: str) -> bool:
    """Tell whether a link leads to something of the site: below its root, and in no hidden folder such as .git."""
    real = os.path.realpath(path)
    return real.startswith(real_root + os.sep) and os.sep + "." not in real[len(real_root) :]


def _lies_in(folder: Path, real_folder: str) -> bool:
    return os.path.realpath(folder / "x").startswith(real_folder + os.sep)
