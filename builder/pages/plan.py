"""All pages of the site: one row for each kind."""

import itertools
from collections.abc import Callable, Collection
from dataclasses import dataclass

from builder import __version__
from builder.content import Portal
from builder.diagnostics import Diagnostic, Span
from builder.messages import N_
from builder.pages import (
    articles,
    campaigns,
    feeds,
    home,
    honours,
    lessons,
    lists,
    organizations,
    people,
    problems,
    urls,
)
from builder.pages.library import Library
from builder.pages.page import Page
from builder.pages.references import References
from builder.pages.views import LessonView, Link, SiteView

STATIC_FOLDER = "site_src/static"


@dataclass(frozen=True, slots=True)
class Plan:
    """What the site consists of.

    Attributes:
        site: what all pages share.
        pages: in the order in which they are written.
        refused: the editors' own files that cannot be where they want, because a page is there.
    """

    site: SiteView
    pages: tuple[Page, ...]
    refused: frozenset[str] = frozenset()


def plan(
    library: Library, files: Collection[str], progress: Callable[[int, int], None]
) -> tuple[Plan, list[Diagnostic]]:
    """Return every page, in the order in which they are written: what is linked to comes before what links.

    Args:
        library: what there is to show.
        files: the addresses of the editors' own files in ``site_src/static``.
        progress: is told how many lessons of how many have their pages.
    """
    references = References(library)
    kinds = (
        lessons.lesson_pages(library, references),
        lists.all_lessons(library),
        lists.topics(library),
        lists.tags(library),
        lists.years(library),
        campaigns.campaign_pages(library, references),
        organizations.organization_pages(library),
        people.people_pages(library),
        honours.honour_pages(library),
        articles.free_pages(library, references),
        articles.gone_pages(library),
        [articles.not_found_page(library), home.home_page(library)],
    )
    pages: list[Page] = []
    total = len(library.portal.lessons)
    for page in itertools.chain.from_iterable(kinds):
        progress(min(len(pages), total - 1), total)
        pages.append(page)
    if library.portal.site.base_url:
        views = {page.view.card.id: page.view for page in pages if isinstance(page.view, LessonView)}
        pages += feeds.feed_pages(library, views)
        pages += feeds.sitemap_pages(library, pages)
    pages.append(feeds.dump_page(library))
    if urls.ROBOTS in files:
        pages = [page for page in pages if page.address != urls.ROBOTS]
    places = _Places(library.portal)
    # The program's own pages come first, then the editors' pages, then their files.
    kept = {id(page) for page in sorted(pages, key=_is_editors) if places.take(page.address, page.origin)}
    refused = frozenset(name for name in sorted(files) if not places.take(name, f"{STATIC_FOLDER}/{name}"))
    return Plan(_site_view(library), tuple(page for page in pages if id(page) in kept), refused), places.found


def _is_editors(page: Page) -> bool:
    return bool(page.origin)


class _Places:
    """Which addresses are taken, as files and as folders; capital letters make no difference on every disk."""

    def __init__(self, portal: Portal) -> None:
        self.found: list[Diagnostic] = []
        self._portal = portal
        self._files: set[str] = set()
        self._folders = {"assets", "media"}

    def take(self, address: str, origin: str) -> bool:
        """Take an address if it is free; otherwise note that the one at `origin` cannot have it."""
        plain = address.casefold()
        above = set(itertools.accumulate(plain.split("/")[:-1], "{}/{}".format))
        if plain in self._files or plain in self._folders or not above.isdisjoint(self._files):
            self.found.append(problems.ADDRESS_TAKEN.at(_asked_at(self._portal, origin, address), address=address))
            return False
        self._files.add(plain)
        self._folders |= above
        return True


def _asked_at(portal: Portal, path: str, address: str) -> Span:
    """Return where the text at `path` asks for an address: its slug or alias, else its title."""
    for lesson in portal.lessons:
        if lesson.record.path == path:
            aliases = (alias for alias in lesson.record.aliases if alias.text == address)
            place = next(aliases, lesson.record.slug or lesson.record.place)
            return Span(path, place.line, place.column)
    for old in (old for gone in portal.gone_lessons for old in gone.aliases):
        if old.origin == path and old.name.text == address:
            return Span(path, old.name.line, old.name.column)
    articles_by_path = {one.path: one for one in (*portal.campaigns, *portal.pages)}
    article = articles_by_path.get(path)
    return Span(path, article.slug_place.line, article.slug_place.column) if article else Span(path)


def _site_view(library: Library) -> SiteView:
    site, portal, say = library.portal.site, library.portal, library.say
    sections = [
        ("home", Link(say(N_("Home")), urls.HOME)),
        ("lessons", Link(say(N_("Lessons")), urls.LESSONS)),
        ("honours", Link(say(N_("Honour roll")), urls.HONOURS)),
    ]
    sections += [("campaigns", Link(say(N_("Campaigns")), urls.CAMPAIGNS))] if portal.campaigns else []
    sections += [("topics", Link(say(N_("Topics")), urls.TOPICS))] if portal.topics else []
    has_tree = portal.organizations.root is not None
    sections += [("organizations", Link(say(N_("Branches")), urls.ORGANIZATIONS))] if has_tree else []
    sections += [("people", Link(say(N_("People")), urls.PEOPLE))]
    return SiteView(
        title=site.title,
        subtitle=site.subtitle,
        organization=site.organization,
        footer=site.footer,
        language=site.language,
        base_url=site.base_url,
        menu=tuple(_menu(library)),
        sections=tuple(sections),
        feeds=bool(site.base_url),
        generator=f"xuexi {__version__}",
        options=dict(site.options),
        timezone=site.timezone,
    )


def _menu(library: Library) -> list[Link]:
    pages = {page.id: page for page in library.portal.pages}
    links = []
    for item in library.portal.site.menu:
        page = pages.get(item.page.text) if item.page else None
        if page:
            links.append(Link(item.title or page.title, urls.page(page.slug)))
        elif item.url:
            links.append(Link(item.title, item.url))
    return links
