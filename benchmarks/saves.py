"""How soon a save is seen in `xuexi serve`: `python benchmarks/saves.py FOLDER` (a site; it is changed)."""

import contextlib
import http.client
import os
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

COUNT = 20
PAUSE = 0.5
LONGEST = 120.0


@dataclass(frozen=True, slots=True)
class Saves:
    """Seconds: until the first page is answered, and from a save to the page that shows it (median, 95 in 100)."""

    ready: float
    body: tuple[float, float]
    title: tuple[float, float]

    def __str__(self) -> str:
        """Return them in one line."""
        body, title = (f"{1000 * middle:.0f} ms (p95 {1000 * most:.0f})" for middle, most in (self.body, self.title))
        return f"serve: first page after {self.ready:.2f} s; a body seen after {body}, a title after {title}"


def measure_saves(site: Path) -> Saves:
    """Serve a site that has been served before, save lessons, and ask for their pages until they show it."""
    with serving(site) as port:
        wait_for(port, "/", "")
        time.sleep(PAUSE)
    start = time.monotonic()
    with serving(site) as port:
        wait_for(port, "/", "")
        ready = time.monotonic() - start
        time.sleep(10 * PAUSE)
        lessons = sorted(site.glob("lessons/*/*/lesson.md"))[:: max(1, len(list(site.glob("lessons/*/*"))) // COUNT)]
        save(port, lessons[0], r"\n## 一思\n\n", "\n## 一思\n\n")  # the first one loads what all others need
        body = [save(port, one, r"\n## 一思\n\n", "\n## 一思\n\n") for one in lessons[:COUNT]]
        title = []
        for one in lessons[:COUNT]:
            title.append(save(port, one, r"(?m)^title: ", "title: "))
            time.sleep(settle(site))
    return Saves(ready, spread(body), spread(title))


def settle(site: Path) -> float:
    """Return how long somebody looks at a page before saving again: until the lists of such a site are made."""
    return PAUSE + len(list(site.glob("lessons/*/*"))) / 1000


def spread(seconds: list[float]) -> tuple[float, float]:
    """Return the median and what 95 in 100 do not exceed."""
    return statistics.median(seconds), statistics.quantiles(seconds, n=20, method="inclusive")[-1]


def save(port: int, lesson: Path, pattern: str, written: str) -> float:
    """Put a new word behind what matches, and return how long its page takes to show it."""
    word = f"字{time.monotonic_ns()}"
    text = re.sub(pattern, lambda _: f"{written}{word}", lesson.read_text("utf-8"), count=1)
    time.sleep(PAUSE)
    start = time.monotonic()
    lesson.write_text(text, "utf-8")
    wait_for(port, f"/lessons/{lesson.parent.name}.html", word)
    return time.monotonic() - start


def wait_for(port: int, address: str, text: str) -> None:
    """Ask for a page until it is there and has a text in it."""
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST)
            connection.request("GET", address)
            answer = connection.getresponse()
            if answer.status == 200 and text in answer.read().decode():
                return
        time.sleep(0.005)
    raise SystemExit(f"{address} never showed {text}")


@contextlib.contextmanager
def serving(site: Path) -> Iterator[int]:
    """Serve a site, and give its port."""
    process = subprocess.Popen(
        [sys.executable, "-m", "builder", "serve", "--port", "0", "--lang", "en"],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        found = re.search(r":(\d+)", process.stdout.readline())
        assert found is not None
        yield int(found[1])
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


if __name__ == "__main__":
    print(measure_saves(Path(sys.argv[1])))
