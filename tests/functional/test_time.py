"""What is shown on which day."""

import datetime

import pytest

FILES = {
    "future": {"date": "2030-01-01"},
    "publish": {"date": "2018-01-01", "publish": "2019-06-01"},
    "early": {"date": "2030-01-01", "publish": "2018-01-01"},
    "expires": {"date": "2018-01-01", "expires": "2019-06-01"},
    "draft": {"date": "2018-01-01", "draft": True},
}


@pytest.fixture
def root(site, lesson):
    """Lessons that are shown on different days."""
    return site({f"lessons/2018/{name}/lesson.md": lesson(name, **fields) for name, fields in FILES.items()})


def shown(built):
    """Return the ids of the lessons that are shown."""
    return {address[8:-5] for address in built.pages if address.startswith("lessons/") and "index" not in address}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2017-12-31", set()),
        ("2018-01-01", {"early", "expires"}),
        ("2019-05-31", {"early", "expires"}),
        ("2019-06-01", {"early", "publish"}),
        ("2029-12-31", {"early", "publish"}),
        ("2030-01-01", {"early", "publish", "future"}),
    ],
)
def test_a_lesson_is_shown_from_its_day_to_its_end(root, build, day, expected):
    """From `publish` (or its date) on, up to the day before `expires`; a draft on no day."""
    assert shown(build(root, as_of=datetime.date.fromisoformat(day))) == expected


def test_drafts_are_shown_only_when_asked_for(root, build):
    """With --drafts everything is shown, what is not due and what is over too."""
    assert shown(build(root, drafts=True)) == set(FILES)
    assert "draft" not in shown(build(root))


def test_a_date_in_the_future_is_warned_of(root, build):
    """A date to come is often a slip of the pen; with `publish` or `draft` it is meant."""
    found = build(root).report.diagnostics
    assert [(one.code, one.span.path) for one in found] == [("X419", "lessons/2018/future/lesson.md")]


def test_today_is_the_day_in_the_sites_time_zone(root, build, monkeypatch):
    """Without --as-of the day is the one that the site's own clock shows, not that of the machine's zone."""
    from builder.system import clock

    moment = datetime.datetime(2019, 5, 31, 18, tzinfo=datetime.UTC)

    class Clock(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return moment.astimezone(tz)

    monkeypatch.setattr(clock.datetime, "datetime", Clock)
    assert "publish" in shown(build(root, as_of=None))


@pytest.mark.parametrize(
    ("day", "state"),
    [("2019-05-31", "coming"), ("2019-06-01", "running"), ("2019-06-30", "running"), ("2019-07-01", "over")],
)
def test_a_campaign_is_coming_running_or_over(site, build, day, state):
    """The campaign's page tells what it is on the day for which the site is built."""
    root = site({"site_src/campaigns/c.md": "---\ntitle: 安全月\nstart: 2019-06-01\nend: 2019-06-30\n---\n"})
    page = build(root, as_of=datetime.date.fromisoformat(day)).page("campaigns/c.html")
    assert len(page.all("span", class_=state)) == 1
