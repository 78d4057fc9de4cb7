"""New things from patterns: a site, a lesson, a campaign, a page."""

from builder.scaffold.article import new_article
from builder.scaffold.lesson import ClipFacts, NewLesson, look_at_clip, new_lesson
from builder.scaffold.problems import ScaffoldError
from builder.scaffold.site import new_site

__all__ = [
    "ClipFacts",
    "NewLesson",
    "ScaffoldError",
    "look_at_clip",
    "new_article",
    "new_lesson",
    "new_site",
]
