"""The page of a lesson that was just saved, shown before the whole build has ended.

Where a title or a date has changed, many lists change with it, and that takes seconds. Whoever has saved it looks at
its own page: it is made at once from what the lesson says of itself, and made anew by the whole build that follows.
"""

from collections.abc import Sequence

import msgspec

from builder.content import LESSON_FILE, reread
from builder.diagnostics import Severity
from builder.output import Output
from builder.pages import as_told
from builder.pipeline.rewrite import setup_of, wording_of
from builder.pipeline.unchanged import Last, Stock
from builder.render import render_pages
from builder.source import FoundFile
from builder.system import Cache

# Whoever saves more at once does not look at one page.
MOST_LESSONS = 4


def glimpse(stock: Stock, changed: Sequence[FoundFile], cache: Cache, output: Output, last: Last) -> bool:
    """Put the pages of the lessons that were `changed` in place, and tell whether that was done.

    A whole build must follow.

    Raises:
        OutputError: a page could not be written.
    """
    setup = setup_of(cache, output)
    if setup is None or not 0 < len(changed) <= MOST_LESSONS or any(file.name != LESSON_FILE for file in changed):
        return False
    made = []
    for file in changed:
        read = reread(stock.tree, file.path)
        wording = wording_of(cache, output, file.path)
        faulty = any(one.severity is Severity.ERROR for one in read.found)
        if faulty or wording is None or read.record is None:
            return False
        page = as_told(wording, read.record)
        (rendered,) = render_pages(setup, [(page, msgspec.msgpack.encode(read.text))])
        if rendered.fault or not output.known(page.address):
            return False
        made.append((page.address, "", rendered.content, page.origin))
    last.doubt()
    output.replace(made)
    return True
