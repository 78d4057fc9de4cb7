"""What a text means."""

import datetime
import re

from builder.system import Value
from builder.text import plain_digits

_DATE = re.compile(r"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$")
_CLOCK = re.compile(r"^(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2})(?:\.\d+)?$")
_SPOKEN = re.compile(
    r"^(?:(\d{1,2})\s*(?:小时|h)\s*)?(?:(\d{1,3})\s*(?:分钟|分|min|m)\s*)?(?:(\d{1,5})\s*(?:秒钟|秒|s)?)?$"
)
YES = frozenset({"true", "yes", "on", "是", "1"})
NO = frozenset({"false", "no", "off", "否", "0"})


class Name(Value, frozen=True):
    """A text that means something elsewhere (a file, a branch, a lesson), with the place where it is written.

    The column is 0 where a text over several lines does not tell it.
    """

    text: str
    line: int
    column: int


def parse_date(text: str) -> datetime.date | None:
    """Return the date that `text` means, in any of the usual Chinese and ISO spellings; None where it is none."""
    match = _DATE.match(plain_digits(text))
    if not match:
        return None
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def parse_seconds(text: str) -> int | None:
    """Return a length or moment in seconds: ``3:25``, ``1:02:03``, ``205``, ``3分25秒``; None where it is none."""
    plain = plain_digits(text)
    match = _CLOCK.match(plain) or (_SPOKEN.match(plain) if plain else None)
    if not match:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds
