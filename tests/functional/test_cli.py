"""The command as people and scripts use it: exit codes, languages, JSON, what is printed where."""

import importlib.util
import json
import shutil
import subprocess
import sys

import pytest

COMMANDS = ["init", "new", "check", "build", "serve", "explain", "clean", "doctor", "completion"]
NO_CLIPS_TOOL = importlib.util.find_spec("imageio_ffmpeg") is None


@pytest.fixture
def good(site, lesson):
    """A site in order."""
    return site({"lessons/2018/a/lesson.md": lesson("一")})


@pytest.fixture
def faulty(site, lesson):
    """A site with a warning in one lesson and an error in another."""
    return site({
        "lessons/2018/a/lesson.md": lesson("一", speker="王红"),
        "lessons/2018/b/lesson.md": lesson("二", topic="没有"),
    }, "faulty")  # fmt: skip


def has_chinese(text):
    """Tell whether a text has Chinese in it."""
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def test_exit_codes_of_check_and_build(good, faulty, xuexi):
    """0 where all is well, 1 for an error, 0 for a warning alone, 1 for a warning with --strict, 2 for a wrong line."""
    assert xuexi("build", "--strict", cwd=good).returncode == 0
    assert xuexi("check", cwd=faulty).returncode == 1
    assert xuexi("build", cwd=faulty).returncode == 1
    warned = "lessons/2018/a"
    assert xuexi("check", warned, cwd=faulty).returncode == 0
    assert xuexi("check", warned, "--strict", cwd=faulty).returncode == 1
    for wrong in (
        ["bild"],
        ["build", "--nothing"],
        ["build", "--as-of", "2018-02-30"],
        ["build", "--base-url", "x"],
        ["check", "/etc"],
    ):
        done = xuexi(*wrong, cwd=good)
        assert (done.returncode, done.stdout) == (2, "")
        assert "Traceback" not in done.stderr


def test_a_site_is_found_from_a_folder_inside_it(good, xuexi):
    """Commands work below the site's folder and with -C from anywhere; elsewhere they say what to do."""
    assert xuexi("build", cwd=good / "lessons/2018").returncode == 0
    assert (good / "public/index.html").is_file()
    assert xuexi("check", "-C", good, cwd=good.parent).returncode == 0
    nowhere = xuexi("build", "--lang", "en", cwd=good.parent)
    assert nowhere.returncode == 2
    assert "xuexi init" in nowhere.stderr
    assert not list(good.parent.glob(".xuexi"))
    empty = good.parent / "empty"
    empty.mkdir()
    told = xuexi("build", "-C", empty, "--lang", "en", cwd=good.parent)
    assert told.returncode == 1
    assert "X301" in told.stdout
    assert not (empty / "public").exists()


def test_json_has_the_documented_shape(faulty, xuexi):
    """Nothing but one JSON document is printed; its keys are those of docs/commands.md."""
    problem = {"code", "severity", "path", "line", "column", "message", "hint"}
    checked = json.loads(xuexi("check", "--json", cwd=faulty).stdout)
    assert checked.keys() == {"diagnostics"}
    assert [one["code"] for one in checked["diagnostics"]] == ["X201", "X403"]
    assert all(one.keys() == problem for one in checked["diagnostics"])
    first = checked["diagnostics"][0]
    assert (first["severity"], first["path"], first["line"], first["column"]) == (
        "warning",
        "lessons/2018/a/lesson.md",
        4,
        1,
    )
    built = json.loads(xuexi("build", "--json", cwd=faulty).stdout)
    assert built.keys() == {"diagnostics", "lessons", "read", "pages", "written", "seconds"}
    assert built["pages"].keys() == {"made", "kept", "removed"}
    assert built["seconds"].keys() == {"look", "read", "check", "media", "plan", "render", "write"}
    assert (built["lessons"], built["written"]) == (1, True)
    assert json.loads(xuexi("doctor", "--json", cwd=faulty).stdout).keys() == {"checks", "version"}
    assert isinstance(json.loads(xuexi("explain", "--json", cwd=faulty).stdout), list)


def test_a_problem_is_printed_so_that_editors_find_the_place(faulty, xuexi):
    """`path:line:column:` comes first, the mending below it, and the count at the end."""
    lines = xuexi("check", "--lang", "en", cwd=faulty).stdout.splitlines()
    assert lines[0].startswith("lessons/2018/a/lesson.md:4:1: warning X201 ")
    assert lines[1].startswith("    → ")
    assert "errors: 1, warnings: 1" in lines


@pytest.mark.parametrize(
    ("environment", "arguments", "chinese"),
    [
        ({"LANG": "C"}, [], True),
        ({"LANG": None}, [], True),
        ({"LANG": "zh_CN.UTF-8"}, [], True),
        ({"LANG": "de_DE.UTF-8"}, [], True),
        ({"LANG": "en_US.UTF-8"}, [], False),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, [], False),
        ({"XUEXI_LANG": "en"}, [], False),
        ({"LANG": "en_US.UTF-8"}, ["--lang", "zh"], True),
        ({"LANG": "zh_CN.UTF-8"}, ["--lang=en"], False),
    ],
)
def test_the_language_is_the_users(tmp_path, xuexi, environment, arguments, chinese):
    """Chinese unless the system's language is English or English is asked for; errors and help too."""
    for command in (["--help"], ["check"]):
        done = xuexi(*arguments, *command, cwd=tmp_path, **environment)
        assert has_chinese((done.stdout + done.stderr).replace("学习在线", "")) == chinese


@pytest.mark.parametrize("command", [*COMMANDS, "new lesson", "new campaign", "new page"])
def test_every_command_has_help_in_both_languages(tmp_path, xuexi, command):
    """--help tells what the command is for, in the language asked for, and ends with 0."""
    english = xuexi(*command.split(), "--help", "--lang", "en", cwd=tmp_path)
    chinese = xuexi(*command.split(), "--help", "--lang", "zh", cwd=tmp_path)
    assert (english.returncode, chinese.returncode) == (0, 0)
    assert has_chinese(chinese.stdout)
    assert english.stdout != chinese.stdout
    assert (english.stderr, chinese.stderr) == ("", "")


def test_explain_tells_of_one_code_or_all(tmp_path, xuexi):
    """A known code with an example, in any case of letters; all codes without one; an unknown one with the nearest."""
    one = xuexi("explain", "x409", "--lang", "en", cwd=tmp_path)
    assert one.returncode == 0
    assert one.stdout.startswith("X409")
    codes = [line.split()[0] for line in xuexi("explain", cwd=tmp_path).stdout.splitlines()]
    assert codes == sorted(set(codes))
    assert {"X101", "X409", "X804"} <= set(codes)
    unknown = xuexi("explain", "X4099", "--lang", "en", cwd=tmp_path)
    assert unknown.returncode == 2
    assert "X409" in unknown.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_that_its_shell_understands(tmp_path, xuexi, shell):
    """The printed script has no syntax error."""
    done = xuexi("completion", shell, cwd=tmp_path)
    assert done.returncode == 0
    assert "_XUEXI_COMPLETE" in done.stdout
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=done.stdout, check=True, encoding="utf-8")


@pytest.mark.skipif(not NO_CLIPS_TOOL, reason="imageio-ffmpeg is installed")
def test_without_ffmpeg_a_site_is_built_with_one_hint(site, lesson, clip, xuexi):
    """With nothing on PATH every page is there and plays; one hint says what is not made, and doctor how to get it."""
    files = {f"lessons/2018/{name}/lesson.md": lesson(name, video="a.mp4") for name in "abc"}
    root = site({**files, **{f"lessons/2018/{name}/a.mp4": clip for name in "abc"}})
    done = xuexi("build", "--json", cwd=root, PATH="")
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert [(one["code"], one["severity"]) for one in told["diagnostics"]] == [("X501", "hint")]
    assert "<video" in (root / "public/lessons/a.html").read_text("utf-8")
    assert xuexi("build", "--strict", cwd=root, PATH="").returncode == 0
    doctor = xuexi("doctor", "--lang", "en", cwd=root, PATH="")
    assert doctor.returncode == 0
    assert "! ffmpeg: not found" in doctor.stdout
    assert "apt install ffmpeg" in doctor.stdout
    checks = {
        one["name"]: one["ok"] for one in json.loads(xuexi("doctor", "--json", cwd=root, PATH="").stdout)["checks"]
    }
    assert (checks["ffmpeg"], checks["jinja2"]) == (False, True)


def test_clean_removes_what_can_be_made_again_and_nothing_else(good, tmp_path, xuexi, tree, write):
    """Portal and cache go, sources stay; a folder that the program did not make is left alone."""
    sources = tree(good)
    xuexi("build", cwd=good)
    assert xuexi("clean", "--cache", cwd=good).returncode == 0
    assert (good / "public").exists()
    assert not (good / ".xuexi").exists()
    assert xuexi("clean", cwd=good).returncode == 0
    assert tree(good) == sources
    write(good, {"public/thesis.doc": "theirs"})
    assert xuexi("clean", cwd=good).returncode == 0
    assert tree(good) == {**sources, "public/thesis.doc": b"theirs"}
    write(tmp_path, {"other/a.txt": "theirs"})
    assert xuexi("clean", "-o", tmp_path / "other", cwd=good).returncode == 0
    assert (tmp_path / "other/a.txt").is_file()


@pytest.mark.parametrize(
    ("written", "meant"), [("bild", "build"), ("serv", "serve"), ("docter", "doctor"), ("zzz", "")]
)
def test_a_misspelt_command_is_understood(tmp_path, xuexi, written, meant):
    """A wrong command ends with 2 and names the one that was probably meant."""
    done = xuexi(written, cwd=tmp_path)
    assert done.returncode == 2
    assert written in done.stderr
    assert done.stderr.count("“") == 1 + bool(meant)
    assert f"“{meant}”" in done.stderr or not meant


@pytest.mark.parametrize("number", [30, 70])
def test_ctrl_c_ends_with_130_and_a_sentence(good, write, lesson, tree, number, tmp_path):
    """Stopped by SIGINT while pages are made, the command says so, ends with 130, and the old site stands."""
    driver = """
import os, signal, sys
from builder import pipeline
from builder.cli.main import main
from builder.output import Staging
real, left = Staging.put, [int(sys.argv[1])]
def stage(*arguments):
    left[0] -= 10
    if left[0] == 0:
        os.kill(os.getpid(), signal.SIGINT)
    return real(*arguments)
Staging.put = stage
main(["build", "--lang", "en"])
"""

    def run(count):
        return subprocess.run(
            [sys.executable, "-c", driver, str(count)], cwd=good, capture_output=True, encoding="utf-8", check=False
        )

    assert run(0).returncode == 0
    old = tree(good / "public")
    write(good, {"lessons/2018/a/lesson.md": lesson("新题", tags=["新"], topic="先进事迹")})
    done = run(number)
    assert done.returncode == 130
    assert "stopped" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(good / "public") == old
