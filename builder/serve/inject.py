"""What is added to a page on its way to the browser, and never to the file."""

import html
import re

_HOST = re.compile(r"(?P<name>\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::(?P<port>[0-9]+))?", re.ASCII)
_END_OF_BODY = b"</body"
_HEAD = re.compile(rb"<head[^>]*>", re.IGNORECASE)


def script_tag(host: str, stamp: str) -> str:
    """Return the element that loads livereload.js.

    Args:
        host: the Host header: the script cannot read IPv6 addresses and the port 80 off its own address.
        stamp: of what is shown; it comes back as `snipver` when the page connects.
    """
    found = _HOST.fullmatch(host)
    where = f"host={found['name']}&port={found['port'] or 80}&" if found else ""
    return f'<script src="{html.escape(f"/livereload.js?{where}snipver={stamp}")}" async></script>'


def inject(page: bytes, addition: str) -> bytes:
    """Return `page` with `addition` before the end of its body, or at its end where none is marked."""
    at = _end_of_body(page)
    return page[:at] + addition.encode("utf-8", "replace") + page[at:]


def rooted(page: bytes) -> bytes:
    """Return `page` with its relative links going out from the server's root, wherever it is shown."""
    head = _HEAD.search(page)
    return page[: head.end()] + b'<base href="/">' + page[head.end() :] if head else page


def _end_of_body(page: bytes) -> int:
    lowered = page.lower()
    at = len(lowered)
    while (at := lowered.rfind(_END_OF_BODY, 0, at)) >= 0:
        if lowered.rfind(b"<!--", 0, at) <= lowered.rfind(b"-->", 0, at):
            return at  # and not in a comment
    return len(page)
