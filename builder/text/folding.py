"""One form for texts that mean the same."""

import re
import unicodedata

_SPACE = re.compile(r"\s+")


def nfc(text: str) -> str:
    """Return the composed form: macOS writes file names decomposed (NFD), everybody else composed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def nfd(text: str) -> str:
    """Return the decomposed form."""
    return text if text.isascii() else unicodedata.normalize("NFD", text)


def fold(text: str) -> str:
    """Return the form in which names are compared: full-width letters narrow, no spaces, no case."""
    return _SPACE.sub("", unicodedata.normalize("NFKC", text)).casefold()


def plain_digits(text: str) -> str:
    """Return `text` with full-width digits and signs as ASCII, outer spaces gone."""
    return unicodedata.normalize("NFKC", text).strip()
