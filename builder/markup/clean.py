"""What HTML a member may write, and nothing else; addresses become numbered references on the way."""

import re
from collections.abc import Callable

from builder.markup.model import BLOCK_TAG, REFERENCE_SCHEME
from builder.markup.places import Places

_TAGS = frozenset(
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h2 h3 h4 "
    "h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table "
    f"tbody td tfoot th thead tr u ul var {BLOCK_TAG}".split()
)
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"id", "class", "title", "lang", "dir"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "type"},
    "li": {"value"},
    "th": {"colspan", "rowspan", "scope", "align"},
    "td": {"colspan", "rowspan", "align"},
    "col": {"span"},
    BLOCK_TAG: {"data-n"},
}
_REMOVED_WHOLE = {
    "script",
    "style",
    "iframe",
    "object",
    "embed",
    "template",
    "noscript",
    "svg",
    "math",
    "title",
}
# Of what is not allowed, that which an editor would miss on the page; other tags only lose their look, not their text.
_MISSED = _REMOVED_WHOLE - {"style", "title"} | {
    "applet", "audio", "button", "canvas", "form", "frame", "frameset", "input", "select", "textarea", "video",
}  # fmt: skip
_MISSED_TAG = re.compile(rf"<({'|'.join(sorted(_MISSED))})(?=[\s/>])", re.IGNORECASE)
# The theme's own names must not be taken over by a body: a page's script finds its parts by them.
_RESERVED = re.compile(r"^(?:js-|x-)|^(?:player|transcript|content|nav)$")
_SCHEME = re.compile(r"""(?:href|src)\s*=\s*["']?\s*([a-zA-Z][a-zA-Z0-9+.-]*):""")
Address = Callable[[str, str], str]


def removed_tags(places: Places) -> list[tuple[str, int, int]]:
    """Return what of a body is left out in spite of having something to show: tag, line and column."""
    if "<" not in places.body:
        return []
    return [(match[1].lower(), *places.at(match.start())) for match in _MISSED_TAG.finditer(places.readable)]


def clean(text: str, address: Address) -> str:
    """Return `text` with only harmless HTML in it.

    Args:
        text: HTML as Markdown made it, raw HTML of the author included.
        address: is called with ``href`` or ``src`` and each address in order; gives what is to stand there.
    """
    import nh3

    def attribute(tag: str, name: str, value: str) -> str | None:
        if (tag, name) in {("a", "href"), ("img", "src")}:
            return address(name, value)
        if name in {"id", "class"} and any(_RESERVED.match(word) for word in value.split()):
            return None
        return value

    return nh3.clean(
        text,
        tags=set(_TAGS),
        clean_content_tags=_REMOVED_WHOLE,
        attributes=_ATTRIBUTES,
        attribute_filter=attribute,
        # Every address goes through `address`, so none is left in the text; the cleaner drops those of other schemes
        # without a word, and a link that is gone must be told of.
        url_schemes={*_SCHEME.findall(text), REFERENCE_SCHEME},
        link_rel=None,
        strip_comments=True,
    )
