"""Long texts as templates see them."""

from builder.content import LessonText
from builder.markup import Heading
from builder.subtitles import Cue


class TextView:
    """What a template sees as ``text``.

    Attributes:
        html: the body with numbered references; the function ``body`` resolves them.
        plain: the body without tags.
        headings: of the body.
        tracks: the transcript of each part.
    """

    __slots__ = ("headings", "html", "plain", "tracks")

    def __init__(self, text: LessonText) -> None:
        self.html: str = text.markup.html
        self.plain: str = text.markup.text
        self.headings: tuple[Heading, ...] = text.markup.headings
        self.tracks: tuple[tuple[Cue, ...], ...] = text.tracks
