"""A body after Markdown, before it is known where its links lead.

The HTML is clean and depends on nothing but the text, so it can be kept for as long as the text does not change. What
depends on other files (addresses of lessons, pictures, clips) stands in it as numbered references.
"""

import enum
from collections.abc import Iterator

from builder.system import Value

REFERENCE_SCHEME = "xuexi-reference"
BLOCK_TAG = "xuexi-block"


class ReferenceKind(enum.StrEnum):
    """What a reference wants: the address of something, or a block in its place."""

    LINK = "link"
    IMAGE = "image"
    CLIP = "clip"
    GALLERY = "gallery"
    QUOTE = "quote"
    LESSON = "lesson"


class Reference(Value, frozen=True):
    """Something that a body refers to.

    Attributes:
        kind: see :class:`ReferenceKind`.
        targets: as written: one address or id, for a gallery every file, for a quotation whose words they are.
        text: a caption, the quoted words, or the text of a link to a lesson; may be empty.
        line: where it stands, from 1.
        columns: that of each target, from 1; for no target the one at which it should stand.
    """

    kind: ReferenceKind
    targets: tuple[str, ...]
    text: str
    line: int
    columns: tuple[int, ...]

    @property
    def places(self) -> Iterator[tuple[str, int]]:
        """Each target with its column."""
        return zip(self.targets, self.columns, strict=True) if self.targets else iter(())


class Heading(Value, frozen=True):
    """A heading in the body: its level (2 to 6), its anchor and its text."""

    level: int
    anchor: str
    text: str


class Markup(Value, frozen=True):
    """A body: HTML with numbered references, its headings, and its plain text."""

    html: str = ""
    text: str = ""
    headings: tuple[Heading, ...] = ()
    references: tuple[Reference, ...] = ()
