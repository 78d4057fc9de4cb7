"""What a check or a build found, for people and for programs."""

import json
from collections.abc import Sequence

import click

from builder.cli.spoken import say
from builder.diagnostics import Diagnostic, Severity
from builder.diagnostics.render import as_json, as_text, counted
from builder.messages import N_
from builder.pipeline import Report

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}


def print_diagnostics(diagnostics: Sequence[Diagnostic]) -> None:
    """Print each problem on two lines, and how many there are."""
    for diagnostic in diagnostics:
        first, _, rest = as_text(diagnostic, say).partition("\n")
        click.secho(first, fg=_COLOURS[diagnostic.severity])
        if rest:
            click.echo(rest)
    if diagnostics:
        click.echo(counted(diagnostics, say))
        click.echo(say(N_("“xuexi explain CODE” tells more about a code")))


def diagnostics_json(diagnostics: Sequence[Diagnostic]) -> list[dict[str, str | int]]:
    """Return the public shape of problems."""
    return [as_json(diagnostic, say) for diagnostic in diagnostics]


def print_json(value: object) -> None:
    """Print one JSON document."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def build_json(report: Report) -> dict[str, object]:
    """Return the public shape of a build."""
    return {
        "diagnostics": diagnostics_json(report.diagnostics),
        "lessons": report.lessons,
        "read": report.parsed,
        "pages": {"made": report.made, "kept": report.kept, "removed": report.removed},
        "written": report.written,
        "seconds": {step: round(seconds, 3) for step, seconds in report.seconds.items()},
    }
