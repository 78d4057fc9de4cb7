"""`xuexi init`."""

import datetime
from pathlib import Path

import click

from builder.cli.spoken import command, option, say
from builder.diagnostics.render import sentence
from builder.messages import N_
from builder.scaffold import ScaffoldError, new_site


@command(
    "init",
    N_("Makes a new site in FOLDER with settings, a page, a campaign and a first lesson. It builds at once."),
    "xuexi init my-site",
    "xuexi init my-site --title 学习在线 --organization 城北能源公司党委",
)
@click.argument("folder", type=click.Path(path_type=Path))
@option("--title", default="学习在线", show_default=True, help=N_("The portal's name."))
@option("--organization", default="公司党委", show_default=True, help=N_("The organization that publishes it."))
def command_line(folder: Path, title: str, organization: str) -> None:
    """Make a site."""
    today = datetime.datetime.now().astimezone().date()
    try:
        written = new_site(folder, title, organization, today)
    except ScaffoldError as error:
        raise click.ClickException(sentence(error.message, error.values, say)) from error
    except OSError as error:
        text = say(N_("{path} cannot be written: {reason}")).format(path=folder, reason=say(error.strerror or ""))
        raise click.ClickException(text) from error
    click.echo(say(N_("{count} files made in {folder}. What comes next:")).format(count=len(written), folder=folder))
    for line in (f"cd {folder}", "xuexi serve --open", "xuexi new lesson"):
        click.echo(f"    {line}")
