"""What files there are: one walk with ``os.scandir``, nothing opened."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.diagnostics import Diagnostic, Span
from builder.source import problems
from builder.text import nfc

_IGNORED = frozenset({"thumbs.db", "desktop.ini", "__pycache__", "node_modules"})
_TEMPORARY = (".part", ".tmp", ".crdownload", ".swp", "~")
DEEPEST = 24


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of the site.

    Attributes:
        path: relative to the site, with ``/``, in Unicode form NFC: the name by which the site knows it.
        disk: the name as the disk has it (macOS may keep another Unicode form).
        size: in bytes.
        mtime_ns: when it was last changed.
    """

    path: str
    disk: str
    size: int
    mtime_ns: int

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
    found: list[Diagnostic] = []
    files: dict[str, FoundFile] = {}
    real_root = os.path.realpath(root)
    for folder in folders:
        if (root / folder).is_dir():
            _scan(root, real_root, folder, files, found, 0)
    return Tree(root, dict(sorted(files.items()))), found


def _scan(
    root: Path, real_root: str, folder: str, files: dict[str, FoundFile], found: list[Diagnostic], depth: int
) -> None:
    try:
        with os.scandir(root / folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        found.append(problems.UNREADABLE.at(Span(nfc(folder)), name=folder, reason=error.strerror or str(error)))
        return
    for entry in listed:
        if _ignored(entry.name):
            continue
        disk = f"{folder}/{entry.name}"
        path = nfc(disk)
        try:
            if entry.is_symlink() and not _inside(entry.path, real_root):
                found.append(problems.LINK_OUTSIDE.at(Span(path), name=entry.name))
            elif entry.is_dir():
                if depth < DEEPEST:
                    _scan(root, real_root, disk, files, found, depth + 1)
            elif path in files:
                found.append(problems.SAME_NAME.at(Span(path), name=nfc(entry.name)))
            elif entry.is_file():
                stat = entry.stat()
                files[path] = FoundFile(path, disk, stat.st_size, stat.st_mtime_ns)
        except OSError as error:
            reason = error.strerror or str(error)
            found.append(problems.UNREADABLE.at(Span(path), name=entry.name, reason=reason))


def _ignored(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _IGNORED or name.lower().endswith(_TEMPORARY)


def _inside(path: str, real_root: str) -> bool:
    return os.path.realpath(path).startswith(real_root + os.sep)
