"""Which files a lesson names, and whether they are there."""

import contextlib
import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from builder.config.read import is_web_address
from builder.content import problems
from builder.content.lesson import LESSON_FILE, LessonRecord
from builder.content.paths import file_of_link, public_path, resolve_path
from builder.diagnostics import Diagnostic, Problem, Span, nearest
from builder.fields import Name
from builder.markup import ReferenceKind
from builder.source import FoundFile, Tree
from builder.system import stamp_of
from builder.text import nfc, nfd

VIDEO_TYPES = {
    "mp4": "video/mp4", "m4v": "video/mp4", "mov": "video/quicktime", "webm": "video/webm", "ogv": "video/ogg",
    "mkv": "video/x-matroska", "3gp": "video/3gpp", "avi": "video/x-msvideo", "wmv": "video/x-ms-wmv",
    "flv": "video/x-flv", "ts": "video/mp2t",
}  # fmt: skip
AUDIO_TYPES = {
    "m4a": "audio/mp4", "mp3": "audio/mpeg", "aac": "audio/aac", "ogg": "audio/ogg", "oga": "audio/ogg",
    "opus": "audio/ogg", "wav": "audio/wav", "wma": "audio/x-ms-wma", "amr": "audio/amr", "flac": "audio/flac",
}  # fmt: skip
CLIP_TYPES = VIDEO_TYPES | AUDIO_TYPES
PICTURE_TYPES = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp", "gif": "image/gif",
    "avif": "image/avif",
}  # fmt: skip
# What a browser would run, or a server that knows how.
ACTIVE = frozenset({
    "htm", "html", "xhtml", "xht", "xhtm", "shtml", "shtm", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "xslt", "js",
    "mjs", "swf", "hta", "htc", "php", "phtml", "phar", "asp", "aspx", "jsp", "jspx", "cgi",
})  # fmt: skip
SUBTITLE_TYPES = dict.fromkeys(("srt", "vtt", "ass", "ssa", "ttml", "sami", "smi", "sub"), "text/vtt")
_LFS = b"version https://git-lfs.github.com/spec/"
LFS_LARGEST = 400


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of the site that will be published: where it lies, and how big and how old it is.

    Attributes:
        path: as the site names it; for a file in a media folder, its full path there.
        place: where it lies, as the disk names it.
    """

    path: str
    place: str
    size: int
    mtime_ns: int

    @property
    def disk(self) -> Path:
        """Where it lies."""
        return Path(self.place)

    @property
    def extension(self) -> str:
        """In small letters, without the dot; empty where there is none."""
        return extension_of(self.name)

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]


class FileFinder:
    """Finds files that lessons name: beside the text, elsewhere in the site, or in a media folder.

    Attributes:
        looked_for: every path outside the site where a file was looked for, with its stamp at that moment.
    """

    def __init__(self, tree: Tree, media_folders: tuple[str, ...] = ()) -> None:
        self.tree = tree
        self.looked_for: dict[str, str] = {}
        self._shown: dict[str, bool] = {}
        self._found: dict[tuple[str, str], PublishedFile | None] = {}
        self.media_folders = tuple(Path(tree.root, folder) for folder in media_folders)
        self._by_case = {path.casefold(): path for path in tree.files}
        self._by_folder: dict[str, list[FoundFile]] = defaultdict(list)
        for file in tree.files.values():
            self._by_folder[file.folder].append(file)

    def close(self, shown: Mapping[str, bool]) -> None:
        """Let nobody but the lesson itself find what lies in the folder of one that is not shown.

        Args:
            shown: whether the lesson is shown, by its folder.
        """
        self._shown = dict(shown)
        self._found.clear()

    def refusal(self, folder: str, written: str) -> Problem | None:
        """Return why a text in `folder` may not publish what it calls `written`, be it there or not."""
        path = public_path(folder, written)
        if path is None or self._is_text(path):
            return problems.LEAVES_SITE
        return problems.NOT_SHOWN_FILE if self._is_closed(folder, path) else None

    def _is_text(self, path: str) -> bool:
        """Tell whether a file is a lesson's text under another name."""
        known = self.tree.files.get(path)
        return known is not None and known.real.rpartition("/")[2].casefold() == LESSON_FILE

    def _is_closed(self, folder: str, path: str) -> bool:
        """Tell whether a file belongs to another lesson that is not shown, by its name or by where a link leads."""
        known = self.tree.files.get(path)
        places = (path, known.real) if known and known.real else (path,)
        owners = {owner for owner in map(self._owner, places) if owner is not None}
        return any(owner != folder and not self._shown[owner] for owner in owners)

    def _owner(self, path: str) -> str | None:
        """Return the nearest lesson's folder above a path."""
        above = path.rpartition("/")[0]
        while above and above not in self._shown:
            above = above.rpartition("/")[0]
        return above or None

    def find(self, folder: str, written: str) -> PublishedFile | None:
        """Return the file that is called `written` in a text in `folder`; None where it is not there."""
        asked = folder, written
        if asked not in self._found:  # the checks, the media and the pages each ask for all of them
            found = self._find(folder, written)
            self._found[asked] = self._find(folder, unquote(written)) if found is None and "%" in written else found
        return self._found[asked]

    def _find(self, folder: str, written: str) -> PublishedFile | None:
        path = public_path(folder, written)
        if path is None or self._is_text(path) or self._is_closed(folder, path):
            return None
        known = self.tree.files.get(path)
        if known is not None:
            return _published(self.tree, known)
        return self._in_media_folders(folder, written)

    def _in_media_folders(self, asking: str, written: str) -> PublishedFile | None:
        # A name is one name, in whichever Unicode form the disk keeps it (macOS writes NFD).
        names = dict.fromkeys((written, nfc(written), nfd(written)))
        for disk in (folder / name for folder in self.media_folders for name in names):
            self.looked_for.setdefault(str(disk), stamp_of(disk))
            with contextlib.suppress(OSError):  # a name that no disk can have
                if disk.is_file() and self._may_give(asking, disk.resolve()):
                    stat = disk.stat()
                    return PublishedFile(disk.as_posix(), str(disk), stat.st_size, stat.st_mtime_ns)
        return None

    def _may_give(self, asking: str, real: Path) -> bool:
        """Tell whether a file lies in a media folder, and opens nothing where that is a folder of the site."""
        if not any(real.is_relative_to(one.resolve()) for one in self.media_folders):
            return False
        root = self.tree.root.resolve()
        path = nfc(real.relative_to(root).as_posix()) if real.is_relative_to(root) else ""
        return path.rpartition("/")[2].casefold() != LESSON_FILE and not (path and self._is_closed(asking, path))

    def meant(self, folder: str, written: str, types: Mapping[str, str] | None) -> str:
        """Return the file beside the text that was probably meant by a name that none has; empty where none is near.

        Args:
            folder: of the text.
            written: the name.
            types: the endings that may stand there; None for any.
        """
        path = resolve_path(folder, written) or ""
        same = self._by_case.get(path.casefold())
        if same is not None:
            return posixpath.relpath(same, folder)
        home, _, name = path.rpartition("/")
        files = [file for file in self._by_folder.get(home, []) if file.name != LESSON_FILE]
        known = [file.name for file in files if types is None or extension_of(file.name) in types]
        other_ending = (one for one in known if _stem(one) == _stem(name))
        near = next(other_ending, "") or nearest(name, known)
        return near and posixpath.relpath(posixpath.join(home, near), folder)


def extension_of(name: str) -> str:
    """Return what stands behind the last dot, in small letters; empty where there is none."""
    stem, _, ending = name.rpartition(".")
    return ending.lower() if stem else ""


def _stem(name: str) -> str:
    return posixpath.splitext(name)[0].casefold()


def _published(tree: Tree, file: FoundFile) -> PublishedFile:
    return PublishedFile(file.path, f"{tree.root}/{file.disk}", file.size, file.mtime_ns)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that a field names, the types that may stand there (None: any), and whether a web address may."""

    name: Name
    types: dict[str, str] | None
    may_be_elsewhere: bool = False


def wanted_files(record: LessonRecord) -> Iterator[Wanted]:
    """Yield every file that the front matter names. Web addresses are not files."""
    for part in record.parts:
        yield Wanted(part.file, VIDEO_TYPES if part.kind == "video" else CLIP_TYPES, may_be_elsewhere=True)
        if part.subtitles:
            yield Wanted(part.subtitles, SUBTITLE_TYPES)
    if record.poster:
        yield Wanted(record.poster, PICTURE_TYPES)
    yield from (Wanted(one.file, PICTURE_TYPES) for one in record.pictures)
    yield from (Wanted(one.file, None) for one in record.attachments)


def check_files(record: LessonRecord, finder: FileFinder) -> tuple[list[Diagnostic], set[str]]:
    """Return what is wrong with the files of the front matter, and the paths of those that are used."""
    found: list[Diagnostic] = []
    used = {record.path}
    for wanted in wanted_files(record):
        span = Span(record.path, wanted.name.line, wanted.name.column)
        if is_web_address(wanted.name.text):
            found += [] if wanted.may_be_elsewhere else [problems.ELSEWHERE.at(span, name=wanted.name.text)]
            continue
        file, wrong = locate(finder, record.folder, wanted, span)
        found += wrong
        if file and wanted.types is SUBTITLE_TYPES and file.path not in finder.tree.files:
            found.append(problems.SUBTITLES_ELSEWHERE.at(span, name=wanted.name.text))
        if file is not None:
            used.add(file.path)
    for reference in record.references:
        if reference.kind in {
            ReferenceKind.IMAGE,
            ReferenceKind.LINK,
            ReferenceKind.CLIP,
            ReferenceKind.GALLERY,
        }:
            is_link = reference.kind is ReferenceKind.LINK
            names = (file_of_link(target) if is_link else target for target in reference.targets)
            files = (finder.find(record.folder, name) for name in names)
            used.update(file.path for file in files if file)
    return found, used


def locate(
    finder: FileFinder, folder: str, wanted: Wanted, span: Span
) -> tuple[PublishedFile | None, list[Diagnostic]]:
    """Return a named file if it can be published, and otherwise what is wrong with it."""
    written = wanted.name.text
    refusal = finder.refusal(folder, written)
    if refusal:
        return None, [refusal.at(span, name=written)]
    file = finder.find(folder, written)
    if file is None:
        near = finder.meant(folder, written, wanted.types)
        return None, [problems.MISSING_FILE.about(span, written, (), near=near)]
    problem = fault(file, wanted.types)
    return file, [problem.at(span, name=written)] if problem else []


def fault(file: PublishedFile, types: dict[str, str] | None) -> Problem | None:
    """Return why a file cannot be published where only `types` (None: any) may stand; None where it can."""
    if types is not None and file.extension not in types:
        return problems.NOT_A_CLIP
    if is_active(file):
        return problems.ACTIVE_FILE
    if file.size == 0:
        return problems.EMPTY_FILE
    return problems.LFS_POINTER if is_lfs_pointer(file) else None


def is_active(file: PublishedFile) -> bool:
    """Tell whether a file could run as a program in a reader's browser: such a file is never published."""
    return file.extension in ACTIVE


def is_lfs_pointer(file: PublishedFile) -> bool:
    """Tell whether Git LFS has left a pointer instead of the file (https://github.com/git-lfs/git-lfs, spec)."""
    if file.size > LFS_LARGEST:
        return False
    try:
        return file.disk.read_bytes().startswith(_LFS)
    except OSError:
        return False


def check_unused(folder: str, files: dict[str, FoundFile], used: set[str], wrong: list[Diagnostic]) -> list[Diagnostic]:
    """Return a diagnostic for each file of a lesson that nothing names.

    What is named almost right, as `wrong` tells, is not unused as well: nobody should delete it.
    """
    meant = {posixpath.join(folder, one.values.get("nearest", "")) for one in wrong}
    return [problems.UNUSED_FILE.at(Span(path)) for path in files if path not in used | meant]
