"""Media as values."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says of itself: digest of its bytes; seconds and pixels, 0 where unknown."""

    digest: str
    seconds: float = 0.0
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is published as it is.

    Attributes:
        address: its site address, with a part of its digest, so that it can be kept for ever.
        disk: where its bytes lie.
        size: in bytes.
        mime: its media type; empty where nobody needs it.
        origin: the text that names it.
    """

    address: str
    disk: Path
    size: int
    mime: str
    facts: Facts
    origin: str


@dataclass(frozen=True, slots=True)
class Media:
    """Every file that pages show, by the path of its source, and the poster of each video."""

    assets: dict[str, Asset] = field(default_factory=dict)
    posters: dict[str, Asset] = field(default_factory=dict)
