"""The same lessons as a site of Hugo, the fastest of the compiled generators, to compare with on this machine.

Its pages show the same: player, transcript, structured data, related lessons, neighbours, lists by seven taxonomies, a
feed, a sitemap and one subtitle file for each lesson.
"""

import json
import shutil
from pathlib import Path

import yaml

TEMPLATES = Path(__file__).parent / "hugo"


def write_hugo_site(ours: Path, folder: Path) -> None:
    """Write the lessons of one of our sites as a site of Hugo."""
    shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
    lessons = folder / "content" / "lessons"
    lessons.mkdir(parents=True)
    (lessons / "_index.md").write_text("---\ntitle: 全部作品\n---\n", "utf-8")
    for path in sorted(ours.glob("lessons/*/*/lesson.md")):
        _, head, body = path.read_text("utf-8").split("---\n", 2)
        fields = yaml.safe_load(head)
        told = {
            "title": str(fields["title"]),
            "date": str(fields["date"]),
            "summary": fields["summary"],
            "video": fields["video"],
            "people": fields["speakers"],
            "branches": [fields["branch"]],
            "topics": [fields["topic"]],
            "campaigns": [fields["campaign"]] if "campaign" in fields else [],
            "tags": fields["tags"],
            "honours": [one["of"] for one in fields.get("awards", ())],
            "years": [str(fields["date"])[:4]],
            "cues": _cues(path.with_name("cues.srt")),
        }
        # JSON is YAML, and Hugo reads it as quickly.
        (lessons / f"{path.parent.name}.md").write_text(f"{json.dumps(told, ensure_ascii=False)}\n\n{body}", "utf-8")


def _cues(path: Path) -> list[dict[str, object]]:
    cues: list[dict[str, object]] = []
    for block in path.read_text("utf-8").strip().split("\n\n"):
        _, times, text = block.split("\n", 2)
        start, end = (one.strip().split(",")[0] for one in times.split("-->"))
        cues.append({"start": _seconds(start), "end": _seconds(end), "clock": start, "clock_end": end, "text": text})
    return cues


def _seconds(clock: str) -> int:
    hours, minutes, seconds = map(int, clock.split(":"))
    return hours * 3600 + minutes * 60 + seconds
