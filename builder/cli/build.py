"""`xuexi build`."""

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
from builder.cli.report import build_json, print_diagnostics, print_json
from builder.cli.spoken import command, option, say
from builder.config.read import is_web_address
from builder.messages import N_
from builder.pipeline import OUTPUT_FOLDER, Report, Request, build


@command(
    "build",
    N_(
        "Reads site_src/ and lessons/ and writes the whole portal to public/ (or to the folder given with -o).\n\n"
        "Only what changed is made again. A lesson with an error is left out and named, and the exit code is 1; with "
        "--strict nothing is written then, and the last good portal stays."
    ),
    "xuexi build",
    "xuexi build -o D:\\portal --base-url https://xuexi.example.com/",
    "xuexi build --as-of 2018-12-31 --strict",
)
@option("-o", "--output", type=click.Path(path_type=Path), help=N_("Where the portal goes; public/ if missing."))
@option("--base-url", metavar="URL", help=N_("The address at which it is published, instead of the one in site.yaml."))
@site_option
@as_of_option
@drafts_option
@strict_option
@jobs_option
@json_option
def command_line(
    site: Path | None, output: Path | None, base_url: str | None, strict: bool, as_json: bool, **asked: object
) -> None:
    """Build the portal."""
    if base_url and not is_web_address(base_url):
        text = N_("“{value}” is not the address of a site; write it whole, such as https://xuexi.example.com/portal/")
        raise click.BadParameter(say(text).format(value=base_url), param_hint="--base-url")
    root = find_site(site)
    progress = ProgressLine(quiet=as_json)
    request = Request(root=root, output=output, base_url=base_url, strict=strict, **asked)  # type: ignore[arg-type]
    try:
        report = build(request, progress)
    except KeyboardInterrupt:
        progress.end()
        click.echo(say(N_("stopped; the portal can be used, and the next build goes on")), err=True)
        sys.exit(130)
    progress.end()
    if as_json:
        print_json(build_json(report))
    else:
        print_diagnostics(report.diagnostics)
        _print_end(report, output or root / OUTPUT_FOLDER)
    sys.exit(1 if report.fails(strict=strict) or not report.written else 0)


def _print_end(report: Report, output: Path) -> None:
    seconds = sum(report.seconds.values())
    if not report.written:
        click.secho(say(N_("nothing was written; the last good portal is as it was")), fg="red")
        return
    text = N_(
        "lessons: {lessons} ({parsed} read anew); files: {made} made, {kept} kept, {removed} removed; {seconds:.1f} s"
    )
    click.echo(
        say(text).format(
            lessons=report.lessons,
            parsed=report.parsed,
            made=report.made,
            kept=report.kept,
            removed=report.removed,
            seconds=seconds,
        )
    )
    click.secho(say(N_("The portal is in {path}")).format(path=output / "index.html"), fg="green")
