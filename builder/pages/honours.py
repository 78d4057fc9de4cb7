"""光荣榜, the honour roll: by year, by month and by contest, from the prizes of the lessons."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.content import Award, Lesson
from builder.messages import N_
from builder.pages import urls
from builder.pages.library import Library
from builder.pages.page import Page
from builder.pages.views import HonourGroup, HonourRow, HonoursView, Link

NEWEST_GROUPS = 12
# Named for a year and not for a month of it, as 2018年度微党课评比 is.
_OF_WHOLE_YEAR = re.compile(r"\d{4}\s*年(?!\s*\d{1,2}\s*月)")


@dataclass(frozen=True, slots=True)
class _Prize:
    award: Award
    lesson: Lesson


def honour_pages(library: Library) -> Iterator[Page]:
    """Yield the newest prizes, and a roll for each year, month and contest."""
    prizes = sorted(
        (_Prize(award, lesson) for lesson in library.portal.lessons for award in lesson.record.awards),
        key=_newest_first,
    )
    by_year: dict[int, list[_Prize]] = {}
    by_month: dict[tuple[int, int], list[_Prize]] = {}
    by_contest: dict[str, list[_Prize]] = {}
    for prize in prizes:
        day = prize.award.date
        by_year.setdefault(day.year, []).append(prize)
        by_month.setdefault((day.year, day.month), []).append(prize)
        if prize.award.of:
            by_contest.setdefault(prize.award.of, []).append(prize)
    years = {
        year: Link(library.year_name(year), urls.honours_year(year), len(of_year)) for year, of_year in by_year.items()
    }
    contests = tuple(Link(name, library.contest_addresses[name], len(of_it)) for name, of_it in by_contest.items())
    roll = _Roll(library, Link(library.say(N_("Honour roll")), urls.HONOURS), years, contests)
    months = {
        key: Link(library.month_name(by_month[key][0].award.date), urls.honours_month(*key), len(by_month[key]))
        for key in sorted(by_month, reverse=True)
    }
    yield roll.page("honours", roll.heading, prizes, most=NEWEST_GROUPS)
    for year, link in years.items():
        of_it = tuple(month for key, month in months.items() if key[0] == year)
        yield roll.page("honours-year", link, by_year[year], months=of_it)
        for key, month in months.items():
            if key[0] == year:
                yield roll.page("honours-month", month, by_month[key], above=(link,), months=of_it)
    for link, of_contest in zip(contests, by_contest.values(), strict=True):
        yield roll.page("honours-contest", link, of_contest)


def _newest_first(prize: _Prize) -> tuple[int, bool, int, str, int, str]:
    """Return the key of the order of all rolls: in each year what is for the whole of it, then its months."""
    award, of_month = prize.award, not _OF_WHOLE_YEAR.search(prize.award.of)
    return -award.date.year, of_month, -award.date.toordinal(), award.of, award.order, prize.lesson.id


@dataclass(frozen=True, slots=True)
class _Roll:
    """What all rolls share."""

    library: Library
    heading: Link
    years: dict[int, Link]
    contests: tuple[Link, ...]

    def page(
        self,
        kind: str,
        link: Link,
        prizes: list[_Prize],
        *,
        above: tuple[Link, ...] = (),
        months: tuple[Link, ...] = (),
        most: int | None = None,
    ) -> Page:
        """Return one roll; with `most`, only the newest groups are shown, and links to the years of the others."""
        groups = tuple(self._groups(prizes))
        left = {row.award.date.year for group in groups[most:] for row in group.rows} if most else set()
        view = HonoursView(
            kind=kind,
            section="honours",
            title=link.title if kind == "honours" else self._title(link.title),
            address=link.address,
            trail=self.library.trail() if kind == "honours" else self.library.trail(self.heading, *above),
            modified=max((prize.lesson.record.since for prize in prizes), default=None),
            intro="",
            groups=groups[:most],
            more=tuple(link for year, link in self.years.items() if year in left),
            years=tuple(self.years.values()),
            months=months,
            contests=self.contests,
            prizes=tuple(_counts(prizes)),
        )
        return Page(link.address, "honours.html", view)

    def _title(self, name: str) -> str:
        return self.library.say(N_("Honour roll: {name}")).format(name=name)

    def _groups(self, prizes: Iterable[_Prize]) -> Iterator[HonourGroup]:
        groups: dict[tuple[str, datetime.date], list[_Prize]] = {}
        for prize in prizes:
            # Without the name of a contest, prizes of one month stand together.
            day = prize.award.date.replace(day=1)
            groups.setdefault((prize.award.of, datetime.date.min if prize.award.of else day), []).append(prize)
        for (of, _), members in groups.items():
            day = members[0].award.date
            month = Link(self.library.month_name(day), urls.honours_month(day.year, day.month))
            heading = Link(of, self.library.contest_addresses[of]) if of else month
            rows = (
                HonourRow(self.library.award(one.award), self.library.cards[one.lesson.id])
                for one in sorted(members, key=lambda one: (one.award.order, one.lesson.id))
            )
            yield HonourGroup(heading, tuple(rows))


def _counts(prizes: Iterable[_Prize]) -> list[tuple[str, int]]:
    ranks = {prize.award.name: prize.award.order for prize in prizes}
    counts = Counter(prize.award.name for prize in prizes)
    return sorted(counts.items(), key=lambda item: (ranks[item[0]], item[0]))
