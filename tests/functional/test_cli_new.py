"""New sites, lessons, campaigns and pages: they build at once, whatever they are called."""

import datetime
import os
import re

import pytest

from builder.content import read_lesson
from builder.scaffold import NewLesson, new_lesson
from builder.source import walk


@pytest.fixture(scope="module")
def fresh(tmp_path_factory, xuexi):
    """A site as `xuexi init` makes it."""
    root = tmp_path_factory.mktemp("new") / "my site"
    done = xuexi("init", root, "--title", '学习: "在线" @TODAY@', "--organization", "城北 #1 公司党委", cwd=root.parent)
    assert done.returncode == 0, done.stderr
    return root


@pytest.fixture
def phone(tmp_path, clip):
    """A clip as a phone leaves it: a name of its own, and the day on which it was filmed."""
    path = tmp_path / "VID_2018 12'06.MP4"
    path.write_bytes(clip)
    day = datetime.datetime(2018, 12, 6, 12).astimezone().timestamp()
    os.utime(path, (day, day))
    return path


def made(done):
    """Return the file that a command says it made."""
    assert done.returncode == 0, done.stderr
    return re.search(r"(\S*(?:lessons|site_src)/.*?\.md)", done.stdout)[1]


def test_a_new_site_builds_at_once(fresh, xuexi, build):
    """After init, build --strict finds no problem; there is a first lesson, the title as it was given."""
    done = xuexi("build", "--strict", cwd=fresh)
    assert done.returncode == 0, done.stdout
    built = build(fresh, as_of=None)
    assert built.codes == []
    assert built.report.lessons == 1
    page = built.page("index.html")
    assert '学习: "在线" @TODAY@' in page.text
    assert "城北 #1 公司党委" in page.text


def test_a_folder_that_is_not_empty_is_refused(tmp_path, xuexi, tree):
    """Nothing is written by init among somebody's files, nor over a file; .git alone is no obstacle."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full/a.txt").write_text("theirs")
    (tmp_path / "file").write_text("theirs")
    for name in ("full", "file"):
        done = xuexi("init", name, "--lang", "en", cwd=tmp_path)
        assert done.returncode == 1
        assert "not empty" in done.stderr
    assert tree(tmp_path) == {"full/a.txt": b"theirs", "file": b"theirs"}
    (tmp_path / "git/.git").mkdir(parents=True)
    assert xuexi("init", "git", cwd=tmp_path).returncode == 0


def test_a_lesson_with_every_option(fresh, xuexi, phone, build):
    """Clip, date and length come from the phone's file; all fields are as given; the site has no new problem."""
    options = ["--title", "一盏矿灯: \"故事\"", "--speaker", "王新兴", "--speaker", "李明@二支部", "--branch", "一支部", "--topic", "安全生产",
               "--name", "我的 灯", "--video", phone]  # fmt: skip
    path = fresh / made(xuexi("new", "lesson", *options, cwd=fresh))
    assert path.parent == fresh / "lessons/2018/我的 灯"
    assert (path.parent / phone.name).read_bytes() == phone.read_bytes()
    text = path.read_text("utf-8")
    assert "date: 2018-12-06\n" in text
    assert 'duration: "00:06"\n' in text
    assert [part for part in ("## 一事", "## 一思", "## 一议", "## 一党课") if part in text] == re.findall(
        "## .+", text
    )
    built = build(fresh, as_of=None)
    assert set(built.codes) == {"X442"}  # its text is still to be written
    page = built.page("lessons/wode-deng.html")
    assert page.title == '一盏矿灯: "故事"'
    assert len(page.all("video")) == 1
    people = {link.rpartition("/")[2].partition("-")[0] for link in page.links() if link.startswith("../people/")}
    assert {"liming", "wangxinxing"} <= people


def test_a_lesson_is_asked_for(fresh, xuexi, phone, build):
    """Without --title the command asks for each thing; an empty answer leaves a field out."""
    answers = ["问出来的课", f"'{phone}'", "王红、李明", "一支部", "", ""]
    path = fresh / made(xuexi("new", "lesson", cwd=fresh, answers="\n".join(answers) + "\n"))
    text = path.read_text("utf-8")
    assert "speakers: [王红, 李明]\n" in text
    assert "topic" not in text
    assert "campaign" not in text
    assert set(build(fresh, as_of=None).codes) == {"X442"}


@pytest.mark.parametrize(
    "title",
    ["../../x", "/etc/passwd", "a: b # c", "'", '"', "null", "~", "- x", "[x", "{{x}}", "---", "是", "2018-01-01", "%", "\\", "!tag x",
     "*x", "&x", "  两边 空格  ", "表\t格\n换行", "🎬", "\x80\x9f\ufeff\u2028\x7f", "<script>", "长" * 3000, "CON", "..", "yes: no: x"],
)  # fmt: skip
def test_any_title_makes_a_lesson_in_the_site(fresh, title):
    """Whatever signs a title has, the lesson is valid, lies in lessons/, and shows that title."""
    path = new_lesson(fresh, NewLesson(title=title, date=datetime.date(2017, 1, 1), name=f"t{abs(hash(title))}"))
    other = new_lesson(fresh, NewLesson(title=title, date=datetime.date(2016, 1, 1)))
    for one in (path, other):
        assert one.resolve().is_relative_to((fresh / "lessons").resolve())
        tree, _ = walk(fresh, ("lessons",))
        read = read_lesson(tree, one.relative_to(fresh).as_posix())
        assert [one.code for one in read.found] == ["X442"]
        shown = re.sub(r"[\x7f-\x84\x86-\x9f]", "", title)
        assert read.record.title == " ".join(shown.split())
    other.unlink()
    other.parent.rmdir()


def test_any_name_makes_a_lesson_in_the_site(fresh, build):
    """--name cannot lead out of lessons/, nor hide the lesson; every one of them is shown."""
    before = build(fresh, as_of=None).report.lessons
    names = [
        "../../evil",
        "/tmp/evil2",
        "..",
        ".hidden",
        "a/b",
        "~$word",
        "a.tmp",
        "thumbs.db",
        "node_modules",
        "C:\\x",
        "灯 ",
        "con",
        "Aux.txt",
        "LPT1",
    ]
    paths = [
        new_lesson(fresh, NewLesson(title=f"名{n}", date=datetime.date(2015, 1, n), name=name))
        for n, name in enumerate(names, 1)
    ]
    assert all(path.resolve().parent.parent == (fresh / "lessons/2015").resolve() for path in paths)
    assert not {path.parent.name.partition(".")[0].lower() for path in paths} & {"con", "aux", "lpt1"}
    built = build(fresh, as_of=None)
    assert set(built.codes) == {"X442"}
    assert built.report.lessons == before + len(names)


def test_a_name_that_no_disk_can_have_is_refused(fresh, xuexi, tree):
    """A folder's name of 300 letters is answered with a sentence, and nothing is made."""
    before = tree(fresh)
    done = xuexi("new", "lesson", "--title", "名", "--name", "x" * 300, cwd=fresh)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert tree(fresh) == before


def test_a_name_that_is_taken_is_refused(fresh, xuexi, phone, tree):
    """A second lesson, campaign or page of the same name is not written over the first."""
    lesson = ["new", "lesson", "--title", "同名的课", "--date", "2018-01-01"]
    made(xuexi(*lesson, cwd=fresh))
    made(xuexi("new", "campaign", "--title", "同名的活动", cwd=fresh))
    made(xuexi("new", "page", "--title", "同名的页", cwd=fresh))
    before = tree(fresh)
    for again in (lesson, ["new", "campaign", "--title", "同名的活动"], ["new", "page", "--title", "同名的页"]):
        done = xuexi(*again, "--lang", "en", cwd=fresh)
        assert done.returncode == 1
        assert "is there already" in done.stderr
    assert tree(fresh) == before


@pytest.mark.parametrize("name", ["2018-12-taken", "2018-12-TAKEN"])
def test_an_id_is_given_once_in_all_years(fresh, xuexi, tree, name):
    """A lesson of another year has the id already, or one that differs only by capital letters: nothing is made."""
    xuexi("new", "lesson", "--title", "先来的", "--date", "2018-12-01", "--name", "2018-12-taken", "--yes", cwd=fresh)
    before = tree(fresh)
    done = xuexi("new", "lesson", "--title", "后来的", "--date", "2016-01-01", "--name", name, "--yes", cwd=fresh)
    assert done.returncode == 1
    assert tree(fresh) == before


@pytest.mark.skipif(os.name == "nt", reason="a terminal of Windows writes no backslashes before spaces")
@pytest.mark.parametrize("written", ["{}", "'{}'", '"{}"', "url", "backslashes"])
def test_a_clip_is_dragged_to_the_terminal(fresh, xuexi, tmp_path, clip, written):
    """Terminals write its name in quotes, as a URL, or with a backslash before each space."""
    path = tmp_path / "视 频(1) é.mp4"
    path.write_bytes(clip)
    forms = {"url": path.as_uri(), "backslashes": re.sub(r"([ ()])", r"\\\1", str(path))}
    answer = forms.get(written) or written.format(path)
    title = "拖来的" + {"{}": "一", "'{}'": "二", '"{}"': "三"}.get(written, written)
    answers = [title, answer, "", "", "", ""]
    text = (fresh / made(xuexi("new", "lesson", cwd=fresh, answers="\n".join(answers) + "\n"))).read_text("utf-8")
    assert "é.mp4" in text


@pytest.mark.parametrize(
    ("name", "content"), [("a.txt", b"text"), ("a.mp4", b""), ("a.mp4", b"no clip at all"), ("none.mp4", None)]
)
def test_what_is_no_clip_is_refused_and_leaves_nothing(fresh, tmp_path, xuexi, ffmpeg, tree, name, content):
    """A text, an empty file, a broken one, one that is not there: a sentence, exit 1, and no half lesson."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = tree(fresh)
    done = xuexi("new", "lesson", "--title", "坏的片子", "--video", tmp_path / name, "--lang", "en", cwd=fresh)
    assert done.returncode == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(fresh) == before


def test_a_title_of_nothing_is_no_title(fresh, xuexi):
    """Spaces are not a title: the command line is wrong, and nothing is made."""
    for kind in ("lesson", "campaign", "page"):
        for given in (["--title", "  "], []):
            done = xuexi("new", kind, *given, "--yes", cwd=fresh)
            assert done.returncode == 2, kind


def test_a_campaign_and_a_page(fresh, xuexi, build):
    """Both are files in site_src and pages of the site; a campaign has its days."""
    made(
        xuexi(
            "new",
            "campaign",
            "--title",
            '迎接: "七一"',
            "--start",
            "2019年6月1日",
            "--end",
            "2019-07-01",
            "--name",
            "七一",
            cwd=fresh,
        )
    )
    made(xuexi("new", "page", "--title", "联系 # 我们", "--name", "contact", cwd=fresh))
    built = build(fresh, as_of=None)
    assert set(built.codes) == {"X442"}
    assert built.page("campaigns/qiyi.html").title == '迎接: "七一"'
    assert "2019年6月1日" in built.page("campaigns/qiyi.html").text
    assert built.page("contact.html").title == "联系 # 我们"
