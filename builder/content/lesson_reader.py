"""Read one lesson's folder. Nothing outside it is looked at, so the result holds as long as the folder is unchanged."""

import datetime
import posixpath
import re

import msgspec

from builder.config.read import is_web_address
from builder.content import problems
from builder.content.lesson import (
    ATTACHMENT_FIELDS,
    AWARD_FIELDS,
    CHAPTER_FIELDS,
    LESSON_FIELDS,
    LESSON_KEYS,
    PART_FIELDS,
    PICTURE_FIELDS,
    SOURCE_FIELDS,
    Award,
    Chapter,
    LessonRecord,
    LessonText,
    NamedFile,
    PartRecord,
    Source,
)
from builder.content.placeholders import check_placeholders
from builder.diagnostics import Diagnostic, Span
from builder.fields import Name, Reader, Short, Table
from builder.fields.problems import MISSING_KEY
from builder.markup import convert, plain_text
from builder.source import Tree, parse_document, read_text
from builder.subtitles import Cue, read_cues
from builder.system import Value, digest_bytes

OPENING_LENGTH = 90
_FIGURE = re.compile(r"<figure\b.*?</figure>", re.DOTALL)
_RANKS = {
    "特等": 1,
    "一等": 1,
    "第一": 1,
    "冠军": 1,
    "二等": 2,
    "第二": 2,
    "三等": 3,
    "第三": 3,
    "优秀": 4,
    "鼓励": 5,
}
_MOMENT = r"\d+(?:[:：]\d+)+|\d+\s*分钟?(?:\s*\d+\s*秒?)?|\d+\s*秒|\d+(?=\s)"
_CHAPTER = re.compile(rf"(?P<at>{_MOMENT})[\s:：.、,，-]*(?P<title>\S.*)")
_NEXT_CHAPTER = re.compile(rf"\s*[，、；,;]\s*(?=(?:{_MOMENT})\D)")
_MONTH_IN_NAME = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月")
_YEAR_IN_NAME = re.compile(r"(\d{4})\s*年")


class LessonRead(Value, frozen=True):
    """What was read of one folder: the record (None where it cannot be had), its long texts, its problems."""

    record: LessonRecord | None
    text: LessonText
    found: tuple[Diagnostic, ...]


def read_lesson(tree: Tree, path: str) -> LessonRead:
    """Read the lesson whose ``lesson.md`` is at `path`."""
    text, found = read_text(tree.on_disk(tree.files[path]), path)
    document = None
    if text is not None:
        document, problems_in_text = parse_document(text, path, LESSON_KEYS)
        found += problems_in_text
    if document is None:
        return LessonRead(None, LessonText(), tuple(found))
    reader = Reader(document.fields, LESSON_FIELDS, path, found)
    markup, problems_in_body = convert(document.body, path, document.body_line)
    found += problems_in_body
    found += [] if reader.yes("draft") else check_placeholders(document.body, path, document.body_line)
    parts = _parts(reader)
    tracks = tuple(_cues(tree, path, part.subtitles, found) for part in parts)
    long_text = LessonText(markup, tracks)
    # Without title or date there is an error, so no page; but what else is wrong is found all the same.
    day = reader.date("date") or datetime.date.min
    publish, expires = reader.date("publish"), reader.date("expires")
    if expires and expires <= (publish or day):
        found.append(problems.BAD_PERIOD.at(reader.span("expires")))
    record = LessonRecord(
        id=posixpath.basename(posixpath.dirname(path)),
        path=path,
        place=reader.name("title") or reader.place(),
        date_place=reader.name("date") or reader.place(),
        title=reader.text("title"),
        date=day,
        speakers=reader.names("speakers"),
        makers=reader.names("makers"),
        branch=reader.name("branch"),
        topic=reader.name("topic"),
        campaign=reader.name("campaign"),
        tags=tuple(dict.fromkeys(name.text for name in reader.names("tags"))),
        summary=reader.text("summary"),
        parts=parts,
        poster=reader.name("poster"),
        awards=_awards(reader, day),
        duration=reader.seconds("duration"),
        chapters=_chapters(reader),
        pictures=_named_files(reader, "pictures", PICTURE_FIELDS, "caption"),
        attachments=_named_files(reader, "attachments", ATTACHMENT_FIELDS, "title"),
        slug=reader.name("slug"),
        aliases=reader.names("aliases"),
        draft=reader.yes("draft"),
        publish=publish,
        expires=expires,
        related=reader.names("related"),
        source=_source(reader),
        weight=reader.whole("weight", 0, -1_000_000),
        references=markup.references,
        opening="" if reader.has("summary") else _opening(markup.html),
        text_key=digest_bytes(msgspec.msgpack.encode(long_text)),
        track_keys=tuple(digest_bytes(msgspec.msgpack.encode(track)) for track in tracks),
    )
    return LessonRead(record, long_text, tuple(found))


def _parts(reader: Reader) -> tuple[PartRecord, ...]:
    rows = reader.rows("parts", PART_FIELDS, "video")
    single = _clip(reader)
    if rows and single:
        reader.found.append(problems.CLIP_TWICE.at(reader.span("parts"), kind="parts"))
    parts = [_clip(row, row.text("title")) for row in rows]
    for row, part in zip(rows, parts, strict=True):
        if part is None:
            reader.found.append(MISSING_KEY.at(row.span("video"), key="video"))
    return tuple(filter(None, parts)) if rows else (single,) if single else ()


def _clip(reader: Reader, title: str = "") -> PartRecord | None:
    video, audio = reader.name("video"), reader.name("audio")
    if video and audio:
        reader.found.append(problems.CLIP_TWICE.at(reader.span("audio"), kind="video"))
    file = video or audio
    return PartRecord(title, "video" if video else "audio", file, reader.name("subtitles")) if file else None


def _cues(tree: Tree, path: str, file: Name | None, found: list[Diagnostic]) -> tuple[Cue, ...]:
    """Read a subtitle file beside the lesson; one that is missing or elsewhere is the business of the checks."""
    if file is None:
        return ()
    subtitle_path = posixpath.normpath(posixpath.join(posixpath.dirname(path), file.text))
    if not subtitle_path.startswith(posixpath.dirname(path) + "/"):
        # What is kept of a lesson must not depend on files that another lesson may change.
        found.append(problems.SUBTITLES_ELSEWHERE.at(Span(path, file.line, file.column), name=file.text))
        return ()
    known = tree.files.get(subtitle_path)
    if known is None or not known.size:
        return ()
    text, problems_in_file = read_text(tree.on_disk(known), subtitle_path)
    found += problems_in_file
    if text is None:
        return ()
    cues, problems_in_cues = read_cues(text, subtitle_path, Span(path, file.line, file.column))
    found += problems_in_cues
    return cues


def _awards(reader: Reader, day: datetime.date) -> tuple[Award, ...]:
    rows = [*reader.rows("awards", AWARD_FIELDS, "name"), *reader.rows("award", AWARD_FIELDS, "name")]
    return tuple(_award(row, day) for row in rows if row.has("name"))


def _award(row: Reader, day: datetime.date) -> Award:
    name, of = row.text("name"), row.text("of")
    rank = row.whole("rank", 0, 1, 999) or next((rank for word, rank in _RANKS.items() if word in name), 0)
    return Award(name, of, rank, row.date("date") or _date_in(of, day))


def _date_in(contest: str, day: datetime.date) -> datetime.date:
    """Return the last day of the month or year that a contest is named for; else `day`."""
    month, year = _MONTH_IN_NAME.search(contest), _YEAR_IN_NAME.search(contest)
    try:
        if month:
            first = datetime.date(int(month[1]), int(month[2]), 1)
            return (first + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)
        return datetime.date(int(year[1]), 12, 31) if year else day
    except ValueError:
        return day


def _chapters(reader: Reader) -> tuple[Chapter, ...]:
    rows = reader.rows("chapters", CHAPTER_FIELDS, "title", Short(_CHAPTER, _NEXT_CHAPTER))
    chapters = [
        Chapter(row.seconds("at"), row.whole("part", 1, 1, 99) - 1, row.text("title"), row.name("at") or row.place())
        for row in rows
    ]
    return tuple(sorted(chapters, key=lambda chapter: (chapter.part, chapter.seconds)))


def _named_files(reader: Reader, name: str, table: Table, text: str) -> tuple[NamedFile, ...]:
    rows = reader.rows(name, table, "file")
    return tuple(NamedFile(file, row.text(text)) for row in rows if (file := row.name("file")))


def _source(reader: Reader) -> Source | None:
    rows = reader.rows("source", SOURCE_FIELDS, "name")
    if not rows or not rows[0].has("name"):
        return None
    url = rows[0].text("url")
    if url and not is_web_address(url):
        reader.found.append(problems.BAD_ADDRESS.at(rows[0].span("url"), value=url))
        url = ""
    name = rows[0].text("name")
    return Source(name, name if not url and is_web_address(name) else url, rows[0].date("date"))


def _opening(html: str) -> str:
    """Return the first words of a body, without pictures' captions and the names of the four parts."""
    words = re.sub(r"^(?:一事|一思|一议|一党课)\s+", "", plain_text(_FIGURE.sub("", html)))
    if len(words) <= OPENING_LENGTH:
        return words
    end = max(words.rfind(sign, 40, OPENING_LENGTH) for sign in "。！？；")
    return words[: end + 1] if end > 0 else words[:OPENING_LENGTH].rstrip() + "…"
