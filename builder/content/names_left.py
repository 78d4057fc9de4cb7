"""Where the name of somebody withdrawn still stands in what others wrote: nobody's words are changed by a program."""

from collections.abc import Collection

import msgspec

from builder.content import problems
from builder.content.article import Article
from builder.content.lesson import LessonRecord
from builder.content.organization import ORGANIZATIONS_PATH
from builder.content.people import split_name
from builder.content.portal import Portal
from builder.content.records import Texts
from builder.content.withdrawn import Withdrawn
from builder.diagnostics import Diagnostic, Span
from builder.source import SETTINGS_PATH, Tree, read_text
from builder.text import fold


def check_names_left(portal: Portal, withdrawn: Withdrawn, texts: Texts, tree: Tree) -> list[Diagnostic]:
    """Return where the name of somebody withdrawn is still shown by a text of others.

    A lesson of a living namesake is not meant.
    """
    names = sorted({split_name(one.name.text)[0] for one in withdrawn.people})
    if not names:
        return []
    found = []
    for lesson in portal.lessons:
        own = {fold(person.name) for person in (*lesson.speakers, *lesson.makers)}
        shown = texts.get(lesson.record.text_key) + msgspec.msgpack.encode(_shown_words(lesson.record))
        found += [
            _name_left(tree, name, lesson.record) for name in names if fold(name) not in own and _stands_in(name, shown)
        ]
    for article in (*portal.campaigns, *portal.pages):
        shown = texts.get(article.text_key) + f"{article.title} {article.summary}".encode()
        found += [_name_left(tree, name, article) for name in names if _stands_in(name, shown)]
    settings = ((name, path) for name in names for path in (SETTINGS_PATH, ORGANIZATIONS_PATH))
    return found + [
        problems.NAME_LEFT.at(span, name=name) for name, path in settings if (span := _find(tree, path, name))
    ]


def _stands_in(name: str, encoded: bytes) -> bool:
    """Tell whether a name stands in an encoded text, with spaces in it or without."""
    # Folding all texts would take seconds; most of them do not even have the first sign.
    return fold(name)[:1].encode() in encoded and fold(name) in fold(encoded.decode("utf-8", "ignore"))


def _shown_words(record: LessonRecord) -> list[str]:
    """Return what a page shows of the front matter that somebody's name may stand in."""
    return [
        *(record.title, record.summary, record.source.name if record.source else "", *record.tags),
        *(one.title for one in record.chapters),
        *(one.title for one in record.parts),
        *(word for one in record.awards for word in (one.name, one.of)),
        *(word for one in (*record.pictures, *record.attachments) for word in (one.text, one.file.text)),
    ]


def _name_left(tree: Tree, name: str, text: LessonRecord | Article) -> Diagnostic:
    paths, hidden = [text.path], set()
    if isinstance(text, LessonRecord):
        paths += [f"{text.folder}/{part.subtitles.text}" for part in text.parts if part.subtitles]
        hidden = {maker.line for maker in text.makers}
    places = (_find(tree, path, name, hidden if path == text.path else set()) for path in paths)
    return problems.NAME_LEFT.at(next(filter(None, places), Span(text.path)), name=name)


def _find(tree: Tree, path: str, name: str, hidden: Collection[int] = ()) -> Span | None:
    """Return the first line of a file in which a name stands, but for the hidden ones and comments of YAML."""
    content = read_text(tree.on_disk(tree.files[path]), path)[0] if path in tree.files else None
    for number, line in enumerate((content or "").splitlines(), 1):
        comment = path.endswith(".yaml") and line.lstrip().startswith("#")
        if number not in hidden and not comment and fold(name) in fold(line):
            return Span(path, number, line.find(name) + 1)
    return None
