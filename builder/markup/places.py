"""Where in a body something stands."""

import functools
import html
import re

_CODE = re.compile(
    r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)"  # a fenced block
    r"|(?<!`)(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\2(?!`)",  # or a few words of code in a paragraph
    re.MULTILINE | re.DOTALL,
)
_NOT_LINE_END = re.compile(r"[^\n]")
_BEFORE_ADDRESS = r"(?:\]\(\s*<?|=\s*[\"']?|^ {0,3}\[[^\]\n]+\]:\s*<?|<)"


class Places:
    """The body, and where things stand in it."""

    def __init__(self, body: str, first_line: int) -> None:
        self.body = body
        self.first_line = first_line
        self._left: dict[str, list[int]] = {}

    @functools.cached_property
    def readable(self) -> str:
        """The body without what stands in it as code, each sign in its place; made only where it is needed."""
        return _CODE.sub(lambda match: _NOT_LINE_END.sub(" ", match[0]), self.body)

    def find(self, address: str) -> tuple[int, int]:
        """Return line and column of an address: the first time it is asked for, its first place, and so on.

        They count from 1; the body's start where it stands nowhere.
        """
        if address not in self._left:
            self._left[address] = self._all(address)
        places = self._left[address]
        return self.at(places.pop(0) if len(places) > 1 else places[0])

    def at(self, position: int) -> tuple[int, int]:
        """Return line and column, from 1, of a character of the body."""
        line = self.body.count("\n", 0, position)
        return self.first_line + line, position - self.body.rfind("\n", 0, position)

    def line_of(self, position: int) -> str:
        """Return the line on which a character stands, without what is code in it."""
        end = self.readable.find("\n", position)
        return self.readable[self.readable.rfind("\n", 0, position) + 1 : end if end >= 0 else None]

    def _all(self, address: str) -> list[int]:
        written = "|".join(re.escape(one) for one in dict.fromkeys((address, html.escape(address, quote=False))))
        links = re.compile(rf"{_BEFORE_ADDRESS}({written})(?=[\s)\"'>]|$)", re.MULTILINE)
        found = [match.start(1) for match in links.finditer(self.readable)]
        return found or [max(0, self.readable.find(address))]
