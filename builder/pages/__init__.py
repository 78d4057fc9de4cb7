"""What the site consists of: every page as a value, before anything is rendered."""

from builder.pages.library import make_library
from builder.pages.page import Page
from builder.pages.plan import Plan, plan

__all__ = ["Page", "Plan", "make_library", "plan"]
