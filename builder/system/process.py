"""Other programs: the only place that starts one."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass


class ToolMissing(Exception):  # noqa: N818 - it is a state of the machine, not an error of ours
    """A program that is not installed; its name is the only argument."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What a program left: exit code, standard output, and the last lines of what it complained of."""

    code: int
    output: bytes
    complaint: str


def find_tool(name: str) -> str:
    """Return the path of a program on PATH.

    Raises:
        ToolMissing: there is none.
    """
    found = shutil.which(name)
    if not found:
        raise ToolMissing(name)
    return found


def run(command: Sequence[str], *, seconds: float = 60) -> Finished:
    """Run a program without a shell and without input; one that hangs is ended and counts as failed (code -1)."""
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, no shell; names of files come after "-i" or "--"
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return Finished(-1, b"", f"no end after {seconds:.0f} s")
    return Finished(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")[-2000:])
