"""The as-of date: the only "now" that a page may depend on."""

import datetime
import zoneinfo

AsOf = datetime.date


def as_of(asked: AsOf | None, timezone: str) -> AsOf:
    """Return the date that was asked for, else today in the site's time zone.

    A zone that this machine does not know counts as China's, where the product is at home.
    """
    if asked:
        return asked
    try:
        zone: datetime.tzinfo = zoneinfo.ZoneInfo(timezone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        zone = datetime.timezone(datetime.timedelta(hours=8))
    return datetime.datetime.now(zone).date()
