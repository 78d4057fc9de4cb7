"""Changes that nobody made on purpose: temporary files, other tools' folders, our own output."""

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from watchfiles import Change

_FOLDERS = frozenset(
    {".git", ".hg", ".svn", ".idea", ".vscode", ".venv", "__pycache__", "node_modules", ".obsidian", "@eaDir"}
)
_NAMES = re.compile(
    r"""
      ~\$.* | \.~.* | \.\#.* | \#.*\# | .*~               # Office, WPS and LibreOffice, Emacs, most editors
    | .*\.sw[a-z] | 4913                                  # Vim
    | .*\.(?:part|tmp|temp|bak|crdownload|py[cod])        # downloads, halves of files
    | .*\.___jb_\w+___                                    # JetBrains
    | \.DS_Store | \._.* | Thumbs\.db | desktop\.ini      # what systems leave
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Noise:
    """Decides whether a change below one of the watched roots is worth a build.

    Paths are compared as text, because while the output is written there are thousands of changes a second.
    """

    def __init__(self, roots: Iterable[Path], ignore: Sequence[Path]) -> None:
        self._roots = tuple(_folded(path) for path in roots)
        self._ignore = tuple(_folded(path) for path in ignore)

    def counts(self, change: Change, path: str) -> bool:
        """Return whether a change matters; it has the shape that watchfiles wants of a filter."""
        folded = os.path.normcase(path)
        if any(_is_within(folded, one) for one in self._ignore):
            return False
        root = next((one for one in self._roots if _is_within(folded, one)), None)
        if root is None or self._is_noise(folded[len(root) :]):
            return False
        # Some systems report a folder as modified with anything in it, which is reported by itself.
        return change is not Change.modified or not Path(path).is_dir()

    @staticmethod
    def _is_noise(below: str) -> bool:
        parts = below.split(os.sep)  # noqa: PTH206 - a Path for each change would be slow
        return not _FOLDERS.isdisjoint(parts) or _NAMES.fullmatch(parts[-1]) is not None


def _folded(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
