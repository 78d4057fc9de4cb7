"""`check` and `build`: take the cache, see whether anything has changed, and only then load what does the work."""

import contextlib
import dataclasses
import functools
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import TypeVar

from builder import __version__
from builder.diagnostics import Diagnostic, Span, in_order
from builder.output import Output, OutputError, Written
from builder.output import problems as output_problems
from builder.pipeline.request import Progress, Report, Request
from builder.pipeline.unchanged import Kept, Last, Stock, take_stock
from builder.source import SETTINGS_PATH, walk
from builder.system import CACHE_FILE, Busy, Cache, Lock, Workers, code_version, stamp_of

CACHE_FOLDER = ".xuexi"
OUTPUT_FOLDER = "public"
SOURCE_FOLDERS = ("site_src", "lessons")
LOCK_SECONDS = 10
Answer = TypeVar("Answer")


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
                changed = last.changed(kept)
                if changed:
                    from builder.pipeline.rewrite import recheck

                    with report.step("read"):
                        again = recheck(stock, changed, cache, last, kept)
                if again is not None:
                    return dataclasses.replace(again, seconds=report.seconds)
            from builder.pipeline import steps

            with Workers(request.jobs) as workers:
                basis = steps.check(request, stock, cache, workers, report, progress)
            last.keep(report, basis)
    except OSError as error:
        report.diagnostics.append(_machine_fault(error, request.root / CACHE_FOLDER))
    return report


@dataclasses.dataclass(slots=True)
class Memory:
    """What a process that builds a site again and again knows of the last time.

    Attributes:
        kept: the last result, on which `stock` and `entries`, the journal of the output, stand; None for none.
        stamp: of the cache when that was so.
    """

    kept: Kept | None = None
    stock: Stock | None = None
    entries: dict[str, Written] = dataclasses.field(default_factory=dict)
    stamp: str = ""

    def now(self, request: Request) -> "Memory":
        """Return the same knowledge for the cache as it is now."""
        return dataclasses.replace(self, stamp=_stamp(request))


def build(request: Request, progress: Progress, memory: Memory | None = None) -> Report:
    """Bring the output up to date; what `memory` knew is forgotten, and what is known afterwards is put there."""
    report = Report(diagnostics=_no_site(request.root))
    memory = memory or Memory()
    memory.kept = None
    if report.diagnostics:
        return report

    def work(cache: Cache) -> Report:
        output = Output(_output_folder(request), cache)
        report.diagnostics += _check_output(request.root, output)
        done = report if report.has_errors else _build(request, cache, output, report, progress, memory)
        memory.entries = output.journal.entries
        return done

    done = _alone(request, report, work)
    memory.stamp = _stamp(request)
    return done


def rebuild(request: Request, changed: frozenset[Path], memory: Memory) -> Report | None:
    """Bring the output up to date where only words of a few lessons have changed; otherwise show at least their pages.

    Args:
        request: the same as last time.
        changed: what a watcher has noticed since.
        memory: what is known from last time; it is kept up to date.

    Returns:
        What a build would say; with `unfinished` where a whole one must follow, None where nothing could be done yet.
    """
    known = memory.stock
    stock = known.after(changed) if known else None
    if _stamp(request) != memory.stamp:
        memory.kept = None  # somebody else has built, or the cache is gone
    if memory.kept is None or known is None or stock is None:
        return None
    kept, memory.kept = memory.kept, None
    from builder.pipeline.glimpse import glimpse
    from builder.pipeline.rewrite import rewrite

    report = Report()

    def work(cache: Cache) -> Report | None:
        output = Output(_output_folder(request), cache, memory.entries)
        last = Last(cache, _name(output), stock)
        if not last.holds(kept):
            return None
        fresh = [one for path, one in stock.tree.files.items() if one != known.tree.files[path]]
        with report.step("rewrite"):
            again = rewrite(stock, fresh, cache, output, last, kept) if fresh else kept.report
            if again is None and glimpse(stock, fresh, cache, output, last):
                again = dataclasses.replace(kept.report, made=1, unfinished=True)
        memory.kept = kept
        if again is not None:
            memory.stock = stock
        return again

    again = _alone(request, report, work)
    memory.stamp = _stamp(request)
    return dataclasses.replace(again, seconds=report.seconds) if again else None


def _alone(request: Request, report: Report, work: Callable[[Cache], Answer]) -> Answer | Report:
    """Do something with the cache while nobody else builds; what the machine refuses is said in the report."""
    folder = request.root / CACHE_FOLDER
    try:
        with Lock(folder / "lock", LOCK_SECONDS), _opened_cache(request) as cache:
            return work(cache)
    except Busy:
        report.diagnostics.append(output_problems.BUSY.at(Span("")))
    except OutputError as error:
        place = _output_folder(request)
        report.diagnostics.append(output_problems.NOT_WRITABLE.at(Span(""), folder=place, reason=str(error)))
    except OSError as error:
        report.diagnostics.append(_machine_fault(error, folder))
    return report


def _build(
    request: Request, cache: Cache, output: Output, report: Report, progress: Progress, memory: Memory
) -> Report:
    with report.step("look"):
        memory.stock = stock = take_stock(request, SOURCE_FOLDERS)
        last = Last(cache, _name(output), stock)
        kept = last.kept()
        holds = kept is not None and output.is_untouched()
    if kept is not None and holds:
        again: Report | None = kept.report
        changed = last.changed(kept)
        if changed:
            from builder.pipeline.rewrite import rewrite

            with report.step("rewrite"):
                again = rewrite(stock, changed, cache, output, last, kept)
        if again is not None:
            memory.kept = kept
            return dataclasses.replace(again, seconds=report.seconds)
    last.forget()
    from builder.pipeline import steps

    with Workers(request.jobs) as workers:
        basis = steps.build(request, stock, cache, workers, output, report, progress)
    if report.written:
        memory.kept = last.keep(report, basis)
    return report


def _stamp(request: Request) -> str:
    return stamp_of(request.root / CACHE_FOLDER / CACHE_FILE)


def _output_folder(request: Request) -> Path:
    return request.output or request.root / OUTPUT_FOLDER


def _name(output: Output) -> str:
    """Return the name under which the last result of an output is kept."""
    return f"build {output.journal.name}"


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
