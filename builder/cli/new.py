"""`xuexi new lesson`, `xuexi new campaign`, `xuexi new page`."""

import datetime
import os
import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from builder.cli.options import DateType, find_site, site_option
from builder.cli.spoken import SpokenCommand, command, option, say
from builder.diagnostics.render import sentence
from builder.media import find_tools
from builder.messages import N_
from builder.scaffold import ClipFacts, NewLesson, ScaffoldError, look_at_clip, new_article, new_lesson


class _Kinds(click.Group):
    """The kinds of things, with translated help."""

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(self.help or ""))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section(say("Commands")):
            rows = [(name, one.get_short_help_str(70)) for name, one in self.commands.items()]
            formatter.write_dl(rows)


_yes_option = option("--yes", is_flag=True, help=N_("Ask nothing."))
command_line = _Kinds("new", help=N_("Adds a lesson, a campaign or a page; asks for what it is not told."))


@command(
    "lesson",
    N_(
        "Makes the folder of a lesson: takes the clip into it, fills in date and length, and writes a text with the "
        "four parts.\n\n"
        "What is not given is asked for; an empty answer leaves a field out. With --yes nothing is asked."
    ),
    "xuexi new lesson",
    "xuexi new lesson --title 一盏矿灯的故事 --speaker 王新兴 --branch 城郊煤矿/综采一队 --video D:\\手机\\矿灯.mp4",
)
@option("--title", help=N_("The lesson's title."))
@option("--speaker", "speakers", multiple=True, help=N_("Who teaches; may be given several times."))
@option("--branch", help=N_("The branch, by any of its names."))
@option("--topic", help=N_("One of the topics in site.yaml."))
@option("--campaign", help=N_("The campaign that it is made for."))
@option("--video", "--audio", "clip", type=click.Path(path_type=Path), help=N_("The clip from the phone."))
@option("--date", type=DateType(), metavar="DATE", help=N_("The day; the clip's own if missing."))
@option("--name", default="", help=N_("The folder's name; month and pinyin of the title if missing."))
@option("--link", is_flag=True, help=N_("Link the clip instead of copying it, where the disk allows that."))
@_yes_option
@site_option
def lesson(site: Path | None, yes: bool, **given: Any) -> None:  # noqa: ANN401 - the options above
    """Make a lesson."""
    root = find_site(site)
    asks = not yes and (sys.stdin.isatty() or not given["title"])
    title = _title(given["title"], ask=not yes)
    try:
        clip, facts = _clip(given["clip"], ask=asks)
        new = NewLesson(
            title=title,
            date=given["date"] or facts.day,
            speakers=given["speakers"] or _several(_ask(N_("Who teaches")) if asks else ""),
            branch=given["branch"] or (_ask(N_("Branch")) if asks else ""),
            topic=given["topic"] or (_ask(N_("Topic")) if asks else ""),
            campaign=given["campaign"] or (_ask(N_("Campaign")) if asks else ""),
            clip=clip,
            seconds=facts.seconds,
            link=given["link"],
            name=given["name"],
        )
        path = new_lesson(root, new)
    except ScaffoldError as error:
        raise click.ClickException(sentence(error.message, error.values, say)) from error
    click.echo(say(N_("made {path}; write its text, then “xuexi check”")).format(path=path))


def _clip(given: Path | None, *, ask: bool) -> tuple[Path | None, ClipFacts]:
    """Return the clip and what it tells of itself; a wrong answer is asked for again.

    Raises:
        ScaffoldError: the one that was given is no clip.
    """
    while True:
        clip = given or (_path(_ask(N_("Clip (drag the file here)"))) if ask else None)
        try:
            return clip, look_at_clip(clip, find_tools()) if clip else ClipFacts(_today(), 0)
        except ScaffoldError as error:
            if given or not sys.stdin.isatty():
                raise
            click.secho(sentence(error.message, error.values, say), fg="red", err=True)


def _article(
    kind: str, site: Path | None, title: str | None, name: str, *, ask: bool, **dates: datetime.date | None
) -> None:
    root = find_site(site)
    try:
        path = new_article(root, kind, _title(title, ask=ask), name, dates.get("start"), dates.get("end"))
    except ScaffoldError as error:
        raise click.ClickException(sentence(error.message, error.values, say)) from error
    click.echo(say(N_("made {path}; write its text, then “xuexi check”")).format(path=path))


@command(
    "campaign",
    N_("Makes a campaign: a file in site_src/campaigns."),
    "xuexi new campaign --title 喜迎党的十九大 --start 2017-06-01",
)
@option("--title", help=N_("The campaign's name."))
@option("--name", default="", help=N_("The file's name; pinyin of the title if missing."))
@option("--start", type=DateType(), metavar="DATE", help=N_("Its first day."))
@option("--end", type=DateType(), metavar="DATE", help=N_("Its last day."))
@_yes_option
@site_option
def campaign(
    site: Path | None,
    title: str | None,
    name: str,
    start: datetime.date | None,
    end: datetime.date | None,
    yes: bool,
) -> None:
    """Make a campaign."""
    _article("campaign", site, title, name, ask=not yes, start=start, end=end)


@command("page", N_("Makes a free page: a file in site_src/pages."), "xuexi new page --title 怎样拍微党课 --name howto")
@option("--title", help=N_("The page's title."))
@option("--name", default="", help=N_("The file's name; pinyin of the title if missing."))
@_yes_option
@site_option
def page(site: Path | None, title: str | None, name: str, yes: bool) -> None:
    """Make a page."""
    _article("page", site, title, name, ask=not yes)


for _kind in (lesson, campaign, page):
    assert isinstance(_kind, SpokenCommand)
    command_line.add_command(_kind)


def _ask(question: str, *, required: bool = False) -> str:
    default = None if required else ""
    return str(click.prompt(say(question), default=default, show_default=False)).strip()


def _title(given: str | None, *, ask: bool) -> str:
    """Return the title that was given, or else asked for.

    Raises:
        click.UsageError: there is none.
    """
    title = (_ask(N_("Title"), required=True) if given is None and ask else given or "").strip()
    if not title:
        raise click.UsageError(say(N_("a title is needed: --title")))
    return title


def _path(answer: str) -> Path | None:
    """Return the file that was dragged to the terminal: terminals write it in quotes, with backslashes, or as a URL."""
    plain = answer.strip("'\" ")
    if plain.startswith("file://"):
        from urllib.request import url2pathname  # 0.1 s, and hardly ever needed

        return Path(url2pathname(urlsplit(plain).path))
    if os.name != "nt" and plain == answer and not Path(plain).exists():
        plain = re.sub(r"\\(.)", r"\1", plain)
    return Path(plain) if plain else None


def _several(answer: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in answer.replace("，", "、").replace(",", "、").split("、") if part.strip())


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()
