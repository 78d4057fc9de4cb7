"""`xuexi explain`."""

import click

from builder.cli.codes import all_problems
from builder.cli.report import print_json
from builder.cli.spoken import command, option, say
from builder.diagnostics import Problem, nearest
from builder.diagnostics.render.text import SEVERITY_WORDS
from builder.messages import N_


@command(
    "explain",
    N_("Tells what the code of a problem means, with an example and its mending. Without CODE all codes are listed."),
    "xuexi explain X409",
)
@click.argument("code", required=False)
@option("--json", "as_json", is_flag=True, help=N_("Print the result as JSON."))
def command_line(code: str | None, as_json: bool) -> None:
    """Explain one code, or list all."""
    known = all_problems()
    if code is None:
        _print_list(list(known.values()), as_json=as_json)
        return
    problem = known.get(code.upper())
    if problem is None:
        near = nearest(code.upper(), known)
        text = N_("there is no code “{code}”; “xuexi explain” lists all of them")
        text_near = N_("there is no code “{code}”; did you mean {near}?")
        raise click.UsageError(say(text_near if near else text).format(code=code, near=near))
    if as_json:
        print_json(_as_json(problem))
    else:
        _print_one(problem)


def _print_list(problems: list[Problem], *, as_json: bool) -> None:
    if as_json:
        print_json([_as_json(problem) for problem in problems])
        return
    for problem in problems:
        click.echo(f"{problem.code}  {say(SEVERITY_WORDS[problem.severity])}  {_blank(problem.message)}")


def _print_one(problem: Problem) -> None:
    click.secho(f"{problem.code}  {say(SEVERITY_WORDS[problem.severity])}  {_blank(problem.message)}", bold=True)
    click.echo(say(problem.explanation))
    click.echo(f"→ {_blank(problem.hint)}")
    if problem.bad:
        click.echo(f"\n{say(N_('Wrong:'))}\n{_indented(problem.bad)}")
        click.echo(f"{say(N_('Right:'))}\n{_indented(problem.good)}")


def _blank(template: str) -> str:
    """Show a sentence without values: what a placeholder stands for is marked by dots."""
    import re

    return re.sub(r"\{\{|\}\}|\{\w+\}", lambda match: match[0][0] if len(match[0]) == 2 else "…", say(template))


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


def _as_json(problem: Problem) -> dict[str, str]:
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "message": _blank(problem.message),
        "hint": _blank(problem.hint),
        "explanation": say(problem.explanation),
        "bad": problem.bad,
        "good": problem.good,
    }
