"""Measure the daily jobs on sites of several sizes: `python benchmarks/build.py 100 1000 10000`.

Prints a table: wall and CPU seconds of the whole process with its workers, and the peak memory of the largest one.
POSIX only (it asks the system for each child's own figures). What grows faster than the number of lessons shows in the
last column: time for each lesson, compared with the size before.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from corpus import write_site

COMMAND = [sys.executable, "-m", "builder"]


def measure(site: Path, *arguments: str) -> tuple[float, float, float]:
    """Run the program on a site and return wall seconds, CPU seconds and peak megabytes."""
    os.sync()
    start = time.monotonic()
    pid = os.posix_spawn(
        COMMAND[0],
        [*COMMAND, *arguments, "-C", str(site)],
        {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, used = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise SystemExit(f"{arguments} failed on {site}")
    return time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def edit(site: Path, old: str, new: str) -> None:
    """Change a text in one lesson."""
    lesson = max(site.glob("lessons/*/*/lesson.md"))
    text = lesson.read_text("utf-8")
    lesson.write_text(text.replace(old, new, 1), "utf-8")


def jobs(site: Path) -> dict[str, tuple[float, float, float]]:
    """Return the figures of each job on one site."""
    build = ("build", "--as-of", "2026-12-31")
    figures = {"cold": measure(site, *build), "nothing changed": measure(site, *build)}
    edit(site, "## 一思\n", "## 一思\n\n多一句。\n")
    figures["a body changed"] = measure(site, *build)
    edit(site, "title: ", "title: 新")
    figures["a title changed"] = measure(site, *build)
    figures["check"] = measure(site, "check", "--as-of", "2026-12-31")
    return figures


def main(sizes: list[int]) -> None:
    """Print the table."""
    print(f"{'lessons':>8} {'job':<18} {'wall s':>8} {'CPU s':>8} {'MB':>6} {'growth':>7}")
    before: dict[str, tuple[int, float]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            write_site(size, Path(folder))
            for job, (wall, cpu, memory) in jobs(Path(folder)).items():
                old_size, old = before.get(job, (size, wall))
                growth = (wall / size) / (old / old_size)
                before[job] = size, wall
                print(f"{size:>8} {job:<18} {wall:>8.2f} {cpu:>8.2f} {memory:>6.0f} {growth:>7.2f}", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [100, 1000])
