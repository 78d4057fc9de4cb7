"""One line that tells how far a build is; only where somebody looks at a terminal."""

import sys
import time
from typing import TextIO

from builder.cli.spoken import say
from builder.messages import N_

STEPS = {
    "read": N_("Reading lessons"),
    "check": N_("Checking names and files"),
    "media": N_("Looking at clips"),
    "plan": N_("Planning pages"),
    "compare": N_("Comparing with the last time"),
    "render": N_("Making pages"),
    "write": N_("Putting pages in place"),
}
EVERY_SECONDS = 0.1


class ProgressLine:
    """Rewrites one line of a terminal; silent elsewhere."""

    def __init__(self, stream: TextIO | None = None, *, quiet: bool = False) -> None:
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty() and not quiet
        self._last = 0.0
        self._step = ""
        self._began = 0.0

    def __call__(self, step: str, done: int, total: int) -> None:
        """Show that `done` of `total` things of a step are done, and how long the rest may take."""
        now = time.monotonic()
        if step != self._step:
            self._step, self._began = step, now
        if not self._shown or (done < total and now - self._last < EVERY_SECONDS):
            return
        self._last = now
        text = f"{say(STEPS.get(step, step))} {done}/{total}{self._left(now, done, total)}"
        self._stream.write(f"\r\x1b[K{text}")
        self._stream.flush()

    def _left(self, now: float, done: int, total: int) -> str:
        spent = now - self._began
        if not 0 < done < total or spent < 1:
            return ""
        left = round(spent * (total - done) / done)
        return " " + say(N_("(about {seconds} s left)")).format(seconds=left)

    def end(self) -> None:
        """Clear the line."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
