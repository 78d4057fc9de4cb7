"""Take out what is withdrawn: a lesson by its id, a person with all lessons that the person taught."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from builder.content import problems
from builder.content.article import Article
from builder.content.lesson import LessonRecord
from builder.content.organization import Organizations
from builder.content.people import split_name
from builder.content.portal import GoneLesson, GonePerson, Lesson, Person, Portal, lesson_slug
from builder.content.records import Texts
from builder.content.withdrawn import WITHDRAWN_PATH, Withdrawal, Withdrawn
from builder.diagnostics import Diagnostic, Span, nearest
from builder.fields import Name
from builder.source import Tree, read_text
from builder.text import fold


@dataclass(frozen=True, slots=True)
class AfterWithdrawal:
    """What is left, and what is gone."""

    lessons: tuple[Lesson, ...]
    gone_lessons: tuple[GoneLesson, ...]
    gone_people: tuple[GonePerson, ...]


def withdraw(
    lessons: Sequence[Lesson], withdrawn: Withdrawn, organizations: Organizations
) -> tuple[AfterWithdrawal, list[Diagnostic]]:
    """Apply the list to all lessons, published or not, and say which entries match nothing.

    A lesson shows its speaker, so it goes with any of its speakers; a maker's name alone is taken off.
    """
    people = {person.key: person for lesson in lessons for person in (*lesson.speakers, *lesson.makers)}
    found: list[Diagnostic] = []
    gone_people = []
    for withdrawal in withdrawn.people:
        matches = _matches(withdrawal, people.values(), organizations)
        gone_people += [GonePerson(person, withdrawal) for person in matches]
        if not matches:
            known = _written(withdrawal, people.values(), organizations)
            found += _check_empty(withdrawal, known)
    by_person = {gone.person.key: gone.withdrawal for gone in gone_people}
    by_id = {withdrawal.name.text: withdrawal for withdrawal in withdrawn.lessons}
    ids = {lesson.id for lesson in lessons}
    for withdrawal in withdrawn.lessons:
        found += [] if withdrawal.name.text in ids else _check_empty(withdrawal, ids)
    left, gone = [], []
    for lesson in lessons:
        reason = by_id.get(lesson.id) or next(
            (by_person[person.key] for person in lesson.speakers if person.key in by_person), None
        )
        if reason:
            gone.append(_gone(lesson.slug, lesson.record.aliases, reason))
        else:
            makers = tuple(person for person in lesson.makers if person.key not in by_person)
            left.append(lesson if makers == lesson.makers else msgspec.structs.replace(lesson, makers=makers))
    gone += _deleted(withdrawn, lessons)
    return AfterWithdrawal(tuple(left), tuple(gone), tuple(gone_people)), found


def _matches(withdrawal: Withdrawal, people: Iterable[Person], organizations: Organizations) -> list[Person]:
    name, branch = split_name(withdrawal.name.text)
    keys = set(organizations.find(branch)) if branch else None
    return [
        person for person in people if fold(person.name) == fold(name) and (keys is None or person.organization in keys)
    ]


def _written(withdrawal: Withdrawal, people: Iterable[Person], organizations: Organizations) -> list[str]:
    """Return the names of everybody, written as the withdrawal is: with or without the branch."""
    if not split_name(withdrawal.name.text)[1]:
        return [person.name for person in people]
    return [f"{one.name}@{organizations.path(one.organization)}" for one in people if one.organization]


def _check_empty(withdrawal: Withdrawal, known: Iterable[str]) -> list[Diagnostic]:
    """Say that an entry matches nothing. Where it is almost another name, that one may be what must be gone."""
    if withdrawal.checked:
        return []
    name = withdrawal.name
    span = Span(WITHDRAWN_PATH, name.line, name.column)
    near = nearest(name.text, sorted(known))
    if near:
        return [problems.UNCLEAR_WITHDRAWAL.at(span, name=name.text, nearest=near)]
    return [problems.EMPTY_WITHDRAWAL.at(span, name=name.text)]


def _deleted(withdrawn: Withdrawn, lessons: Sequence[Lesson]) -> list[GoneLesson]:
    """Return the lessons whose folders are gone too: old links to them are answered as long as the list has them."""
    ids, taken = {lesson.id for lesson in lessons}, {lesson.slug for lesson in lessons}
    deleted = (_gone(lesson_slug(one.name.text), (), one) for one in withdrawn.lessons if one.name.text not in ids)
    return [one for one in deleted if one.slug not in taken]


def check_names_left(portal: Portal, texts: Texts, tree: Tree) -> list[Diagnostic]:
    """Return where the name of somebody withdrawn is still shown by a text of others.

    A lesson of a living namesake is not meant.
    """
    names = sorted({gone.person.name for gone in portal.gone_people})
    if not names:
        return []
    found = []
    for lesson in portal.lessons:
        own = {person.name for person in (*lesson.speakers, *lesson.makers)}
        shown = texts.get(lesson.record.text_key) + msgspec.msgpack.encode(_shown_words(lesson.record))
        found += [_name_left(tree, name, lesson.record) for name in names if name not in own and name.encode() in shown]
    for article in (*portal.campaigns, *portal.pages):
        shown = texts.get(article.text_key) + f"{article.title} {article.summary}".encode()
        found += [_name_left(tree, name, article) for name in names if name.encode() in shown]
    return found


def _shown_words(record: LessonRecord) -> list[str]:
    """Return what a page shows of the front matter that somebody's name may stand in."""
    return [
        *(record.title, record.summary, record.source.name if record.source else "", *record.tags),
        *(one.title for one in record.chapters),
        *(one.title for one in record.parts),
        *(one.text for one in (*record.pictures, *record.attachments)),
    ]


def _name_left(tree: Tree, name: str, text: LessonRecord | Article) -> Diagnostic:
    paths, hidden = [text.path], set()
    if isinstance(text, LessonRecord):
        paths += [f"{text.folder}/{part.subtitles.text}" for part in text.parts if part.subtitles]
        hidden = {(text.path, maker.line) for maker in text.makers}
    for path in paths:
        content = read_text(tree.on_disk(tree.files[path]), path)[0] if path in tree.files else None
        for number, line in enumerate((content or "").splitlines(), 1):
            if name in line and (path, number) not in hidden:
                return problems.NAME_LEFT.at(Span(path, number, line.index(name) + 1), name=name)
    return problems.NAME_LEFT.at(Span(text.path), name=name)


def _gone(slug: str, aliases: Iterable[Name], withdrawal: Withdrawal) -> GoneLesson:
    older = dict.fromkeys(one.text for one in (*aliases, *withdrawal.addresses))
    return GoneLesson(slug, tuple(older), withdrawal)
