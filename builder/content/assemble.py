"""From records to the portal: names are resolved, rules across files are checked, what is not due is left out."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from builder.config import Site
from builder.content.article import Campaign, FreePage
from builder.content.check import (
    ReferenceChecker,
    check_addresses,
    check_campaigns,
    check_dates,
    check_ids,
    check_lesson_names,
    check_organizations,
    check_settings,
    check_strays,
    check_unread,
)
from builder.content.lesson import LessonRecord
from builder.content.lesson_files import FileFinder, check_files, check_unused
from builder.content.names import Resolver
from builder.content.organization import Organizations
from builder.content.portal import Lesson, Portal
from builder.content.records import Faces, Progress
from builder.content.withdrawals import withdraw
from builder.content.withdrawn import Withdrawn
from builder.diagnostics import Diagnostic, Severity, in_order
from builder.source import FoundFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What was read, before it is put together.

    Attributes:
        files: those of every folder with a ``lesson.md``, whether or not it could be read, by folder and by path.
        records: those that could be read, by path.
        found: what is wrong with the files by themselves.
        faces: what others can see of each lesson that could be read, by path.
    """

    site: Site
    organizations: Organizations
    campaigns: tuple[Campaign, ...]
    pages: tuple[FreePage, ...]
    withdrawn: Withdrawn
    files: dict[str, dict[str, FoundFile]]
    records: tuple[LessonRecord, ...]
    found: tuple[Diagnostic, ...]
    faces: dict[str, Faces]


def assemble(
    sources: Sources, finder: FileFinder, as_of: datetime.date, *, drafts: bool, progress: Progress
) -> tuple[Portal, list[Diagnostic]]:
    """Put everything together for one day.

    Args:
        sources: what was read.
        finder: finds the files that texts name.
        as_of: the day: lessons that are not due on it, or no longer, are left out.
        drafts: whether drafts are shown.
        progress: is told of how many lessons the files and references are checked.

    Returns:
        The portal, without lessons that have an error, and every diagnostic of the site: those of `sources` too.
    """
    pages = tuple(page for page in sources.pages if drafts or not page.draft)
    lessons, found = _resolve(sources)
    ids = {folder.rpartition("/")[2] for folder in sources.files}
    after, problems_of_list = withdraw(lessons, ids, sources.withdrawn, sources.organizations)
    found += problems_of_list
    due = [lesson for lesson in after.lessons if _is_due(lesson.record, as_of, drafts=drafts)]
    due_folders = {lesson.record.folder for lesson in due}
    finder.close({folder: folder in due_folders for folder in sources.files})
    found += check_ids(sources.records) + check_addresses(lessons) + check_campaigns(sources.campaigns)
    found += check_organizations(sources.organizations, sources.records)
    found += check_strays(finder.tree, sources.files) + check_unread(finder.tree)
    uses = {}
    count = len(sources.records)
    for number, record in enumerate(sources.records):
        progress(number, 2 * count)
        problems_of_files, used = check_files(record, finder)
        uses[record.path] = problems_of_files, used
        found += problems_of_files + check_dates(record, as_of)
    found = [*sources.found, *found]

    # A link that leaves the site is an error of its lesson, which may be what another lesson links to; so what is
    # shown is settled first by everything but references, and once more with them.
    shown = {lesson.id for lesson in _without_errors(due, found)}
    checker = ReferenceChecker(finder, ids, shown, pages, sources.campaigns)
    for number, record in enumerate(sources.records):
        progress(count + number, 2 * count)
        problems_of_files, used = uses[record.path]
        wrong = checker.check(record.path, record.references)
        found += wrong + check_unused(record.folder, sources.files[record.folder], used, problems_of_files + wrong)
        found += check_lesson_names(record.related, record.path, ids, shown)
    for article in (*sources.campaigns, *sources.pages):
        found += checker.check(article.path, article.references)
    found += check_settings(sources.site, pages, ids, shown)
    published = sorted(_without_errors(due, found), key=_newest_first)
    kept = {lesson.id for lesson in published}
    portal = Portal(
        site=sources.site,
        as_of=as_of,
        organizations=sources.organizations,
        campaigns=sources.campaigns,
        pages=pages,
        lessons=tuple(_only_published(lesson, kept) for lesson in published),
        start=tuple(name.text for name in sources.site.home.start if name.text in kept),
        gone_lessons=after.gone_lessons,
        gone_people=after.gone_people,
    )
    return portal, in_order(found)


def _resolve(sources: Sources) -> tuple[list[Lesson], list[Diagnostic]]:
    resolver = Resolver(sources.site, sources.organizations, sources.campaigns, sources.records)
    lessons: list[Lesson] = []
    found: list[Diagnostic] = []
    for record in sources.records:
        lesson, wrong = resolver.resolve(record)
        lessons.append(lesson)
        found += wrong
    return lessons, found


def _is_due(record: LessonRecord, as_of: datetime.date, *, drafts: bool) -> bool:
    begun = record.since <= as_of
    over = record.expires is not None and record.expires <= as_of
    return drafts or (begun and not over and not record.draft)


def _without_errors(lessons: Iterable[Lesson], found: Iterable[Diagnostic]) -> list[Lesson]:
    """Leave out lessons with an error in any file of their folder."""
    broken = {one.span.path for one in found if one.severity is Severity.ERROR}
    folders = {path.rpartition("/")[0] for path in broken}
    return [lesson for lesson in lessons if lesson.record.path not in broken and lesson.record.folder not in folders]


def _newest_first(lesson: Lesson) -> tuple[int, int, str]:
    return -lesson.record.date.toordinal(), lesson.record.weight, lesson.id


def _only_published(lesson: Lesson, kept: set[str]) -> Lesson:
    related = tuple(one for one in lesson.related if one in kept and one != lesson.id)
    return lesson if related == lesson.related else msgspec.structs.replace(lesson, related=related)
