"""The Chinese catalog of the program's messages.

`python scripts/messages.py` gathers the English sentences of builder/ and of click, writes them into the .po (with the
translations that are there) and compiles the .mo. `--check` writes nothing and says what is stale.
"""

import argparse
import ast
import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import polib

ROOT = Path(__file__).parent.parent
CATALOG = ROOT / "builder/messages/locale/zh_CN/LC_MESSAGES/xuexi.po"
KEYWORDS = frozenset({"N_", "say", "_", "gettext", "ngettext"})
CLICK = "click"
SYSTEM = "system"
# What the operating system says where a file cannot be read or written; it stands in our own sentences as a reason.
SYSTEM_REASONS = (
    "Address already in use",
    "Cannot assign requested address",
    "Device or resource busy",
    "Directory not empty",
    "File exists",
    "File name too long",
    "Input/output error",
    "Is a directory",
    "No space left on device",
    "No such file or directory",
    "Not a directory",
    "Operation not permitted",
    "Permission denied",
    "Read-only file system",
    "Too many levels of symbolic links",
    "Too many open files",
)
HEADER = {
    "Project-Id-Version": "xuexi",
    "Language": "zh_CN",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=1; plural=0;",
}


@dataclass(slots=True)
class Message:
    """An English sentence: its plural form (empty where it has none) and the files that say it."""

    plural: str = ""
    places: set[str] = field(default_factory=set)


def gather() -> dict[str, Message]:
    """Return what the program, click and the system can say, by its English words."""
    found = {reason: Message(places={SYSTEM}) for reason in SYSTEM_REASONS}
    for file in sorted((ROOT / "builder").rglob("*.py")):
        _extract(file, file.relative_to(ROOT).as_posix(), found)
    spec = importlib.util.find_spec(CLICK)
    assert spec
    assert spec.origin
    for file in sorted(Path(spec.origin).parent.rglob("*.py")):
        _extract(file, CLICK, found)
    return found


def _extract(file: Path, place: str, found: dict[str, Message]) -> None:
    # The syntax tree also shows what is said inside an f-string; babel's reader of tokens misses that before 3.12.
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Call) and node.args and _name(node.func) in KEYWORDS:
            for words in _texts(node.args[0]):
                message = found.setdefault(words, Message())
                message.places.add(place)
                if _name(node.func) == "ngettext":
                    message.plural = next(_texts(node.args[1]))


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _texts(argument: ast.expr) -> Iterator[str]:
    """Return the sentences in an argument: one, or several to choose from."""
    for node in ast.walk(argument):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield node.value


def read() -> polib.POFile:
    """Return the .po as it is; an empty one where there is none."""
    return polib.pofile(str(CATALOG), wrapwidth=0) if CATALOG.is_file() else polib.POFile(wrapwidth=0)


def merge(old: polib.POFile, found: dict[str, Message]) -> polib.POFile:
    """Return a catalog of exactly what was found, sorted, with the translations of `old`.

    What only another version of click says is kept: the program runs with any of them.
    """
    known = {entry.msgid: entry for entry in old if not entry.obsolete}
    wanted = {msgid: Message(one.msgid_plural, {CLICK}) for msgid, one in known.items() if _is_of_click(one)} | found
    new = polib.POFile(wrapwidth=0)
    new.metadata = HEADER
    for msgid, message in sorted(wanted.items()):
        entry = polib.POEntry(msgid=msgid, occurrences=[(place, "") for place in sorted(message.places)])
        if message.plural:
            entry.msgid_plural, entry.msgstr_plural = message.plural, {0: ""}
        before = known.get(msgid)
        if before is not None and before.msgid_plural == entry.msgid_plural:
            entry.msgstr, entry.msgstr_plural, entry.flags = before.msgstr, before.msgstr_plural, before.flags
        new.append(entry)
    return new


def _is_of_click(entry: polib.POEntry) -> bool:
    return [place for place, _ in entry.occurrences] == [CLICK]


def compile_catalog(catalog: polib.POFile) -> bytes:
    """Return the .mo; the same catalog always gives the same bytes."""
    return bytes(catalog.to_binary())


def stale() -> list[str]:
    """Return what is wrong with the files as they are, a sentence for each fault."""
    old, found = read(), gather()
    new = merge(old, found)
    before, after = ({entry.msgid for entry in one} for one in (old, new))
    faults = [f"missing in the .po: {msgid!r}" for msgid in sorted(after - before)]
    faults += [f"no longer said: {msgid!r}" for msgid in sorted(before - after)]
    faults += [f"not translated or fuzzy: {entry.msgid!r}" for entry in new if not entry.translated()]
    if not faults and CATALOG.read_text("utf-8") != _text(new):
        faults.append("the .po is not as this script writes it")
    compiled = CATALOG.with_suffix(".mo")
    if not compiled.is_file() or compiled.read_bytes() != compile_catalog(old):
        faults.append("the .mo is not what the .po compiles to")
    return faults


def _text(catalog: polib.POFile) -> str:
    return f"{catalog}\n"


def main() -> int:
    """Write the catalog, or look at it."""
    parser = argparse.ArgumentParser(description="Gather the program's messages and compile the Chinese catalog.")
    parser.add_argument("--check", action="store_true", help="write nothing; say what is stale and exit with 1")
    if not parser.parse_args().check:
        catalog = merge(read(), gather())
        CATALOG.parent.mkdir(parents=True, exist_ok=True)
        CATALOG.write_text(_text(catalog), "utf-8", newline="\n")
        CATALOG.with_suffix(".mo").write_bytes(compile_catalog(catalog))
        untranslated = [entry.msgid for entry in catalog if not entry.translated()]
        for msgid in untranslated:
            print(f"not translated or fuzzy: {msgid!r}")
        print(f"{len(catalog)} messages, {len(untranslated)} to be translated")
        return 0
    faults = stale()
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
