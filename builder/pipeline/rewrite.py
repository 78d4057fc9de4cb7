"""Where only words have changed in the bodies of a few lessons, their own pages are made anew and nothing else.

That is what editors do all day. Nothing but a lesson's own page shows its words, so the last result holds for
everything else. Where anything more is changed, or might be, the whole build decides.
"""

import dataclasses
from collections.abc import Iterable, Sequence

import msgspec

from builder.content import LESSON_FILE, Faces, LessonRead, Texts, faces_of, keep_reread, reread
from builder.output import Output
from builder.pages import Page, Wording, reworded, wordings
from builder.pipeline.request import Report
from builder.pipeline.unchanged import Kept, Last, Seen, Stock
from builder.render import Rendered, RenderSetup, decoded_setup, render_pages
from builder.source import FoundFile
from builder.system import Cache

SETUPS = "setups"
WORDINGS = "wordings"
# More of them are quicker in several processes.
MOST_LESSONS = 32


@dataclasses.dataclass(frozen=True, slots=True)
class _Rewritten:
    """A lesson with other words: its file, what was read, and what others can see of it."""

    file: FoundFile
    read: LessonRead
    faces: Faces


def keep_wordings(cache: Cache, output: Output, pages: Iterable[Page], origins: set[str]) -> None:
    """Keep the pages of lessons whose pages were made, for the next time only their words change."""
    rows = {_key(output, one.origin): msgspec.msgpack.encode(one) for one in wordings(pages, origins)}
    if rows:
        cache.put(WORDINGS, rows)


def recheck(stock: Stock, changed: Sequence[FoundFile], cache: Cache, last: Last, kept: Kept) -> Report | None:
    """Return what a check would say; None where that takes a whole one."""
    rewritten = _rewritten(stock, changed, kept)
    if rewritten is None:
        return None
    with last.amended(kept, _seen(rewritten)):
        _keep(cache, stock, rewritten)
    return dataclasses.replace(kept.report, parsed=len(rewritten))


def rewrite(
    stock: Stock, changed: Sequence[FoundFile], cache: Cache, output: Output, last: Last, kept: Kept
) -> Report | None:
    """Bring the pages of `changed` up to date and return what a build would say; None where that takes a whole one.

    Raises:
        OutputError: a page could not be written.
    """
    rewritten = _rewritten(stock, changed, kept)
    if rewritten is None:
        return None
    made = _render(cache, output, rewritten)
    if made is None:
        return None
    with last.amended(kept, _seen(rewritten)):
        _keep(cache, stock, rewritten)
        count = output.replace((page.address, key, rendered.content, page.origin) for page, key, rendered in made)
    return dataclasses.replace(kept.report, parsed=len(rewritten), made=count, kept=kept.report.kept - count)


def _seen(rewritten: list[_Rewritten]) -> list[Seen]:
    return [Seen(one.file, (one.faces.face, one.faces.lines)) for one in rewritten]


def _rewritten(stock: Stock, changed: Sequence[FoundFile], kept: Kept) -> list[_Rewritten] | None:
    """Return the lessons that were changed, read anew; None where one of them has changed in more than its words."""
    if kept.basis.reads_words or not 0 < len(changed) <= MOST_LESSONS:
        return None
    told = {one.span.path for one in kept.report.diagnostics}
    rewritten = []
    for file in changed:
        before = kept.basis.faces.get(file.path)
        if file.name != LESSON_FILE or before is None:
            return None
        read = reread(stock.tree, file.path)
        faces = faces_of(read)
        # Where something was said of the text, the lines that it named must still be the same.
        same = faces.lines == before[1] if file.path in told else faces.face == before[0]
        if not same:
            return None
        rewritten.append(_Rewritten(file, read, faces))
    return rewritten


def _render(cache: Cache, output: Output, rewritten: list[_Rewritten]) -> list[tuple[Page, str, Rendered]] | None:
    """Return the pages of the lessons, each with the key of what it was made from; None where one cannot be made."""
    setup = setup_of(cache, output)
    if setup is None:
        return None
    made = []
    for one in rewritten:
        assert one.read.record is not None
        wording = wording_of(cache, output, one.read.record.path)
        if wording is None:
            return None
        pages = reworded(wording, one.read.record.text_key)
        text = msgspec.msgpack.encode(one.read.text)
        rendered = render_pages(setup, [(page, text) for page in pages])
        if any(page.fault for page in rendered) or not all(output.known(page.address) for page in pages):
            return None
        made += [(page, f"{setup.key}-{page.digest}", result) for page, result in zip(pages, rendered, strict=True)]
    return made


def setup_of(cache: Cache, output: Output) -> RenderSetup | None:
    """Return what the pages of an output were last rendered with; None where nobody knows."""
    stored = cache.get(SETUPS, output.journal.name)
    return decoded_setup(stored) if stored else None


def wording_of(cache: Cache, output: Output, origin: str) -> Wording | None:
    """Return the pages of a lesson as they were last made; None where it has none."""
    stored = cache.get(WORDINGS, _key(output, origin))
    try:
        return msgspec.msgpack.decode(stored, type=Wording) if stored else None
    except msgspec.DecodeError:
        return None


def _key(output: Output, origin: str) -> str:
    return f"{output.journal.name} {origin}"


def _keep(cache: Cache, stock: Stock, rewritten: list[_Rewritten]) -> None:
    texts = Texts(cache)
    for one in rewritten:
        keep_reread(cache, texts, stock.tree, one.read)
