"""光荣榜, the honour roll: by year, by month and by contest, from the prizes of the lessons."""

import datetime
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


@dataclass(frozen=True, slots=True)
class _Prize:
    award: Award
    lesson: Lesson


def honour_pages(library: Library) -> Iterator[Page]:
    """Yield the newest prizes, and a roll for each year, month and contest."""
    prizes = sorted(
        (_Prize(award, lesson) for lesson in library.portal.lessons for award in lesson.record.awards),
        key=_best_first,
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
    years = tuple(
        Link(library.year_name(year), urls.honours_year(year), len(of_year)) for year, of_year in by_year.items()
    )
    contests = tuple(Link(name, library.contest_addresses[name], len(of_it)) for name, of_it in by_contest.items())
    roll = _Roll(library, Link(library.say(N_("Honour roll")), urls.HONOURS), years, contests)
    months = {
        key: Link(library.month_name(of_month[0].award.date), urls.honours_month(*key), len(of_month))
        for key, of_month in by_month.items()
    }
    yield roll.page("honours", roll.heading, prizes, most=NEWEST_GROUPS)
    for link, (year, of_year) in zip(years, by_year.items(), strict=True):
        of_it = tuple(month for key, month in months.items() if key[0] == year)
        yield roll.page("honours-year", link, of_year, months=of_it)
        for key, month in months.items():
            if key[0] == year:
                yield roll.page("honours-month", month, by_month[key], above=(link,), months=of_it)
    for link, of_contest in zip(contests, by_contest.values(), strict=True):
        yield roll.page("honours-contest", link, of_contest)


def _best_first(prize: _Prize) -> tuple[int, str, int, int, str]:
    award, lesson = prize.award, prize.lesson
    return -award.date.toordinal(), award.of, award.rank or 99, -lesson.record.date.toordinal(), lesson.id


@dataclass(frozen=True, slots=True)
class _Roll:
    """What all rolls share."""

    library: Library
    heading: Link
    years: tuple[Link, ...]
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
        """Return one roll; with `most`, only the newest groups are shown."""
        view = HonoursView(
            kind=kind,
            section="honours",
            title=link.title if kind == "honours" else self._title(link.title),
            address=link.address,
            trail=self.library.trail() if kind == "honours" else self.library.trail(self.heading, *above),
            modified=max((prize.lesson.record.date for prize in prizes), default=None),
            intro="",
            groups=tuple(self._groups(prizes))[:most],
            years=self.years + months,
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
                for one in sorted(members, key=lambda one: (one.award.rank or 99, one.lesson.id))
            )
            yield HonourGroup(heading, tuple(rows))


def _counts(prizes: Iterable[_Prize]) -> list[tuple[str, int]]:
    ranks = {prize.award.name: prize.award.rank or 99 for prize in prizes}
    counts = Counter(prize.award.name for prize in prizes)
    return sorted(counts.items(), key=lambda item: (ranks[item[0]], item[0]))
