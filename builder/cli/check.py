"""`xuexi check`."""

import sys
from pathlib import Path

import click

from builder.cli.options import (
    as_of_option,
    drafts_option,
    find_site,
    jobs_option,
    json_option,
    site_option,
    strict_option,
)
from builder.cli.progress import ProgressLine
from builder.cli.report import diagnostics_json, print_diagnostics, print_json
from builder.cli.spoken import command, say
from builder.diagnostics import Diagnostic
from builder.messages import N_
from builder.pipeline import Request, check


@command(
    "check",
    N_(
        "Reads the whole site and says everything that is wrong: where, what, and how to mend it.\n\n"
        "With PATH only the problems of those files or folders are shown. The exit code is 0 where there is no error, "
        "1 where there is one (with --strict: or a warning)."
    ),
    "xuexi check",
    "xuexi check lessons/2018",
    "xuexi check --json --strict",
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@site_option
@strict_option
@drafts_option
@as_of_option
@jobs_option
@json_option
def command_line(paths: tuple[Path, ...], site: Path | None, strict: bool, as_json: bool, **asked: object) -> None:
    """Check the site."""
    root = find_site(site)
    wanted = [_in_site(root, path) for path in paths]
    progress = ProgressLine(quiet=as_json)
    report = check(Request(root=root, **asked), progress)  # type: ignore[arg-type]
    progress.end()
    shown = report.diagnostics = [one for one in report.diagnostics if not wanted or _below(one, wanted)]
    if as_json:
        print_json({"diagnostics": diagnostics_json(shown)})
    else:
        print_diagnostics(shown)
        if not shown:
            click.secho(say(N_("lessons: {lessons}; nothing is wrong")).format(lessons=report.lessons), fg="green")
    sys.exit(report.fails(strict=strict))


def _in_site(root: Path, path: Path) -> str:
    """Return a path as diagnostics name it: relative to the site.

    Raises:
        click.UsageError: it does not exist or lies elsewhere.
    """
    for candidate in (path, root / path):
        if candidate.exists() and candidate.resolve().is_relative_to(root.resolve()):
            return candidate.resolve().relative_to(root.resolve()).as_posix()
    raise click.UsageError(say(N_("{path} is not in the site")).format(path=path))


def _below(diagnostic: Diagnostic, wanted: list[str]) -> bool:
    path = diagnostic.span.path
    return any(one in {".", path} or path.startswith(one + "/") for one in wanted)
