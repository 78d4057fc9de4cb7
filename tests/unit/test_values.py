"""Dates, lengths, encodings and paths, as people write them."""

import codecs
import datetime
import posixpath

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from builder.content import read_lesson
from builder.content.lesson_files import resolve_path
from builder.fields import parse_date, parse_seconds
from builder.source import walk
from builder.source.text import NotTextError, decode

DATE_FORMS = [
    "{y}-{m}-{d}",
    "{y}/{m}/{d}",
    "{y}.{m}.{d}",
    "{y}年{m}月{d}日",
    "{y:04}-{m:02}-{d:02}",
    " {y} 年 {m} 月 {d} 日 ",
]
FULL_WIDTH = str.maketrans("0123456789-/.:", "０１２３４５６７８９－／．：")
CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=200)


@given(st.dates(datetime.date(1000, 1, 1)), st.sampled_from(DATE_FORMS), st.booleans())
def test_a_date_is_read_in_every_usual_spelling(day, form, full_width):
    """2018-12-6, 2018/12/06, 2018.12.6, 2018年12月6日, and all of them in full-width digits."""
    text = form.format(y=day.year, m=day.month, d=day.day)
    assert parse_date(text.translate(FULL_WIDTH) if full_width else text) == day


@given(st.text(max_size=30))
@example("0000-01-01")
@example("2018-13-01")
@example("٢٠١٨-١٢-٠٦")
@example("²018-12-06")
def test_any_text_is_a_date_or_none(text):
    """No text makes the reader of dates fall over."""
    assert parse_date(text) is None or isinstance(parse_date(text), datetime.date)


@given(st.integers(0, 99 * 3600 + 59 * 60 + 59))
def test_a_length_is_read_in_every_usual_spelling(seconds):
    """3:25, 1:02:03, 205, 3分25秒, 1小时2分3秒 mean what they say."""
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    forms = [f"{hours}:{minutes:02}:{rest:02}", f"{hours}小时{minutes}分{rest}秒", f"{hours}h{minutes}m{rest}s"]
    if not hours:
        forms += [
            f"{minutes}:{rest:02}",
            f"{minutes}分{rest}秒",
            f"{minutes:02}:{rest:02}.5",
            f"{minutes}分钟{rest}秒钟",
        ]
    if seconds < 100_000:
        forms += [str(seconds), f"{seconds}秒"]
    assert {parse_seconds(form) for form in forms} == {seconds}


@given(st.text(max_size=30))
@example("")
@example("9" * 5000)
@example("²:30")
@example("99:99:99")
def test_any_text_is_a_length_or_none(text):
    """No text makes the reader of lengths fall over, and no length is negative."""
    found = parse_seconds(text)
    assert found is None or found >= 0


@given(CHINESE, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]))
def test_chinese_is_read_whatever_editor_wrote_it(text, encoding):
    """UTF-8 with and without BOM, UTF-16 and GB18030 give the same text; only what is not UTF-8 is told of."""
    data = text.encode(encoding)
    if encoding == "gb18030":
        assume(not _is_utf8(data))
        assume(len(data) < 120)
    decoded = decode(data)
    assert decoded.text == text
    assert bool(decoded.encoding) == (not encoding.startswith("utf-8"))


def _is_utf8(data):
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@given(st.binary(max_size=300))
@example(codecs.BOM_UTF16_LE + b"\x00")
@example(codecs.BOM_UTF16_BE + b"\xd8\x00")
@example(codecs.BOM_UTF8 + b"\xff\x00")
def test_any_bytes_are_a_text_or_none(data):
    """What is read has no control signs, no lone surrogates, and one kind of line end; what is no text is refused."""
    try:
        text = decode(data).text
    except NotTextError:
        return
    text.encode("utf-8")
    assert not set(text) & set("\x00\x08\x0b\x0c\x1b\x7f\r\x80\x9f\ufffe\uffff")


def test_a_null_byte_far_down_comes_on_no_page():
    """A text that looks like one for four thousand bytes, and is none after that, loses what may not be in it."""
    assert decode(b"a" * 5000 + b"\x00b").text == "a" * 5000 + "b"


PATHS = st.lists(st.sampled_from(["..", ".", "", "a", "灯.mp4", "/", "\\", "C:", "~", "...", "．．"]), max_size=8).map(
    "/".join
)


@given(st.sampled_from(["lessons/2018/a", "site_src/pages", "x"]), PATHS | st.text(max_size=20))
@example("lessons/a", "..\\..\\..\\etc")
@example("lessons/a", "c:evil")
def test_a_path_never_leaves_the_site(folder, written):
    """What a text calls a file is a path inside the site, or nothing."""
    path = resolve_path(folder, written)
    if path is not None:
        assert not path.startswith("/")
        assert ".." not in path.split("/")
        assert posixpath.normpath(posixpath.join("/site", path)).startswith("/site")
        assert "\x00" not in path


@pytest.mark.parametrize(
    ("written", "meant"),
    [("灯.mp4", "lessons/a/灯.mp4"), ("../b/x.jpg", "lessons/b/x.jpg"), ("图\\x.jpg", "lessons/a/图/x.jpg"), ("./x", "lessons/a/x"),
     ("../../../x", None), ("/x", None), ("\\\\host\\x", None), ("C:\\x", None)],
)  # fmt: skip
def test_a_path_means_what_it_says(written, meant):
    """Slashes of both kinds are understood; whatever is absolute or leads out is refused."""
    assert resolve_path("lessons/a", written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[00:05 灯灭了, 01:20 天亮了]", [(5, "灯灭了"), (80, "天亮了")]),
        ("[00:05 灯灭了，01:20 天亮了]", [(5, "灯灭了"), (80, "天亮了")]),
        ("00:05 灯灭了、1:02:03 天亮了", [(5, "灯灭了"), (3723, "天亮了")]),
        ("[00:05灯灭了, 5秒 灯灭了, 1分20秒：天亮了]", [(5, "灯灭了"), (5, "灯灭了"), (80, "天亮了")]),
        ("[5 灯灭了，又亮了]", [(5, "灯灭了，又亮了")]),
        ("[{at: 00:05, title: 灯灭了}, 01:20 天亮了]", [(5, "灯灭了"), (80, "天亮了")]),
        ('["00:05 一，00:10 二"]', [(5, "一，00:10 二")]),
    ],
)
def test_chapters_are_written_as_people_write_them(tmp_path, written, meant):
    """A moment and a title in one text, one chapter or several, with any of the usual signs between."""
    path = tmp_path / "lessons/2018/a/lesson.md"
    path.parent.mkdir(parents=True)
    path.write_text(f"---\ntitle: 课\ndate: 2018-12-06\nchapters: {written}\n---\n正文。\n", "utf-8")
    tree, _ = walk(tmp_path, ("lessons",))
    read = read_lesson(tree, "lessons/2018/a/lesson.md")
    assert read.found == ()
    assert [(one.seconds, one.title) for one in read.record.chapters] == meant
