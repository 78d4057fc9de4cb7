"""The tree of organizations: ``site_src/organizations.yaml``."""

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from builder.content import problems
from builder.diagnostics import Diagnostic, Severity, Span, nearest
from builder.fields import Field, Name, Reader, Table, open_fields
from builder.messages import N_
from builder.source import Tree, misnamed
from builder.text import fold, slug

ORGANIZATIONS_PATH = "site_src/organizations.yaml"
ORGANIZATION_FIELDS = Table(
    Field("name", N_("The full name."), "名称", required=True),
    Field("aliases", N_("Short and old names by which lessons may call it."), "别名"),
    Field("level", N_("company, committee or branch (公司, 党委, 支部)."), "级别"),
    Field("members", N_("How many Party members it has."), "党员人数"),
    Field("slug", N_("Its address in ASCII; pinyin of the name if missing."), "网址"),
    Field("children", N_("The organizations below it."), "下级"),
)
LEVELS = ("company", "committee", "branch")
DEEPEST = 8
_LEVEL_WORDS = {"公司": "company", "党委": "committee", "总支": "committee", "支部": "branch"}
_ENDINGS = re.compile(r"(?:党总支|党支部|党委|支部)$")
_STEP = re.compile(r"[/／>]")
_NO_NAME = re.compile(r"^(?:.?|第[一二三四五六七八九十百零〇\d]+)$")


@dataclass(frozen=True, slots=True)
class Organization:
    """One organization.

    Attributes:
        key: its address part; unique in the tree.
        short: the name without 党委 or 党支部 at its end.
        level: ``company``, ``committee`` or ``branch``.
        members: 0 where it is not told.
        parent: key of the one above it; empty for the root.
        children: keys of those below it, in the order written.
    """

    key: str
    name: str
    short: str
    level: str
    aliases: tuple[str, ...]
    members: int
    parent: str
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organizations:
    """The whole tree, and the ways to find somebody in it."""

    by_key: dict[str, Organization] = field(default_factory=dict)
    keys_by_name: dict[str, tuple[str, ...]] = field(default_factory=dict)
    # What was looked up before: a few hundred names are asked for tens of thousands of times.
    _shown: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    _found: dict[str, list[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def root(self) -> Organization | None:
        """The company; None where there is no tree."""
        return next(iter(self.by_key.values()), None)

    def above(self, key: str) -> Iterator[Organization]:
        """Yield the organizations over `key`, the nearest first."""
        while parent := self.by_key[key].parent:
            yield self.by_key[parent]
            key = parent

    def committee_of(self, key: str) -> Organization | None:
        """Return the committee that a branch belongs to (itself if it is one)."""
        chain = [self.by_key[key], *self.above(key)]
        return next((one for one in chain if one.level == "committee"), None)

    def path(self, key: str) -> str:
        """Return ``committee/branch``, which names an organization without doubt."""
        shown = self._shown.get(key)
        if shown is None:
            names = [self.by_key[key].short, *(one.short for one in self.above(key) if one.parent)]
            shown = self._shown[key] = "/".join(reversed(names))
        return shown

    def shortest_name(self, key: str) -> str:
        """Return the short name, with the committee before it where another organization is called so too."""
        short = self.by_key[key].short
        return short if len(self.keys_by_name[fold(short)]) == 1 else self.path(key)

    def find(self, written: str) -> list[str]:
        """Return the keys of every organization that `written` can mean: a name, an alias, or a path of them."""
        known = self._found.get(written)
        if known is None:
            known = self._found[written] = self._find([fold(step) for step in _STEP.split(written) if step.strip()])
        return list(known)

    def _find(self, steps: list[str]) -> list[str]:
        found = list(self.keys_by_name.get(steps[0], ())) if steps else []
        for step in steps[1:]:
            below = self.keys_by_name.get(step, ())
            found = [key for key in below if any(one.key in found for one in self.above(key))]
        return found

    def resolve(self, name: Name, path: str) -> tuple[str, list[Diagnostic]]:
        """Return the key that a name means; empty, and what is wrong, where it means none or several."""
        keys = self.find(name.text)
        if len(keys) == 1:
            return keys[0], []
        span = Span(path, name.line, name.column)
        if keys:
            paths = [self.path(key) for key in keys]
            ambiguous = problems.AMBIGUOUS_BRANCH.at(span, name=name.text, several="、".join(paths), nearest=paths[0])
            return "", [ambiguous]
        names = {one for organization in self.by_key.values() for one in _names_of(organization)}
        known = names | {self.path(key) for key in self.by_key}
        meant = self.find(nearest(name.text, sorted(known)))
        near = self.path(meant[0]) if len(meant) > 1 else ""
        return "", [problems.UNKNOWN_BRANCH.about(span, name.text, known, near=near)]


def read_organizations(tree: Tree) -> tuple[Organizations | None, list[Diagnostic]]:
    """Return the tree of organizations, None where any part of it is wrong, and what is wrong with it.

    Half a tree would leave out every lesson of the other half, so there is none rather than half of it.
    """
    file = tree.files.get(ORGANIZATIONS_PATH)
    if file is None:
        found = misnamed(tree, ORGANIZATIONS_PATH)
        return (None if found else Organizations()), found
    reader, found = open_fields(tree.on_disk(file), ORGANIZATIONS_PATH, ORGANIZATION_FIELDS)
    if reader is None:
        return None, found
    by_key: dict[str, Organization] = {}
    _read_node(reader, "", 0, by_key)
    broken = any(one.severity is Severity.ERROR for one in found)
    return (None if broken else Organizations(by_key, _names(by_key))), found


def _read_node(reader: Reader, parent: str, depth: int, by_key: dict[str, Organization]) -> str:
    """Add an organization and everything below it; return its key, empty where it has no name."""
    name = reader.text("name")
    if not name:
        return ""
    if depth > DEEPEST:
        reader.found.append(problems.TOO_DEEP.at(reader.span("name")))
        return ""
    short = _short(name)
    own = slug(reader.text("slug") or short)
    below_root = parent and by_key[parent].parent
    key = own if reader.has("slug") or not below_root else f"{parent}-{own}"
    if key in by_key:
        reader.found.append(_taken(reader, name, parent, by_key[key]))
        return ""
    aliases = tuple(alias.text for alias in reader.names("aliases"))
    level = _level(reader, name, depth)
    by_key[key] = Organization(key, name, short, level, aliases, reader.whole("members", 0), parent, ())
    rows = reader.rows("children", ORGANIZATION_FIELDS, "name")
    children = tuple(child for row in rows if (child := _read_node(row, key, depth + 1, by_key)))
    by_key[key] = dataclasses.replace(by_key[key], children=children)
    return key


def _short(name: str) -> str:
    """Return a name without what it is: 综采一队 for 综采一队党支部. 第一党支部 is called nothing else."""
    stem = _ENDINGS.sub("", name)
    return name if _NO_NAME.match(stem) else stem


def _taken(reader: Reader, name: str, parent: str, other: Organization) -> Diagnostic:
    """Return why an organization cannot have its key: it stands twice, or only sounds like another one."""
    if other.parent == parent and fold(other.name) == fold(name):
        return problems.DUPLICATE_ORGANIZATION.at(reader.span("name"), name=name)
    span = reader.span("slug" if reader.has("slug") else "name")
    return problems.DUPLICATE_ADDRESS.at(span, address=f"organizations/{other.key}.html", other=other.name)


def _level(reader: Reader, name: str, depth: int) -> str:
    written = reader.text("level").lower()
    level = _LEVEL_WORDS.get(written, written)
    if level and level not in LEVELS:
        reader.found.append(problems.BAD_LEVEL.at(reader.span("level"), value=written))
    if level in LEVELS:
        return level
    if depth == 0:
        return "company"
    return "branch" if name.endswith("支部") or depth > 1 else "committee"


def _names(by_key: dict[str, Organization]) -> dict[str, tuple[str, ...]]:
    keys: dict[str, list[str]] = defaultdict(list)
    for key, one in by_key.items():
        for name in dict.fromkeys(map(fold, _names_of(one))):
            keys[name].append(key)
    return {name: tuple(found) for name, found in keys.items()}


def _names_of(one: Organization) -> tuple[str, ...]:
    return (one.name, one.short, *one.aliases)
