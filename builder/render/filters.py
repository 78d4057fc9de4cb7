"""Filters for templates: dates, lengths, sizes in the language of the site."""

import datetime
import email.utils
import json
from collections.abc import Callable

from markupsafe import Markup

CHINA = datetime.timezone(datetime.timedelta(hours=8))
_SCRIPT_SAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def iso(day: datetime.date) -> str:
    """2018-12-06."""
    return day.isoformat()


def date_filter(language: str) -> Callable[[datetime.date, str], str]:
    """Return the filter ``date``, with the styles ``long``, ``short`` and ``month``."""
    chinese = language.lower().startswith("zh")

    def show(day: datetime.date, style: str = "long") -> str:
        if style == "short":
            return day.isoformat()
        if chinese:
            month = f"{day.year}年{day.month}月"
            return month if style == "month" else f"{month}{day.day}日"
        name = _ENGLISH_MONTHS[day.month - 1]
        return f"{name} {day.year}" if style == "month" else f"{day.day} {name} {day.year}"

    return show


_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def duration(seconds: float) -> str:
    """3:05, or 1:02:03."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def iso_duration(seconds: float) -> str:
    """PT3M5S (ISO 8601)."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole // 60 % 60, whole % 60
    return "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "") + f"{rest}S"


def size(count: int) -> str:
    """3.4 MB: in thousands, as phones count."""
    if count < 1000:
        return f"{count} B"
    if count < 1_000_000:
        return f"{count / 1000:.0f} KB"
    return f"{count / 1_000_000:.1f} MB" if count < 1_000_000_000 else f"{count / 1_000_000_000:.1f} GB"


def json_filter(value: object) -> Markup:
    """JSON that is safe inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return Markup(text.translate(_SCRIPT_SAFE))  # noqa: S704 - every sign that could end a script is escaped


def _plain(value: object) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def rfc822(day: datetime.date) -> str:
    """A date for RSS: midnight in China."""
    return email.utils.format_datetime(datetime.datetime(day.year, day.month, day.day, tzinfo=CHINA))


def atom_date(day: datetime.date) -> str:
    """A date for Atom: midnight in China."""
    return datetime.datetime(day.year, day.month, day.day, tzinfo=CHINA).isoformat()


def all_filters(language: str) -> dict[str, Callable[..., object]]:
    """Return the filters by the names that templates use."""
    return {
        "atom_date": atom_date,
        "bytes": size,
        "date": date_filter(language),
        "duration": duration,
        "iso": iso,
        "iso_duration": iso_duration,
        "json": json_filter,
        "rfc822": rfc822,
    }
