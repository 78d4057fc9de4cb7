"""The home page: newest winners first, then all ways on."""

from builder.pages import urls
from builder.pages.campaigns import campaign_cards
from builder.pages.library import Library
from builder.pages.lists import year_links
from builder.pages.organizations import totals
from builder.pages.page import Page
from builder.pages.views import HomeView, Link

MOST_WINNERS = 6
MOST_NEW = 8


def home_page(library: Library) -> Page:
    """Return the home page."""
    portal = library.portal
    winners = sorted(
        (lesson for lesson in portal.lessons if lesson.record.awards),
        key=lambda one: (
            -max(award.date for award in one.record.awards).toordinal(),
            _rank(library, one.id),
            one.id,
        ),
    )[:MOST_WINNERS]
    shown = {lesson.id for lesson in winners}
    newest = [lesson for lesson in portal.lessons[: MOST_NEW + MOST_WINNERS] if lesson.id not in shown][:MOST_NEW]
    view = HomeView(
        kind="home",
        section="home",
        title=portal.site.title,
        address=urls.HOME,
        description=portal.site.home.welcome or portal.site.subtitle,
        modified=max((lesson.record.date for lesson in portal.lessons), default=None),
        welcome=portal.site.home.welcome,
        start=tuple(library.cards[one] for one in portal.start),
        winners=library.cards_of(winners),
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


def _rank(library: Library, lesson_id: str) -> int:
    award = library.cards[lesson_id].award
    return (award.rank or 99) if award else 99


def _committees(library: Library) -> tuple[Link, ...]:
    organizations = library.portal.organizations
    root = organizations.root
    keys = root.children if root else ()
    return tuple(
        Link(organizations.by_key[key].short, urls.organization(key), len(library.by_organization.get(key, ())))
        for key in keys
    )
