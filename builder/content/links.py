"""What a link in a body says: the one place that knows the ways of writing it."""

import enum
import re
from dataclasses import dataclass
from urllib.parse import unquote

from builder.content.lesson import LESSON_FILE
from builder.content.paths import CAMPAIGNS_FOLDER, LESSONS_FOLDER, PAGES_FOLDER, file_of_link, resolve_path

_OUTSIDE = re.compile(r"^(?:https?:|mailto:|tel:)", re.IGNORECASE)
_NAMED = re.compile(r"^(lesson|page|campaign):([^#]*)(#.*)?$", re.IGNORECASE)


class LinkKind(enum.StrEnum):
    """Where a link leads."""

    OUTSIDE = "outside"
    LESSON = "lesson"
    PAGE = "page"
    CAMPAIGN = "campaign"
    FILE = "file"


_ARTICLES = {PAGES_FOLDER: LinkKind.PAGE, CAMPAIGNS_FOLDER: LinkKind.CAMPAIGN}


@dataclass(frozen=True, slots=True)
class ParsedLink:
    """A link as it is meant.

    Attributes:
        name: an address, an id, a name, or a file.
        anchor: the place on that page, with its ``#``; empty where none is named, and for files and addresses.
    """

    kind: LinkKind
    name: str
    anchor: str = ""


def is_outside(target: str) -> bool:
    """Tell whether a target is a web, mail or telephone address."""
    return _OUTSIDE.match(target) is not None


def parse_link(folder: str, target: str) -> ParsedLink:
    """Return what a link in a text in `folder` means; whether that exists is another question."""
    if is_outside(target):
        return ParsedLink(LinkKind.OUTSIDE, target)
    named = _NAMED.match(target)
    if named:
        return ParsedLink(LinkKind(named[1].lower()), named[2], named[3] or "")
    return _text_of_path(folder, target) or ParsedLink(LinkKind.FILE, file_of_link(target))


def _text_of_path(folder: str, target: str) -> ParsedLink | None:
    """Return the page that is meant by the path of its text, as editors complete it: ``../2018-12-lamp/lesson.md``."""
    written, mark, place = target.partition("#")
    path = resolve_path(folder, unquote(written))
    if path is None or not path.endswith(".md"):
        return None
    home, _, name = path.rpartition("/")
    if name == LESSON_FILE and home.startswith(f"{LESSONS_FOLDER}/"):
        return ParsedLink(LinkKind.LESSON, home.rpartition("/")[2], mark + place)
    kind = _ARTICLES.get(home)
    return ParsedLink(kind, name.removesuffix(".md"), mark + place) if kind else None
