"""A new lesson from one clip."""

import datetime
import json
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from builder.content import AUDIO_TYPES, CLIP_TYPES, LESSON_FILE
from builder.content.placeholders import PARTS
from builder.media import Tools
from builder.media.probe import UnreadableMediaError, probe_clip
from builder.messages import N_
from builder.scaffold.problems import ScaffoldError
from builder.source import is_ignored
from builder.system import write_atomic
from builder.text import is_device, nfc, slug

BODY = "\n".join(f"## {part}\n\n{words}\n" for part, words in PARTS)
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """What a clip tells: the day it was last written, and its length in seconds (0 where nobody can tell)."""

    day: datetime.date
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLesson:
    """What a new lesson starts with. Empty fields are left out of its front matter.

    Attributes:
        clip: the file from the phone; None for a lesson without one.
        link: make a hard link instead of a copy where the disk allows it.
        name: the folder's name; month and pinyin of the title if empty.
    """

    title: str
    date: datetime.date
    speakers: tuple[str, ...] = ()
    branch: str = ""
    topic: str = ""
    campaign: str = ""
    clip: Path | None = None
    seconds: int = 0
    link: bool = False
    name: str = ""


def look_at_clip(clip: Path, tools: Tools) -> ClipFacts:
    """Return what a clip tells of itself.

    Raises:
        ScaffoldError: it is no clip.
    """
    extension = clip.suffix.lower().lstrip(".")
    if extension not in CLIP_TYPES:
        raise ScaffoldError(N_("{path} is not a video or sound file"), path=clip)
    try:
        stat = clip.stat()
        if not stat.st_size:
            raise ScaffoldError(N_("{path} is empty (0 bytes); copy it again from the phone"), path=clip)
        seconds = round(probe_clip(clip, tools).seconds)
    except UnreadableMediaError as error:
        raise ScaffoldError(
            N_("{path} cannot be read as a video or sound: {reason}"), path=clip, reason=error
        ) from error
    except OSError as error:
        raise ScaffoldError(N_("{path} cannot be read: {reason}"), path=clip, reason=error.strerror) from error
    return ClipFacts(datetime.datetime.fromtimestamp(stat.st_mtime, datetime.UTC).astimezone().date(), seconds)


def new_lesson(root: Path, new: NewLesson) -> Path:
    """Write the folder of a lesson, its clip and its text, and return the text's file.

    Raises:
        ScaffoldError: there is such a folder, or the clip cannot be copied; nothing is left half done.
    """
    name = _UNSAFE.sub("-", new.name).strip(". -") or f"{new.date:%Y-%m}-{slug(new.title)[:40].rstrip('-')}"
    if is_ignored(name) or is_device(name):
        name = f"{new.date:%Y-%m}-{slug(name)}"
    folder = root / "lessons" / str(new.date.year) / name
    try:
        taken = _same_id(root, name)
        if taken:
            raise ScaffoldError(N_("{path} is there already; choose another name"), path=taken)
        folder.mkdir(parents=True)
        clip_name = _bring(new.clip, folder, link=new.link) if new.clip else ""
        write_atomic(folder / LESSON_FILE, (_front_matter(new, clip_name) + BODY).encode())
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise ScaffoldError(N_("{path} cannot be written: {reason}"), path=folder, reason=error.strerror) from error
    return folder / LESSON_FILE


def _same_id(root: Path, name: str) -> Path | None:
    """Return a lesson's folder of this name, in any year; capital letters make no difference on every disk."""
    folders = (root / "lessons").glob("*/*")
    return next((one for one in folders if one.is_dir() and nfc(one.name).casefold() == nfc(name).casefold()), None)


def _bring(clip: Path, folder: Path, *, link: bool) -> str:
    name = _UNSAFE.sub("-", nfc(clip.name)).strip(". ") or "clip.mp4"
    if is_ignored(name) or is_device(name):
        name = slug(clip.stem) + clip.suffix
    target = folder / name
    if link:
        try:
            os.link(clip.resolve(), target)
        except OSError:
            shutil.copy2(clip, target)
    else:
        shutil.copy2(clip, target)
    return name


def _front_matter(new: NewLesson, clip_name: str) -> str:
    kind = "audio" if clip_name.rpartition(".")[2].lower() in AUDIO_TYPES else "video"
    duration = f"{new.seconds // 60:02d}:{new.seconds % 60:02d}" if new.seconds else ""
    fields = {
        "title": _yaml(new.title),
        "date": new.date.isoformat(),
        "speakers": f"[{', '.join(map(_yaml, new.speakers))}]" if new.speakers else "",
        "branch": _yaml(new.branch),
        "topic": _yaml(new.topic),
        "campaign": _yaml(new.campaign),
        kind: _yaml(clip_name),
        "duration": f'"{duration}"' if duration else "",
        "summary": '""',
    }
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in fields.items() if value) + "---\n"


def _yaml(text: str) -> str:
    """Return a text as YAML: bare where that is safe, else in quotes (JSON strings are YAML)."""
    bare = re.fullmatch(r"[\w㐀-鿿][\w㐀-鿿/（）《》·.-]*", text) and not text[0].isdigit() and text.lower() != "null"
    return text if bare or not text else json.dumps(text, ensure_ascii=False)
