"""What a lesson's names mean: branch, topic, campaign, people."""

from builder.config import Site
from builder.content import problems
from builder.content.article import Campaign
from builder.content.lesson import LessonRecord
from builder.content.organization import Organizations
from builder.content.people import People
from builder.content.portal import Lesson, Person, lesson_slug
from builder.diagnostics import Diagnostic, Problem, Span
from builder.fields import Name
from builder.text import fold


class Resolver:
    """Turns records into lessons. Make one a build: it indexes all names once."""

    def __init__(
        self,
        site: Site,
        organizations: Organizations,
        campaigns: tuple[Campaign, ...],
        records: tuple[LessonRecord, ...],
    ) -> None:
        self.organizations = organizations
        self.people = People(organizations)
        self._topics = {fold(topic.name): topic.name for topic in site.topics}
        self._campaigns = {fold(name): one.id for one in campaigns for name in one.names}
        self._campaign_titles = [one.title for one in campaigns]
        self._organization_of: dict[str, tuple[str, list[Diagnostic]]] = {}
        for record in records:
            key, found = self._organization(record)
            self._organization_of[record.path] = key, found
            self.people.learn(record, key)

    def resolve(self, record: LessonRecord) -> tuple[Lesson, list[Diagnostic]]:
        """Return the lesson, its names resolved as far as they can be, and what is wrong with them."""
        organization, problems_of_branch = self._organization_of[record.path]
        found = list(problems_of_branch)
        topic = self._one(
            record, record.topic, self._topics, list(self._topics.values()), problems.UNKNOWN_TOPIC, found
        )
        campaign = self._one(
            record, record.campaign, self._campaigns, self._campaign_titles, problems.UNKNOWN_CAMPAIGN, found
        )
        lesson = Lesson(
            record=record,
            slug=lesson_slug(record.slug.text if record.slug else record.id),
            speakers=self._persons(record, record.speakers, organization, found),
            makers=self._persons(record, record.makers, organization, found),
            organization=organization,
            topic=topic,
            campaign=campaign,
            related=tuple(name.text for name in record.related),
        )
        return lesson, found

    def _organization(self, record: LessonRecord) -> tuple[str, list[Diagnostic]]:
        return self.organizations.resolve(record.branch, record.path) if record.branch else ("", [])

    def _one(
        self,
        record: LessonRecord,
        name: Name | None,
        known: dict[str, str],
        shown: list[str],
        problem: Problem,
        found: list[Diagnostic],
    ) -> str:
        if name is None:
            return ""
        meant = known.get(fold(name.text), "")
        if not meant:
            found.append(problem.about(Span(record.path, name.line, name.column), name.text, shown))
        return meant

    def _persons(
        self, record: LessonRecord, names: tuple[Name, ...], organization: str, found: list[Diagnostic]
    ) -> tuple[Person, ...]:
        persons: dict[str, Person] = {}
        for name in names:
            person, wrong = self.people.resolve(name, organization, record.path)
            found += wrong
            if person is not None:
                persons[person.key] = person
        return tuple(persons.values())
