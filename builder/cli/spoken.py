"""click in the user's language: our own help and click's words come from one catalog."""

import copy
import gettext
import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from builder.messages import LOCALE_FOLDER

DOMAIN = "xuexi"
Function = TypeVar("Function", bound=Callable[..., Any])


def speak(language: str) -> None:
    """Make click and this room say everything in `language` from now on."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, LOCALE_FOLDER)
    gettext.textdomain(DOMAIN)


def say(text: str) -> str:
    """Put an English sentence into the language chosen by :func:`speak`."""
    return gettext.gettext(text) if text else ""


class SpokenOption(click.Option):
    """An option whose help is translated when it is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return names and help, translated."""
        spoken = copy.copy(self)
        spoken.help = say(self.help or "")
        return click.Option.get_help_record(spoken, ctx)


class SpokenCommand(click.Command):
    """A command whose help is translated when it is shown; examples stand at its end."""

    def __init__(self, *args: Any, examples: tuple[str, ...] = (), **kwargs: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the translated help and the examples."""
        with formatter.indentation():
            for paragraph in say(self.help or "").split("\n\n"):
                formatter.write_paragraph()
                formatter.write_text(paragraph)
        if self.examples:
            with formatter.section(say("Examples")):
                for example in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")

    def get_short_help_str(self, limit: int = 60) -> str:
        """Return the first sentence, translated."""
        return say(self.help or "").split("\n")[0][:limit]


def option(*names: str, **settings: Any) -> Callable[[Function], Function]:  # noqa: ANN401 - click's own
    """Declare a spoken option."""
    return click.option(*names, cls=SpokenOption, **settings)


def command(name: str, help_text: str, *examples: str) -> Callable[[Callable[..., None]], SpokenCommand]:
    """Declare a spoken command."""
    return click.command(name, cls=SpokenCommand, help=help_text, examples=examples)
