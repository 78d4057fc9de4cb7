"""What is written into front matter comes out again."""

import datetime
import json

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from builder.content.lesson import LESSON_FIELDS
from builder.fields import Reader
from builder.scaffold.lesson import NewLesson, _front_matter
from builder.source import parse_document, without_controls
from builder.source.text import decode
from builder.text import nfc

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.text(
    " :#-'\"[]{}&*!|>%@`,\\灯\n\t\u2028~null0", max_size=20
)
DAY = datetime.date(2018, 12, 6)


def plain(text):
    """Return a text as it is shown: in one line, composed, without signs that no page may hold."""
    return nfc(" ".join(without_controls(text).split()))


def read(text):
    """Return a reader of a document's fields; nothing may be wrong with it."""
    document, found = parse_document(decode(text.encode()).text, "lesson.md", LESSON_FIELDS.keys)
    assert found == []
    reader = Reader(document.fields, LESSON_FIELDS, "lesson.md", found)
    return reader, found


@given(TEXTS, st.lists(TEXTS.filter(plain), max_size=3))
@example("null", [])
@example("\x85", [])
@example("a\x7fb\x80", ["~"])
@example("\ufeffx", [])
def test_a_title_and_names_come_out_as_they_were_given(title, names):
    """Whatever `xuexi new lesson` is given, its front matter is valid and says just that."""
    assume(plain(title))
    reader, found = read(_front_matter(NewLesson(title=title, date=DAY, speakers=tuple(names)), "") + "body")
    assert plain(reader.text("title")) == plain(title)
    assert [plain(one.text) for one in reader.names("speakers")] == [plain(name) for name in names]
    assert reader.date("date") == DAY
    assert found == []


@given(TEXTS)
def test_a_title_in_json_quotes_is_that_title(title):
    """JSON strings are YAML, so programs that write front matter need no YAML writer."""
    assume(plain(title))
    assume(title.isprintable())
    reader, _ = read(f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\ndate: 2018-12-06\n---\n")
    assert plain(reader.text("title")) == plain(title)


@given(st.text(max_size=200), st.text("-—: \n\t\"'[]{}&*!|>灯title日期", max_size=80))
@example("", "a: &a [*a]\n")
@example("", "? [x]\n: y\n")
@example("", "!!python/object/apply:os.system [ls]\n")
@example("", "a: " + "[" * 500)
def test_any_text_is_a_document_or_a_problem(body, fields):
    """No text makes the reader of documents fall over; what cannot be read is said."""
    for text in (f"---\n{fields}\n---\n{body}", fields + body):
        document, found = parse_document(text, "lesson.md", LESSON_FIELDS.keys)
        assert document is not None or found
        if document is not None:
            reader = Reader(document.fields, LESSON_FIELDS, "lesson.md", found)
            for field in LESSON_FIELDS:
                reader.text(field.name)
                reader.names(field.name)
                reader.date(field.name)
                reader.whole(field.name, 0)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("[张三，李四]", [("张三", 12), ("李四", 15)]),
        ("[张三, 李四、王五]", [("张三", 12), ("李四", 16), ("王五", 19)]),
        ("张三，李四, 王五", [("张三", 11), ("李四", 14), ("王五", 18)]),
        ('["张三，李四", 王五]', [("张三，李四", 13), ("王五", 21)]),
        ("[a、 b c]", [("a", 12), ("b c", 15)]),
    ],
)
def test_names_are_set_apart_by_any_comma(written, meant):
    """A comma of a Chinese keyboard separates in brackets too, where YAML does not know it; in quotes it is meant."""
    reader, found = read(f"---\ntitle: x\ndate: 2018-12-06\nspeakers: {written}\n---\n")
    assert [(name.text, name.column) for name in reader.names("speakers")] == meant
    assert found == []
