"""Measure the daily jobs on sites of several sizes: `python benchmarks/build.py 1000 10000 [--keep]`.

Prints a table: wall and CPU seconds of the whole process with its workers, and the peak memory of the largest one.
Where Hugo is installed, the same lessons are built with it in the same run, and each job is given as a ratio to Hugo's
build, which makes everything anew, whatever has changed. `growth` is the time for each lesson, compared with the size
before: what grows faster than the number of lessons shows there.

POSIX only: the system is asked for each child's own figures. `--keep` adds the figures to `history.jsonl`.
"""

import argparse
import datetime
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from corpus import write_site
from rival import write_hugo_site
from saves import Saves, measure_saves

HERE = Path(__file__).parent
HISTORY = HERE / "history.jsonl"
COMMAND = [sys.executable, "-m", "builder"]
BUILD = ("build", "--as-of", "2026-12-31")
CHECK = ("check", "--as-of", "2026-12-31")
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Figures:
    """What a job took: seconds on the clock, seconds of all processors, megabytes of the largest process."""

    wall: float
    cpu: float
    memory: float


def measure(command: list[str], folder: Path) -> Figures:
    """Run a command in a folder."""
    os.sync()
    start = time.monotonic()
    pid = os.posix_spawn(
        "/bin/sh",
        ["/bin/sh", "-c", 'cd "$0" && exec "$@"', str(folder), *command],
        {**os.environ, "PYTHONPATH": str(HERE.parent)},
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, used = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise SystemExit(f"{command} failed in {folder}")
    return Figures(time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def middle(jobs: list[Figures]) -> Figures:
    """Return the run whose time is the median."""
    return sorted(jobs, key=lambda one: one.wall)[len(jobs) // 2]


def ours(site: Path, *arguments: str) -> Figures:
    """Run our program on a site."""
    return measure([*COMMAND, *arguments], site)


def edit(site: Path, old: str, new: str) -> None:
    """Change a text in one lesson."""
    lesson = max(site.glob("lessons/*/*/lesson.md"))
    text = lesson.read_text("utf-8")
    lesson.write_text(text.replace(old, new, 1), "utf-8")


def our_jobs(site: Path) -> dict[str, Figures]:
    """Return the figures of each job on one site."""
    figures = {"cold": ours(site, *BUILD)}
    figures["nothing changed"] = middle([ours(site, *BUILD) for _ in range(ROUNDS)])
    for job, old in (("a body changed", "## 一思\n\n"), ("a title changed", "title: ")):
        runs = []
        for number in range(ROUNDS):
            edit(site, old, f"{old}又{number}")
            runs.append(ours(site, *BUILD))
        figures[job] = middle(runs)
    ours(site, *CHECK)
    figures["check"] = middle([ours(site, *CHECK) for _ in range(ROUNDS)])
    figures["help"] = middle([ours(site, "--help") for _ in range(ROUNDS)])
    return figures


def hugo_build(site: Path, folder: Path) -> Figures | None:
    """Return what Hugo takes for the same lessons; None where it is not installed."""
    if not shutil.which("hugo"):
        return None
    write_hugo_site(site, folder)
    measure(["hugo", "--quiet"], folder)
    return middle([measure(["hugo", "--quiet"], folder) for _ in range(ROUNDS)])


def row(size: int, job: str, took: Figures, rival: Figures | None, growth: float | None) -> str:
    """Return a line of the table."""
    ratio = f"{took.wall / rival.wall:>8.3f}" if rival else f"{'':>8}"
    grown = f"{growth:>7.2f}" if growth else ""
    return f"{size:>8} {job:<24} {took.wall:>8.2f} {took.cpu:>8.2f} {took.memory:>6.0f} {ratio} {grown}"


def keep(size: int, figures: dict[str, Figures], saves: Saves, rival: Figures | None) -> None:
    """Add the figures of one size to the history."""
    told = {
        "day": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "lessons": size,
        "machine": f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "hugo": asdict(rival) if rival else None,
        "ours": {job: asdict(one) for job, one in figures.items()},
        "saves": asdict(saves),
    }
    with HISTORY.open("a", encoding="utf-8") as file:
        file.write(json.dumps(told, ensure_ascii=False) + "\n")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--keep", action="store_true", help="add the figures to history.jsonl")
    asked = parser.parse_args()
    print(f"{'lessons':>8} {'job':<24} {'wall s':>8} {'CPU s':>8} {'MB':>6} {'to Hugo':>8} {'growth':>7}")
    before: dict[str, tuple[int, float]] = {}
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "ours"
            write_site(size, site)
            rival = hugo_build(site, Path(folder) / "hugo")
            figures = our_jobs(site)
            for job, took in figures.items():
                old_size, old = before.get(job, (0, 0.0))
                growth = (took.wall / size) / (old / old_size) if old_size else None
                before[job] = size, took.wall
                print(row(size, job, took, rival, growth), flush=True)
            if rival:
                print(row(size, "Hugo, whatever changed", rival, rival, None), flush=True)
            saves = measure_saves(site)
            print(f"{size:>8} {saves}", flush=True)
            if asked.keep:
                keep(size, figures, saves, rival)


if __name__ == "__main__":
    main()
