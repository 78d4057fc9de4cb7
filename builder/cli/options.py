"""Options that several commands have, and what they mean."""

import datetime
from pathlib import Path

import click

from builder.cli.spoken import option, say
from builder.fields import parse_date
from builder.messages import N_
from builder.source import SETTINGS_PATH


class DateType(click.ParamType[datetime.date]):
    """A day as editors write it."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """Return the day.

        Raises:
            click.BadParameter: there is no such day.
        """
        if isinstance(value, datetime.date):
            return value
        day = parse_date(str(value))
        if day is None:
            text = say(N_("“{value}” is not a date that exists; write year-month-day, such as 2018-12-06"))
            self.fail(text.format(value=value), param, ctx)
        return day


site_option = option(
    "-C",
    "--site",
    "site",
    type=click.Path(path_type=Path),
    help=N_("The folder of the site; found from here if missing."),
)
strict_option = option("--strict", is_flag=True, help=N_("Take warnings for errors; a build then writes nothing."))
json_option = option("--json", "as_json", is_flag=True, help=N_("Print the result as JSON."))
drafts_option = option("--drafts", is_flag=True, help=N_("Show drafts and what is not due."))
jobs_option = option(
    "--jobs",
    type=click.IntRange(0, 256),
    default=0,
    metavar="N",
    help=N_("How many processes may work; 0: one a core."),
)
as_of_option = option("--as-of", type=DateType(), metavar="DATE", help=N_("Build as on this day; today if missing."))


def nearest_site() -> Path | None:
    """Return the folder of the site in which somebody stands; None outside of any."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / SETTINGS_PATH).is_file()), None)


def find_site(asked: Path | None) -> Path:
    """Return the folder of the site: the one that was asked for, or the nearest one above here.

    Raises:
        click.UsageError: there is none.
    """
    if asked is not None:
        if not asked.is_dir():
            raise click.UsageError(say(N_("there is no folder {folder}")).format(folder=asked))
        return asked
    found = nearest_site()
    if found is not None:
        return Path() if found == Path.cwd() else found
    text = N_(
        "there is no site here: site_src/site.yaml is missing; go into its folder, or make one: xuexi init FOLDER"
    )
    raise click.UsageError(say(text))
