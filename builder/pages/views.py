"""What templates see: plain values, complete before anything is rendered.

A template gets `site` (:class:`SiteView`), `page` (one of the views below) and, on a lesson or a free page, `text`
(:class:`~builder.content.texts.LessonText`: the converted body and the transcript). It gets nothing else, so the digest
of these values is the digest of the page. Addresses are site addresses (``lessons/2018-12-lamp.html``); the template
filter ``link`` makes them relative to the page that shows them.
"""

import datetime
from dataclasses import dataclass, field

Date = datetime.date


@dataclass(frozen=True, slots=True)
class Link:
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


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture file: its address, its size in pixels (0 where unknown), what it shows, and a caption."""

    address: str
    width: int = 0
    height: int = 0
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class AwardView:
    """A prize: its name, its rank (1 is best; 0 unknown), when, and the page of the contest (None: not named)."""

    name: str
    rank: int
    date: Date
    contest: Link | None


@dataclass(frozen=True, slots=True)
class Card:
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


@dataclass(frozen=True, slots=True)
class PartView:
    """One clip of a lesson.

    Attributes:
        title: of the part; empty where a lesson has only one.
        kind: ``video`` or ``audio``.
        address: of the clip: a site address or a URL.
        mime: its media type, such as ``video/mp4``.
        size: in bytes; 0 where unknown (a URL).
        seconds, width, height: 0 where unknown.
        subtitles: address of its WebVTT file; empty where there is none.
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


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter: the second at which it begins, the part (from 0), and its title."""

    seconds: int
    part: int
    title: str


@dataclass(frozen=True, slots=True)
class FileView:
    """A file to take away: title, address, size in bytes, and the extension in capitals."""

    title: str
    address: str
    size: int
    format: str


@dataclass(frozen=True, slots=True)
class BlockView:
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


@dataclass(frozen=True, slots=True)
class ReferenceView:
    """A numbered reference of a body, resolved: an address (empty: the link is dead), a picture, or a block."""

    address: str = ""
    picture: PictureView | None = None
    block: BlockView | None = None


@dataclass(frozen=True, slots=True)
class Pager:
    """Which page of a list this is, and the addresses of all (``pages[0]`` is the first)."""

    number: int
    pages: tuple[str, ...]

    @property
    def newer(self) -> str:
        """Address of the page before this one; empty on the first."""
        return self.pages[self.number - 2] if self.number > 1 else ""

    @property
    def older(self) -> str:
        """Address of the page after this one; empty on the last."""
        return self.pages[self.number] if self.number < len(self.pages) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView(PageView):
    """``home.html``: newest winners first, then everything that leads on."""

    welcome: str
    start: tuple[Card, ...]
    winners: tuple[Card, ...]
    newest: tuple[Card, ...]
    campaigns: tuple["CampaignCard", ...]
    topics: tuple[Link, ...]
    organizations: tuple[Link, ...]
    years: tuple[Link, ...]
    totals: "Totals"


@dataclass(frozen=True, slots=True)
class Totals:
    """How much there is: lessons, speakers, branches with works, branches in all, minutes to watch."""

    lessons: int
    speakers: int
    branches_with_works: int
    branches: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonView(PageView):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView(PageView):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView(PageView):
    """``index.html``: names that lead to lists: topics, tags, people, years.

    `groups` pairs a heading (an initial for people, empty where there is no grouping) with its links.
    """

    intro: str
    groups: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class CampaignCard:
    """A campaign as lists show it. `state` is ``coming``, ``running`` or ``over`` on the as-of date."""

    title: str
    address: str
    start: Date | None
    end: Date | None
    state: str
    summary: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignsView(PageView):
    """``campaigns.html``: all campaigns, newest first."""

    campaigns: tuple[CampaignCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignView(PageView):
    """``campaign.html``: introduction (in `text`), dates, works with prizes first."""

    campaign: CampaignCard
    text_key: str
    references: tuple[ReferenceView, ...]
    winners: tuple[Card, ...]
    cards: tuple[Card, ...]
    pager: Pager | None
    branches: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class OrganizationNode:
    """A row of the tree: its link (with the count of its works), members (0 unknown), rows below it."""

    link: Link
    level: str
    members: int
    children: tuple["OrganizationNode", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationsView(PageView):
    """``organizations.html``: the whole tree."""

    root: OrganizationNode
    totals: Totals


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationView(PageView):
    """``organization.html``: a company's committee, a committee or a branch: what is below it, people, works."""

    node: OrganizationNode
    aliases: tuple[str, ...]
    people: tuple[Link, ...]
    cards: tuple[Card, ...]
    total: int
    pager: Pager | None
    awards: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView(PageView):
    """``person.html``: one person (a name within a branch): works taught and made, prizes."""

    name: str
    branch: Link | None
    taught: tuple[Card, ...]
    made: tuple[Card, ...]
    awards: int
    namesakes: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class HonourRow:
    """A line of the honour roll: the prize and the lesson that won it."""

    award: AwardView
    card: Card


@dataclass(frozen=True, slots=True)
class HonourGroup:
    """The prizes of one contest or month: a heading that may lead on, and its rows, best first."""

    heading: Link
    rows: tuple[HonourRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HonoursView(PageView):
    """``honours.html``: 光荣榜: all years, one year, one month or one contest.

    `years` leads to the other rolls: all years, and on the page of a year or month the months of that year; so does
    `contests`. `prizes` counts each prize's name.
    """

    intro: str
    groups: tuple[HonourGroup, ...]
    years: tuple[Link, ...]
    contests: tuple[Link, ...]
    prizes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView(PageView):
    """``page.html``: a free page; its body is in `text`."""

    text_key: str
    references: tuple[ReferenceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneView(PageView):
    """``gone.html``: a lesson or person that was withdrawn: since when; a reason may be given."""

    since: Date | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView(PageView):
    """``404.html``: its links must not depend on where the missing page would have been."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView(PageView):
    """``redirect.html``: an old address that leads to `target`."""

    target: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackView(PageView):
    """A part's subtitles as WebVTT; no template makes it. `part` is from 0."""

    part: int


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A lesson in a feed: its card, and its clip as an enclosure (None for a text)."""

    card: Card
    enclosure: PartView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView(PageView):
    """``feed.xml`` and ``podcast.xml``: the newest lessons; `updated` is the newest one's date."""

    entries: tuple[FeedEntry, ...]
    updated: Date


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapView(PageView):
    """``sitemap.xml`` and ``robots.txt``: addresses with the date of their newest content (None unknown)."""

    addresses: tuple[tuple[str, Date | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DumpView(PageView):
    """``lessons.json``: what other systems read; see docs/lessons-json.md."""

    lessons: tuple[dict[str, object], ...]


@dataclass(frozen=True, slots=True)
class SiteView:
    """What is the same on all pages.

    Attributes:
        title, subtitle, organization, footer: from ``site.yaml``.
        language: such as ``zh-CN``, for ``<html lang>``.
        base_url: with a slash at its end; empty where the site's address is not known.
        menu: links of the editor's own, after the built-in sections.
        sections: the built-in sections that have something in them, in order: (section, link).
        feeds: whether feeds are written (they need `base_url`).
        generator: name and version of this program.
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
    options: dict[str, str] = field(default_factory=dict)
