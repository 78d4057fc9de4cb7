"""What the site consists of: every page as a value, before anything is rendered."""

from builder.pages.library import make_library
from builder.pages.page import Page, unpacked
from builder.pages.plan import Plan, plan
from builder.pages.words import Wording, as_told, reworded, wordings

__all__ = ["Page", "Plan", "Wording", "as_told", "make_library", "plan", "reworded", "unpacked", "wordings"]
