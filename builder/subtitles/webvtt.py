"""Write WebVTT (https://www.w3.org/TR/webvtt1/)."""

from collections.abc import Iterable

from builder.subtitles.read import Cue


def as_webvtt(cues: Iterable[Cue]) -> str:
    """Return a WebVTT file; ``<`` and ``&`` are escaped, so that no text can open a tag."""
    blocks = [f"{_clock(cue.start)} --> {_clock(cue.end)}\n{_escaped(cue.text)}\n" for cue in cues]
    return "\n".join(["WEBVTT\n", *blocks])


def _clock(ms: int) -> str:
    return f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ")
