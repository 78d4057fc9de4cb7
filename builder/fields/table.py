"""The fields that a kind of file may have. The documentation of formats is made from these tables."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Attributes:
        name: the key in a file.
        meaning: a sentence that says what it is for (English; translated where it is shown).
        chinese: the key that may stand for it; empty where there is none.
        required: whether a file without it is wrong.
    """

    name: str
    meaning: str
    chinese: str = ""
    required: bool = False


class Table:
    """All fields of one kind of file."""

    def __init__(self, *fields: Field) -> None:
        self.fields = fields
        self._canonical = {key: field.name for field in fields for key in (field.name, field.chinese) if key}

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)

    @property
    def keys(self) -> frozenset[str]:
        """Every key that is understood, Chinese ones too."""
        return frozenset(self._canonical)

    def keys_with(self, *nested: "Table") -> frozenset[str]:
        """Every key that is understood in a file of this kind, those of groups inside it too."""
        return self.keys.union(*(table.keys for table in nested))

    def canonical(self, key: str) -> str:
        """Return the name of the field that `key` means; empty where it means none."""
        return self._canonical.get(key.strip(), "") or self._canonical.get(key.strip().lower(), "")
