"""What templates see: plain values, complete before anything is rendered.

A template gets `site` (:class:`SiteView`), `page` (one of the views below) and, on a lesson or a free page, `text`
(:class:`~builder.content.texts.LessonText`: the converted body and the transcript). It gets nothing else, so the digest
of these values is the digest of the page. Addresses are site addresses (``lessons/2018-12-lamp.html``); the template
filter ``link`` makes them relative to the page that shows them.
"""

import datetime

import msgspec

from builder.system import Value

Date = datetime.date


class Link(Value, frozen=True):
    """A text that leads somewhere.

    Attributes:
        title: what is shown.
        address: a site address, or a full URL for what lies outside.
        count: how many lessons are there; None where that is not told.
        note: a second, smaller text; may be empty.
    """

    title: str
    address: str
    count: int | None = None
    note: str = ""


class PictureView(Value, frozen=True):
    """A picture file: its address, its size in pixels (0 where unknown), what it shows, and a caption."""

    address: str
    width: int = 0
    height: int = 0
    alt: str = ""
    caption: str = ""


class AwardView(Value, frozen=True):
    """A prize: its name, its rank (1 is best; 0 unknown), when, and the page of the contest (None: not named)."""

    name: str
    rank: int
    date: Date
    contest: Link | None


class Card(Value, frozen=True):
    """A lesson as lists show it.

    Attributes:
        kind: ``video``, ``audio`` or ``text``.
        seconds: the length of all parts; 0 where unknown.
        parts: how many parts it has; 0 for a lesson without a clip.
        award: the best prize, or None.
        poster: None where there is no picture: the theme draws one from title and topic.
    """

    id: str
    title: str
    address: str
    date: Date
    kind: str
    seconds: int
    parts: int
    summary: str
    speakers: tuple[Link, ...]
    branch: Link | None
    topic: Link | None
    award: AwardView | None
    poster: PictureView | None


class PartView(Value, frozen=True):
    """One clip of a lesson.

    Attributes:
        title: of the part; empty where a lesson has only one.
        kind: ``video`` or ``audio``.
        address: of the clip: a site address or a URL.
        mime: its media type, such as ``video/mp4``.
        size: in bytes; 0 where unknown (a URL).
        seconds, width, height: 0 where unknown.
        subtitles: address of its WebVTT file; empty where there is none, and for sound, which shows none.
        number: which part of its lesson it is, from 0; 0 for a clip in a text.
    """

    title: str
    kind: str
    address: str
    mime: str
    size: int
    seconds: int
    width: int
    height: int
    subtitles: str
    number: int = 0


class ChapterView(Value, frozen=True):
    """A chapter: the second at which it begins, the part (from 0), and its title."""

    seconds: int
    part: int
    title: str


class FileView(Value, frozen=True):
    """A file to take away: title, address, size in bytes, and the extension in capitals."""

    title: str
    address: str
    size: int
    format: str


class BlockView(Value, frozen=True):
    """What a shortcode shows in a body.

    Attributes:
        kind: ``clip``, ``gallery``, ``quote`` or ``lesson``; ``missing`` where its target does not exist.
        clip: for a clip.
        pictures: for a gallery.
        card: for a lesson.
        who: whose words are quoted.
        text: caption or quoted words.
    """

    kind: str
    text: str = ""
    who: str = ""
    clip: PartView | None = None
    pictures: tuple[PictureView, ...] = ()
    card: Card | None = None


class ReferenceView(Value, frozen=True):
    """A numbered reference of a body, resolved: an address (empty: the link is dead), a picture, or a block."""

    address: str = ""
    picture: PictureView | None = None
    block: BlockView | None = None


class Pager(Value, frozen=True):
    """Which page of a list this is, of how many, and the way to others.

    Attributes:
        pages: (number, address) of the first, of the last, and of those next to this one.
    """

    number: int
    count: int
    pages: tuple[tuple[int, str], ...]

    @property
    def newer(self) -> str:
        """Address of the page before this one; empty on the first."""
        return dict(self.pages).get(self.number - 1, "")

    @property
    def older(self) -> str:
        """Address of the page after this one; empty on the last."""
        return dict(self.pages).get(self.number + 1, "")


class PageView(Value, frozen=True, kw_only=True):
    """What every page has.

    Attributes:
        kind: the kind of page, for styles and tests: ``home``, ``lesson``, ``topic`` …
        section: which entry of the main menu is current: ``home``, ``lessons``, ``honours``, ``campaigns``,
            ``organizations``, ``topics``, ``people`` or empty.
        title: the page's heading; also its ``<title>``.
        address: its site address.
        description: one or two sentences for search engines and shares; may be empty.
        trail: the pages above it, from the home page down.
        listed: whether it belongs in the sitemap.
        modified: the newest date that it shows; None where it shows none.
    """

    kind: str
    title: str
    address: str
    section: str = ""
    description: str = ""
    trail: tuple[Link, ...] = ()
    listed: bool = True
    modified: Date | None = None


class HomeView(PageView, frozen=True, kw_only=True):
    """``home.html``: newest winners first, then everything that leads on.

    The card of a winner shows the newest prize, which it stands there for.
    """

    welcome: str
    start: tuple[Card, ...]
    winners: tuple[Card, ...]
    newest: tuple[Card, ...]
    campaigns: tuple["CampaignCard", ...]
    topics: tuple[Link, ...]
    organizations: tuple[Link, ...]
    years: tuple[Link, ...]
    totals: "Totals"


class Totals(Value, frozen=True):
    """How much there is: lessons, speakers, branches with works, branches in all, minutes to watch."""

    lessons: int
    speakers: int
    branches_with_works: int
    branches: int
    minutes: int


class LessonView(PageView, frozen=True, kw_only=True):
    """``lesson.html``. `text_key` names the body and transcript that `text` holds."""

    card: Card
    text_key: str
    references: tuple[ReferenceView, ...]
    parts: tuple[PartView, ...]
    makers: tuple[Link, ...]
    committee: Link | None
    campaign: Link | None
    awards: tuple[AwardView, ...]
    tags: tuple[Link, ...]
    chapters: tuple[ChapterView, ...]
    pictures: tuple[PictureView, ...]
    attachments: tuple[FileView, ...]
    source: Link | None
    source_date: Date | None
    related: tuple[Card, ...]
    newer: Link | None
    older: Link | None
    share: PictureView | None


class ListView(PageView, frozen=True, kw_only=True):
    """``list.html``: lessons under one heading: all lessons, a topic, a tag, a year, a month, a contest.

    Attributes:
        intro: a sentence or two under the heading; may be empty.
        cards: the lessons of this page.
        total: how many lessons there are on all pages of this list.
        pager: None where one page holds all.
        groups: links to narrower lists: the months of a year, the years of all lessons.
    """

    intro: str
    cards: tuple[Card, ...]
    total: int
    pager: Pager | None
    groups: tuple[Link, ...] = ()


class IndexView(PageView, frozen=True, kw_only=True):
    """``index.html``: names that lead to lists: topics, tags, people, years.

    `groups` pairs a heading (an initial for people, empty where there is no grouping) with its links.
    """

    intro: str
    groups: tuple[tuple[str, tuple[Link, ...]], ...]


class CampaignCard(Value, frozen=True):
    """A campaign as lists show it. `state` is ``coming``, ``running`` or ``over`` on the as-of date."""

    title: str
    address: str
    start: Date | None
    end: Date | None
    state: str
    summary: str
    count: int


class CampaignsView(PageView, frozen=True, kw_only=True):
    """``campaigns.html``: all campaigns, newest first."""

    campaigns: tuple[CampaignCard, ...]


class CampaignView(PageView, frozen=True, kw_only=True):
    """``campaign.html``: introduction (in `text`), dates, works with prizes first.

    Attributes:
        winners: those with a prize of this campaign, best first; the card shows that prize. On the first page only.
        cards: the other works of this page.
    """

    campaign: CampaignCard
    text_key: str
    references: tuple[ReferenceView, ...]
    winners: tuple[Card, ...]
    cards: tuple[Card, ...]
    pager: Pager | None
    branches: tuple[Link, ...]


class OrganizationNode(Value, frozen=True):
    """A row of the tree: its link (with the count of its works), members (0 unknown), rows below it."""

    link: Link
    level: str
    members: int
    children: tuple["OrganizationNode", ...]


class OrganizationsView(PageView, frozen=True, kw_only=True):
    """``organizations.html``: the whole tree."""

    root: OrganizationNode
    totals: Totals


class OrganizationView(PageView, frozen=True, kw_only=True):
    """``organization.html``: a company's committee, a committee or a branch: what is below it, people, works."""

    node: OrganizationNode
    aliases: tuple[str, ...]
    people: tuple[Link, ...]
    cards: tuple[Card, ...]
    total: int
    pager: Pager | None
    awards: int


class PersonView(PageView, frozen=True, kw_only=True):
    """``person.html``: one person (a name within a branch): works taught and made, prizes."""

    name: str
    branch: Link | None
    taught: tuple[Card, ...]
    made: tuple[Card, ...]
    awards: int
    namesakes: tuple[Link, ...]


class HonourRow(Value, frozen=True):
    """A line of the honour roll: the prize and the lesson that won it."""

    award: AwardView
    card: Card


class HonourGroup(Value, frozen=True):
    """The prizes of one contest or month: a heading that may lead on, and its rows, best first."""

    heading: Link
    rows: tuple[HonourRow, ...]


class HonoursView(PageView, frozen=True, kw_only=True):
    """``honours.html``: 光荣榜: all years, one year, one month or one contest.

    Attributes:
        groups: newest first; within a year what is for the whole year, then its months. All years: the newest ones.
        more: the years of which `groups` does not hold everything that `prizes` counts.
        years, contests: lead to the other rolls.
        months: of this year; empty but on the page of a year or month.
        prizes: counts each prize's name.
    """

    intro: str
    groups: tuple[HonourGroup, ...]
    more: tuple[Link, ...]
    years: tuple[Link, ...]
    months: tuple[Link, ...]
    contests: tuple[Link, ...]
    prizes: tuple[tuple[str, int], ...]


class TextView(PageView, frozen=True, kw_only=True):
    """``page.html``: a free page; its body is in `text`."""

    text_key: str
    references: tuple[ReferenceView, ...]


class GoneView(PageView, frozen=True, kw_only=True):
    """``gone.html``: a lesson or person that was withdrawn: since when; a reason may be given."""

    since: Date | None
    reason: str


class NotFoundView(PageView, frozen=True, kw_only=True):
    """``404.html``: its links must not depend on where the missing page would have been."""


class RedirectView(PageView, frozen=True, kw_only=True):
    """``redirect.html``: an old address that leads to `target`."""

    target: Link


class TrackView(PageView, frozen=True, kw_only=True):
    """A part's subtitles as WebVTT; no template makes it. `part` is from 0."""

    part: int


class FeedEntry(Value, frozen=True):
    """A lesson in a feed: its card, and its clips whose size is known, as an enclosure must tell it.

    `since` is the day from which it is shown: for who follows the feed, a lesson is new on that day.
    """

    card: Card
    since: Date
    clips: tuple[PartView, ...]


class FeedView(PageView, frozen=True, kw_only=True):
    """``feed.xml`` and ``podcast.xml``: the lessons shown last; `updated` is the newest one's `since`."""

    entries: tuple[FeedEntry, ...]
    updated: Date


class SitemapView(PageView, frozen=True, kw_only=True):
    """``sitemap.xml`` and ``robots.txt``: addresses with the date of their newest content (None unknown)."""

    addresses: tuple[tuple[str, Date | None], ...]


class DumpView(PageView, frozen=True, kw_only=True):
    """``lessons.json``: what other systems read; see docs/lessons-json.md."""

    lessons: tuple[dict[str, object], ...]


class SiteView(Value, frozen=True):
    """What is the same on all pages.

    Attributes:
        title, subtitle, organization, footer: from ``site.yaml``.
        language: such as ``zh-CN``, for ``<html lang>``.
        base_url: with a slash at its end; empty where the site's address is not known.
        menu: links of the editor's own, after the built-in sections.
        sections: the built-in sections that have something in them, in order: (section, link).
        feeds: whether feeds are written (they need `base_url`).
        generator: name and version of this program.
        options: settings of the theme's own.
        timezone: where the days of the site begin.
    """

    title: str
    subtitle: str
    organization: str
    footer: str
    language: str
    base_url: str
    menu: tuple[Link, ...]
    sections: tuple[tuple[str, Link], ...]
    feeds: bool
    generator: str
    options: dict[str, str] = msgspec.field(default_factory=dict)
    timezone: str = "Asia/Shanghai"

    @property
    def frame(self) -> tuple[str, ...]:
        """The addresses to which every page leads: only there the frame of a page is its own."""
        return (*(link.address for link in self.menu), *(link.address for _, link in self.sections))
