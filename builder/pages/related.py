"""Which lessons go with a lesson: those it names, then by people, campaign and topic. Nothing is random."""

import bisect
from collections import Counter
from collections.abc import Iterator

from builder.content import Lesson
from builder.pages.library import Library

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
        self.library = library
        self._position = {lesson.id: place for place, lesson in enumerate(library.portal.lessons)}

    def of(self, lesson: Lesson) -> list[Lesson]:
        """Return at most :data:`MOST_RELATED` lessons, best first."""
        points: Counter[str] = Counter()
        for person in (*lesson.speakers, *lesson.makers):
            for group in (self.library.taught.get(person.key, []), self.library.made.get(person.key, [])):
                points.update({one.id: PEOPLE_POINTS for one in self._near(group, lesson)})
        for group, worth in (
            (self.library.by_campaign.get(lesson.campaign, []), CAMPAIGN_POINTS),
            (self.library.by_topic.get(lesson.topic, []), TOPIC_POINTS),
        ):
            points.update({one.id: worth for one in self._near(group, lesson)})
        here = self._position[lesson.id]
        ranked = sorted(points, key=lambda one: (-points[one], abs(self._position[one] - here), one))
        chosen = dict.fromkeys((*lesson.related, *ranked))
        return [self.library.by_id[one] for one in list(chosen)[:MOST_RELATED]]

    def _near(self, group: list[Lesson], lesson: Lesson) -> Iterator[Lesson]:
        """Yield the lessons of a group that stand next to `lesson` in time; the group is in the portal's order."""
        here = self._position[lesson.id]
        place = bisect.bisect_left(group, here, key=lambda one: self._position[one.id])
        window = group[max(0, place - NEIGHBOURS) : place + NEIGHBOURS + 1]
        return (one for one in window if one.id != lesson.id)
