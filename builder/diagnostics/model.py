"""What is wrong, as data: found once, shown in many ways."""

import enum
from collections.abc import Iterable
from dataclasses import dataclass, field

from builder.diagnostics.suggest import nearest


class Severity(enum.StrEnum):
    """How bad it is. An error leaves the lesson out; a warning and a hint do not."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file of the site.

    Attributes:
        path: relative to the site, with ``/``; empty for the site as a whole.
        line: from 1; 0 means the file as a whole.
        column: in characters, from 1; 0 means that no column is known (never a guess).
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``path:line:column``, the form that editors and terminals open by a click."""
        parts = [self.path or ".", *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem at one place.

    Attributes:
        code: such as ``X201``; ``xuexi explain`` tells more of it.
        severity: see :class:`Severity`.
        span: where.
        message: what is wrong: an English sentence with ``{placeholders}``, not yet translated.
        hint: how to mend it, in the same form; may be empty.
        values: what the placeholders stand for.
    """

    code: str
    severity: Severity
    span: Span
    message: str
    hint: str = ""
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of diagnostic: everything about it but the place.

    Attributes:
        code: ``X`` and three digits; the first digit is the room.
        severity: of every diagnostic of this kind.
        message: what is wrong, with ``{placeholders}``.
        hint: how to mend it.
        explanation: why it matters, for ``xuexi explain``.
        bad: a few lines that show the fault.
        good: the same lines, mended.
        otherwise: how to mend it where no name is near to the one that was written.
    """

    code: str
    severity: Severity
    message: str
    hint: str
    explanation: str
    bad: str = ""
    good: str = ""
    otherwise: str = ""

    def at(self, span: Span, *, hint: str | None = None, **values: object) -> Diagnostic:
        """Return a diagnostic of this kind; `hint` replaces the usual one where more is known."""
        shown = {name: str(value) for name, value in values.items()}
        return Diagnostic(self.code, self.severity, span, self.message, self.hint if hint is None else hint, shown)

    def about(self, span: Span, name: str, known: Iterable[str], *, near: str = "", **values: object) -> Diagnostic:
        """Return a diagnostic about a name that nobody knows, with the nearest of the known ones.

        Args:
            span: where the name stands.
            name: as it is written.
            known: every name that would have been right.
            near: the one that was meant, where that is known better.
            values: more of what the message says.
        """
        meant = near or nearest(name, sorted(known))
        return self.at(span, hint=None if meant else self.otherwise, name=name, nearest=meant, **values)
