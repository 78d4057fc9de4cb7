"""Addresses: the only place that makes one. All are ASCII, relative to the site's root, and name a file."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from builder.content import Campaign, Person
from builder.system import digest_bytes
from builder.text import slug

HOME = "index.html"
LESSONS = "lessons/index.html"
TOPICS = "topics/index.html"
CAMPAIGNS = "campaigns/index.html"
ORGANIZATIONS = "organizations/index.html"
PEOPLE = "people/index.html"
YEARS = "years/index.html"
TAGS = "tags/index.html"
HONOURS = "honours/index.html"
NOT_FOUND = "404.html"
FEED = "feed.xml"
PODCAST = "podcast.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
DUMP = "lessons.json"
_OWN = re.compile(r"/index\.html$|^honours/\d{4}(?:-\d\d)?\.html$|-p\d+\.html$")


def lesson(slug_of_lesson: str) -> str:
    """Return the address of a lesson."""
    return f"lessons/{slug_of_lesson}.html"


def subtitles(slug_of_lesson: str, part: int, track_key: str) -> str:
    """Return the address of a part's WebVTT file; it changes with what is said."""
    return f"media/{slug_of_lesson}/part-{part + 1}.{track_key[:8]}.vtt"


def campaign(one: Campaign) -> str:
    """Return the address of a campaign."""
    return f"campaigns/{one.slug}.html"


def organization(key: str) -> str:
    """Return the address of a company, committee or branch."""
    address = f"organizations/{key}.html"
    return f"organizations/{key}-o.html" if is_own(address) else address


def year(number: int) -> str:
    """Return the address of a year's lessons."""
    return f"years/{number}.html"


def month(number: int, month_number: int) -> str:
    """Return the address of a month's lessons."""
    return f"years/{number}-{month_number:02d}.html"


def honours_year(number: int) -> str:
    """Return the address of a year's honour roll."""
    return f"honours/{number}.html"


def honours_month(number: int, month_number: int) -> str:
    """Return the address of a month's honour roll."""
    return f"honours/{number}-{month_number:02d}.html"


def page(slug_of_page: str) -> str:
    """Return the address of a free page."""
    return f"{slug_of_page}.html"


def paged(address: str, number: int) -> str:
    """Return the address of a list's page `number`, from 1."""
    return address if number == 1 else f"{address.removesuffix('.html').removesuffix('/index')}-p{number}.html"


def terms(folder: str, names: Iterable[str]) -> dict[str, str]:
    """Return an address in `folder` for each name. Names that are spelled alike all get a digest of their own."""
    return unique(folder, {name: slug(name) for name in names})


def people(persons: Iterable[Person]) -> dict[str, str]:
    """Return an address for each person's key: the name's pinyin and the branch."""
    spelled = {one.key: _person(one) for one in persons}
    return unique("people", spelled)


def _person(one: Person) -> str:
    name = slug(one.name, person=True)
    return f"{name}-{one.organization}" if one.organization else name


def unique(folder: str, spelled: dict[str, str]) -> dict[str, str]:
    """Return an address in `folder` for each name by its spelling.

    Those spelled alike get a part of a digest each, and so do those that are spelled like a page of the program's own:
    an index, a year's roll, the second page of a list.
    """
    names: dict[str, list[str]] = defaultdict(list)
    for name, spelling in spelled.items():
        names[spelling].append(name)
    addresses = {}
    for spelling, alike in names.items():
        marked = len(alike) > 1 or is_own(f"{folder}/{spelling}.html")
        marks = _marks(alike) if marked else [""]
        addresses.update({name: f"{folder}/{spelling}{mark}.html" for name, mark in zip(alike, marks, strict=True)})
    return addresses


def is_own(address: str) -> bool:
    """Tell whether an address may be that of an index, a year's or month's roll, or a list's further page."""
    return bool(_OWN.search(address))


def _marks(names: Sequence[str]) -> list[str]:
    """Return the beginnings of the names' digests, as long as it takes to tell the names apart."""
    digests = [digest_bytes(name.encode("utf-8", "surrogatepass")) for name in names]
    length = next(n for n in (4, 8, 32) if len({digest[:n] for digest in digests}) == len(names))
    return [f"-{digest[:length]}" for digest in digests]
