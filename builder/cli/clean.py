"""`xuexi clean`."""

import shutil
from pathlib import Path

import click

from builder.cli.options import find_site, site_option
from builder.cli.spoken import command, option, say
from builder.messages import N_
from builder.output import clear
from builder.pipeline import CACHE_FOLDER, OUTPUT_FOLDER


@command(
    "clean",
    N_(
        "Removes what can be made again: the portal in public/ and the cache in .xuexi/.\n\n"
        "Sources are never touched; a folder that this program did not make is left alone."
    ),
    "xuexi clean",
    "xuexi clean --cache",
)
@option("--cache", "only_cache", is_flag=True, help=N_("Only the cache."))
@option("-o", "--output", type=click.Path(path_type=Path), help=N_("The portal's folder; public/ if missing."))
@site_option
def command_line(only_cache: bool, output: Path | None, site: Path | None) -> None:
    """Remove cache and portal."""
    root = find_site(site)
    cache, portal = root / CACHE_FOLDER, output or root / OUTPUT_FOLDER
    try:
        if cache.is_symlink():
            cache.unlink()  # what it leads to may be somebody else's too
            click.echo(say(N_("removed {folder}")).format(folder=cache))
        elif cache.is_dir():
            shutil.rmtree(cache)
            click.echo(say(N_("removed {folder}")).format(folder=cache))
        if only_cache or not portal.is_dir():
            return
        text = (
            N_("removed {folder}") if clear(portal) else N_("{folder} was not made by this program and is left alone")
        )
        click.echo(say(text).format(folder=portal))
    except OSError as error:
        text = say(N_("{path} cannot be removed: {reason}")).format(
            path=error.filename, reason=say(error.strerror or "")
        )
        raise click.ClickException(text) from error
