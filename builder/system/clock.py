"""The as-of date: the only "now" that a page may depend on."""

import datetime
import zoneinfo

AsOf = datetime.date


def as_of(asked: AsOf | None, timezone: str) -> AsOf:
    """Return the date that was asked for, else today in the site's time zone."""
    return asked or datetime.datetime.now(zone(timezone)).date()


def zone(timezone: str) -> datetime.tzinfo:
    """Return a time zone; one that this machine does not know counts as China's, where the product is at home."""
    try:
        return zoneinfo.ZoneInfo(timezone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return datetime.timezone(datetime.timedelta(hours=8))
