"""What a written path means: where a file lies, and whether it may be published from there."""

import posixpath
import re

from builder.content.lesson import LESSON_FILE
from builder.text import nfc

LESSONS_FOLDER = "lessons"
CAMPAIGNS_FOLDER = "site_src/campaigns"
PAGES_FOLDER = "site_src/pages"
_PLAIN = re.compile(r"\w[\w -]*\.\w+")
_ALIAS = re.compile(r"^(?!/)(?!.*(?:^|/)\.{1,2}(?:/|$))[^\\?#:*\"<>|\x00-\x1f]+\.html?$", re.IGNORECASE)
_DRIVE = re.compile(r"^[A-Za-z]:")


def resolve_path(folder: str, written: str) -> str | None:
    """Return the site path that `written` means in a text in `folder`; None where it leads out of the site."""
    if folder and _PLAIN.fullmatch(written):
        return f"{folder}/{nfc(written)}"  # nearly all are: the rest takes ten times as long
    if written.startswith(("/", "\\")) or _DRIVE.match(written) or "\x00" in written:
        return None
    path = posixpath.normpath(posixpath.join(folder, nfc(written.replace("\\", "/"))))
    return None if path.startswith("../") or path in {"..", "."} else path


def public_path(folder: str, written: str) -> str | None:
    """Return the site path of a file that a text in `folder` may publish; None where it may not.

    Content is what lies below ``lessons/``, and for a page or campaign what lies beside it. Settings and lists are
    not, nor is any ``lesson.md``: its page shows what of it is meant to be shown.
    """
    path = resolve_path(folder, written)
    if path is None or path.rpartition("/")[2].casefold() == LESSON_FILE:
        return None
    return path if path.startswith((f"{LESSONS_FOLDER}/", f"{folder}/")) else None


def is_alias(address: str) -> bool:
    """Tell whether a page may be written at an old address: a file of the site, as a server or a disc names it."""
    return _ALIAS.match(address) is not None


def file_of_link(target: str) -> str:
    """Return the file that a link names, without what the browser is told of it: ``讲稿.pdf#page=2``."""
    return target.partition("#")[0].partition("?")[0]
