"""`xuexi serve`."""

from collections.abc import Callable
from pathlib import Path

import click

from builder.cli.options import drafts_option, find_site, jobs_option, site_option
from builder.cli.spoken import command, option, say
from builder.messages import N_
from builder.pipeline import CACHE_FOLDER, Preview, Request
from builder.serve import Rebuilt, ServeOptions, serve

PREVIEW_FOLDER = "preview"


@command(
    "serve",
    N_(
        "Shows the portal at an address on this computer and rebuilds it at every save; the page in the browser "
        "reloads by itself. What is wrong is shown over the page, which stays as it last was good.\n\n"
        "Stop it with Ctrl-C."
    ),
    "xuexi serve --open",
    "xuexi serve --port 8000 --drafts",
)
@option("--port", type=click.IntRange(0, 65535), default=5500, show_default=True, help=N_("The port; 0: any free one."))
@option("--host", default="127.0.0.1", show_default=True, help=N_("The address to listen at; 0.0.0.0 for all."))
@option("--open", "open_browser", is_flag=True, help=N_("Open the portal in the browser."))
@drafts_option
@jobs_option
@site_option
def command_line(port: int, host: str, open_browser: bool, drafts: bool, jobs: int, site: Path | None) -> None:
    """Serve the portal."""
    root = find_site(site)
    output = root / CACHE_FOLDER / PREVIEW_FOLDER
    request = Request(root=root, output=output, drafts=drafts, keep_broken=True, jobs=jobs)

    preview = Preview(request)

    def rebuild(changed: frozenset[Path], is_waiting: Callable[[], bool]) -> Rebuilt | None:
        report = preview.build(changed, is_waiting)
        if report is None:
            return None
        changed_any = bool(report.made or report.removed)
        outside = tuple(map(Path, report.outside))
        return Rebuilt(tuple(report.diagnostics), changed_any, outside, unfinished=report.unfinished)

    try:
        serve(
            output,
            [root],
            [root / CACHE_FOLDER, root / "public", root / ".git"],
            rebuild,
            say,
            ServeOptions(host=host, port=port, open_browser=open_browser),
            announce=click.echo,
        )
    except OSError as error:
        raise click.ClickException(str(error)) from error
