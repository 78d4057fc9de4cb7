"""What must no longer be shown: ``site_src/withdrawn.yaml``."""

import dataclasses
import datetime
from dataclasses import dataclass

from builder.content import problems
from builder.content.paths import is_alias
from builder.diagnostics import Diagnostic, Severity, Span
from builder.fields import Field, Name, Reader, Table, open_fields
from builder.fields.problems import UNKNOWN_KEY
from builder.messages import N_
from builder.source import Tree, misnamed

WITHDRAWN_PATH = "site_src/withdrawn.yaml"
CHECKED = N_("true says: right as it is written, though nothing in the site is called so any more.")
WITHDRAWN_FIELDS = Table(
    Field("lessons", N_("Lessons that are gone: {id, date, reason}."), "作品"),
    Field("people", N_("People whose name and works are gone: {name, date, reason}."), "人员"),
)
WITHDRAWN_LESSON_FIELDS = Table(
    Field("id", N_("The lesson's id: the name of its folder."), "编号", required=True),
    Field("date", N_("Since when."), "日期"),
    Field("reason", N_("A reason that may be shown."), "原因"),
    Field("addresses", N_("Other addresses that it had, such as lessons/lamp.html."), "原网址"),
    Field("checked", CHECKED, "已核对"),
)
WITHDRAWN_PERSON_FIELDS = Table(
    Field("name", N_("The name, or name@branch."), "姓名", required=True),
    Field("date", N_("Since when."), "日期"),
    Field("reason", N_("A reason that may be shown."), "原因"),
    Field("checked", CHECKED, "已核对"),
)


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One lesson (`name` is its id) or one person (`name` as written) that is gone.

    Attributes:
        addresses: of a lesson, where it could be found besides the address that its id makes.
        checked: the editors say that it is right, also where nothing is called so any more.
    """

    name: Name
    date: datetime.date | None
    reason: str
    addresses: tuple[Name, ...] = ()
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The whole list."""

    lessons: tuple[Withdrawal, ...] = ()
    people: tuple[Withdrawal, ...] = ()


def read_withdrawn(tree: Tree) -> tuple[Withdrawn | None, list[Diagnostic]]:
    """Return the list, None where any part of it cannot be understood, and what is wrong with its file.

    Half a list would publish again what must be gone, so there is none rather than half of it.
    """
    file = tree.files.get(WITHDRAWN_PATH)
    if file is None:
        found = misnamed(tree, WITHDRAWN_PATH)
        return (None if found else Withdrawn()), found
    tables = (WITHDRAWN_FIELDS, WITHDRAWN_LESSON_FIELDS, WITHDRAWN_PERSON_FIELDS)
    reader, found = open_fields(tree.on_disk(file), WITHDRAWN_PATH, *tables)
    if reader is None:
        return None, found
    lessons = _rows(reader, "lessons", WITHDRAWN_LESSON_FIELDS, "id")
    people = _rows(reader, "people", WITHDRAWN_PERSON_FIELDS, "name")
    found += [
        problems.BAD_ALIAS.at(Span(WITHDRAWN_PATH, one.line, one.column), name=one.text)
        for withdrawal in lessons
        for one in withdrawal.addresses
        if not is_alias(one.text)
    ]
    # A field that is not understood may be the one that names what must be gone.
    found = [_grave(one) if one.code == UNKNOWN_KEY.code else one for one in found]
    broken = any(one.severity is Severity.ERROR for one in found)
    return (None if broken else Withdrawn(lessons, people)), found


def _grave(diagnostic: Diagnostic) -> Diagnostic:
    return dataclasses.replace(diagnostic, severity=Severity.ERROR)


def _rows(reader: Reader, name: str, table: Table, main: str) -> tuple[Withdrawal, ...]:
    return tuple(
        Withdrawal(who, row.date("date"), row.text("reason"), row.names("addresses"), row.yes("checked"))
        for row in reader.rows(name, table, main)
        if (who := row.name(main))
    )
