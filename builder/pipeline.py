"""The order of a build: read, check, media, plan, render, write. The only file that knows it."""

import contextlib
import dataclasses
import functools
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from builder import __version__
from builder.config import SETTINGS_PATH, Site, read_site
from builder.content import (
    FileFinder,
    Portal,
    Sources,
    Texts,
    assemble,
    read_campaigns,
    read_lessons,
    read_organizations,
    read_pages,
    read_withdrawn,
)
from builder.content.lesson import LessonText
from builder.content.organization import ORGANIZATIONS_PATH
from builder.content.withdrawn import WITHDRAWN_PATH
from builder.diagnostics import Diagnostic, Severity, Span, in_order
from builder.media import Media, find_tools, prepare
from builder.messages import translator
from builder.output import Output, OutputError
from builder.output import problems as output_problems
from builder.pages import Page, Plan, make_library, plan
from builder.render import Assets, RenderSetup, Theme, find_assets, load_theme, make_setup, render_pages
from builder.source import Tree, walk
from builder.system import CACHE_FILE, AsOf, Busy, Cache, Lock, Workers, as_of, code_version, digest_file

CACHE_FOLDER = ".xuexi"
OUTPUT_FOLDER = "public"
SOURCE_FOLDERS = ("site_src", "lessons")
LOCK_SECONDS = 10
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be built.

    Attributes:
        root: the folder of the site.
        output: where the portal goes; ``public`` in the site if None.
        base_url: instead of the one in the settings.
        as_of: the day for which it is built; today if None.
        drafts: whether drafts (and what is not due) are shown.
        strict: whether warnings count as errors and any error stops the build before it writes.
        keep_broken: whether the last good pages of a lesson with an error stay, for a preview.
        jobs: how many processes may work; 0 for one a core.
    """

    root: Path
    output: Path | None = None
    base_url: str | None = None
    as_of: AsOf | None = None
    drafts: bool = False
    strict: bool = False
    keep_broken: bool = False
    jobs: int = 0


@dataclass(slots=True)
class Report:
    """What a build did.

    Attributes:
        diagnostics: every problem, in the order of places.
        lessons: how many lessons are published, and how many folders were read anew.
        made, kept, removed: files of the output.
        written: whether the output was brought up to date.
        seconds: how long each step took, in order.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)
    lessons: int = 0
    parsed: int = 0
    made: int = 0
    kept: int = 0
    removed: int = 0
    written: bool = False
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def has_errors(self) -> bool:
        """Tell whether anything is wrong that leaves something out."""
        return any(one.severity is Severity.ERROR for one in self.diagnostics)

    def fails(self, *, strict: bool) -> bool:
        """Tell whether a script should stop: an error, or with `strict` a warning too."""
        bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(one.severity in bad for one in self.diagnostics)

    @contextlib.contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Take the time of a step."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


@dataclass(frozen=True, slots=True)
class _Content:
    """Everything that was read and found good."""

    tree: Tree
    site: Site
    portal: Portal
    finder: FileFinder
    texts: Texts
    media: Media
    theme: Theme


def check(request: Request, progress: Progress) -> Report:
    """Read everything and say what is wrong; nothing is written but the cache."""
    report = Report()
    try:
        with _opened_cache(request) as cache, Workers(request.jobs) as workers:
            content = _read(request, cache, workers, report, progress)
            if content is not None:
                _plan(content, report)
    except OSError as error:
        report.diagnostics.append(_machine_fault(error, request.root / CACHE_FOLDER))
    return report


def build(request: Request, progress: Progress) -> Report:
    """Bring the output up to date."""
    report = Report()
    output_folder = request.output or request.root / OUTPUT_FOLDER
    try:
        with Lock(request.root / CACHE_FOLDER / "lock", LOCK_SECONDS), _opened_cache(request) as cache:
            output = Output(output_folder, cache)
            report.diagnostics += _check_output(request.root, output)
            if not report.has_errors:
                with Workers(request.jobs) as workers:
                    _build(request, cache, workers, output, report, progress)
    except Busy:
        report.diagnostics.append(output_problems.BUSY.at(Span("")))
    except OutputError as error:
        report.diagnostics.append(output_problems.NOT_WRITABLE.at(Span(""), folder=output_folder, reason=str(error)))
    except OSError as error:
        report.diagnostics.append(_machine_fault(error, request.root / CACHE_FOLDER))
    return report


def _build(
    request: Request, cache: Cache, workers: Workers, output: Output, report: Report, progress: Progress
) -> None:
    content = _read(request, cache, workers, report, progress)
    if content is None or (request.strict and report.fails(strict=True)):
        return
    planned, assets = _plan(content, report)
    setup = make_setup(request.root, content.theme, assets, planned.site, _code_version())
    if request.strict and report.fails(strict=True):
        return
    output.begin()
    try:
        with report.step("render"):
            _stage_files(output, assets, content.media, report)
            _render(setup, planned.pages, content.texts, workers, output, report, progress)
        if request.strict and report.fails(strict=True):
            return
        if request.keep_broken:
            broken = {one.span.path for one in report.diagnostics if one.severity is Severity.ERROR}
            output.keep_of({path.rpartition("/")[0] for path in broken})
        with report.step("write"):
            progress("write", 0, 1)
            report.removed = output.commit(_order(assets, content.media, planned.pages))
            progress("write", 1, 1)
        report.written = True
    finally:
        output.abandon()


def _plan(content: _Content, report: Report) -> tuple[Plan, Assets]:
    """Return all pages, and the static files that go with them."""
    with report.step("plan"):
        say = translator("en" if content.site.language.startswith("en") else "zh_CN")
        assets = find_assets(content.theme)
        planned, found = plan(make_library(content.portal, content.media, content.finder, say), assets.files)
        report.diagnostics = in_order([*report.diagnostics, *found])
        return planned, assets.without(planned.refused)


def _read(request: Request, cache: Cache, workers: Workers, report: Report, progress: Progress) -> _Content | None:
    """Return the checked content; None where it cannot be had, which the report then explains."""
    with report.step("read"):
        tree, found = walk(request.root, SOURCE_FOLDERS)
        site, found_in_settings = read_site(tree)
        report.diagnostics = in_order(found + found_in_settings)
        if site is None:
            return None
        site = dataclasses.replace(site, base_url=_with_slash(request.base_url) or site.base_url)
        theme, found_in_theme = load_theme(request.root, site.theme, SETTINGS_PATH, site.theme_place)
        report.diagnostics += found_in_theme
        texts = Texts(cache)
        sources, found = _sources(tree, site, cache, texts, workers, report, progress)
        if sources is None:
            report.diagnostics = in_order(found)
            return None
    with report.step("check"):
        day = as_of(request.as_of, site.timezone)
        portal, all_found = assemble(sources, tree, day, drafts=request.drafts)
        report.diagnostics = all_found
        report.lessons = len(portal.lessons)
    with report.step("media"):
        finder = FileFinder(tree, site.media.folders)
        store = request.root / CACHE_FOLDER / "media"
        jobs = request.jobs or os.cpu_count() or 1
        media, found = prepare(
            portal,
            finder,
            cache,
            store,
            find_tools(),
            jobs=jobs,
            progress=functools.partial(progress, "media"),
        )
        report.diagnostics = sorted(report.diagnostics + found, key=lambda one: (one.span, one.code))
    return _Content(tree, site, portal, finder, texts, media, theme) if theme else None


def _sources(
    tree: Tree, site: Site, cache: Cache, texts: Texts, workers: Workers, report: Report, progress: Progress
) -> tuple[Sources | None, list[Diagnostic]]:
    """Read everything but the settings. None where going on would publish a site that is wrong as a whole."""
    found = list(report.diagnostics)
    bodies: dict[str, LessonText] = {}
    organizations, found_in_tree = read_organizations(tree)
    campaigns, found_in_campaigns = read_campaigns(tree, bodies)
    pages, found_in_pages = read_pages(tree, bodies)
    withdrawn, found_in_list = read_withdrawn(tree)
    found += found_in_tree + found_in_campaigns + found_in_pages + found_in_list
    texts.hold(bodies)
    lessons = read_lessons(tree, cache, texts, workers, functools.partial(progress, "read"))
    report.parsed = lessons.parsed
    found += lessons.found
    needed = {ORGANIZATIONS_PATH, WITHDRAWN_PATH}
    refused = any(one.span.path in needed for one in report.diagnostics)
    if organizations is None or withdrawn is None or refused:
        return None, found
    return Sources(
        site=site,
        organizations=organizations,
        campaigns=campaigns,
        pages=pages,
        withdrawn=withdrawn,
        folders=lessons.folders,
        records=lessons.records,
        found=tuple(found),
    ), found


def _render(
    setup: RenderSetup,
    pages: tuple[Page, ...],
    texts: Texts,
    workers: Workers,
    output: Output,
    report: Report,
    progress: Progress,
) -> None:
    """Render what the output does not have yet, and stage it."""
    keys = {page.address: f"{setup.key}-{page.digest}" for page in pages}
    due = [page for page in pages if not output.has(page.address, keys[page.address])]
    report.kept += len(pages) - len(due)
    done = 0
    call = functools.partial(render_pages, setup)
    jobs = ((page, texts.get(page.text_key) if page.text_key else None) for page in due)
    for chunk in workers.map_chunks(call, jobs, len(due)):
        for page, rendered in zip(due[done : done + len(chunk)], chunk, strict=True):
            if rendered.fault is None:
                output.stage(page.address, keys[page.address], rendered.content, page.origin)
                report.made += 1
            else:
                output.keep(page.address)
                report.diagnostics.append(rendered.fault)
        done += len(chunk)
        progress("render", done, len(due))


def _stage_files(output: Output, assets: Assets, media: Media, report: Report) -> None:
    for address, (digest, content) in assets.contents.items():
        if output.has(address, digest):
            report.kept += 1
        else:
            output.stage(address, digest, content)
            report.made += 1
    for address, path in assets.files.items():
        _copy(output, address, digest_file(path), path, "", report)
    for one in (*media.assets.values(), *media.posters.values()):
        _copy(output, one.address, one.facts.digest, one.disk, one.origin, report)


def _copy(output: Output, address: str, digest: str, source: Path, origin: str, report: Report) -> None:
    if output.has(address, digest):
        report.kept += 1
    else:
        output.stage_copy(address, digest, source, origin)
        report.made += 1


def _order(assets: Assets, media: Media, pages: tuple[Page, ...]) -> list[str]:
    """Return all addresses: what pages need first, then pages in the order of the plan."""
    files = [*assets.files, *assets.contents]
    files += [one.address for one in (*media.assets.values(), *media.posters.values())]
    return [*files, *(page.address for page in pages)]


def _check_output(root: Path, output: Output) -> list[Diagnostic]:
    folder, site = output.folder.resolve(), root.resolve()
    sources = [site / name for name in (*SOURCE_FOLDERS, "themes")]
    if (
        folder == site / CACHE_FOLDER
        or site.is_relative_to(folder)
        or any(folder.is_relative_to(one) for one in sources)
    ):
        return [output_problems.OUTPUT_IN_SOURCE.at(Span(""), folder=output.folder)]
    return [] if output.is_ours() else [output_problems.NOT_OURS.at(Span(""), folder=output.folder)]


def _machine_fault(error: OSError, folder: Path) -> Diagnostic:
    """Say which file the machine refuses, and why."""
    reason = error.strerror or str(error)
    return output_problems.NOT_WRITABLE.at(Span(""), folder=error.filename or folder, reason=reason)


@contextlib.contextmanager
def _opened_cache(request: Request) -> Iterator[Cache]:
    with Cache(request.root / CACHE_FOLDER / CACHE_FILE, _code_version()) as cache:
        yield cache


@functools.cache
def _code_version() -> str:
    return code_version(Path(__file__).parent, __version__)


def _with_slash(address: str | None) -> str:
    return address.rstrip("/") + "/" if address else ""
