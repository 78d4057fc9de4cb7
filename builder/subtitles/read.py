"""Read cues with pysubs2."""

import re

from builder.diagnostics import Diagnostic, Span
from builder.subtitles import problems
from builder.system import Value

# What the readers of a dozen formats raise for texts that are of none; a SyntaxError is XML's.
_READERS_ERRORS = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, SyntaxError, RecursionError)
_STYLE = re.compile(r"\{[^}]*\}|<[^>]*>")


class Cue(Value, frozen=True):
    """What is said from `start` to `end`, both in milliseconds."""

    start: int
    end: int
    text: str


def read_cues(text: str, path: str, span: Span) -> tuple[tuple[Cue, ...], list[Diagnostic]]:
    """Return the cues of a subtitle file in the order of time.

    Args:
        text: of the file.
        path: its name, for the message.
        span: where the lesson asks for it.
    """
    import pysubs2  # 0.05 s: only where a file must be read

    try:
        # Styles are taken off below, in one go for all formats.
        events = list(pysubs2.SSAFile.from_string(text, keep_html_tags=True))
    except (pysubs2.exceptions.Pysubs2Error, *_READERS_ERRORS):
        events = []
    cues = sorted({Cue(e.start, e.end, said) for e in events if e.end > e.start and (said := _plain(e.text))}, key=_at)
    found = [] if cues else [problems.NO_CUES.at(span, name=path.rpartition("/")[2])]
    return tuple(cues), found


def _at(cue: Cue) -> tuple[int, int, str]:
    return cue.start, cue.end, cue.text


def _plain(text: str) -> str:
    return _STYLE.sub("", text.replace(r"\N", " ").replace(r"\n", " ").replace(r"\h", " ")).strip()
