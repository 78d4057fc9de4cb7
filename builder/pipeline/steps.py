"""The order of a build: read, check, media, plan, render, write. The only file that knows it."""

import dataclasses
import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.config import Site, read_site
from builder.content import (
    WITHDRAWN_PATH,
    Faces,
    FileFinder,
    Portal,
    Sources,
    Texts,
    assemble,
    check_names_left,
    read_campaigns,
    read_lessons,
    read_organizations,
    read_pages,
    read_withdrawn,
)
from builder.content.lesson import LessonText
from builder.content.organization import ORGANIZATIONS_PATH
from builder.diagnostics import Diagnostic, Severity, in_order
from builder.media import Media, find_tools, prepare
from builder.messages import translator
from builder.output import Output, Staged, Staging, clear_errors
from builder.pages import Page, Plan, make_library, plan, unpacked
from builder.pipeline.request import Progress, Report, Request
from builder.pipeline.rewrite import SETUPS, keep_wordings
from builder.pipeline.run import CACHE_FOLDER, program_version
from builder.pipeline.unchanged import Basis, Stock
from builder.render import (
    Assets,
    RenderSetup,
    Theme,
    encoded_setup,
    find_assets,
    grouped,
    load_theme,
    make_setup,
    render_pages,
)
from builder.source import SETTINGS_PATH, Tree
from builder.system import Cache, Value, Workers, digest_file


@dataclass(frozen=True, slots=True)
class _Content:
    """Everything that was read and found good."""

    site: Site
    portal: Portal
    finder: FileFinder
    texts: Texts
    media: Media
    theme: Theme
    faces: dict[str, Faces]
    reads_words: bool

    @property
    def basis(self) -> Basis:
        """What it stands on besides the files of the site."""
        return Basis(
            self.site.timezone,
            dict(self.finder.looked_for),
            reads_words=self.reads_words,
            faces={path: (one.face, one.lines) for path, one in self.faces.items()},
        )


def check(
    request: Request, stock: Stock, cache: Cache, workers: Workers, report: Report, progress: Progress
) -> Basis | None:
    """Read everything and plan every page; `report` says what is wrong."""
    content = _read(request, stock, cache, workers, report, progress)
    if content is None:
        return None
    _plan(content, report, progress)
    return content.basis


def build(
    request: Request,
    stock: Stock,
    cache: Cache,
    workers: Workers,
    output: Output,
    report: Report,
    progress: Progress,
) -> Basis | None:
    """Bring the output up to date; `report` says what was done and what is wrong."""
    content = _read(request, stock, cache, workers, report, progress)
    if content is None or (request.strict and report.fails(strict=True)):
        return None
    planned, assets = _plan(content, report, progress)
    setup = make_setup(request.root, content.theme, assets, planned.site, program_version())
    if request.strict and report.fails(strict=True):
        return None
    output.begin()
    try:
        with report.step("render"):
            _stage_files(output, assets, content.media, report)
            made = _render(setup, planned.pages, content.texts, workers, output, report, progress)
            keep_wordings(cache, output, planned.pages, made)
        if request.strict and report.fails(strict=True):
            return None
        if request.keep_broken:
            broken = {one.span.path for one in report.diagnostics if one.severity is Severity.ERROR}
            output.keep_of({path.rpartition("/")[0] for path in broken})
        with report.step("write"):
            progress("write", 0, 1)
            report.removed = output.commit(_order(assets, content.media, planned.pages))
            progress("write", 1, 1)
            cache.put(SETUPS, {output.journal.name: encoded_setup(setup)})
        report.written = True
    finally:
        output.abandon()
    return content.basis


def _plan(content: _Content, report: Report, progress: Progress) -> tuple[Plan, Assets]:
    """Return all pages, and the static files that go with them."""
    with report.step("plan"):
        say = translator("en" if content.site.language.startswith("en") else "zh_CN")
        assets = find_assets(content.theme)
        library = make_library(content.portal, content.media, content.finder, say)
        planned, found = plan(library, assets.files, functools.partial(progress, "plan"))
        report.diagnostics = in_order([*report.diagnostics, *found])
        return planned, assets.without(planned.refused)


def _read(
    request: Request, stock: Stock, cache: Cache, workers: Workers, report: Report, progress: Progress
) -> _Content | None:
    """Return the checked content; None where it cannot be had, which the report then explains."""
    with report.step("read"):
        tree = stock.tree
        site, found_in_settings = read_site(tree)
        report.diagnostics = in_order([*stock.found, *found_in_settings])
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
        day = stock.day(site.timezone)
        finder = FileFinder(tree, site.media.folders)
        report.outside = tuple(map(str, finder.media_folders))
        check = functools.partial(progress, "check")
        portal, all_found = assemble(sources, finder, day, drafts=request.drafts, progress=check)
        report.diagnostics = in_order([*all_found, *check_names_left(portal, sources.withdrawn, texts, tree)])
        if _is_refused(report.diagnostics, WITHDRAWN_PATH):
            return None
        report.lessons = len(portal.lessons)
    with report.step("media"):
        progress("media", 0, 1)
        store = request.root / CACHE_FOLDER / "media"
        media, found = prepare(
            portal,
            finder,
            cache,
            store,
            find_tools(),
            jobs=workers.jobs,
            progress=functools.partial(progress, "media"),
        )
        report.diagnostics = sorted(report.diagnostics + found, key=lambda one: (one.span, one.code))
    return (
        _Content(site, portal, finder, texts, media, theme, sources.faces, bool(sources.withdrawn.people))
        if theme
        else None
    )


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
    unread = any(one.span.path in {ORGANIZATIONS_PATH, WITHDRAWN_PATH} for one in report.diagnostics)
    if organizations is None or withdrawn is None or unread:
        return None, found
    return Sources(
        site=site,
        organizations=organizations,
        campaigns=campaigns,
        pages=pages,
        withdrawn=withdrawn,
        files=lessons.files,
        records=lessons.records,
        found=tuple(found),
        faces=lessons.faces,
    ), found


def _is_refused(found: Sequence[Diagnostic], path: str) -> bool:
    return any(one.span.path == path and one.severity is Severity.ERROR for one in found)


class _Job(Value, frozen=True):
    """A page to make, packed, with its encoded text, and the digest of the file in place."""

    page: bytes
    text: bytes
    known: str


class _Made(Value, frozen=True):
    """A page that was made, or why it was not."""

    staged: Staged | None
    fault: Diagnostic | None


def _render(
    setup: RenderSetup,
    pages: tuple[Page, ...],
    texts: Texts,
    workers: Workers,
    output: Output,
    report: Report,
    progress: Progress,
) -> set[str]:
    """Render what the output does not have yet, stage it, and return which files of the site asked for that."""
    keys: dict[str, str] = {}
    due: list[Page] = []
    for number, page in enumerate(pages):
        progress("compare", number, len(pages))
        key = keys[page.address] = f"{setup.key}-{page.digest}"
        if not output.has(page.address, key):
            due.append(page)
    report.kept += len(pages) - len(due)
    done, faults = 0, []
    call = functools.partial(_make, setup, output.staging)
    jobs = (
        _Job(page.packed(), texts.get(page.text_key) if page.text_key else b"", output.known(page.address))
        for page in due
    )
    for chunk in workers.map_chunks(call, jobs, len(due)):
        for page, made in zip(due[done : done + len(chunk)], chunk, strict=True):
            if made.staged is not None:
                output.take(page.address, keys[page.address], made.staged, page.origin)
                report.made += 1
            elif made.fault is not None:
                output.keep(page.address)
                faults.append(made.fault)
        done += len(chunk)
        progress("render", done, len(due))
    report.diagnostics += grouped(faults)
    return {page.origin for page in due if page.origin}


def _make(setup: RenderSetup, staging: Staging, jobs: Sequence[_Job]) -> list[_Made]:
    """Render and stage pages. Called in worker processes: what is written there need not be sent back."""
    pages = [unpacked(job.page) for job in jobs]
    rendered = render_pages(setup, [(page, job.text) for page, job in zip(pages, jobs, strict=True)])
    with clear_errors():
        return [
            _Made(None, one.fault) if one.fault else _Made(staging.put(page.address, one.content, job.known), None)
            for page, job, one in zip(pages, jobs, rendered, strict=True)
        ]


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


def _with_slash(address: str | None) -> str:
    return address.rstrip("/") + "/" if address else ""
