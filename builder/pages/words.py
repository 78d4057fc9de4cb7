"""The pages that show the words of one lesson, as they are kept from one build to the next."""

from collections.abc import Iterable, Iterator

import msgspec

from builder.content import LessonRecord
from builder.pages.page import Page
from builder.pages.views import ChapterView, LessonView, TrackView
from builder.system import Value

LESSON_TEMPLATE = "lesson.html"


class Wording(Value, frozen=True):
    """A lesson's page and its subtitle files, and the file of the site that asks for them."""

    origin: str
    view: LessonView
    tracks: tuple[TrackView, ...]


def wordings(pages: Iterable[Page], origins: set[str]) -> Iterator[Wording]:
    """Yield the pages of lessons that are asked for by one of `origins`."""
    views: dict[str, LessonView] = {}
    tracks: dict[str, list[TrackView]] = {}
    for page in pages:
        if page.origin in origins:
            if isinstance(page.view, LessonView):
                views[page.origin] = page.view
            elif isinstance(page.view, TrackView):
                tracks.setdefault(page.origin, []).append(page.view)
    return (Wording(origin, view, tuple(tracks.get(origin, ()))) for origin, view in views.items())


def reworded(wording: Wording, text_key: str) -> list[Page]:
    """Return the same pages with the words that `text_key` names."""
    view = msgspec.structs.replace(wording.view, text_key=text_key)
    page = Page(view.address, LESSON_TEMPLATE, view, text_key, wording.origin)
    return [page, *(Page(track.address, "", track, text_key, wording.origin) for track in wording.tracks)]


def as_told(wording: Wording, record: LessonRecord) -> Page:
    """Return a lesson's page with what the lesson says of itself; what others say of it is as it was.

    That is not the page that a whole build makes: names are not resolved, and links in the body lead nowhere yet.
    """
    old = wording.view
    card = msgspec.structs.replace(
        old.card,
        title=record.title,
        date=record.date,
        summary=record.summary or record.opening,
    )
    view = msgspec.structs.replace(
        old,
        title=record.title,
        description=card.summary,
        card=card,
        text_key=record.text_key,
        references=(),
        chapters=tuple(ChapterView(one.seconds, one.part, one.title) for one in record.chapters),
    )
    return Page(view.address, LESSON_TEMPLATE, view, record.text_key, wording.origin)
