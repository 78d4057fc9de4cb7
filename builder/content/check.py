"""Rules across files: addresses, references, dates. Each takes values and returns diagnostics."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

from builder.config import Site
from builder.content import problems
from builder.content.article import Campaign, FreePage
from builder.content.lesson import LESSON_FILE, LessonRecord
from builder.content.lesson_files import (
    CLIP_TYPES,
    PICTURE_TYPES,
    FileFinder,
    extension_of,
    fault,
)
from builder.content.links import LinkKind, is_outside, parse_link
from builder.content.organization import ORGANIZATIONS_PATH, Organizations
from builder.content.paths import LESSONS_FOLDER, is_alias
from builder.content.portal import Lesson
from builder.content.withdrawn import WITHDRAWN_PATH
from builder.diagnostics import Diagnostic, Span, nearest
from builder.fields import Name
from builder.markup import Reference, ReferenceKind
from builder.source import SETTINGS_PATH, FoundFile, Tree, plain_name
from builder.source.problems import RENAME
from builder.text import fold, nfc

_SOURCE = SETTINGS_PATH.rpartition("/")[0]
_NAMED_ALMOST = {"lesson.markdown", "lesson.txt", "lesson.docx", "lesson.doc", "lesson.wps"}


def check_ids(records: Iterable[LessonRecord]) -> list[Diagnostic]:
    """Each folder name is given once; two that differ only in case clash on Windows and discs.

    Nobody knows which of two is the right one, so both are told of and left out.
    """
    by_id: dict[str, list[LessonRecord]] = defaultdict(list)
    for record in records:
        by_id[record.id.casefold()].append(record)
    pairs = ((one, same[1] if one is same[0] else same[0]) for same in by_id.values() if len(same) > 1 for one in same)
    return [_same_id(one, other) for one, other in pairs]


def _same_id(record: LessonRecord, other: LessonRecord) -> Diagnostic:
    span = Span(record.path, record.place.line, record.place.column)
    if other.id == record.id:
        return problems.DUPLICATE_ID.at(span, id=record.id, other=other.folder)
    return problems.CASE_ONLY.at(span, name=record.id, other=other.id)


def check_addresses(lessons: Iterable[Lesson]) -> list[Diagnostic]:
    """Each address, old ones included, leads to one lesson."""
    first: dict[str, Lesson] = {}
    found = []
    for lesson in lessons:
        known = first.setdefault(lesson.slug, lesson)
        # Two folders of one name are told of already; so are their addresses, which come from it.
        same_folder = lesson.id.casefold() == known.id.casefold() and not lesson.record.slug
        if known is not lesson and not same_folder:
            place = lesson.record.slug or lesson.record.place
            span = Span(lesson.record.path, place.line, place.column)
            address = f"lessons/{lesson.slug}.html"
            found.append(problems.DUPLICATE_ADDRESS.at(span, address=address, other=known.record.path))
    return found + _check_aliases(first)


def _check_aliases(by_slug: dict[str, Lesson]) -> list[Diagnostic]:
    taken = {f"lessons/{slug}.html": (f"lessons/{slug}.html", lesson) for slug, lesson in by_slug.items()}
    found = []
    for lesson in by_slug.values():
        for alias in lesson.record.aliases:
            span = Span(lesson.record.path, alias.line, alias.column)
            if not is_alias(alias.text):
                found.append(problems.BAD_ALIAS.at(span, name=alias.text))
                continue
            text, owner = taken.setdefault(alias.text.casefold(), (alias.text, lesson))
            if text != alias.text:
                found.append(problems.CASE_ONLY.at(span, name=alias.text, other=text))
            elif owner is not lesson:
                other = owner.record.path
                found.append(problems.DUPLICATE_ADDRESS.at(span, address=alias.text, other=other))
    return found


def check_dates(record: LessonRecord, as_of: datetime.date) -> list[Diagnostic]:
    """A date to come is often a slip of the pen."""
    if record.date > as_of and not record.draft and not record.publish:
        span = Span(record.path, record.date_place.line, record.date_place.column)
        return [problems.FUTURE_DATE.at(span, value=record.date.isoformat())]
    return []


def check_campaigns(campaigns: Iterable[Campaign]) -> list[Diagnostic]:
    """Each title and alias belongs to one campaign."""
    return list(_twice((one, name) for one in campaigns for name in (one.place, *one.aliases)))


def _twice(names: Iterable[tuple[Campaign, Name]]) -> Iterator[Diagnostic]:
    first: dict[str, Campaign] = {}
    for campaign, name in names:
        known = first.setdefault(fold(name.text), campaign)
        if name.text and known is not campaign:
            span = Span(campaign.path, name.line, name.column)
            yield problems.DUPLICATE_CAMPAIGN.at(span, name=name.text, other=known.path)


def check_settings(site: Site, pages: Iterable[FreePage], ids: set[str], shown: set[str]) -> list[Diagnostic]:
    """The menu and the home page name pages and lessons that exist."""
    stems = [page.id for page in pages]
    found = [
        problems.UNKNOWN_PAGE.about(_span(SETTINGS_PATH, item.page), item.page.text, stems)
        for item in site.menu
        if item.page and item.page.text not in stems
    ]
    return found + check_lesson_names(site.home.start, SETTINGS_PATH, ids, shown)


def check_lesson_names(names: Iterable[Name], path: str, ids: set[str], shown: set[str]) -> list[Diagnostic]:
    """Lists of lessons name lessons that exist and are shown."""
    found = []
    for name in names:
        if name.text not in ids:
            found.append(problems.UNKNOWN_LESSON.about(_span(path, name), name.text, ids))
        elif name.text not in shown:
            found.append(problems.NOT_PUBLISHED.at(_span(path, name), name=name.text))
    return found


def _span(path: str, name: Name) -> Span:
    return Span(path, name.line, name.column)


class ReferenceChecker:
    """Checks what bodies refer to. Make one a build: it knows all names."""

    def __init__(
        self,
        finder: FileFinder,
        ids: set[str],
        shown: set[str],
        pages: Iterable[FreePage],
        campaigns: Iterable[Campaign],
    ) -> None:
        self.finder = finder
        self.ids = ids
        self.shown = shown
        self.pages = {page.id for page in pages}
        self.campaigns = {fold(name) for one in campaigns for name in one.names}

    def check(self, path: str, references: Iterable[Reference]) -> list[Diagnostic]:
        """Return what is wrong with the references of the text at `path`."""
        folder = path.rpartition("/")[0]
        found: list[Diagnostic] = []
        for reference in references:
            for target, column in reference.places:
                wrong = self._check_one(folder, reference.kind, target, Span(path, reference.line, column))
                found += [wrong] if wrong else []
        return found

    def _check_one(self, folder: str, kind: ReferenceKind, target: str, span: Span) -> Diagnostic | None:
        if kind is ReferenceKind.QUOTE:
            return None
        if kind is ReferenceKind.LESSON:
            return self._lesson(target, span, target)
        if kind is ReferenceKind.LINK:
            return self._link(folder, target, span)
        if is_outside(target):
            return None if kind is ReferenceKind.CLIP else problems.ELSEWHERE.at(span, name=target)
        return self._file(folder, target, span, kind)

    def _link(self, folder: str, target: str, span: Span) -> Diagnostic | None:
        if not target:
            return _dead("", span, "")
        link = parse_link(folder, target)
        if link.kind is LinkKind.OUTSIDE:
            return None
        if link.kind is LinkKind.LESSON:
            return self._lesson(link.name, span, target, "lesson:")
        if link.kind is LinkKind.FILE:
            return self._linked_file(folder, target, link.name, span)
        known = self.pages if link.kind is LinkKind.PAGE else self.campaigns
        name = link.name if link.kind is LinkKind.PAGE else fold(link.name)
        near = "" if name in known else nearest(name, sorted(known))
        return None if name in known else _dead(target, span, near and f"{link.kind.value}:{near}")

    def _linked_file(self, folder: str, target: str, plain: str, span: Span) -> Diagnostic | None:
        refusal = self.finder.refusal(folder, plain)
        if refusal:
            return refusal.at(span, name=target)
        file = self.finder.find(folder, plain)
        if file is None:
            return _dead(target, span, self.finder.meant(folder, plain, None))
        problem = fault(file, None)
        return problem.at(span, name=target) if problem else None

    def _lesson(self, name: str, span: Span, written: str, prefix: str = "") -> Diagnostic | None:
        lesson_id = nfc(name)
        if lesson_id in self.shown:
            return None
        if lesson_id in self.ids:
            return problems.NOT_PUBLISHED.at(span, name=lesson_id)
        near = nearest(lesson_id, sorted(self.ids))
        return _dead(written, span, near and prefix + near)

    def _file(self, folder: str, target: str, span: Span, kind: ReferenceKind) -> Diagnostic | None:
        refusal = self.finder.refusal(folder, target)
        if refusal:
            return refusal.at(span, name=target)
        file = self.finder.find(folder, target)
        types = CLIP_TYPES if kind is ReferenceKind.CLIP else PICTURE_TYPES
        if file is None:
            missing = problems.MISSING_FILE if kind is ReferenceKind.CLIP else problems.BROKEN_PICTURE
            return missing.about(span, target, (), near=self.finder.meant(folder, target, types))
        problem = fault(file, types)
        return problem.at(span, name=target) if problem else None


def _dead(target: str, span: Span, near: str) -> Diagnostic:
    return problems.BROKEN_LINK.about(span, target, (), near=near)


def check_strays(tree: Tree, by_lesson: dict[str, dict[str, FoundFile]]) -> list[Diagnostic]:
    """What lies below lessons/ in no lesson's folder: probably a lesson in the wrong place, or one without a text."""
    in_lessons = {path for files in by_lesson.values() for path in files}
    strays = [file for file in tree.below(LESSONS_FOLDER) if file.path not in in_lessons]
    texts = [file for file in strays if _is_text(file)]
    with_text = {file.folder for file in texts}
    clips: dict[str, FoundFile] = {}
    for file in strays:
        if extension_of(file.name) in CLIP_TYPES and file.folder not in with_text:
            clips.setdefault(file.folder, file)
    return [
        *(
            problems.STRAY_TEXT.at(Span(file.path), hint=RENAME if _is_misnamed(file) else None, nearest=LESSON_FILE)
            for file in texts
        ),
        *(problems.STRAY_CLIP.at(Span(file.path), name=file.name) for file in clips.values()),
    ]


_LISTS = {SETTINGS_PATH, ORGANIZATIONS_PATH, WITHDRAWN_PATH}


def check_unread(tree: Tree) -> list[Diagnostic]:
    """What looks like one of the lists but has another name, or lies elsewhere, is read by nobody."""
    found = []
    for file in tree.files.values():
        if file.path in _LISTS or plain_name(file.path) in _LISTS:
            continue  # read, or told of by its reader
        plain = plain_name(file.name)
        at_top = file.folder == _SOURCE and plain.endswith(".yaml")
        elsewhere = f"{_SOURCE}/{plain}" in _LISTS and "/static/" not in file.path
        if at_top or elsewhere:
            names = [path.rpartition("/")[2] for path in sorted(_LISTS)]
            near = f"{_SOURCE}/{plain}" if elsewhere else nearest(file.name, names)
            found.append(problems.UNREAD_FILE.about(Span(file.path), file.name, (), near=near))
    return found


def _is_text(file: FoundFile) -> bool:
    return plain_name(file.path).endswith((".md", ".markdown")) or file.name.lower() in _NAMED_ALMOST


def _is_misnamed(file: FoundFile) -> bool:
    """Tell whether a text is a lesson in a folder of its own but for its name, such as ``LESSON.MD``."""
    return (plain_name(file.name) == LESSON_FILE or file.name.lower() in _NAMED_ALMOST) and file.folder != "lessons"


def check_organizations(organizations: Organizations, records: Iterable[LessonRecord]) -> list[Diagnostic]:
    """A tree is needed as soon as a lesson names a branch."""
    if organizations.by_key or not any(record.branch for record in records):
        return []
    return [problems.NO_ORGANIZATIONS.at(Span(ORGANIZATIONS_PATH))]
