"""Campaigns: all of them, and each with its introduction and its works."""

import datetime
from collections import Counter
from collections.abc import Iterator

from builder.content import Award, Campaign, Lesson
from builder.messages import N_
from builder.pages import urls
from builder.pages.library import Library
from builder.pages.lists import in_pages
from builder.pages.page import Page
from builder.pages.references import References
from builder.pages.views import CampaignCard, CampaignsView, CampaignView, Card, Link

_EARLIEST = datetime.date.min


def campaign_cards(library: Library) -> tuple[CampaignCard, ...]:
    """Return all campaigns, newest first."""
    ordered = sorted(library.portal.campaigns, key=lambda one: (one.start or _EARLIEST, one.id), reverse=True)
    return tuple(_card(library, one) for one in ordered)


def campaign_pages(library: Library, references: References) -> Iterator[Page]:
    """Yield the list of campaigns and a page for each."""
    cards = campaign_cards(library)
    heading = Link(library.say(N_("Campaigns")), urls.CAMPAIGNS)
    view = CampaignsView(
        kind="campaigns",
        section="campaigns",
        title=heading.title,
        address=heading.address,
        trail=library.trail(),
        campaigns=cards,
    )
    yield Page(view.address, "campaigns.html", view)
    by_address = {card.address: card for card in cards}
    for campaign in library.portal.campaigns:
        yield from _pages(library, references, campaign, by_address[urls.campaign(campaign)], heading)


def _card(library: Library, one: Campaign) -> CampaignCard:
    count = len(library.by_campaign.get(one.id, ()))
    state = _state(one, library.portal.as_of)
    return CampaignCard(one.title, urls.campaign(one), one.start, one.end, state, one.summary, count)


def _state(one: Campaign, as_of: datetime.date) -> str:
    if one.start and one.start > as_of:
        return "coming"
    return "over" if one.end and one.end < as_of else "running"


def _pages(
    library: Library, references: References, campaign: Campaign, card: CampaignCard, above: Link
) -> Iterator[Page]:
    lessons = library.by_campaign.get(campaign.id, [])
    winners = _winners(library, campaign, lessons)
    won = {one.id for one in winners}
    others = [lesson for lesson in lessons if lesson.id not in won]
    for address, cards, pager in in_pages(library, card.address, others):
        first = winners if address == card.address else ()
        view = CampaignView(
            kind="campaign",
            section="campaigns",
            title=campaign.title,
            address=address,
            description=campaign.summary,
            trail=library.trail(above),
            modified=max((one.date for one in (*first, *cards)), default=None),
            campaign=card,
            text_key=campaign.text_key,
            references=references.resolve(campaign.path, campaign.references),
            winners=first,
            cards=cards,
            pager=pager,
            branches=_branches(library, lessons),
        )
        yield Page(address, "campaign.html", view, campaign.text_key, campaign.path)


def _winners(library: Library, campaign: Campaign, lessons: list[Lesson]) -> tuple[Card, ...]:
    """Return the works with a prize of the campaign, best first; each shows that prize."""
    best: dict[str, Award] = {}
    for lesson in lessons:
        won = [award for award in lesson.record.awards if _won_here(award.of, campaign)]
        if won:
            best[lesson.id] = min(won, key=lambda award: award.order)
    return tuple(library.card_with(one, best[one]) for one in sorted(best, key=lambda one: best[one].order))


def _won_here(contest: str, campaign: Campaign) -> bool:
    return any(name and name in contest for name in (campaign.title, *(alias.text for alias in campaign.aliases)))


def _branches(library: Library, lessons: list[Lesson]) -> tuple[Link, ...]:
    """Return the branches that took part, those with most works first."""
    counts = Counter(lesson.organization for lesson in lessons if lesson.organization)
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    organizations = library.portal.organizations
    return tuple(Link(organizations.path(key), urls.organization(key), counts[key]) for key in ordered)
