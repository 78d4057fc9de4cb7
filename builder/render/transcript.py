"""The lines of a transcript: each leads into the clip at its second.

Written here and not in a template, because a page has dozens of them: a third of all that a template would escape on a
lesson's page are these numbers, which need no escaping.
"""

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from builder.pages.views import PartView
from builder.render.filters import duration
from builder.subtitles import Cue


def transcript_function(link: Callable[[str], str]) -> Callable[[PartView, Iterable[Cue]], Markup]:
    """Return what templates of one depth call `transcript`."""

    def transcript(clip: PartView, cues: Iterable[Cue]) -> Markup:
        file = escape(link(clip.address))
        part = f"p={clip.number + 1}&amp;" if clip.number else ""
        return Markup("".join([_line(cue, file, part) for cue in cues]))  # noqa: S704 - numbers, and escaped texts

    return transcript


def _line(cue: Cue, file: str, part: str) -> str:
    second = cue.start // 1000
    return (
        f'<li data-start="{cue.start / 1000}" data-end="{cue.end / 1000}">'
        f'<a href="{file}#t={second}" data-at="{part}t={second}">{duration(second)}</a> '
        f"<span>{escape(cue.text)}</span></li>\n"
    )
