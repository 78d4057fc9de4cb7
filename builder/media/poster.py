"""A picture for a video that has none: one of its own frames."""

from pathlib import Path

from builder.media.model import Facts
from builder.media.probe import Tools
from builder.system import run

POSTER_WIDTH = 960
POSTER_SECONDS = 60
# Of so many frames ffmpeg takes the one most like the others, which is none in the middle of a cross-fade.
FRAMES_LOOKED_AT = 40


def poster_moment(seconds: float) -> float:
    """Return a moment past the title and the fade-in, and inside the shortest clip."""
    return round(min(max(seconds * 0.25, 0.0), 6.0), 2)


def make_poster(clip: Path, facts: Facts, target: Path, tools: Tools) -> bool:
    """Write a frame of `clip` as JPEG to `target`; tell whether that worked. Half a file is never left."""
    if target.is_file() and target.stat().st_size:
        return True
    if not tools.ffmpeg or not facts.width:
        return False
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    part = target.with_name(target.name + ".part.jpg")
    scale = f"scale='min({POSTER_WIDTH},iw)':-2,format=yuvj420p"
    command = [
        tools.ffmpeg, "-nostdin", "-v", "error", "-y", "-ss", str(poster_moment(facts.seconds)), "-i", f"file:{clip}",
        "-frames:v", "1", "-vf", f"thumbnail={FRAMES_LOOKED_AT},{scale}", "-q:v", "4",
        "-map_metadata", "-1", "-bitexact", f"file:{part}",
    ]  # fmt: skip
    done = run(command, seconds=POSTER_SECONDS)
    if done.code or not part.is_file() or not part.stat().st_size:
        part.unlink(missing_ok=True)
        return False
    part.replace(target)
    return True
