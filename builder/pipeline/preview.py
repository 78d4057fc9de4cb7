"""A site that is built again and again in one process, as it is being written: what was saved comes first."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

from builder.pipeline.request import Report, Request
from builder.pipeline.run import Memory, build, rebuild


class _Interrupted(Exception):  # noqa: N818 - no error: there is something better to do
    """Somebody has saved something, and its page can be shown before this build has ended."""


class Preview:
    """Builds at each save.

    Words in a body are a matter of one page. Where more has changed, the page of the saved lesson is made first; the
    rest follows, unless somebody saves again meanwhile: then that page comes first.
    """

    def __init__(self, request: Request) -> None:
        self._request = request
        self._memory = Memory()
        self._owes = True

    def build(self, changed: frozenset[Path], is_waiting: Callable[[], bool]) -> Report | None:
        """Bring the output up to date.

        Args:
            changed: what a watcher has noticed since the last time; empty for nothing in particular.
            is_waiting: tells whether it has noticed more meanwhile.

        Returns:
            What was done; `unfinished` where it should be called once more. None where it gave way to what is waiting.
        """
        quick = rebuild(self._request, changed, self._memory) if changed else None
        if quick is not None:
            self._owes |= quick.unfinished
            return dataclasses.replace(quick, unfinished=self._owes)
        return self._whole(is_waiting)

    def _whole(self, is_waiting: Callable[[], bool]) -> Report | None:
        before = dataclasses.replace(self._memory)
        self._owes = True

        def progress(_step: str, _done: int, _total: int) -> None:
            if before.kept is not None and is_waiting():
                raise _Interrupted

        try:
            report = build(self._request, progress, self._memory)
        except _Interrupted:
            # Nothing was put in place: what was known of the output still holds.
            self._memory = before.now(self._request)
            return None
        self._owes = False
        return report
