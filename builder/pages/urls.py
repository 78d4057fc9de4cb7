"""Addresses: the only place that makes one. All are ASCII, relative to the site's root, and name a file."""

from collections import defaultdict
from collections.abc import Iterable

from builder.content import Campaign, Lesson, Person
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


def lesson(one: Lesson) -> str:
    """Return the address of a lesson."""
    return f"lessons/{one.slug}.html"


def subtitles(slug_of_lesson: str, part: int, text_key: str) -> str:
    """Return the address of a part's WebVTT file; it changes with the text."""
    return f"media/{slug_of_lesson}/part-{part + 1}.{text_key[:8]}.vtt"


def campaign(one: Campaign) -> str:
    """Return the address of a campaign."""
    return f"campaigns/{one.slug}.html"


def organization(key: str) -> str:
    """Return the address of a company, committee or branch."""
    return f"organizations/{key}.html"


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
    """Return an address in `folder` for each name by its spelling; those spelled alike get a digest each."""
    names: dict[str, list[str]] = defaultdict(list)
    for name, spelling in spelled.items():
        names[spelling if spelling != "index" else "index-"].append(name)
    addresses = {}
    for spelling, alike in names.items():
        for name in alike:
            mark = f"-{digest_bytes(name.encode())[:4]}" if len(alike) > 1 else ""
            addresses[name] = f"{folder}/{spelling}{mark}.html"
    return addresses
