"""`xuexi`: finds the language, then the command; loads nothing that the command does not need."""

import gc
import importlib
import os
import sys
from collections.abc import Sequence

import click

from builder import __version__
from builder.cli.spoken import SpokenOption, say, speak
from builder.messages import N_, choose_language

COMMANDS = {
    "init": N_("Make a new site that builds at once."),
    "new": N_("Add a lesson, a campaign or a page."),
    "check": N_("Say everything that is wrong, and how to mend it."),
    "build": N_("Build the portal."),
    "serve": N_("Show the portal here and rebuild it at every save."),
    "explain": N_("Tell what the code of a problem means."),
    "clean": N_("Remove what can be made again."),
    "doctor": N_("Tell what is installed and what is missing."),
    "completion": N_("Print the script that completes commands in your shell."),
}


class Commands(click.Group):
    """The commands, each in a module of its own that is imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order of a first day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return a command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"builder.cli.{cmd_name}")
        found = module.command_line
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called; say which one was probably meant where there is none."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from builder.diagnostics import nearest

            near = nearest(args[0], COMMANDS)
            meant = say(N_(" Did you mean “{command}”?")).format(command=near) if near else ""
            raise click.UsageError(error.message + meant, ctx) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list without importing a single command."""
        with formatter.section(say("Commands")):
            formatter.write_dl([(name, say(COMMANDS[name])) for name in self.list_commands(ctx)])

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write what the program is for."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(say(self.help or ""))


@click.group(
    cls=Commands,
    help=N_("Turns a folder of micro-lessons (videos with texts) into a portal that needs no server."),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--lang",
    cls=SpokenOption,
    metavar="zh|en",
    help=N_("The language of messages; Chinese unless the system's is English."),
)
@click.version_option(
    __version__, "-V", "--version", prog_name="xuexi", cls=SpokenOption, message="%(prog)s %(version)s"
)
def cli(lang: str | None) -> None:
    """Start here."""
    del lang  # read from the arguments before click, so that errors and help are spoken too


# Nearly everything is a value that refers to no other in a circle, so looking for circles is mostly lost time.
ALLOCATIONS_BEFORE_COLLECTION = 200_000


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program; never returns."""
    gc.set_threshold(ALLOCATIONS_BEFORE_COLLECTION)
    rest, asked = _without_language(list(sys.argv[1:] if arguments is None else arguments))
    speak(choose_language(asked, os.environ))
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # An old Windows console cannot print every sign; a question mark is better than a crash.
            stream.reconfigure(errors="replace")
    cli.main(args=rest, prog_name="xuexi")


def _without_language(arguments: list[str]) -> tuple[list[str], str | None]:
    """Take ``--lang`` out, wherever it stands before ``--``."""
    rest: list[str] = []
    asked: str | None = None
    while arguments:
        word = arguments.pop(0)
        if word == "--":
            rest += [word, *arguments]
            break
        if word == "--lang" and arguments:
            asked = arguments.pop(0)
        elif word.startswith("--lang="):
            asked = word.partition("=")[2]
        else:
            rest.append(word)
    return rest, asked
