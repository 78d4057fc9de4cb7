"""A page is a value: where it goes, which template makes it, and all that the template may show."""

import functools

import msgspec

from builder.pages.views import PageView
from builder.system import Value, digest_bytes


class Page(Value, frozen=True):
    """One file of the output that a template makes.

    Attributes:
        address: its path in the output.
        template: the template's name.
        view: what the template sees as ``page``.
        text_key: names the long text that the template sees as ``text``; empty where it needs none.
        origin: the file of the site that asks for this page, for diagnostics; may be empty.
    """

    address: str
    template: str
    view: PageView
    text_key: str = ""
    origin: str = ""

    def packed(self) -> bytes:
        """Return exactly what the page shows as bytes: they travel to other processes faster than the values."""
        kind = type(self.view).__name__
        return msgspec.msgpack.encode((kind, self.address, self.template, self.text_key, self.view))

    @property
    def digest(self) -> str:
        """The digest of exactly what the page shows (site view and theme are the same for all pages)."""
        return digest_bytes(self.packed())


def unpacked(data: bytes) -> Page:
    """Return a page that was packed; its origin, which it does not show, is not in it."""
    kind, address, template, text_key, view = _HEAD.decode(data)
    return Page(address, template, _decoder(kind).decode(view), text_key)


_HEAD = msgspec.msgpack.Decoder(tuple[str, str, str, str, msgspec.Raw])


@functools.cache
def _decoder(kind: str) -> msgspec.msgpack.Decoder[PageView]:
    (view,) = (one for one in PageView.__subclasses__() if one.__name__ == kind)
    return msgspec.msgpack.Decoder(view)
