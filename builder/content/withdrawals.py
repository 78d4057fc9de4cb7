"""Take out what is withdrawn: a lesson by its id, a person with all lessons that the person taught."""

import functools
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import msgspec

from builder.content import problems
from builder.content.lesson import LessonRecord
from builder.content.organization import Organizations
from builder.content.people import split_name
from builder.content.portal import GoneLesson, GonePerson, Lesson, OldAddress, Person, lesson_slug
from builder.content.withdrawn import WITHDRAWN_PATH, Withdrawal, Withdrawn
from builder.diagnostics import Diagnostic, Span, nearest
from builder.text import fold, slug

_DAY = re.compile(r"^\d{4}-\d{2}(?:-\d{2})?-")


@dataclass(frozen=True, slots=True)
class AfterWithdrawal:
    """What is left, and what is gone."""

    lessons: tuple[Lesson, ...]
    gone_lessons: tuple[GoneLesson, ...]
    gone_people: tuple[GonePerson, ...]


def withdraw(
    lessons: Sequence[Lesson], ids: set[str], withdrawn: Withdrawn, organizations: Organizations
) -> tuple[AfterWithdrawal, list[Diagnostic]]:
    """Apply the list to all lessons, published or not, and say which entries match nothing.

    A lesson shows its speaker, so it goes with any of its speakers; a maker's name alone is taken off.

    Args:
        lessons: those that could be read.
        ids: of all lessons, those too that could not be read.
        withdrawn: the list.
        organizations: the tree.
    """
    people = {person.key: person for lesson in lessons for person in (*lesson.speakers, *lesson.makers)}
    others = _Others(lessons, ids, people.values(), organizations)
    found: list[Diagnostic] = []
    gone_people = []
    for withdrawal in withdrawn.people:
        matches = _matches(withdrawal, people.values(), organizations)
        gone_people += [GonePerson(person, withdrawal) for person in matches]
        if not matches:
            found += _check_empty(withdrawal, others.person(withdrawal.name.text))
    by_person = {gone.person.key: gone.withdrawal for gone in gone_people}
    by_id = {withdrawal.name.text: withdrawal for withdrawal in withdrawn.lessons}
    for withdrawal in withdrawn.lessons:
        known = withdrawal.name.text in ids
        found += [] if known else _check_empty(withdrawal, others.lesson(withdrawal.name.text))
    left, gone = [], []
    for lesson in lessons:
        reason = by_id.get(lesson.id) or next(
            (by_person[person.key] for person in lesson.speakers if person.key in by_person), None
        )
        if reason:
            gone.append(_gone(lesson.slug, lesson.record, reason))
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


class _Others:
    """What an entry that matches nothing may have meant."""

    def __init__(
        self, lessons: Sequence[Lesson], ids: set[str], people: Collection[Person], organizations: Organizations
    ) -> None:
        self._lessons = lessons
        self._ids = ids
        self._people = people
        self._organizations = organizations

    @functools.cached_property
    def _by_name(self) -> dict[str, str]:
        """The id of each lesson by all that somebody may call it: title, addresses, paths, the id without its date."""
        names = {fold(name): one for one in sorted(self._ids) for name in (one, slug(one), _DAY.sub("", one))}
        for lesson in self._lessons:
            record = lesson.record
            addresses = (f"lessons/{lesson.slug}.html", *(alias.text for alias in record.aliases))
            folders = {record.folder, record.path, f"lessons/{lesson.id}", f"lessons/{lesson.id}/lesson.md"}
            for name in (record.title, lesson.slug, slug(_DAY.sub("", lesson.id)), *addresses, *folders):
                names.setdefault(fold(name), lesson.id)
        return names

    def lesson(self, name: str) -> str:
        """Return the lesson or person that may be meant; empty where nothing is near."""
        plain = fold(name.strip("/"))
        person = next((one.name for one in self._people if fold(one.name) == plain), "")
        return self._by_name.get(plain) or person or nearest(name, sorted(self._ids))

    def person(self, written: str) -> str:
        """Return the person or lesson that may be meant; empty where nobody is near."""
        name, branch = split_name(written)
        same = [one for one in self._people if fold(one.name) == fold(name)]
        if same:
            return self._written(same[0], with_branch=bool(same[0].organization))
        lesson = self._by_name.get(fold(written.strip("/")))
        known = sorted(self._written(one, with_branch=bool(branch)) for one in self._people)
        return lesson or nearest(written, known) or nearest(name, sorted(one.name for one in self._people))

    def _written(self, person: Person, *, with_branch: bool) -> str:
        path = self._organizations.path(person.organization) if with_branch and person.organization else ""
        return f"{person.name}@{path}" if path else person.name


def _check_empty(withdrawal: Withdrawal, near: str) -> list[Diagnostic]:
    """Say that an entry matches nothing. Where it may mean something, that may be what must be gone."""
    if withdrawal.checked:
        return []
    name = withdrawal.name
    span = Span(WITHDRAWN_PATH, name.line, name.column)
    if near:
        return [problems.UNCLEAR_WITHDRAWAL.at(span, name=name.text, nearest=near)]
    return [problems.EMPTY_WITHDRAWAL.at(span, name=name.text)]


def _deleted(withdrawn: Withdrawn, lessons: Sequence[Lesson]) -> list[GoneLesson]:
    """Return the lessons whose folders are gone too: old links to them are answered as long as the list has them."""
    taken = {lesson.slug for lesson in lessons}
    read = {lesson.id for lesson in lessons}
    deleted = [_gone(lesson_slug(one.name.text), None, one) for one in withdrawn.lessons if one.name.text not in read]
    return [msgspec.structs.replace(one, slug="") if one.slug in taken else one for one in deleted]


def _gone(slug_of_lesson: str, record: LessonRecord | None, withdrawal: Withdrawal) -> GoneLesson:
    aliases = [OldAddress(record.path, one) for one in record.aliases] if record else []
    aliases += [OldAddress(WITHDRAWN_PATH, one) for one in withdrawal.addresses]
    first = {one.name.text: one for one in reversed(aliases)}
    return GoneLesson(slug_of_lesson, tuple(first[name] for name in sorted(first)), withdrawal)
