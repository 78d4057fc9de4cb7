"""Put addresses and blocks in the place of numbered references."""

import re
from collections.abc import Callable

from builder.markup.model import BLOCK_TAG, REFERENCE_SCHEME

_REFERENCE = re.compile(
    rf' (href|src)="{REFERENCE_SCHEME}:(\d{{1,6}})"|(?:<p>)?<{BLOCK_TAG} data-n="(\d{{1,6}})"></{BLOCK_TAG}>(?:</p>)?'
)
Attributes = Callable[[int], str]
Block = Callable[[int], str]


def resolve(html: str, attributes: Attributes, block: Block) -> str:
    """Return HTML with every reference replaced.

    Args:
        html: of a :class:`~builder.markup.model.Markup`.
        attributes: gives the attributes (escaped, with a leading space) for the numbered link or picture.
        block: gives the HTML (escaped) of the numbered shortcode.
    """

    def replace(match: re.Match[str]) -> str:
        return attributes(int(match[2])) if match[1] else block(int(match[3]))

    return _REFERENCE.sub(replace, html)
