"""`check` and `build`: take the cache, see whether anything has changed, and only then load what does the work."""

import contextlib
import dataclasses
import functools
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from builder import __version__
from builder.diagnostics import Diagnostic, Span, in_order
from builder.output import Output, OutputError
from builder.output import problems as output_problems
from builder.pipeline.request import Progress, Report, Request
from builder.pipeline.unchanged import Last, take_stock
from builder.source import SETTINGS_PATH, walk
from builder.system import CACHE_FILE, Busy, Cache, Lock, Workers, code_version

CACHE_FOLDER = ".xuexi"
OUTPUT_FOLDER = "public"
SOURCE_FOLDERS = ("site_src", "lessons")
LOCK_SECONDS = 10


def check(request: Request, progress: Progress) -> Report:
    """Read everything and say what is wrong; nothing is written but the cache."""
    report = Report(diagnostics=_no_site(request.root))
    if report.diagnostics:
        return report
    try:
        with _opened_cache(request) as cache:
            with report.step("look"):
                stock = take_stock(request, SOURCE_FOLDERS)
                last = Last(cache, "check", stock)
                kept = last.kept()
            if kept is not None:
                again: Report | None = kept.report
                if last.changed(kept):
                    from builder.pipeline.rewrite import recheck

                    with report.step("read"):
                        again = recheck(request, stock, cache, last, kept)
                if again is not None:
                    return dataclasses.replace(again, seconds=report.seconds)
            from builder.pipeline import steps

            with Workers(request.jobs) as workers:
                basis = steps.check(request, stock, cache, workers, report, progress)
            last.keep(report, basis)
    except OSError as error:
        report.diagnostics.append(_machine_fault(error, request.root / CACHE_FOLDER))
    return report


def build(request: Request, progress: Progress) -> Report:
    """Bring the output up to date."""
    report = Report(diagnostics=_no_site(request.root))
    output_folder = request.output or request.root / OUTPUT_FOLDER
    if report.diagnostics:
        return report
    try:
        with Lock(request.root / CACHE_FOLDER / "lock", LOCK_SECONDS), _opened_cache(request) as cache:
            output = Output(output_folder, cache)
            report.diagnostics += _check_output(request.root, output)
            if not report.has_errors:
                report = _build(request, cache, output, report, progress)
    except Busy:
        report.diagnostics.append(output_problems.BUSY.at(Span("")))
    except OutputError as error:
        report.diagnostics.append(output_problems.NOT_WRITABLE.at(Span(""), folder=output_folder, reason=str(error)))
    except OSError as error:
        report.diagnostics.append(_machine_fault(error, request.root / CACHE_FOLDER))
    return report


def _build(request: Request, cache: Cache, output: Output, report: Report, progress: Progress) -> Report:
    with report.step("look"):
        stock = take_stock(request, SOURCE_FOLDERS)
        last = Last(cache, f"build {output.journal.name}", stock)
        kept = last.kept()
        holds = kept is not None and output.is_untouched()
    if kept is not None and holds:
        again: Report | None = kept.report
        if last.changed(kept):
            from builder.pipeline.rewrite import rewrite

            with report.step("rewrite"):
                again = rewrite(request, stock, cache, output, last, kept)
        if again is not None:
            return dataclasses.replace(again, seconds=report.seconds)
    last.forget()
    from builder.pipeline import steps

    with Workers(request.jobs) as workers:
        basis = steps.build(request, stock, cache, workers, output, report, progress)
    if report.written:
        last.keep(report, basis)
    return report


def _no_site(root: Path) -> list[Diagnostic]:
    """Return what to say of a folder that is no site: nothing is left in it, not even a cache."""
    if (root / SETTINGS_PATH).exists():
        return []
    from builder.config import read_site

    tree, found = walk(root, (str(PurePosixPath(SETTINGS_PATH).parent),))
    _, problems = read_site(tree)
    return in_order(found + problems)


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
    with Cache(request.root / CACHE_FOLDER / CACHE_FILE, program_version()) as cache:
        yield cache


@functools.cache
def program_version() -> str:
    """Return a text that changes with this program, with Python, and with any package that is installed beside it."""
    packages = Path(sysconfig.get_paths()["purelib"])
    installed = packages.stat().st_mtime_ns if packages.is_dir() else 0
    return code_version(Path(__file__).parent.parent, f"{__version__} {sys.version} {installed}")
