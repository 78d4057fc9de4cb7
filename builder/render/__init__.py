"""Pages to bytes: the theme, its templates and its assets."""

from builder.render.assets import Assets, find_assets
from builder.render.page import (
    PageWithText,
    Rendered,
    RenderSetup,
    decoded_setup,
    encoded_setup,
    grouped,
    make_setup,
    render_pages,
)
from builder.render.theme import Theme, load_theme

__all__ = [
    "Assets",
    "PageWithText",
    "RenderSetup",
    "Rendered",
    "Theme",
    "decoded_setup",
    "encoded_setup",
    "find_assets",
    "grouped",
    "load_theme",
    "make_setup",
    "render_pages",
]
