"""Diagnostics for a terminal."""

import collections
from collections.abc import Iterable

from builder.diagnostics.model import Diagnostic, Severity
from builder.messages import N_, Translator

SEVERITY_WORDS = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.HINT: N_("hint"),
}


def sentence(template: str, values: dict[str, str], say: Translator) -> str:
    """Put `template` into the reader's language and fill it in.

    A value named `reason` is a sentence of ours and is translated too; all others are what the user wrote.
    """
    if not template:
        return ""
    shown = {name: say(value) if name == "reason" and value else value for name, value in values.items()}
    return say(template).format_map(collections.defaultdict(str, shown))


def as_text(diagnostic: Diagnostic, say: Translator) -> str:
    """Return ``path:line:column: severity CODE what``, and how to mend it on a second line."""
    what = sentence(diagnostic.message, diagnostic.values, say)
    severity = say(SEVERITY_WORDS[diagnostic.severity])
    lines = [f"{diagnostic.span}: {severity} {diagnostic.code} {what}"]
    if diagnostic.hint:
        lines.append(f"    → {sentence(diagnostic.hint, diagnostic.values, say)}")
    return "\n".join(_printable(line) for line in lines)


def counted(diagnostics: Iterable[Diagnostic], say: Translator) -> str:
    """Return a line such as "errors: 2, warnings: 1"; empty where there is nothing to count."""
    numbers = collections.Counter(diagnostic.severity for diagnostic in diagnostics)
    words = {
        Severity.ERROR: N_("errors: {n}"),
        Severity.WARNING: N_("warnings: {n}"),
        Severity.HINT: N_("hints: {n}"),
    }
    return say(N_(", ")).join(say(words[one]).format(n=numbers[one]) for one in Severity if numbers[one])


def _printable(line: str) -> str:
    """Keep control characters out of the terminal: what a member wrote must not move its cursor."""
    return "".join(char if char.isprintable() else "�" for char in line)
