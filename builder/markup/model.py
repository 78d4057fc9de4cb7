"""A body after Markdown, before it is known where its links lead.

The HTML is clean and depends on nothing but the text, so it can be kept for as long as the text does not change. What
depends on other files (addresses of lessons, pictures, clips) stands in it as numbered references.
"""

import enum
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Reference:
    """Something that a body refers to.

    Attributes:
        kind: see :class:`ReferenceKind`.
        targets: as written: one address or id, for a gallery every file, for a quotation whose words they are.
        text: a caption, the quoted words, or the text of a link to a lesson; may be empty.
        line: where it stands, from 1.
        column: from 1.
    """

    kind: ReferenceKind
    targets: tuple[str, ...]
    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the body: its level (2 to 6), its anchor and its text."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Markup:
    """A body: HTML with numbered references, its headings, and its plain text."""

    html: str = ""
    text: str = ""
    headings: tuple[Heading, ...] = ()
    references: tuple[Reference, ...] = ()
