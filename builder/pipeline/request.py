"""What is asked of a build, and what it says of itself."""

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from builder.diagnostics import Diagnostic, Severity
from builder.system import AsOf

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be built.

    Attributes:
        root: the folder of the site.
        output: where the portal goes; ``public`` in the site if None.
        base_url: instead of the one in the settings.
        as_of: the day for which it is built; today if None.
        drafts: whether drafts (and what is not due) are shown.
        strict: whether warnings count as errors and any error stops the build before it writes.
        keep_broken: whether the last good pages of a lesson with an error stay, for a preview.
        jobs: how many processes may work; 0 for one a core.
    """

    root: Path
    output: Path | None = None
    base_url: str | None = None
    as_of: AsOf | None = None
    drafts: bool = False
    strict: bool = False
    keep_broken: bool = False
    jobs: int = 0


@dataclass(slots=True)
class Report:
    """What a build did.

    Attributes:
        diagnostics: every problem, in the order of places.
        lessons: how many lessons are published, and how many folders were read anew.
        made, kept, removed: files of the output.
        written: whether the output was brought up to date.
        unfinished: whether only the pages of saved lessons were made, so that a whole build must follow.
        outside: the folders outside the site that files may come from.
        seconds: how long each step took, in order.
    """

    diagnostics: list[Diagnostic] = field(default_factory=list)
    lessons: int = 0
    parsed: int = 0
    made: int = 0
    kept: int = 0
    removed: int = 0
    written: bool = False
    unfinished: bool = False
    outside: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def has_errors(self) -> bool:
        """Tell whether anything is wrong that leaves something out."""
        return self.fails(strict=False)

    def fails(self, *, strict: bool) -> bool:
        """Tell whether a script should stop: an error, or with `strict` a warning too."""
        bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(one.severity in bad for one in self.diagnostics)

    @contextlib.contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Take the time of a step."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start
