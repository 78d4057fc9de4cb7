"""A new campaign or free page."""

import datetime
import json
from pathlib import Path

from builder.content.placeholders import ARTICLE
from builder.messages import N_
from builder.scaffold.problems import ScaffoldError
from builder.text import slug

FOLDERS = {"campaign": "site_src/campaigns", "page": "site_src/pages"}


def new_article(
    root: Path, kind: str, title: str, name: str, start: datetime.date | None, end: datetime.date | None
) -> Path:
    """Write a campaign or a page and return its file.

    Args:
        root: the site.
        kind: ``campaign`` or ``page``.
        title: its title.
        name: the file's name without ``.md``; pinyin of the title if empty.
        start: the campaign's first day.
        end: its last day.

    Raises:
        ScaffoldError: there is such a file.
    """
    path = root / FOLDERS[kind] / f"{slug(name or title)}.md"
    if path.exists():
        raise ScaffoldError(N_("{path} is there already; choose another name"), path=path)
    dates = [f"{key}: {day.isoformat()}" for key, day in (("start", start), ("end", end)) if day]
    lines = [
        "---",
        f"title: {json.dumps(title, ensure_ascii=False)}",
        *dates,
        'summary: ""',
        "---",
        "",
        ARTICLE,
        "",
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines), "utf-8", newline="\n")
    return path
