"""Diagnostics over the page that an editor is looking at."""

import html
from collections.abc import Sequence

from builder.diagnostics.model import Diagnostic
from builder.diagnostics.render.text import SEVERITY_WORDS, counted, sentence
from builder.messages import Translator

_STYLE = (
    "position:fixed;left:0;right:0;bottom:0;max-height:45vh;overflow:auto;z-index:2147483647;margin:0;"
    "padding:12px 16px;background:#fffaf0;color:#3a2a1c;border-top:4px solid #b3261e;"
    "font:16px/1.6 system-ui,sans-serif;text-align:left"
)


def as_overlay(diagnostics: Sequence[Diagnostic], say: Translator) -> str:
    """Return a block of HTML that lies over the lower part of a page, or nothing where nothing is wrong."""
    if not diagnostics:
        return ""
    rows = "".join(f"<li style='margin:6px 0'>{_row(one, say)}</li>" for one in diagnostics)
    heading = html.escape(counted(diagnostics, say))
    return (
        f"<section id='xuexi-problems' role='alert' style='{_STYLE}'><strong>{heading}</strong>"
        f"<ul style='margin:6px 0;padding-left:20px'>{rows}</ul></section>"
    )


def _row(diagnostic: Diagnostic, say: Translator) -> str:
    what = html.escape(sentence(diagnostic.message, diagnostic.values, say))
    hint = html.escape(sentence(diagnostic.hint, diagnostic.values, say))
    place = html.escape(str(diagnostic.span))
    severity = html.escape(say(SEVERITY_WORDS[diagnostic.severity]))
    return f"<code>{place}</code> {severity} {diagnostic.code} {what}" + (f"<br>→ {hint}" if hint else "")
