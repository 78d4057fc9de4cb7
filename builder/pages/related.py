"""Which lessons go with a lesson: those it names, then by people, campaign and topic. Nothing is random."""

import bisect
from collections.abc import Iterable, Sequence

from builder.content import Lesson
from builder.pages.library import Index, Library

MOST_RELATED = 6
NEIGHBOURS = 8
PEOPLE_POINTS = 4
CAMPAIGN_POINTS = 2
TOPIC_POINTS = 1


class Related:
    """Finds related lessons. Of a large campaign or topic only the nearest in time are looked at, so that the work
    grows with the number of lessons and not with its square.
    """  # noqa: D205 - one sentence

    def __init__(self, library: Library) -> None:
        self._lessons = library.portal.lessons
        self._by_id = library.by_id
        self._ids = [lesson.id for lesson in self._lessons]
        self._position = {lesson.id: place for place, lesson in enumerate(self._lessons)}
        self._people = [self._places(library.taught), self._places(library.made)]
        self._campaigns = self._places(library.by_campaign)
        self._topics = self._places(library.by_topic)

    def _places(self, index: Index) -> dict[str, list[int]]:
        """Return an index with the places of lessons in the portal's order, which are sorted as they are."""
        return {name: [self._position[one.id] for one in group] for name, group in index.items()}

    def of(self, lesson: Lesson) -> list[Lesson]:
        """Return at most :data:`MOST_RELATED` lessons, best first."""
        here = self._position[lesson.id]
        points: dict[int, int] = {}
        for person in (*lesson.speakers, *lesson.makers):
            for people in self._people:
                _add(points, _near(people.get(person.key, ()), here), PEOPLE_POINTS)
        _add(points, _near(self._campaigns.get(lesson.campaign, ()), here), CAMPAIGN_POINTS)
        _add(points, _near(self._topics.get(lesson.topic, ()), here), TOPIC_POINTS)
        points.pop(here, None)
        ranked = sorted((-worth, abs(place - here), self._ids[place]) for place, worth in points.items())
        chosen = dict.fromkeys((*lesson.related, *(one for _, _, one in ranked[:MOST_RELATED])))
        return [self._by_id[one] for one in list(chosen)[:MOST_RELATED]]


def _near(places: Sequence[int], here: int) -> Sequence[int]:
    """Return the places of a group that stand next to `here` in time."""
    place = bisect.bisect_left(places, here)
    return places[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]


def _add(points: dict[int, int], places: Iterable[int], worth: int) -> None:
    for place in places:
        points[place] = points.get(place, 0) + worth
