"""The page of a lesson: play, jump, read, with and without scripts."""

import shutil
from typing import Any

import pytest

LAMP = "lessons/2018-12-kuangdeng.html"
IN_PARTS = "lessons/2018-08-jiuyuan.html"
pytestmark = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="lengths and posters need ffmpeg")


def play(page: Any, element: str = "video") -> None:
    """Start a clip without sound, and wait until it moves."""
    page.eval_on_selector(element, "clip => { clip.muted = true; return clip.play(); }")
    page.wait_for_function(f"document.querySelector('{element}').currentTime > 0.2")


def test_a_video_plays(base: str, watch: Any) -> None:
    """The clip is decoded and moves on."""
    seen = watch()
    seen.page.goto(base + LAMP)
    play(seen.page)
    assert seen.page.eval_on_selector("video", "clip => clip.videoWidth") > 0
    assert seen.faults == []


def test_sound_alone_plays(base: str, watch: Any) -> None:
    """A lesson to listen to has an audio player."""
    seen = watch()
    seen.page.goto(base + "lessons/2017-05-dudangzhang.html")
    play(seen.page, "audio")
    assert seen.page.query_selector("video") is None


def test_a_line_of_the_transcript_jumps(base: str, watch: Any) -> None:
    """A click on a line sets the clip to its second."""
    seen = watch()
    seen.page.goto(base + LAMP)
    line = seen.page.query_selector_all("#transcript li")[3]
    start = float(line.get_attribute("data-start"))
    line.query_selector("a").click()
    seen.page.wait_for_function(f"Math.abs(document.querySelector('video').currentTime - {start}) < 1.5")
    assert seen.faults == []


def test_a_chapter_jumps(base: str, watch: Any) -> None:
    """So does a chapter."""
    page = watch().page
    page.goto(base + LAMP)
    page.click(".chapters li:nth-child(2) a")
    page.wait_for_function("Math.abs(document.querySelector('video').currentTime - 5) < 1.5")


def test_a_link_to_a_second_opens_there(base: str, watch: Any) -> None:
    """`#t=15` is where the clip begins."""
    page = watch().page
    page.goto(base + LAMP + "#t=15")
    page.wait_for_function("Math.abs(document.querySelector('video').currentTime - 15) < 1.5")


def test_a_link_to_a_second_of_a_part_opens_there(base: str, watch: Any) -> None:
    """`#p=2&t=10` is the second part."""
    page = watch().page
    page.goto(base + IN_PARTS + "#p=2&t=10")
    page.wait_for_function("Math.abs(document.querySelector('video').currentTime - 10) < 1.5")
    assert page.get_attribute(".js-choice [aria-current]", "data-part") == "1"


def test_a_line_can_be_shared(base: str, watch: Any) -> None:
    """Its address, as one copies it, is that of the page at this second; whoever opens it is there."""
    page = watch().page
    page.goto(base + IN_PARTS)
    address = page.eval_on_selector(".js-lines [data-part='1'] li:nth-child(2) a", "link => link.href")
    assert address == base + IN_PARTS + "#p=2&t=4"
    other = watch().page
    other.goto(address)
    other.wait_for_function("Math.abs(document.querySelector('video').currentTime - 4) < 1.5")


@pytest.mark.parametrize(
    ("address", "link", "second"),
    [
        (LAMP, ".chapters li:nth-child(2) a", 5),
        (LAMP, "#transcript li:nth-child(2) a", 5),
        (IN_PARTS, "[data-part='1'] li:nth-child(2) a", 4),
    ],
)
def test_without_scripts_a_moment_opens_in_the_clip(
    base: str, watch: Any, address: str, link: str, second: int
) -> None:
    """The browser itself plays the clip of the right part from there."""
    page = watch(360, javascript=False).page
    page.goto(base + address)
    clips = [one.get_attribute("src").rpartition("/")[2] for one in page.query_selector_all(".js-part video")]
    page.click(link)
    page.wait_for_url(f"**/{clips[-1]}#t={second}")


def test_subtitles_are_shown(base: str, watch: Any) -> None:
    """Also from a disc, where browsers refuse subtitle files."""
    seen = watch()
    seen.page.goto(base + LAMP)
    if seen.page.get_attribute(".js-captions", "aria-pressed") == "false":
        seen.page.click(".js-captions")
    seen.page.wait_for_function(
        "[...document.querySelector('video').textTracks].some(t => t.mode === 'showing' && t.cues && t.cues.length > 2)"
    )
    assert seen.faults == []


def test_speed_is_chosen_and_remembered(base: str, watch: Any) -> None:
    """On the next lesson too."""
    page = watch().page
    page.goto(base + LAMP)
    page.click("[data-rate='1.5']")
    assert page.eval_on_selector("video", "clip => clip.playbackRate") == 1.5
    page.goto(base + "lessons/2019-03-chilun.html")
    page.wait_for_function("document.querySelector('video').playbackRate === 1.5")


def test_a_lesson_goes_on_where_it_was_left(base: str, watch: Any) -> None:
    """On this device; nobody else knows."""
    page = watch().page
    page.goto(base + LAMP)
    play(page)
    page.eval_on_selector("video", "clip => { clip.currentTime = 12; }")
    page.wait_for_function("!document.querySelector('video').seeking")
    page.wait_for_timeout(300)
    page.goto(base + "index.html")
    page.goto(base + LAMP)
    page.wait_for_function("document.querySelector('video').currentTime > 10")


def test_parts_are_switched(base: str, watch: Any) -> None:
    """One player for all parts: the second one is a tap away."""
    seen = watch()
    seen.page.goto(base + IN_PARTS)
    first = seen.page.eval_on_selector("video", "clip => clip.currentSrc || clip.src")
    seen.page.click(".js-choice [data-part='1']")
    seen.page.wait_for_function(f"document.querySelector('video').src !== {first!r}")
    assert seen.faults == []


def test_everything_is_there_without_scripts(base: str, watch: Any) -> None:
    """Players, text and transcript need no JavaScript; what would need it is not shown."""
    page = watch(360, javascript=False).page
    page.goto(base + IN_PARTS)
    players = page.query_selector_all("video")
    assert len(players) == 2
    assert all(player.get_attribute("controls") is not None for player in players)
    page.goto(base + LAMP)
    assert page.is_visible("#transcript li")
    assert "师傅薛广田" in page.inner_text("main")
    assert not page.is_visible(".js-large")
    assert not page.is_visible(".js-tools")
    assert page.is_visible("#nav a")


def test_wechat_gets_one_of_its_attributes(base: str, watch: Any) -> None:
    """With both of them its player shows nothing."""
    page = watch().page
    page.goto(base + LAMP)
    clip = page.query_selector("video")
    assert clip.get_attribute("x5-playsinline") is not None
    assert clip.get_attribute("x5-video-player-type") is None
