"""Lists of lessons under one heading, in pages, and the indexes that lead to them."""

from collections.abc import Iterator, Sequence

from builder.content import Lesson
from builder.messages import N_
from builder.pages import urls
from builder.pages.library import Library
from builder.pages.page import Page
from builder.pages.views import Card, IndexView, Link, ListView, Pager
from builder.text import order_key


def in_pages(
    library: Library, address: str, lessons: Sequence[Lesson]
) -> Iterator[tuple[str, tuple[Card, ...], Pager | None]]:
    """Yield address, cards and pager of each page of a list; there is one page even where there is no lesson."""
    size = library.portal.site.per_page
    count = max(1, -(-len(lessons) // size))
    for number in range(1, count + 1):
        cards = library.cards_of(lessons[(number - 1) * size : number * size])
        yield urls.paged(address, number), cards, _pager(address, number, count) if count > 1 else None


def _pager(address: str, number: int, count: int) -> Pager:
    """Return the way to a few other pages: all of them on each would be their square."""
    shown = sorted({1, number - 1, number, number + 1, count} & set(range(1, count + 1)))
    return Pager(number, count, tuple((one, urls.paged(address, one)) for one in shown))


def list_pages(
    library: Library,
    kind: str,
    section: str,
    heading: Link,
    lessons: Sequence[Lesson],
    *,
    above: tuple[Link, ...] = (),
    intro: str = "",
    groups: tuple[Link, ...] = (),
) -> Iterator[Page]:
    """Yield the pages of one list; `heading` is its title and the address of its first page."""
    for address, cards, pager in in_pages(library, heading.address, lessons):
        view = ListView(
            kind=kind,
            section=section,
            title=heading.title,
            address=address,
            description=intro,
            trail=library.trail(*above),
            modified=max((card.date for card in cards), default=None),
            intro=intro,
            cards=cards,
            total=len(lessons),
            pager=pager,
            groups=groups,
        )
        yield Page(address, "list.html", view)


def index_page(
    library: Library,
    kind: str,
    heading: Link,
    groups: tuple[tuple[str, tuple[Link, ...]], ...],
    *,
    section: str = "",
    intro: str = "",
) -> Page:
    """Return the page that leads to lists."""
    view = IndexView(
        kind=kind,
        section=section or kind,
        title=heading.title,
        address=heading.address,
        description=intro,
        trail=library.trail(),
        intro=intro,
        groups=groups,
    )
    return Page(heading.address, "index.html", view)


def all_lessons(library: Library) -> Iterator[Page]:
    """Yield all lessons, newest first."""
    heading = Link(library.say(N_("Lessons")), urls.LESSONS)
    groups = year_links(library)
    yield from list_pages(library, "lessons", "lessons", heading, library.portal.lessons, groups=groups)


def topics(library: Library) -> Iterator[Page]:
    """Yield a list for each topic of the settings, and their index."""
    heading = Link(library.say(N_("Topics")), urls.TOPICS)
    links = tuple(
        Link(one.name, library.topic_addresses[one.name], len(library.by_topic.get(one.name, ())), one.summary)
        for one in library.portal.topics
    )
    yield index_page(library, "topics", heading, (("", links),))
    for topic, link in zip(library.portal.topics, links, strict=True):
        lessons = library.by_topic.get(topic.name, [])
        yield from list_pages(library, "topic", "topics", link, lessons, above=(heading,), intro=topic.summary)


def tags(library: Library) -> Iterator[Page]:
    """Yield a list for each tag, and their index, the most used first."""
    heading = Link(library.say(N_("Tags")), urls.TAGS)
    ordered = sorted(library.by_tag, key=lambda tag: (-len(library.by_tag[tag]), order_key(tag)))
    links = tuple(Link(tag, library.tag_addresses[tag], len(library.by_tag[tag])) for tag in ordered)
    yield index_page(library, "tags", heading, (("", links),))
    for link in links:
        yield from list_pages(library, "tag", "", link, library.by_tag[link.title], above=(heading,))


def year_links(library: Library) -> tuple[Link, ...]:
    """Return a link for each year that has lessons, newest first."""
    years: dict[int, int] = {}
    for lesson in library.portal.lessons:
        years[lesson.record.date.year] = years.get(lesson.record.date.year, 0) + 1
    return tuple(Link(library.year_name(year), urls.year(year), count) for year, count in years.items())


def years(library: Library) -> Iterator[Page]:
    """Yield a list for each year and month, and the index of years."""
    heading = Link(library.say(N_("Years")), urls.YEARS)
    by_year: dict[int, list[Lesson]] = {}
    by_month: dict[tuple[int, int], list[Lesson]] = {}
    for lesson in library.portal.lessons:
        day = lesson.record.date
        by_year.setdefault(day.year, []).append(lesson)
        by_month.setdefault((day.year, day.month), []).append(lesson)
    months = {
        key: Link(library.month_name(lessons[0].record.date), urls.month(*key), len(lessons))
        for key, lessons in by_month.items()
    }
    links = year_links(library)
    grouped = tuple(
        (link.title, tuple(months[key] for key in months if key[0] == year))
        for link, year in zip(links, by_year, strict=True)
    )
    yield index_page(library, "years", heading, grouped, section="lessons")
    for year_link, (year, lessons) in zip(links, by_year.items(), strict=True):
        of_year = tuple(link for key, link in months.items() if key[0] == year)
        yield from list_pages(library, "year", "lessons", year_link, lessons, above=(heading,), groups=of_year)
        for key, link in months.items():
            if key[0] == year:
                yield from list_pages(library, "month", "lessons", link, by_month[key], above=(heading, year_link))
