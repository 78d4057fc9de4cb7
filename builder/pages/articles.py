"""Free pages, what is gone, and the page for what never was."""

import datetime
from collections.abc import Iterator

from builder.messages import N_
from builder.pages import urls
from builder.pages.library import Library
from builder.pages.page import Page
from builder.pages.references import References
from builder.pages.views import GoneView, NotFoundView, TextView


def free_pages(library: Library, references: References) -> Iterator[Page]:
    """Yield the editors' own pages."""
    for page in library.portal.pages:
        view = TextView(
            kind="page",
            title=page.title,
            address=urls.page(page.slug),
            description=page.summary,
            trail=library.trail(),
            text_key=page.text_key,
            references=references.resolve(page.path, page.references),
        )
        yield Page(view.address, "page.html", view, page.text_key, page.path)


def gone_pages(library: Library) -> Iterator[Page]:
    """Yield a polite page at each address that is withdrawn. It tells no name."""
    title = library.say(N_("This page is gone"))
    for lesson in library.portal.gone_lessons:
        when, why = lesson.withdrawal.date, lesson.withdrawal.reason
        if lesson.slug:
            yield _gone(title, urls.lesson(lesson.slug), when, why)
        for old in lesson.aliases:
            if old.name.text != urls.lesson(lesson.slug):
                yield _gone(title, old.name.text, when, why, old.origin)
    for gone in library.portal.gone_people:
        yield _gone(title, library.person_addresses[gone.person.key], gone.withdrawal.date, gone.withdrawal.reason)


def _gone(title: str, address: str, since: datetime.date | None, reason: str, origin: str = "") -> Page:
    view = GoneView(kind="gone", title=title, address=address, listed=False, since=since, reason=reason)
    return Page(address, "gone.html", view, origin=origin)


def not_found_page(library: Library) -> Page:
    """Return the page that a server shows for an unknown address."""
    title = library.say(N_("Page not found"))
    view = NotFoundView(kind="404", title=title, address=urls.NOT_FOUND, listed=False)
    return Page(view.address, "404.html", view)
