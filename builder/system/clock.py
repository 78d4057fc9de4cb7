"""The as-of date: the only "now" that a page may depend on."""

import datetime
import zoneinfo

AsOf = datetime.date


def as_of(asked: AsOf | None, timezone: str, moment: datetime.datetime) -> AsOf:
    """Return the date that was asked for, else that of a moment in the site's time zone."""
    return asked or moment.astimezone(zone(timezone)).date()


def zone(timezone: str) -> datetime.tzinfo:
    """Return a time zone; one that this machine does not know counts as China's, where the product is at home."""
    try:
        return zoneinfo.ZoneInfo(timezone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return datetime.timezone(datetime.timedelta(hours=8))
