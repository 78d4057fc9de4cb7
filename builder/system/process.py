"""Other programs: the only place that starts one."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finished:
    """What a program left: exit code, standard output, and the last lines of what it complained of."""

    code: int
    output: bytes
    complaint: str


def find_tool(name: str) -> str:
    """Return the path of a program on PATH; empty where there is none."""
    return shutil.which(name) or ""


def run(command: Sequence[str], *, seconds: float = 60) -> Finished:
    """Run a program without a shell and without input; one that hangs is ended and counts as failed (code -1)."""
    try:
        done = subprocess.run(  # noqa: S603 - a list of arguments, no shell; names of files come after "-i" or "--"
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        return Finished(-1, b"", f"no end after {seconds:.0f} s")
    return Finished(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")[-2000:])
