"""`xuexi clean`."""

import shutil
from pathlib import Path

import click

from builder.cli.options import find_site, site_option
from builder.cli.spoken import command, option, say
from builder.messages import N_
from builder.output import MANIFEST
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
    folders = [root / CACHE_FOLDER]
    portal = output or root / OUTPUT_FOLDER
    if not only_cache and portal.is_dir():
        if (portal / MANIFEST).is_file():
            folders.append(portal)
        else:
            click.echo(say(N_("{folder} was not made by this program and is left alone")).format(folder=portal))
    for folder in folders:
        if folder.is_dir():
            shutil.rmtree(folder)
            click.echo(say(N_("removed {folder}")).format(folder=folder))
