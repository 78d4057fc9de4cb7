"""What programs read: Atom feed, podcast, sitemap, robots.txt, lessons.json."""

import datetime
from collections.abc import Iterable, Iterator

from builder.content import Lesson
from builder.pages import urls
from builder.pages.library import Library
from builder.pages.page import Page
from builder.pages.views import DumpView, FeedEntry, FeedView, LessonView, PartView, SitemapView

MOST_ENTRIES = 50


def feed_pages(library: Library, lesson_views: dict[str, LessonView]) -> Iterator[Page]:
    """Yield both feeds: all lessons, and those with a clip to listen to or watch."""
    latest = sorted(library.portal.lessons, key=lambda lesson: lesson.record.since, reverse=True)
    entries = [_entry(library, lesson, lesson_views) for lesson in latest[:MOST_ENTRIES]]
    with_clip = [_entry(library, lesson, lesson_views) for lesson in latest if _clips(lesson_views[lesson.id])]
    yield _feed(library, "feed", urls.FEED, entries)
    yield _feed(library, "podcast", urls.PODCAST, with_clip[:MOST_ENTRIES])


def _entry(library: Library, lesson: Lesson, views: dict[str, LessonView]) -> FeedEntry:
    return FeedEntry(library.cards[lesson.id], lesson.record.since, _clips(views[lesson.id]))


def _clips(view: LessonView) -> tuple[PartView, ...]:
    return tuple(part for part in view.parts if part.size)


def _feed(library: Library, kind: str, address: str, entries: list[FeedEntry]) -> Page:
    updated = max((entry.since for entry in entries), default=datetime.date(1970, 1, 1))
    site = library.portal.site
    view = FeedView(
        kind=kind,
        title=site.title,
        address=address,
        description=site.subtitle or site.title,
        listed=False,
        entries=tuple(entries),
        updated=updated,
    )
    return Page(address, address, view)


def sitemap_pages(library: Library, pages: Iterable[Page]) -> Iterator[Page]:
    """Yield the sitemap of every listed page, and robots.txt, which names it."""
    addresses = tuple((page.view.address, page.view.modified) for page in pages if page.view.listed)
    title = library.portal.site.title
    for address, shown in ((urls.SITEMAP, addresses), (urls.ROBOTS, ())):
        view = SitemapView(kind="sitemap", title=title, address=address, listed=False, addresses=shown)
        yield Page(address, address, view)


def dump_page(library: Library) -> Page:
    """Return lessons.json, the portal's content for other systems; see docs/lessons-json.md."""
    lessons = tuple(_dump(library, lesson) for lesson in library.portal.lessons)
    view = DumpView(kind="dump", title="lessons.json", address=urls.DUMP, listed=False, lessons=lessons)
    return Page(view.address, "lessons.json", view)


def _dump(library: Library, lesson: Lesson) -> dict[str, object]:
    record, card = lesson.record, library.cards[lesson.id]
    organizations = library.portal.organizations
    campaign = library.campaign(lesson.campaign)

    def person(key_of: str, name: str) -> dict[str, object]:
        return {"name": name, "branch": organizations.path(key_of) if key_of else None}

    return {
        "id": lesson.id,
        "title": record.title,
        "url": card.address,
        "date": record.date.isoformat(),
        "kind": card.kind,
        "seconds": card.seconds,
        "speakers": [person(one.organization, one.name) for one in lesson.speakers],
        "makers": [person(one.organization, one.name) for one in lesson.makers],
        "branch": organizations.path(lesson.organization) if lesson.organization else None,
        "topic": lesson.topic or None,
        "campaign": campaign.title if campaign else None,
        "tags": list(record.tags),
        "summary": card.summary,
        "awards": [
            {"name": one.name, "of": one.of or None, "rank": one.rank or None, "date": one.date.isoformat()}
            for one in record.awards
        ],
        "clips": [asset.address for part in record.parts if (asset := library.asset(record.folder, part.file.text))],
        "poster": card.poster.address if card.poster else None,
    }
