"""The page of a lesson."""

from collections.abc import Iterator

from builder.config.read import is_web_address
from builder.content import CLIP_TYPES, Lesson
from builder.messages import N_
from builder.pages import urls
from builder.pages.library import Library, picture_of
from builder.pages.page import Page
from builder.pages.references import References
from builder.pages.related import Related
from builder.pages.views import (
    ChapterView,
    FileView,
    LessonView,
    Link,
    PageView,
    PartView,
    PictureView,
    RedirectView,
    TrackView,
)
from builder.pages.words import LESSON_TEMPLATE

LONGEST_ENDING = 12


def lesson_pages(library: Library, references: References) -> Iterator[Page]:
    """Yield a page for each lesson, its subtitle files, and its old addresses."""
    related = Related(library)
    lessons = library.portal.lessons
    for place, lesson in enumerate(lessons):
        newer = lessons[place - 1] if place else None
        older = lessons[place + 1] if place + 1 < len(lessons) else None
        view = _lesson_view(library, references, related, lesson, newer, older)
        yield Page(view.address, LESSON_TEMPLATE, view, lesson.record.text_key, lesson.record.path)
        yield from _tracks(lesson)
        yield from _old_addresses(lesson)


def _lesson_view(
    library: Library,
    references: References,
    related: Related,
    lesson: Lesson,
    newer: Lesson | None,
    older: Lesson | None,
) -> LessonView:
    record, card = lesson.record, library.cards[lesson.id]
    committee = library.portal.organizations.committee_of(lesson.organization) if lesson.organization else None
    campaign = library.campaign(lesson.campaign)
    lessons_link = Link(library.say(N_("Lessons")), urls.LESSONS)
    return LessonView(
        kind="lesson",
        section="lessons",
        title=record.title,
        address=card.address,
        description=card.summary,
        trail=library.trail(lessons_link, *([card.topic] if card.topic else [])),
        modified=record.since,
        card=card,
        text_key=record.text_key,
        references=references.resolve(record.path, record.references),
        parts=tuple(_parts(library, lesson)),
        makers=tuple(map(library.person, lesson.makers)),
        committee=library.organization(committee.key) if committee and committee.key != lesson.organization else None,
        campaign=campaign,
        awards=tuple(map(library.award, record.awards)),
        tags=tuple(Link(tag, library.tag_addresses[tag]) for tag in record.tags),
        chapters=tuple(ChapterView(one.seconds, one.part, one.title) for one in record.chapters),
        pictures=tuple(
            picture for one in record.pictures if (picture := library.picture(record.folder, one.file.text, one.text))
        ),
        attachments=tuple(_attachments(library, lesson)),
        source=Link(record.source.name, record.source.url) if record.source else None,
        source_date=record.source.date if record.source else None,
        related=library.cards_of(related.of(lesson)),
        newer=_to(library, newer),
        older=_to(library, older),
        share=card.poster or _first_picture(library, lesson),
    )


def _to(library: Library, lesson: Lesson | None) -> Link | None:
    return Link(lesson.record.title, library.cards[lesson.id].address) if lesson else None


def _parts(library: Library, lesson: Lesson) -> Iterator[PartView]:
    record = lesson.record
    for number, part in enumerate(record.parts):
        subtitles = _captions(lesson, number)
        if is_web_address(part.file.text):
            extension = part.file.text.partition("?")[0].rpartition(".")[2].lower()
            mime = CLIP_TYPES.get(extension, "")
            seconds = record.duration if len(record.parts) == 1 else 0
            yield PartView(part.title, part.kind, part.file.text, mime, 0, seconds, 0, 0, subtitles, number)
            continue
        asset = library.asset(record.folder, part.file.text)
        if asset:
            facts = asset.facts
            seconds = round(facts.seconds) or (record.duration if len(record.parts) == 1 else 0)
            yield PartView(
                part.title, part.kind, asset.address, asset.mime, asset.size, seconds, facts.width, facts.height,
                subtitles, number,
            )  # fmt: skip


def _captions(lesson: Lesson, number: int) -> str:
    """Return the address of a part's subtitle file, empty for none. Players of sound show none: there is no file."""
    record, part = lesson.record, lesson.record.parts[number]
    shown = part.subtitles and part.kind == "video"
    return urls.subtitles(lesson.slug, number, record.track_keys[number]) if shown else ""


def _attachments(library: Library, lesson: Lesson) -> Iterator[FileView]:
    for one in lesson.record.attachments:
        asset = library.asset(lesson.record.folder, one.file.text)
        if asset:
            whole = one.file.text.rpartition("/")[2]
            name, _, ending = whole.rpartition(".")
            told = name and len(ending) <= LONGEST_ENDING
            yield FileView(
                one.text or (name if told else whole), asset.address, asset.size, ending.upper() if told else ""
            )


def _first_picture(library: Library, lesson: Lesson) -> PictureView | None:
    for one in lesson.record.pictures:
        asset = library.asset(lesson.record.folder, one.file.text)
        if asset:
            return picture_of(asset)
    return None


def _tracks(lesson: Lesson) -> Iterator[Page]:
    record = lesson.record
    for number in range(len(record.parts)):
        address = _captions(lesson, number)
        if address:
            view = TrackView(kind="track", title=record.title, address=address, listed=False, part=number)
            yield Page(address, "", view, record.text_key, record.path)


def _old_addresses(lesson: Lesson) -> Iterator[Page]:
    target = Link(lesson.record.title, urls.lesson(lesson.slug))
    for alias in lesson.record.aliases:
        view: PageView = RedirectView(
            kind="redirect", title=target.title, address=alias.text, listed=False, target=target
        )
        yield Page(alias.text, "redirect.html", view, origin=lesson.record.path)
