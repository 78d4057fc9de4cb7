"""A page is a value: where it goes, which template makes it, and all that the template may show."""

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

    @property
    def digest(self) -> str:
        """The digest of exactly what the page shows (site view and theme are the same for all pages)."""
        return digest_bytes(msgspec.msgpack.encode((self.address, self.template, self.text_key, self.view)))
