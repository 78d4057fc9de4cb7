"""The door's function: put a server together and let it run until Ctrl-C."""

import asyncio
import contextlib
import sys
import threading
import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path

from builder.messages import N_, Translator
from builder.serve.address import is_local_only, listen, port_of, url_of
from builder.serve.model import ServeOptions
from builder.serve.rebuilder import Rebuild
from builder.serve.session import Session
from builder.serve.shown import Shown
from builder.serve.site import Site
from builder.serve.watch import SiteWatcher

SWITCH_SECONDS = 0.0005


def serve(
    output: Path,
    watch: Sequence[Path],
    ignore: Sequence[Path],
    rebuild: Rebuild,
    say: Translator,
    options: ServeOptions,
    *,
    announce: Callable[[str], None],
    started: Callable[[int], None] | None = None,
) -> None:
    """Serve `output`, and build and reload at each save, until Ctrl-C.

    Args:
        output: the folder of the built site; what is in it is served at once.
        watch: files and folders whose changes need a build; they need not exist yet.
        ignore: files and folders whose changes never do, such as the output and the cache.
        rebuild: builds; it is given what changed, and an empty set for the first time and to finish what was
            unfinished; and it can ask whether more has changed meanwhile, and give way by returning None. It runs in
            another thread, one build at a time. What it raises is shown on the pages, and its paths are given again.
        say: the language of the server's own words.
        options: where to listen.
        announce: takes lines for the terminal, also from the builder's thread.
        started: takes the port as soon as requests are answered.

    Raises:
        OSError: the address cannot be listened at; nothing was built. The text is for the user.
    """
    opened = listen(options, say)
    port = port_of(opened)

    def begun() -> None:
        url = url_of(options.host, port)
        announce(say(N_("The site is at {url} (Ctrl-C ends this)")).format(url=url))
        if started:
            started(port)
        if options.open_browser:
            # Some browsers only return when they are closed.
            threading.Thread(target=_open_browser, args=(url,), daemon=True).start()

    # Pages are answered while a build works in another thread: it must let go often.
    sys.setswitchinterval(SWITCH_SECONDS)
    site = Site(output, Shown(), say, options.host, is_local_only(opened))
    session = Session(site, SiteWatcher(watch, ignore), rebuild, announce)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(session.run(opened, begun))


def _open_browser(url: str) -> None:
    with contextlib.suppress(webbrowser.Error, OSError):
        webbrowser.open(url)
