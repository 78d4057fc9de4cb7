"""The site's settings: ``site_src/site.yaml``."""

from builder.config.model import HomeSettings, LessonSettings, MediaSettings, MenuItem, Site, Topic
from builder.config.read import read_site

__all__ = [
    "HomeSettings",
    "LessonSettings",
    "MediaSettings",
    "MenuItem",
    "Site",
    "Topic",
    "read_site",
]
