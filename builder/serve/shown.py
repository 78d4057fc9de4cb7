"""What the pages show now: the answer to "must they reload?"."""

import secrets

from builder.diagnostics import Diagnostic, Severity
from builder.diagnostics.render import as_overlay
from builder.messages import Translator
from builder.serve.model import Rebuilt


class Shown:
    """The state of the pages, read and changed on the IO loop only.

    Attributes:
        built: whether the first build has ended.
    """

    def __init__(self) -> None:
        self.built = False
        self._diagnostics: tuple[Diagnostic, ...] = ()
        self._server = secrets.token_hex(4)
        self._generation = 0

    @property
    def stamp(self) -> str:
        """Return another text for each state of the pages, also for those of another run.

        It begins with a letter, because livereload.js makes numbers of what looks like one.
        """
        return f"s{self._server}-{self._generation}"

    def take(self, result: Rebuilt) -> bool:
        """Show what a build said, and return whether open pages are out of date by it."""
        stale = result.changed or result.diagnostics != self._diagnostics
        self.built = True
        self._diagnostics = result.diagnostics
        self._generation += stale
        return stale

    def overlay(self, say: Translator) -> str:
        """Return the block of HTML for pages while there are errors: with them, the warnings too."""
        if any(one.severity is Severity.ERROR for one in self._diagnostics):
            return as_overlay(self._diagnostics, say)
        return ""
