"""A body in its page: links and pictures get their addresses, shortcodes their blocks."""

from collections.abc import Callable

from markupsafe import Markup, escape

from builder.markup import resolve
from builder.pages.views import BlockView, PictureView, ReferenceView
from builder.render.holes import without_holes
from builder.render.text_view import TextView

Relative = Callable[[str], str]
Block = Callable[[BlockView], str]


def body_html(text: TextView, references: tuple[ReferenceView, ...], relative: Relative, block: Block) -> Markup:
    """Return the HTML of a body, safe to be written into a page."""

    def attributes(number: int) -> str:
        if number >= len(references):
            return ""
        view = references[number]
        if view.picture:
            return _picture(view.picture, relative)
        if not view.address:
            return ""
        outside = ' rel="noopener noreferrer"' if "://" in view.address else ""
        return f' href="{escape(relative(view.address))}"{outside}'

    def block_html(number: int) -> str:
        view = references[number].block if number < len(references) else None
        return block(view) if view else ""

    def is_there(number: int) -> bool:
        return number < len(references) and references[number].picture is not None

    html = without_holes(text.html, is_there)
    return Markup(resolve(html, attributes, block_html))  # noqa: S704 - sanitised when it was converted


def _picture(picture: PictureView, relative: Relative) -> str:
    size = f' width="{picture.width}" height="{picture.height}"' if picture.width else ""
    return f' src="{escape(relative(picture.address))}"{size} loading="lazy" decoding="async"'
