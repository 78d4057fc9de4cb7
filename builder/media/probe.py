"""What clips and pictures are, asked of ffprobe and Pillow."""

import functools
import importlib.util
import json
import re
from dataclasses import dataclass
from pathlib import Path

from builder.media.model import Facts
from builder.system import digest_file, find_tool, run

PROBE_SECONDS = 60
_DURATION = re.compile(r"Duration: (\d+):(\d\d):(\d\d(?:\.\d+)?)")
_VIDEO = re.compile(r"Stream #.*Video:.* (\d{2,5})x(\d{2,5})[ ,]")
_ROTATION = re.compile(r"rotation of (-?\d+(?:\.\d+)?) degrees")


class UnreadableMediaError(Exception):
    """A file that is no clip or no picture; the argument tells what the reader said."""


@dataclass(frozen=True, slots=True)
class Tools:
    """The programs at hand; empty where there is none."""

    ffmpeg: str = ""
    ffprobe: str = ""


@functools.cache
def find_tools() -> Tools:
    """Return the system's ffmpeg, else the one that the wheel imageio-ffmpeg carries (which has no ffprobe)."""
    return Tools(find_tool("ffmpeg") or _carried(), find_tool("ffprobe"))


def _carried() -> str:
    if importlib.util.find_spec("imageio_ffmpeg") is None:
        return ""
    import imageio_ffmpeg  # type: ignore[import-not-found, unused-ignore]

    try:
        return str(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError:
        return ""


def probe_clip(path: Path, tools: Tools) -> Facts:
    """Return digest, length and upright size of a clip; only the digest where there is no ffmpeg.

    Raises:
        UnreadableMediaError: it is no clip.
        OSError: it cannot be read.
    """
    digest = digest_file(path)
    if tools.ffprobe:
        return _by_ffprobe(path, digest, tools.ffprobe)
    return _by_ffmpeg(path, digest, tools.ffmpeg) if tools.ffmpeg else Facts(digest)


def _by_ffprobe(path: Path, digest: str, ffprobe: str) -> Facts:
    entries = "format=duration:stream=codec_type,width,height:stream_side_data=rotation:stream_disposition=attached_pic"
    command = [ffprobe, "-v", "error", "-show_entries", entries, "-of", "json", "-i", _as_input(path)]
    done = run(command, seconds=PROBE_SECONDS)
    if done.code:
        raise UnreadableMediaError(_last_line(done.complaint, path))
    told = json.loads(done.output or b"{}")
    seconds = float(told.get("format", {}).get("duration") or 0)
    for stream in told.get("streams", ()):
        if stream.get("codec_type") == "video" and not stream.get("disposition", {}).get("attached_pic"):
            rotations = [int(data.get("rotation", 0)) for data in stream.get("side_data_list", ())]
            width, height = int(stream.get("width") or 0), int(stream.get("height") or 0)
            turned = any(rotation % 180 for rotation in rotations)
            return Facts(digest, seconds, height if turned else width, width if turned else height)
    return Facts(digest, seconds)


def _by_ffmpeg(path: Path, digest: str, ffmpeg: str) -> Facts:
    told = run([ffmpeg, "-nostdin", "-hide_banner", "-i", _as_input(path)], seconds=PROBE_SECONDS).complaint
    duration = _DURATION.search(told)
    if not duration:
        raise UnreadableMediaError(_last_line(told, path))
    seconds = int(duration[1]) * 3600 + int(duration[2]) * 60 + float(duration[3])
    video, rotation = _VIDEO.search(told), _ROTATION.search(told)
    width, height = (int(video[1]), int(video[2])) if video else (0, 0)
    turned = rotation is not None and round(float(rotation[1])) % 180 != 0
    return Facts(digest, seconds, height if turned else width, width if turned else height)


def _as_input(path: Path) -> str:
    """Return a name that ffmpeg takes for a file, whatever it begins with."""
    return f"file:{path}"


def _last_line(complaint: str, path: Path) -> str:
    lines = [line for line in complaint.strip().splitlines() if line.strip()]
    return lines[-1].replace(_as_input(path), path.name)[-160:] if lines else "?"


def probe_picture(path: Path) -> Facts:
    """Return digest and upright size of a picture.

    Raises:
        UnreadableMediaError: it is no picture.
        OSError: it cannot be read.
    """
    from PIL import Image, UnidentifiedImageError

    digest = digest_file(path)
    try:
        with Image.open(path) as picture:
            turned = picture.getexif().get(0x0112, 1) in {5, 6, 7, 8}
            width, height = picture.size
    except (UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, ValueError, OSError) as error:
        raise UnreadableMediaError(str(error)) from error
    return Facts(digest, 0.0, height if turned else width, width if turned else height)
