"""A new site: a copy of the starter, with its own title and today's date."""

import datetime
import json
import re
import shutil
from pathlib import Path

from builder.messages import N_
from builder.scaffold.problems import ScaffoldError

STARTER = Path(__file__).parent / "starter"
_SAMPLE = "lessons/sample"
_MARK = re.compile("@(?:TITLE|ORGANIZATION|TODAY)@")
_TEXT = frozenset({".md", ".yaml"})


def new_site(folder: Path, title: str, organization: str, today: datetime.date) -> list[Path]:
    """Make a site in `folder` and return its files.

    Raises:
        ScaffoldError: the folder is not empty.
        OSError: it cannot be written.
    """
    if folder.is_file() or (folder.is_dir() and any(not one.name.startswith(".") for one in folder.iterdir())):
        raise ScaffoldError(N_("{folder} is not empty; choose a new folder"), folder=folder)
    values = {
        "@TITLE@": json.dumps(title, ensure_ascii=False),
        "@ORGANIZATION@": json.dumps(organization, ensure_ascii=False),
        "@TODAY@": today.isoformat(),
    }
    lesson = f"lessons/{today.year}/{today:%Y-%m}-first"
    written = []
    for source in sorted(path for path in STARTER.rglob("*") if path.is_file()):
        name = source.relative_to(STARTER).as_posix().replace(_SAMPLE, lesson)
        target = folder / name.replace("dot-gitignore", ".gitignore")
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix in _TEXT:
            text = source.read_text("utf-8")
            text = _MARK.sub(lambda mark: values[mark[0]], text)
            target.write_text(text, "utf-8", newline="\n")
        else:
            shutil.copyfile(source, target)
        written.append(target)
    return written
