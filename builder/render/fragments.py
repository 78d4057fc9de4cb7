"""The tag ``{% cache key, … %}…{% endcache %}``: a fragment that many pages share is rendered once."""

from collections.abc import Callable

from jinja2 import Environment, nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup


class Fragments(Extension):
    """Keeps what stands between the tags, by the tag's place and its keys.

    The fragment may depend on its keys and on what is the same for all pages (``site``, sentences, filters), and on
    nothing else. Keys are values. Fragments last as long as their environment, which is made for one theme, one site
    and one depth of pages.
    """

    tags = {"cache"}  # noqa: RUF012 - as the base class has it

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self._kept: dict[tuple[object, ...], Markup] = {}

    def parse(self, parser: Parser) -> nodes.Node:
        """Turn the tag into a call with the rendered body as its block."""
        line = next(parser.stream).lineno
        place = nodes.Const(f"{parser.name}:{line}")
        keys = [parser.parse_expression()]
        while parser.stream.skip_if("comma"):
            keys.append(parser.parse_expression())
        body = parser.parse_statements(("name:endcache",), drop_needle=True)
        call = self.call_method("_fragment", [place, *keys])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _fragment(self, *key: object, caller: Callable[[], str]) -> Markup:
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = Markup(caller())  # noqa: S704 - what a template has rendered
        return kept
