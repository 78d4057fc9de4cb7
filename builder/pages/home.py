"""The home page: newest winners first, then all ways on."""

from builder.content import Award
from builder.pages import urls
from builder.pages.campaigns import campaign_cards
from builder.pages.library import Library
from builder.pages.lists import year_links
from builder.pages.organizations import totals
from builder.pages.page import Page
from builder.pages.views import Card, HomeView, Link

MOST_WINNERS = 5
MOST_NEW = 8


def home_page(library: Library) -> Page:
    """Return the home page."""
    portal = library.portal
    winners = _winners(library)
    shown = {card.id for card in winners}
    newest = [lesson for lesson in portal.lessons[: MOST_NEW + MOST_WINNERS] if lesson.id not in shown][:MOST_NEW]
    view = HomeView(
        kind="home",
        section="home",
        title=portal.site.title,
        address=urls.HOME,
        description=portal.site.home.welcome or portal.site.subtitle,
        modified=max((lesson.record.since for lesson in portal.lessons), default=None),
        welcome=portal.site.home.welcome,
        start=tuple(library.cards[one] for one in portal.start),
        winners=winners,
        newest=library.cards_of(newest),
        campaigns=campaign_cards(library),
        topics=tuple(
            Link(
                one.name,
                library.topic_addresses[one.name],
                len(library.by_topic.get(one.name, ())),
                one.summary,
            )
            for one in portal.topics
        ),
        organizations=_committees(library),
        years=year_links(library),
        totals=totals(library),
    )
    return Page(view.address, "home.html", view)


def _winners(library: Library) -> tuple[Card, ...]:
    """Return the lessons with the newest prizes, the best ones of a day first; each shows the prize that it is for."""
    newest = {
        lesson.id: min(lesson.record.awards, key=_newest_first)
        for lesson in library.portal.lessons
        if lesson.record.awards
    }
    ordered = sorted(newest, key=lambda one: (_newest_first(newest[one]), one))
    return tuple(library.card_with(one, newest[one]) for one in ordered[:MOST_WINNERS])


def _newest_first(award: Award) -> tuple[int, int]:
    return -award.date.toordinal(), award.order


def _committees(library: Library) -> tuple[Link, ...]:
    organizations = library.portal.organizations
    root = organizations.root
    keys = root.children if root else ()
    return tuple(
        Link(organizations.by_key[key].short, urls.organization(key), len(library.by_organization.get(key, ())))
        for key in keys
    )
