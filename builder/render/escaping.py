"""How a template writes out a value: as MarkupSafe escapes it, but most values need nothing.

A page writes out some two hundred values. MarkupSafe makes an object that remembers to be safe of each of them, which
is forgotten at once when the page is joined; that was a quarter of the time of a page.
"""

import re

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

_SPECIAL = re.compile("[&<>\"']")


def escaped(value: object) -> str:
    """Return what stands for a value in HTML."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind is str and not _SPECIAL.search(value):  # type: ignore[call-overload]
        return value  # type: ignore[return-value]
    return escape(value)


class EscapingCode(CodeGenerator):
    """Compiles templates for an environment that has :func:`escaped` as its attribute of that name."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)
