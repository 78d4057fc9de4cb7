"""Look at every file that pages will show, once for each state of it, and give it the address of its copy."""

import concurrent.futures
import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from builder.config.read import is_web_address
from builder.content import (
    CLIP_TYPES,
    PICTURE_TYPES,
    Article,
    FileFinder,
    Lesson,
    LinkKind,
    Portal,
    PublishedFile,
    is_active,
    parse_link,
)
from builder.content.problems import CHAPTER_BEHIND_END, NO_SUCH_PART, TOO_LONG
from builder.diagnostics import Diagnostic, Span
from builder.fields import Name
from builder.markup import Reference, ReferenceKind
from builder.media import problems
from builder.media.model import Asset, Facts, Media
from builder.media.poster import make_poster
from builder.media.probe import Tools, UnreadableMediaError, probe_clip, probe_picture
from builder.system import Cache, digest_file
from builder.text import slug

SHELF = "facts"
_ENDING = re.compile("[a-z0-9]{1,12}")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Use:
    """A file, the folder of addresses it goes to, and where it is named."""

    file: PublishedFile
    home: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Known:
    stamp: str
    facts: Facts
    fault: str = ""


def prepare(
    portal: Portal,
    finder: FileFinder,
    cache: Cache,
    store: Path,
    tools: Tools,
    *,
    jobs: int,
    progress: Progress,
) -> tuple[Media, list[Diagnostic]]:
    """Return all media of the portal.

    Args:
        portal: what is shown.
        finder: finds the files that texts name.
        cache: remembers what files were found to be, by size and time of change.
        store: the folder of what is made from clips, by digest.
        tools: see :func:`~builder.media.probe.find_tools`.
        jobs: how many files are looked at side by side.
        progress: is told how many of how many files are done.
    """
    uses: dict[str, _Use] = {}
    for use in _uses(portal, finder):
        uses.setdefault(use.file.path, use)
    known = _look(list(uses.values()), cache, tools, jobs, progress)
    found: list[Diagnostic] = []
    assets: dict[str, Asset] = {}
    for path, use in uses.items():
        one = known[path]
        if one.fault:
            found.append(_fault(use, one.fault))
        if one.facts.digest:
            assets[path] = _asset(use, one.facts)
    posters = _posters(portal, finder, assets, store, tools, jobs)
    for lesson in portal.lessons:
        found += _check_lengths(lesson, finder, assets, portal.site.lesson.max_minutes)
    if not tools.ffmpeg and any(asset.mime.startswith("video/") for asset in assets.values()):
        found.append(problems.NO_FFMPEG.at(Span("")))
    return Media(assets, posters), found


def _uses(portal: Portal, finder: FileFinder) -> Iterator[_Use]:
    for lesson in portal.lessons:
        home = f"media/{lesson.slug}"
        for name in _named(lesson):
            yield from _use(finder, lesson.record.path, lesson.record.folder, name, home)
        yield from _referenced(finder, lesson.record.path, lesson.record.references, home)
    articles: Iterable[Article] = (*portal.campaigns, *portal.pages)
    for article in articles:
        yield from _referenced(finder, article.path, article.references, f"media/{article.slug}")


def _named(lesson: Lesson) -> Iterator[Name]:
    record = lesson.record
    yield from (part.file for part in record.parts)
    if record.poster:
        yield record.poster
    yield from (one.file for one in (*record.pictures, *record.attachments))


def _use(finder: FileFinder, path: str, folder: str, name: Name, home: str) -> Iterator[_Use]:
    file = None if is_web_address(name.text) else finder.find(folder, name.text)
    if file is not None and not is_active(file):
        yield _Use(file, home, Span(path, name.line, name.column))


def _referenced(finder: FileFinder, path: str, references: Iterable[Reference], home: str) -> Iterator[_Use]:
    folder = path.rpartition("/")[0]
    for reference in references:
        if reference.kind in {ReferenceKind.QUOTE, ReferenceKind.LESSON}:
            continue
        for target, column in reference.places:
            name = target
            if reference.kind is ReferenceKind.LINK:
                link = parse_link(folder, target)
                name = link.name if link.kind is LinkKind.FILE else ""
            if name:
                yield from _use(finder, path, folder, Name(name, reference.line, column), home)


def _look(uses: list[_Use], cache: Cache, tools: Tools, jobs: int, progress: Progress) -> dict[str, _Known]:
    """Return what each file is, reading only those that changed since they were last looked at."""
    before = {key: value for key, value in _remembered(cache) if value.facts.digest}
    known, due = {}, []
    for use in uses:
        old = before.get(use.file.path)
        if old and old.stamp == _stamp(use.file, tools):
            known[use.file.path] = old
        else:
            due.append(use)
    with concurrent.futures.ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        for done, (use, seen) in enumerate(zip(due, pool.map(lambda use: _look_at(use.file, tools), due)), 1):  # noqa: B905 - of one length
            known[use.file.path] = seen
            progress(done, len(due))
    cache.put(SHELF, {use.file.path: msgspec.msgpack.encode(known[use.file.path]) for use in due})
    cache.drop(SHELF, before.keys() - known.keys())
    return known


def _remembered(cache: Cache) -> Iterator[tuple[str, _Known]]:
    decoder = msgspec.msgpack.Decoder(_Known)
    for key, value in cache.all(SHELF):
        try:
            yield key, decoder.decode(value)
        except msgspec.DecodeError:
            continue


def _stamp(file: PublishedFile, tools: Tools) -> str:
    """Return what must be the same for a look to count: with ffmpeg more is seen than without."""
    return f"{file.size} {file.mtime_ns} {bool(tools.ffmpeg)}"


def _look_at(file: PublishedFile, tools: Tools) -> _Known:
    stamp = _stamp(file, tools)
    try:
        if file.extension in CLIP_TYPES:
            return _Known(stamp, probe_clip(file.disk, tools))
        if file.extension in PICTURE_TYPES:
            return _Known(stamp, probe_picture(file.disk))
        return _Known(stamp, Facts(digest_file(file.disk)))
    except UnreadableMediaError as error:
        return _Known(stamp, Facts(digest_file(file.disk)), str(error) or "?")
    except OSError as error:
        return _Known(stamp, Facts(""), error.strerror or str(error))


def _fault(use: _Use, detail: str) -> Diagnostic:
    problem = problems.UNREADABLE_PICTURE if use.file.extension in PICTURE_TYPES else problems.UNREADABLE_CLIP
    return problem.at(use.span, name=use.file.name, detail=detail)


def _asset(use: _Use, facts: Facts) -> Asset:
    ending = use.file.extension if _ENDING.fullmatch(use.file.extension) else ""
    stem = use.file.name.rpartition(".")[0] if ending else use.file.name
    address = f"{use.home}/{slug(stem)}.{facts.digest[:8]}" + (f".{ending}" if ending else "")
    mime = (CLIP_TYPES | PICTURE_TYPES).get(use.file.extension, "")
    return Asset(address, use.file.disk, use.file.size, mime, facts, use.span.path)


def _posters(
    portal: Portal, finder: FileFinder, assets: dict[str, Asset], store: Path, tools: Tools, jobs: int
) -> dict[str, Asset]:
    """Make a poster for the first video of each lesson that names none."""
    due: dict[str, Asset] = {}
    for lesson in portal.lessons:
        if lesson.record.poster or not lesson.record.parts:
            continue
        file = finder.find(lesson.record.folder, lesson.record.parts[0].file.text)
        asset = assets.get(file.path) if file else None
        if asset and asset.facts.width and file:
            due[file.path] = asset
    # A clip that is in two lessons has one picture, and two workers must not write it at the same time.
    clips = {asset.facts.digest: asset for asset in due.values()}
    with concurrent.futures.ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        made = pool.map(lambda one: make_poster(one.disk, one.facts, _poster_file(one, store), tools), clips.values())
        has_poster = dict(zip(clips, made, strict=True))
    posters = ((path, _poster(asset, store)) for path, asset in due.items() if has_poster[asset.facts.digest])
    return {path: poster for path, poster in posters if poster}


def _poster_file(clip: Asset, store: Path) -> Path:
    return store / "posters" / f"{clip.facts.digest}.jpg"


def _poster(asset: Asset, store: Path) -> Asset | None:
    target = _poster_file(asset, store)
    try:
        facts = probe_picture(target)
    except UnreadableMediaError:
        target.unlink(missing_ok=True)
        return None
    base = asset.address.rsplit(".", 2)[0]
    address = f"{base}.{facts.digest[:8]}.jpg"
    return Asset(address, target, target.stat().st_size, "image/jpeg", facts, asset.origin)


def _check_lengths(
    lesson: Lesson, finder: FileFinder, assets: dict[str, Asset], most_minutes: int
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the lengths of a lesson's clips, and with chapters that lie behind their ends."""
    lengths = list(_lengths(lesson, finder, assets))
    for name, seconds in lengths:
        if seconds > most_minutes * 60:
            span = Span(lesson.record.path, name.line, name.column)
            yield TOO_LONG.at(span, length=_clock(seconds), most=most_minutes)
    for chapter in lesson.record.chapters:
        span = Span(lesson.record.path, chapter.place.line, chapter.place.column)
        if chapter.part >= len(lengths):
            yield NO_SUCH_PART.at(span, title=chapter.title, part=chapter.part + 1, parts=len(lengths))
        elif 0 < lengths[chapter.part][1] <= chapter.seconds:
            length = _clock(lengths[chapter.part][1])
            yield CHAPTER_BEHIND_END.at(span, title=chapter.title, at=_clock(chapter.seconds), length=length)


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"


def _lengths(lesson: Lesson, finder: FileFinder, assets: dict[str, Asset]) -> Iterator[tuple[Name, int]]:
    """Yield each clip with its length in whole seconds; where no file tells it, the lesson's own word counts."""
    files = [finder.find(lesson.record.folder, part.file.text) for part in lesson.record.parts]
    clips = [assets.get(file.path) if file else None for file in files]
    told = [math.floor(clip.facts.seconds) if clip else 0 for clip in clips]
    if len(told) == 1 and not told[0]:
        told = [lesson.record.duration]
    yield from zip((part.file for part in lesson.record.parts), told, strict=True)
