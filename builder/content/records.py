"""Read all lessons, parsing only the folders that changed; what was parsed is kept in the cache."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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


class Faces(Value, frozen=True):
    """Digests of all that others can see of a lesson: its record but for the words of its body, and its problems.

    Attributes:
        face: two lessons with the same one look the same on every page but their own.
        lines: the same, with the lines on which the body refers to something.
    """

    face: str
    lines: str


class _Kept(Value, frozen=True):
    """A parsed folder as the cache has it."""

    stamp: str
    record: LessonRecord | None
    found: tuple[Diagnostic, ...]
    faces: Faces


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
        faces: of those that could be read, by path.
    """

    files: dict[str, dict[str, FoundFile]]
    records: tuple[LessonRecord, ...]
    found: tuple[Diagnostic, ...]
    parsed: int
    faces: dict[str, Faces]


class Texts:
    """Long texts by their key: in the cache, or in memory where the cache could not take them (a full disk)."""

    def __init__(self, cache: Cache) -> None:
        self._fresh: dict[str, bytes] = {}
        self._cache = cache

    def put(self, encoded: Mapping[str, bytes]) -> None:
        """Keep encoded texts."""
        if not self._cache.put(TEXTS, encoded):
            self._fresh.update(encoded)

    def hold(self, texts: Mapping[str, LessonText]) -> None:
        """Keep a few texts in memory only."""
        self._fresh.update((key, msgspec.msgpack.encode(text)) for key, text in texts.items())

    def get(self, key: str) -> bytes:
        """Return an encoded text, for :func:`decode_text`; empty where it is nowhere."""
        return self._fresh.get(key) or self._cache.get(TEXTS, key) or b""


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
    count = len(by_folder)
    kept = {}
    for path, one in _kept(cache):
        kept[path] = one
        progress(0, count)
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
    faces = {one.record.path: one.faces for one in ordered if one.record}
    return LessonsRead(by_folder, records, found, len(jobs), faces)


def faces_of(read: LessonRead) -> Faces:
    """Return the digests by which it is seen whether only words have changed."""
    if read.record is None:
        return Faces("", "")
    record = msgspec.structs.replace(read.record, text_key="")
    face, lines = (msgspec.msgpack.encode((one, read.found)) for one in (record.without_words(), record))
    return Faces(digest_bytes(face), digest_bytes(lines))


def _to_keep(files: dict[str, FoundFile], read: LessonRead) -> _Kept:
    return _Kept(_stamp(files.values()), read.record, read.found, faces_of(read))


def reread(tree: Tree, path: str) -> LessonRead:
    """Read the one lesson whose ``lesson.md`` is at `path` anew."""
    return read_lesson(Tree(tree.root, _files_of_lesson(tree, path)), path)


def keep_reread(cache: Cache, texts: Texts, tree: Tree, read: LessonRead) -> None:
    """Put a lesson that was read anew in the place of what the cache has."""
    assert read.record is not None
    path = read.record.path
    texts.put({read.record.text_key: msgspec.msgpack.encode(read.text)})
    cache.put(RECORDS, {path: msgspec.msgpack.encode(_to_keep(_files_of_lesson(tree, path), read))})


def _files_of_lesson(tree: Tree, path: str) -> dict[str, FoundFile]:
    folder = path.rpartition("/")[0]
    below = {file.path: file for file in tree.below(folder)}
    return _files_by_lesson(Tree(tree.root, below)).get(folder, {})


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


def _kept(cache: Cache) -> Iterator[tuple[str, _Kept]]:
    for path, stored in cache.all(RECORDS):
        one = _decoded(stored)
        if one is not None:
            yield path, one


_KEPT_DECODER = msgspec.msgpack.Decoder(_Kept)


def _decoded(stored: bytes) -> _Kept | None:
    try:
        return _KEPT_DECODER.decode(stored)
    except msgspec.DecodeError:
        return None


class _Parsed(Value, frozen=True):
    """A folder as a worker has parsed it: what is kept of it and its long text, both encoded to travel fast."""

    kept: bytes
    text_key: str
    text: bytes


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
        parsed = dict(zip((job.path for job in jobs[done : done + len(chunk)]), chunk, strict=True))
        lessons.update((path, _KEPT_DECODER.decode(one.kept)) for path, one in parsed.items())
        texts.put({one.text_key: one.text for one in chunk if one.text_key})
        cache.put(RECORDS, {path: one.kept for path, one in parsed.items()})
        done += len(chunk)
        progress(done, len(jobs))


def _parse_chunk(jobs: Sequence[_Job]) -> list[_Parsed]:
    return [_parse_one(job) for job in jobs]


def _parse_one(job: _Job) -> _Parsed:
    read = read_lesson(Tree(job.root, job.files), job.path)
    key = read.record.text_key if read.record else ""
    return _Parsed(msgspec.msgpack.encode(_to_keep(job.files, read)), key, msgspec.msgpack.encode(read.text))
