"""All pages of the site: one row for each kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from builder import __version__
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


@dataclass(frozen=True, slots=True)
class Plan:
    """What the site consists of: its pages, and what all of them share."""

    site: SiteView
    pages: tuple[Page, ...]


def plan(library: Library) -> tuple[Plan, list[Diagnostic]]:
    """Return every page, in the order in which they are written: what is linked to comes before what links."""
    references = References(library)
    of_lessons = list(lessons.lesson_pages(library, references))
    pages = [
        *of_lessons,
        *lists.all_lessons(library),
        *lists.topics(library),
        *lists.tags(library),
        *lists.years(library),
        *campaigns.campaign_pages(library, references),
        *organizations.organization_pages(library),
        *people.people_pages(library),
        *honours.honour_pages(library),
        *articles.free_pages(library, references),
        *articles.gone_pages(library),
        articles.not_found_page(library),
        home.home_page(library),
    ]
    if library.portal.site.base_url:
        views = {page.view.card.id: page.view for page in of_lessons if isinstance(page.view, LessonView)}
        pages += feeds.feed_pages(library, views)
        pages += feeds.sitemap_pages(library, pages)
    pages.append(feeds.dump_page(library))
    unique, found = _unique(pages)
    return Plan(_site_view(library), unique), found


def _unique(pages: Iterable[Page]) -> tuple[tuple[Page, ...], list[Diagnostic]]:
    """Keep one page for each address: the program's own first, then in the order of the plan."""
    by_address: dict[str, Page] = {}
    found = []
    for page in sorted(pages, key=lambda page: bool(page.origin)):
        known = by_address.setdefault(page.address.casefold(), page)
        if known is not page:
            found.append(problems.ADDRESS_TAKEN.at(Span(page.origin), address=page.address))
    kept = {id(page) for page in by_address.values()}
    return tuple(page for page in pages if id(page) in kept), found


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
