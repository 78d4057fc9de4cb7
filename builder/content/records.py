"""Read all lessons, parsing only the folders that changed; what was parsed is kept in the cache."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from builder.content.lesson import LESSON_FILE, LessonRecord, LessonText
from builder.content.lesson_reader import LessonRead, read_lesson
from builder.diagnostics import Diagnostic
from builder.source import FoundFile, Tree
from builder.system import Cache, Value, Workers, digest_bytes

RECORDS = "records"
TEXTS = "texts"
Progress = Callable[[int, int], None]


class _Kept(Value, frozen=True):
    """A parsed folder as the cache has it."""

    stamp: str
    record: LessonRecord | None
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Job:
    """One folder to parse, with the files that are in it."""

    root: Path
    path: str
    files: dict[str, FoundFile]


@dataclass(frozen=True, slots=True)
class LessonsRead:
    """All lessons of a site.

    Attributes:
        files: those of every folder with a ``lesson.md``, by folder and by path.
        records: those that could be read, by path.
        parsed: how many folders were parsed this time.
    """

    files: dict[str, dict[str, FoundFile]]
    records: tuple[LessonRecord, ...]
    found: tuple[Diagnostic, ...]
    parsed: int


class Texts:
    """Long texts by their key: in the cache, or in memory where the cache could not take them (a full disk)."""

    def __init__(self, cache: Cache) -> None:
        self._fresh: dict[str, LessonText] = {}
        self._cache = cache

    def put(self, texts: Mapping[str, LessonText]) -> None:
        """Keep texts."""
        encoded = {key: msgspec.msgpack.encode(text) for key, text in texts.items()}
        if not self._cache.put(TEXTS, encoded):
            self._fresh.update(texts)

    def hold(self, texts: Mapping[str, LessonText]) -> None:
        """Keep a few texts in memory only."""
        self._fresh.update(texts)

    def get(self, key: str) -> bytes:
        """Return an encoded text, for :func:`decode_text`; empty where it is nowhere."""
        fresh = self._fresh.get(key)
        return msgspec.msgpack.encode(fresh) if fresh is not None else self._cache.get(TEXTS, key) or b""


_DECODER = msgspec.msgpack.Decoder(LessonText)


def decode_text(data: bytes) -> LessonText | None:
    """Return a text that was encoded; None where it was nowhere."""
    try:
        return _DECODER.decode(data) if data else None
    except msgspec.DecodeError:
        return None


def read_lessons(tree: Tree, cache: Cache, texts: Texts, workers: Workers, progress: Progress) -> LessonsRead:
    """Return every lesson of the tree; new texts are put into `texts` and the cache."""
    by_folder = _files_by_lesson(tree)
    kept_texts = cache.keys(TEXTS)
    kept = _kept(cache)
    lessons: dict[str, _Kept] = {}
    jobs: list[_Job] = []
    for folder, files in by_folder.items():
        path = f"{folder}/{LESSON_FILE}"
        old = kept.get(path)
        if old and old.stamp == _stamp(files.values()) and (not old.record or old.record.text_key in kept_texts):
            lessons[path] = old
        else:
            jobs.append(_Job(tree.root, path, files))
    _parse(jobs, cache, texts, workers, progress, lessons)
    cache.drop(RECORDS, kept.keys() - lessons.keys())
    ordered = [lessons[path] for path in sorted(lessons)]
    records = tuple(one.record for one in ordered if one.record)
    cache.drop(TEXTS, kept_texts - {record.text_key for record in records})
    found = tuple(diagnostic for one in ordered for diagnostic in one.found)
    return LessonsRead(by_folder, records, found, len(jobs))


def _files_by_lesson(tree: Tree) -> dict[str, dict[str, FoundFile]]:
    """Return the files of each lesson's folder, those in folders below it too."""
    folders = {
        file.folder for file in tree.files.values() if file.name == LESSON_FILE and file.path.startswith("lessons/")
    } - {"lessons"}
    grouped: dict[str, dict[str, FoundFile]] = {folder: {} for folder in sorted(folders)}
    for file in tree.files.values():
        folder = file.folder
        while folder and folder not in folders:
            folder = folder.rpartition("/")[0]
        if folder:
            grouped[folder][file.path] = file
    return grouped


def _stamp(files: Iterable[FoundFile]) -> str:
    rows = sorted(f"{one.path}\0{one.disk}\0{one.size}\0{one.mtime_ns}" for one in files)
    return digest_bytes("\n".join(rows).encode("utf-8", "surrogatepass"))


def _kept(cache: Cache) -> dict[str, _Kept]:
    decoder = msgspec.msgpack.Decoder(_Kept)
    kept = {}
    for path, stored in cache.all(RECORDS):
        try:
            kept[path] = decoder.decode(stored)
        except msgspec.DecodeError:
            continue
    return kept


def _parse(
    jobs: list[_Job],
    cache: Cache,
    texts: Texts,
    workers: Workers,
    progress: Progress,
    lessons: dict[str, _Kept],
) -> None:
    done = 0
    for chunk in workers.map_chunks(_parse_chunk, jobs, len(jobs)):
        new_records: dict[str, bytes] = {}
        new_texts: dict[str, LessonText] = {}
        for job, read in zip(jobs[done : done + len(chunk)], chunk, strict=True):
            kept = _Kept(_stamp(job.files.values()), read.record, read.found)
            lessons[job.path] = kept
            new_records[job.path] = msgspec.msgpack.encode(kept)
            if read.record:
                new_texts[read.record.text_key] = read.text
        texts.put(new_texts)
        cache.put(RECORDS, new_records)
        done += len(chunk)
        progress(done, len(jobs))


def _parse_chunk(jobs: Sequence[_Job]) -> list[LessonRead]:
    return [read_lesson(Tree(job.root, job.files), job.path) for job in jobs]
