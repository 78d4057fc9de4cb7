"""Everything that the site shows, with every name resolved."""

import datetime
from dataclasses import dataclass

from builder.config import Site, Topic
from builder.content.article import Campaign, FreePage
from builder.content.lesson import LessonRecord
from builder.content.organization import Organizations
from builder.content.withdrawn import Withdrawal
from builder.fields import Name
from builder.system import Value
from builder.text import slug


class Person(Value, frozen=True):
    """A name within a branch; `organization` is a key, empty where it is not known."""

    key: str
    name: str
    organization: str


class Lesson(Value, frozen=True):
    """A lesson that is shown.

    Attributes:
        record: what its folder says.
        slug: the last part of its address; unique.
        speakers, makers: people, in the order written.
        organization: the key of its branch or committee; empty where none is given.
        topic: its name as the settings write it; empty where none is given.
        campaign: the id of its campaign; empty where it has none.
        related: ids of published lessons that it names itself.
    """

    record: LessonRecord
    slug: str
    speakers: tuple[Person, ...]
    makers: tuple[Person, ...]
    organization: str
    topic: str
    campaign: str
    related: tuple[str, ...]

    @property
    def id(self) -> str:
        """The name of its folder."""
        return self.record.id


def lesson_slug(name: str) -> str:
    """Return the last part of a lesson's address, from its folder's name or the slug that it asks for."""
    own = slug(name)
    return "index-lesson" if own == "index" else own  # the list of all lessons is called index already


class OldAddress(Value, frozen=True):
    """An address that a lesson had, and the file of the site that says so."""

    origin: str
    name: Name


class GoneLesson(Value, frozen=True):
    """A withdrawn lesson: its address (empty where another lesson has taken it) and older ones, when and why."""

    slug: str
    aliases: tuple[OldAddress, ...]
    withdrawal: Withdrawal


class GonePerson(Value, frozen=True):
    """A withdrawn person: when and why."""

    person: Person
    withdrawal: Withdrawal


@dataclass(frozen=True, slots=True)
class Portal:
    """The whole content on one day.

    Attributes:
        lessons: the published ones, newest first.
        as_of: the day for which the site is built.
        start: ids of the published lessons to begin with.
    """

    site: Site
    as_of: datetime.date
    organizations: Organizations
    campaigns: tuple[Campaign, ...]
    pages: tuple[FreePage, ...]
    lessons: tuple[Lesson, ...]
    start: tuple[str, ...]
    gone_lessons: tuple[GoneLesson, ...]
    gone_people: tuple[GonePerson, ...]

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The topics of the settings, in their order."""
        return self.site.topics
