"""The Chinese catalog is complete, exact and compiled; nobody meets a sentence in the other language."""

import importlib.util
import os
import re
import string
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from builder.cli.codes import all_problems
from builder.cli.main import COMMANDS
from builder.diagnostics import Span
from builder.diagnostics.render import as_text
from builder.messages import LANGUAGES, LOCALE_FOLDER, translator

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts/messages.py"
CATALOG = polib.pofile(str(LOCALE_FOLDER / "zh_CN/LC_MESSAGES/xuexi.po"))
PROBLEMS = all_problems()
HELPS = ("", *COMMANDS, "new lesson", "new campaign", "new page")
CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
ENGLISH_SENTENCE = re.compile(r"[A-Za-z']+(?:[ ,;.:]+[A-Za-z']+){2,}")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff](?:[,;?!]|\.(?!\w))")
TERMINAL_ONLY = ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "XUEXI_LANG")


def placeholders(text: str) -> set[str]:
    """Return the names that a message is filled in with; a lone brace shows that it never is."""
    try:
        in_braces = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        in_braces = set(re.findall(r"[{}]", text))
    return in_braces | set(re.findall(r"%\(\w+\)", text))


def chinese_of(entry: polib.POEntry) -> str:
    """Return the translation; Chinese has one form for all numbers."""
    return entry.msgstr_plural[0] if entry.msgid_plural else entry.msgstr


def xuexi(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program where the locale says nothing about the language."""
    environment = {name: value for name, value in os.environ.items() if name not in TERMINAL_ONLY}
    environment |= {"LANG": "C", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "builder", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)


def prose(help_text: str) -> str:
    """Leave out of a help text what is the same in all languages: usage, examples, options, metavars, defaults."""
    kept, in_examples = [], False
    for line in help_text.splitlines()[1:]:
        if re.fullmatch(r"\S+:", line):
            in_examples = line in {"Examples:", "示例:"}
        kept += [] if in_examples else [line]
    return re.sub(r"\[[^\]]*\]|(?<!\w)--?\w[\w-]*|\b[A-Z]+\b", "|", "\n".join(kept))


@pytest.fixture
def script(tmp_path, monkeypatch):
    """The script as a module, at work on a copy of the catalog."""
    spec = importlib.util.spec_from_file_location("messages_script", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    for suffix in (".po", ".mo"):
        (tmp_path / f"xuexi{suffix}").write_bytes(module.CATALOG.with_suffix(suffix).read_bytes())
    monkeypatch.setattr(module, "CATALOG", tmp_path / "xuexi.po")
    monkeypatch.setattr(sys, "argv", ["messages.py"])
    return module


def test_every_message_is_translated_and_compiled():
    """What the script says of the files that are committed: nothing."""
    done = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_writing_again_changes_nothing(script):
    """Neither dates nor orders change by themselves."""
    before = [script.CATALOG.with_suffix(suffix).read_bytes() for suffix in (".po", ".mo")]
    assert script.main() == 0
    assert [script.CATALOG.with_suffix(suffix).read_bytes() for suffix in (".po", ".mo")] == before


def damage(entry: polib.POEntry, how: str) -> None:
    """Make a fault in an entry."""
    if how == "fuzzy":
        entry.flags = ["fuzzy"]
    elif how == "untranslated":
        entry.msgstr = ""
    else:
        entry.msgid = "nobody says this"


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("fuzzy", "not translated or fuzzy: 'error'"),
        ("untranslated", "not translated or fuzzy: 'error'"),
        ("renamed", "missing in the .po: 'error'"),
        ("renamed", "no longer said: 'nobody says this'"),
    ],
)
def test_check_names_what_is_stale(script, how, told):
    """With the message, so that it can be found."""
    catalog = script.read()
    damage(catalog.find("error"), how)
    catalog.save(str(script.CATALOG))
    assert told in script.stale()
    assert "the .mo is not what the .po compiles to" in script.stale()


def test_check_notices_a_file_that_was_written_by_hand(script):
    """Another way to write the same is a difference in git."""
    text = script.CATALOG.read_text("utf-8")
    script.CATALOG.write_text(text.replace('msgid "error"', 'msgid ""\n"error"'), "utf-8")
    assert script.stale() == ["the .po is not as this script writes it"]


def test_writing_drops_what_is_no_longer_said_but_keeps_other_versions_of_click(script):
    """The program runs with any of them."""
    catalog = script.read()
    for place in ("builder/gone.py", "click"):
        catalog.append(polib.POEntry(msgid=f"of {place}", msgstr="旧", occurrences=[(place, "")]))
    catalog.save(str(script.CATALOG))
    script.main()
    written = script.read()
    assert written.find("of click").msgstr == "旧"
    assert written.find("of builder/gone.py") is None


def test_what_is_said_inside_an_f_string_is_found(script):
    """On Python 3.11 an f-string is one token."""
    assert "Wrong:" in script.gather()


def test_placeholders_are_the_same():
    """Of click's plural pairs too: click gives the values of both forms, and the plural one names them all."""
    wrong = [
        (entry.msgid, chinese_of(entry))
        for entry in CATALOG
        if placeholders(chinese_of(entry)) != placeholders(entry.msgid_plural or entry.msgid)
    ]
    assert wrong == []


def test_paragraphs_are_kept():
    """A help text has as many of them in both languages, and nothing stands around it."""
    wrong = [
        entry.msgid
        for entry in CATALOG
        if chinese_of(entry).count("\n\n") != entry.msgid.count("\n\n")
        or chinese_of(entry) != chinese_of(entry).strip()
    ]
    assert wrong == []


def test_punctuation_is_chinese():
    """After a Chinese character no half-width sign stands, but a colon that is to be typed so."""
    assert [text for text in map(chinese_of, CATALOG) if HALF_WIDTH.search(text)] == []


@pytest.mark.parametrize("name", HELPS)
def test_chinese_help_has_no_english_sentence(name):
    """Neither of ours nor of click's."""
    done = xuexi(*name.split(), "--help")
    assert done.returncode == 0, done.stderr
    assert CHINESE.search(done.stdout)
    assert not ENGLISH_SENTENCE.search(prose(done.stdout))


@pytest.mark.parametrize("name", HELPS)
def test_english_help_has_no_chinese(name):
    """Only examples and defaults are Chinese."""
    done = xuexi("--lang", "en", *name.split(), "--help")
    assert done.returncode == 0, done.stderr
    assert ENGLISH_SENTENCE.search(prose(done.stdout))
    assert not CHINESE.search(prose(done.stdout))


@pytest.mark.parametrize(
    ("arguments", "chinese", "english"),
    [
        (("bild",), "错误：没有“bild”这个命令。", "Error: No such command 'bild'."),
        (("build", "--strikt"), "没有“--strikt”这个选项", "No such option"),
        (("init",), "缺少参数 'FOLDER'", "Missing argument 'FOLDER'"),
        (
            ("completion", "cmd"),
            "“cmd”不对，可以写：'bash', 'zsh', 'fish'。",
            "'cmd' is not one of 'bash', 'zsh', 'fish'.",
        ),
        (("build", "-o"), "选项“-o”后面要写 1 个值。", "Option '-o' requires an argument."),
        (("explain", "X409", "X410"), "多写了参数：X410", "Got unexpected extra argument (X410)"),
        (("serve", "--port", "99999"), "99999 不在范围 0<=x<=65535 之内。", "99999 is not in the range 0<=x<=65535."),
    ],
)
def test_click_speaks_both_languages(arguments, chinese, english):
    """Also what click itself complains of."""
    in_chinese, in_english = xuexi(*arguments), xuexi("--lang", "en", *arguments)
    assert chinese in in_chinese.stderr
    assert english in in_english.stderr
    assert in_chinese.returncode == in_english.returncode == 2


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", PROBLEMS)
def test_problems_are_shown_whole(code, language):
    """Every value has its place in the sentence or the hint."""
    problem = PROBLEMS[code]
    names = placeholders(problem.message) | placeholders(problem.hint)
    values = {name: f"<{name}>" for name in names}
    shown = as_text(problem.at(Span("a.md", 3, 7), **values), translator(language))
    assert all(value in shown for value in values.values())
    assert shown.startswith(f"a.md:3:7: {translator(language)(problem.severity.value)} {code} ")
    assert not re.search(r"\{[a-z]+\}", shown)


@pytest.mark.parametrize("code", PROBLEMS)
def test_problems_are_told_in_chinese(code):
    """What is wrong, how to mend it, and why."""
    problem, say = PROBLEMS[code], translator("zh_CN")
    for sentence in (problem.message, problem.hint, problem.explanation):
        assert CHINESE.search(say(sentence))
        assert not ENGLISH_SENTENCE.search(re.sub(r"“[^”]*”|\{[^}]*\}|https?://\S+", "|", say(sentence)))
