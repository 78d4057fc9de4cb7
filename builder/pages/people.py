"""People: an index by initials, and a page for everybody who taught or made a lesson."""

from collections import defaultdict
from collections.abc import Iterator

from builder.content import Person
from builder.messages import N_
from builder.pages import urls
from builder.pages.library import Library
from builder.pages.lists import index_page
from builder.pages.page import Page
from builder.pages.views import Link, PersonView
from builder.text import fold, order_key


def person_order(one: Person) -> tuple[str, str, str]:
    """Return the key that sorts people by the pinyin of their names."""
    return (*order_key(one.name), one.organization)


def people_pages(library: Library) -> Iterator[Page]:
    """Yield the index of people and a page for each."""
    heading = Link(library.say(N_("People")), urls.PEOPLE)
    ordered = sorted(library.people.values(), key=person_order)
    groups: dict[str, list[Link]] = {}
    namesakes: dict[str, list[Person]] = defaultdict(list)
    for person in ordered:
        groups.setdefault(_initial(person), []).append(_index_link(library, person))
        namesakes[fold(person.name)].append(person)
    yield index_page(library, "people", heading, tuple((initial, tuple(links)) for initial, links in groups.items()))
    for person in ordered:
        others = [one for one in namesakes[fold(person.name)] if one.key != person.key]
        yield _page(library, person, others, heading)


def _initial(person: Person) -> str:
    first = order_key(person.name)[0][:1].upper()
    return first if first.isascii() and first.isalpha() else "#"


def _index_link(library: Library, person: Person) -> Link:
    count = len({lesson.id for index in (library.taught, library.made) for lesson in index.get(person.key, ())})
    branch = library.portal.organizations.path(person.organization) if person.organization else ""
    return Link(person.name, library.person_addresses[person.key], count, branch)


def _page(library: Library, person: Person, others: list[Person], heading: Link) -> Page:
    taught, made = library.taught.get(person.key, []), library.made.get(person.key, [])
    only_made = [lesson for lesson in made if person.key not in {one.key for one in lesson.speakers}]
    branch = library.organization(person.organization)
    view = PersonView(
        kind="person",
        section="people",
        title=person.name,
        address=library.person_addresses[person.key],
        description=library.portal.organizations.path(person.organization) if person.organization else "",
        trail=library.trail(heading),
        modified=max((lesson.record.since for lesson in (*taught, *made)), default=None),
        name=person.name,
        branch=branch,
        taught=library.cards_of(taught),
        made=library.cards_of(only_made),
        awards=sum(len(lesson.record.awards) for lesson in taught),
        namesakes=tuple(_index_link(library, one) for one in others),
    )
    return Page(view.address, "person.html", view)
