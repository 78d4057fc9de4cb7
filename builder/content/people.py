"""Who is who: a person is a name within a branch."""

import re
from collections import defaultdict

from builder.content import problems
from builder.content.lesson import LessonRecord
from builder.content.organization import Organizations
from builder.content.portal import Person
from builder.diagnostics import Diagnostic, Span
from builder.fields import Name
from builder.text import fold

_AT = str.maketrans("＠", "@")
_SPACE_IN_NAME = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")


def split_name(written: str) -> tuple[str, str]:
    """Return name and branch of ``name@branch``; the branch is empty where none is written."""
    if "@" not in written and "＠" not in written:
        return written.strip(), ""  # nearly all
    name, _, branch = written.translate(_AT).partition("@")
    return name.strip(), branch.strip()


class People:
    """All people whom lessons place in a branch, and the way to find one by a bare name."""

    def __init__(self, organizations: Organizations) -> None:
        self._organizations = organizations
        self._branches: dict[str, set[str]] = defaultdict(set)

    def learn(self, record: LessonRecord, organization: str) -> None:
        """Note the people of a lesson whose branch is known."""
        for written in (*record.speakers, *record.makers):
            name, branch = split_name(written.text)
            keys = self._organizations.find(branch) if branch else [organization] if organization else []
            if len(keys) == 1:
                self._branches[fold(name)].add(keys[0])

    def branches_of(self, name: str) -> list[str]:
        """Return the keys of the branches that have a person of this name."""
        return sorted(self._branches.get(fold(name), ()))

    def resolve(self, written: Name, organization: str, path: str) -> tuple[Person | None, list[Diagnostic]]:
        """Return the person that a name in a lesson of `organization` means.

        Args:
            written: ``name`` or ``name@branch``.
            organization: the key of the lesson's branch; empty where it has none.
            path: of the lesson, for diagnostics.
        """
        name, branch = split_name(written.text)
        if branch:
            begin = written.text.find(branch, len(name) + 1)
            place = Name(branch, written.line, written.column and written.column + begin)
            key, found = self._organizations.resolve(place, path)
            return (None if found else _person(name, key)), found
        if organization:
            return _person(name, organization), []
        branches = self.branches_of(name)
        if len(branches) > 1:
            paths = [f"{name}@{self._organizations.path(key)}" for key in branches]
            span = Span(path, written.line, written.column)
            several = "、".join(paths)
            return None, [problems.AMBIGUOUS_PERSON.at(span, name=name, several=several, nearest=paths[0])]
        return _person(name, branches[0] if branches else ""), []


def _person(name: str, organization: str) -> Person:
    """Return a person. Names of two characters are often set with a space, 李　明: it is the same name."""
    return Person(f"{fold(name)}@{organization}", _SPACE_IN_NAME.sub("", name), organization)
