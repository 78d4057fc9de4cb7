"""What the server is told, and what a build tells it."""

from dataclasses import dataclass
from pathlib import Path

from builder.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """How to serve.

    Attributes:
        host: the address to listen on; only this machine reaches the default one.
        port: the port to listen on; 0 takes any that is free.
        open_browser: whether to show the site in the browser at once.
    """

    host: str = "127.0.0.1"
    port: int = 5500
    open_browser: bool = False


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What one build said.

    Attributes:
        diagnostics: everything that is wrong with the site now, not only what is new.
        changed: whether any file of the output is another one than before.
        unfinished: whether more of the same must be built, as soon as nothing else is waiting.
        outside: more folders whose changes need a build; they may be others than last time.
    """

    diagnostics: tuple[Diagnostic, ...]
    changed: bool
    outside: tuple[Path, ...] = ()
    unfinished: bool = False
