"""Pages to bytes: the theme, its templates and its assets."""

from builder.render.assets import Assets, find_assets
from builder.render.page import PageWithText, Rendered, RenderSetup, grouped, make_setup, render_pages
from builder.render.theme import Theme, load_theme

__all__ = [
    "Assets",
    "PageWithText",
    "RenderSetup",
    "Rendered",
    "Theme",
    "find_assets",
    "grouped",
    "load_theme",
    "make_setup",
    "render_pages",
]
