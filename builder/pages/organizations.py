"""The tree of committees and branches, and a page for each."""

from collections.abc import Iterator

from builder.content import Organization, Person
from builder.messages import N_
from builder.pages import urls
from builder.pages.library import Library
from builder.pages.lists import in_pages
from builder.pages.page import Page
from builder.pages.people import person_order
from builder.pages.views import Link, OrganizationNode, OrganizationsView, OrganizationView, Totals


def totals(library: Library) -> Totals:
    """Return how much there is on the whole portal."""
    branches = [one for one in library.portal.organizations.by_key.values() if one.level == "branch"]
    seconds = sum(card.seconds for card in library.cards.values())
    return Totals(
        lessons=len(library.portal.lessons),
        speakers=len(library.taught),
        branches_with_works=sum(one.key in library.by_organization for one in branches),
        branches=len(branches),
        minutes=round(seconds / 60),
    )


def organization_pages(library: Library) -> Iterator[Page]:
    """Yield the tree, and the pages of everybody in it."""
    root = library.portal.organizations.root
    if root is None:
        return
    nodes: dict[str, OrganizationNode] = {}
    tree = _node(library, root, nodes)
    heading = Link(library.say(N_("Branches")), urls.ORGANIZATIONS)
    view = OrganizationsView(
        kind="organizations",
        section="organizations",
        title=heading.title,
        address=heading.address,
        trail=library.trail(),
        root=tree,
        totals=totals(library),
    )
    yield Page(view.address, "organizations.html", view)
    people = _people_by_organization(library)
    for one in library.portal.organizations.by_key.values():
        yield from _pages(library, one, nodes[one.key], people.get(one.key, []), heading)


def _node(library: Library, one: Organization, nodes: dict[str, OrganizationNode]) -> OrganizationNode:
    by_key = library.portal.organizations.by_key
    children = tuple(_node(library, by_key[key], nodes) for key in one.children)
    members = one.members or sum(child.members for child in children)
    link = Link(one.name, urls.organization(one.key), len(library.by_organization.get(one.key, ())))
    nodes[one.key] = OrganizationNode(link, one.level, members, children)
    return nodes[one.key]


def _people_by_organization(library: Library) -> dict[str, list[Person]]:
    people: dict[str, list[Person]] = {}
    for person in sorted(library.people.values(), key=person_order):
        people.setdefault(person.organization, []).append(person)
    return people


def _pages(
    library: Library, one: Organization, node: OrganizationNode, people: list[Person], heading: Link
) -> Iterator[Page]:
    lessons = library.by_organization.get(one.key, [])
    above = [Link(up.short, urls.organization(up.key)) for up in library.portal.organizations.above(one.key)]
    links = tuple(
        Link(person.name, library.person_addresses[person.key], len(library.taught.get(person.key, ())))
        for person in people
    )
    awards = sum(len(lesson.record.awards) for lesson in lessons)
    for address, cards, pager in in_pages(library, node.link.address, lessons):
        view = OrganizationView(
            kind="organization",
            section="organizations",
            title=one.name,
            address=address,
            trail=library.trail(heading, *reversed(above)),
            modified=max((card.date for card in cards), default=None),
            node=node,
            aliases=one.aliases,
            people=links,
            cards=cards,
            total=len(lessons),
            pager=pager,
            awards=awards,
        )
        yield Page(address, "organization.html", view)
