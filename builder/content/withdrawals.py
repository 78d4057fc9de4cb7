"""Take out what is withdrawn: a lesson by its id, a person with all lessons that the person taught."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import msgspec

from builder.content import problems
from builder.content.organization import Organizations
from builder.content.people import split_name
from builder.content.portal import GoneLesson, GonePerson, Lesson, Person, lesson_slug
from builder.content.withdrawn import WITHDRAWN_PATH, Withdrawal, Withdrawn
from builder.diagnostics import Diagnostic, Span
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
            found.append(_unknown_person(withdrawal, people.values(), organizations))
    by_person = {gone.person.key: gone.withdrawal for gone in gone_people}
    by_id = {withdrawal.name.text: withdrawal for withdrawal in withdrawn.lessons}
    found += _unknown_lessons(withdrawn, {lesson.id for lesson in lessons})
    left, gone = [], []
    for lesson in lessons:
        reason = by_id.get(lesson.id) or next(
            (by_person[person.key] for person in lesson.speakers if person.key in by_person), None
        )
        if reason:
            gone.append(GoneLesson(lesson.slug, reason))
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


def _unknown_person(withdrawal: Withdrawal, people: Collection[Person], organizations: Organizations) -> Diagnostic:
    known = [person.name for person in people]
    if split_name(withdrawal.name.text)[1]:
        known = [f"{one.name}@{organizations.path(one.organization)}" for one in people if one.organization]
    return problems.UNKNOWN_PERSON.about(_span(withdrawal), withdrawal.name.text, known)


def _unknown_lessons(withdrawn: Withdrawn, ids: set[str]) -> list[Diagnostic]:
    return [
        problems.UNKNOWN_LESSON.about(_span(withdrawal), withdrawal.name.text, ids)
        for withdrawal in withdrawn.lessons
        if withdrawal.name.text not in ids
    ]


def _deleted(withdrawn: Withdrawn, lessons: Sequence[Lesson]) -> list[GoneLesson]:
    """Return the lessons whose folders are gone too: old links to them are answered as long as the list has them."""
    ids, taken = {lesson.id for lesson in lessons}, {lesson.slug for lesson in lessons}
    deleted = (GoneLesson(lesson_slug(one.name.text), one) for one in withdrawn.lessons if one.name.text not in ids)
    return [one for one in deleted if one.slug not in taken]


def _span(withdrawal: Withdrawal) -> Span:
    return Span(WITHDRAWN_PATH, withdrawal.name.line, withdrawal.name.column)
