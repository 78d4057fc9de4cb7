"""Read ``site_src/site.yaml``."""

import functools
import re
import zoneinfo
from urllib.parse import urlsplit

from builder.config import problems
from builder.config.model import (
    HOME_FIELDS,
    LESSON_FIELDS,
    MEDIA_FIELDS,
    MENU_FIELDS,
    SITE_FIELDS,
    TOPIC_FIELDS,
    HomeSettings,
    LessonSettings,
    MediaSettings,
    MenuItem,
    Site,
    Topic,
)
from builder.diagnostics import Diagnostic, Span
from builder.fields import Reader, Table, open_fields
from builder.fields.problems import MISSING_KEY
from builder.source import SETTINGS_PATH, Tree
from builder.text import fold, slug

LANGUAGES = ("zh-CN", "en")
_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")


def read_site(tree: Tree) -> tuple[Site | None, list[Diagnostic]]:
    """Return the settings, or None where there are none to build with, and what is wrong with them."""
    file = tree.files.get(SETTINGS_PATH)
    if file is None:
        return None, [problems.NO_SETTINGS.at(Span(SETTINGS_PATH))]
    reader, found = open_fields(tree.on_disk(file), SETTINGS_PATH, SITE_FIELDS, *setting_tables().values())
    if reader is None:
        return None, found
    return (_site(reader) if reader.has("title") else None), found


def _site(reader: Reader) -> Site:
    lesson = reader.group("lesson", LESSON_FIELDS)
    home = reader.group("home", HOME_FIELDS)
    media = reader.group("media", MEDIA_FIELDS)
    return Site(
        title=reader.text("title"),
        subtitle=reader.text("subtitle"),
        organization=reader.text("organization"),
        base_url=_base_url(reader),
        language=_language(reader),
        timezone=_timezone(reader),
        theme=reader.text("theme", "default"),
        theme_place=reader.name("theme"),
        topics=_topics(reader),
        menu=tuple(_menu_item(row) for row in reader.rows("menu", MENU_FIELDS, "page")),
        lesson=LessonSettings(lesson.whole("max_minutes", 10, 1, 600)),
        home=HomeSettings(home.text("welcome"), home.names("start")),
        media=MediaSettings(tuple(name.text for name in media.names("folders"))),
        footer=reader.text("footer"),
        per_page=reader.whole("per_page", 24, 2, 500),
        options=reader.pairs("options"),
    )


def _base_url(reader: Reader) -> str:
    written = reader.text("base_url")
    if written and not is_web_address(written):
        reader.found.append(problems.BAD_BASE_URL.at(reader.span("base_url"), value=written))
        return ""
    return written.rstrip("/") + "/" if written else ""


@functools.lru_cache(maxsize=4096)
def is_web_address(text: str) -> bool:
    """Tell whether a text is an http(s) address with a host, safe to be written into a page."""
    if "://" not in text:
        return False  # what is asked for is mostly the name of a file
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s<>\"'\\]", text)
    except ValueError:
        return False


def _language(reader: Reader) -> str:
    written = reader.text("language", "zh-CN").replace("_", "-")
    known = {one.lower(): one for one in (*LANGUAGES, "zh")}
    if written.lower() in known:
        return "zh-CN" if written.lower() == "zh" else known[written.lower()]
    if _LANGUAGE.match(written) and written.lower().startswith("en-"):
        return written
    reader.found.append(problems.BAD_LANGUAGE.at(reader.span("language"), value=written))
    return "zh-CN"


def _timezone(reader: Reader) -> str:
    written = reader.text("timezone", "Asia/Shanghai")
    try:
        zoneinfo.ZoneInfo(written)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        reader.found.append(problems.BAD_TIMEZONE.at(reader.span("timezone"), value=written))
        return "Asia/Shanghai"
    return written


def _topics(reader: Reader) -> tuple[Topic, ...]:
    topics: dict[str, Topic] = {}
    for row in reader.rows("topics", TOPIC_FIELDS, "name"):
        name = row.text("name")
        if fold(name) in topics:
            reader.found.append(problems.DUPLICATE_TOPIC.at(row.span("name"), name=name))
        elif name:
            topics[fold(name)] = Topic(name, row.text("summary"), slug(row.text("slug") or name))
    return tuple(topics.values())


def _menu_item(row: Reader) -> MenuItem:
    page, url = row.name("page"), row.text("url")
    if url and not is_web_address(url):
        row.found.append(problems.BAD_LINK.at(row.span("url"), value=url))
        url = ""
    wanting = "page" if not page and not row.has("url") else "title" if url and not row.has("title") else ""
    if wanting:
        row.found.append(MISSING_KEY.at(row.span("title"), key=wanting))
    return MenuItem(row.text("title"), page, url)


def setting_tables() -> dict[str, Table]:
    """Return every table of the settings with its place in the file, for the documentation."""
    return {
        "": SITE_FIELDS,
        "topics": TOPIC_FIELDS,
        "menu": MENU_FIELDS,
        "lesson": LESSON_FIELDS,
        "home": HOME_FIELDS,
        "media": MEDIA_FIELDS,
    }
