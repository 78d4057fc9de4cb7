"""The portal as pages look at it: every lesson's card once, and who stands where."""

import dataclasses
import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import msgspec

from builder.config.read import is_web_address
from builder.content import Award, Campaign, FileFinder, Lesson, Person, Portal
from builder.media import Asset, Media
from builder.messages import N_, Translator
from builder.pages import urls
from builder.pages.views import AwardView, Card, Link, PictureView

Index = dict[str, list[Lesson]]


@dataclass(frozen=True, slots=True)
class Library:
    """What every kind of page needs to look things up.

    Attributes:
        say: puts the program's own words into the site's language.
        cards: a card for each lesson, by id.
        by_topic … by_contest: published lessons, newest first, by each name they stand under.
        people: everybody who taught or made a published lesson, by key.
    """

    portal: Portal
    media: Media
    finder: FileFinder
    say: Translator
    topic_addresses: dict[str, str]
    tag_addresses: dict[str, str]
    contest_addresses: dict[str, str]
    person_addresses: dict[str, str]
    person_links: dict[str, Link]
    organization_links: dict[str, Link]
    people: dict[str, Person]
    campaigns: dict[str, Campaign]
    by_id: dict[str, Lesson]
    by_topic: Index
    by_campaign: Index
    by_organization: Index
    by_tag: Index
    by_contest: Index
    taught: Index
    made: Index
    cards: dict[str, Card]

    def trail(self, *links: Link) -> tuple[Link, ...]:
        """Return the way from the home page down to what `links` name."""
        return (Link(self.say(N_("Home")), urls.HOME), *links)

    def month_name(self, day: datetime.date) -> str:
        """Return the month of a day in the site's language."""
        return self.say(N_("{year}-{month:02d}")).format(year=day.year, month=day.month)

    def year_name(self, year: int) -> str:
        """Return a year in the site's language."""
        return self.say(N_("Year {year}")).format(year=year)

    def topic(self, name: str) -> Link | None:
        """Return the link of a topic; None for no topic."""
        return Link(name, self.topic_addresses[name]) if name else None

    def campaign(self, campaign_id: str) -> Link | None:
        """Return the link of a campaign; None for none."""
        found = self.campaigns.get(campaign_id)
        return Link(found.title, urls.campaign(found)) if found else None

    def organization(self, key: str) -> Link | None:
        """Return the link of an organization by the shortest name that is its own; None for none."""
        return self.organization_links[key] if key else None

    def person(self, one: Person) -> Link:
        """Return the link of a person."""
        return self.person_links[one.key]

    def award(self, one: Award) -> AwardView:
        """Return a prize as templates see it."""
        contest = Link(one.of, self.contest_addresses[one.of]) if one.of else None
        return AwardView(one.name, one.rank, one.date, contest)

    def asset(self, folder: str, name: str) -> Asset | None:
        """Return the published file that a text in `folder` calls `name`."""
        file = None if is_web_address(name) else self.finder.find(folder, name)
        return self.media.assets.get(file.path) if file else None

    def picture(self, folder: str, name: str, caption: str = "", alt: str = "") -> PictureView | None:
        """Return a picture that a text in `folder` calls `name`; None where it is not there."""
        if is_web_address(name):
            return None
        asset = self.asset(folder, name)
        return picture_of(asset, caption, alt) if asset else None

    def card_with(self, lesson_id: str, award: Award) -> Card:
        """Return the card of a lesson where it stands for one certain prize, which need not be its best."""
        return msgspec.structs.replace(self.cards[lesson_id], award=self.award(award))

    def cards_of(self, lessons: Iterable[Lesson]) -> tuple[Card, ...]:
        """Return the cards of lessons."""
        return tuple(self.cards[lesson.id] for lesson in lessons)


def picture_of(asset: Asset, caption: str = "", alt: str = "") -> PictureView:
    """Return a published picture as templates see it."""
    return PictureView(asset.address, asset.facts.width, asset.facts.height, alt, caption)


def make_library(portal: Portal, media: Media, finder: FileFinder, say: Translator) -> Library:
    """Index the portal. Each index is made in one pass over the lessons."""
    lessons = portal.lessons
    people = {one.key: one for lesson in lessons for one in (*lesson.speakers, *lesson.makers)}
    by_tag = _index(lessons, lambda lesson: lesson.record.tags)
    by_contest = _index(lessons, lambda lesson: [award.of for award in lesson.record.awards if award.of])
    person_addresses = urls.people({**people, **{one.person.key: one.person for one in portal.gone_people}}.values())
    organizations = portal.organizations
    library = Library(
        portal=portal,
        media=media,
        finder=finder,
        say=say,
        topic_addresses=urls.unique("topics", {topic.name: topic.slug for topic in portal.topics}),
        tag_addresses=urls.terms("tags", by_tag),
        contest_addresses=urls.terms("honours", by_contest),
        person_addresses=person_addresses,
        person_links={key: Link(one.name, person_addresses[key]) for key, one in people.items()},
        organization_links={
            key: Link(organizations.shortest_name(key), urls.organization(key)) for key in organizations.by_key
        },
        people=people,
        campaigns={one.id: one for one in portal.campaigns},
        by_id={lesson.id: lesson for lesson in lessons},
        by_topic=_index(lessons, lambda lesson: [lesson.topic] if lesson.topic else []),
        by_campaign=_index(lessons, lambda lesson: [lesson.campaign] if lesson.campaign else []),
        by_organization=_index(lessons, lambda lesson: _with_those_above(portal, lesson.organization)),
        by_tag=by_tag,
        by_contest=by_contest,
        taught=_index(lessons, lambda lesson: [one.key for one in lesson.speakers]),
        made=_index(lessons, lambda lesson: [one.key for one in lesson.makers]),
        cards={},
    )
    return dataclasses.replace(library, cards={lesson.id: _card(library, lesson) for lesson in lessons})


def _index(lessons: Iterable[Lesson], names: Callable[[Lesson], Iterable[str]]) -> Index:
    found: Index = defaultdict(list)
    for lesson in lessons:
        for name in names(lesson):
            found[name].append(lesson)
    return dict(found)


def _with_those_above(portal: Portal, key: str) -> list[str]:
    return [key, *(one.key for one in portal.organizations.above(key))] if key else []


def _card(library: Library, lesson: Lesson) -> Card:
    record = lesson.record
    parts = [library.asset(record.folder, part.file.text) for part in record.parts]
    seconds = round(sum(asset.facts.seconds for asset in parts if asset)) or record.duration
    awards = sorted(record.awards, key=lambda award: (award.order, award.date))
    return Card(
        id=lesson.id,
        title=record.title,
        address=urls.lesson(lesson.slug),
        date=record.date,
        kind=record.parts[0].kind if record.parts else "text",
        seconds=seconds,
        parts=len(record.parts),
        summary=record.summary or record.opening,
        speakers=tuple(map(library.person, lesson.speakers)),
        branch=library.organization(lesson.organization),
        topic=library.topic(lesson.topic),
        award=library.award(awards[0]) if awards else None,
        poster=_poster(library, lesson),
    )


def _poster(library: Library, lesson: Lesson) -> PictureView | None:
    record = lesson.record
    if record.poster:
        return library.picture(record.folder, record.poster.text)
    if not record.parts:
        return None
    file = library.finder.find(record.folder, record.parts[0].file.text)
    asset = library.media.posters.get(file.path) if file else None
    return picture_of(asset) if asset else None
