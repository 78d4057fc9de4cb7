"""Bytes to text, whatever editor wrote them."""

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Neither XML nor HTML may hold these; U+0085 is a line's end to YAML and harmless elsewhere.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
SHORT_BYTES = 120


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with line ends of one kind and no control characters; `encoding` is empty where it was UTF-8."""

    text: str
    encoding: str = ""


class NotTextError(ValueError):
    """The bytes are no text in any encoding that is tried."""


def decode(data: bytes) -> Decoded:
    """Read bytes as text: BOM, strict UTF-8, GB18030, then what charset-normalizer finds.

    Texts of a few words are guessed wrongly by statistics, and in this field they are GB18030.

    Raises:
        NotTextError: nothing fits.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :].decode(encoding, "replace")
            return Decoded(_clean(text), "" if encoding == "utf-8" else encoding.upper())
    try:
        return Decoded(_clean(_refuse_binary(data).decode("utf-8")))
    except UnicodeDecodeError:
        return _legacy(data)


def _refuse_binary(data: bytes) -> bytes:
    if b"\x00" in data[:4096]:
        raise NotTextError
    return data


def _legacy(data: bytes) -> Decoded:
    guess = "" if len(data) < SHORT_BYTES else _best_guess(data)
    for encoding in filter(None, ("gb18030" if guess != "big5" else "", guess)):
        try:
            return Decoded(_clean(data.decode(encoding)), encoding.upper())
        except (UnicodeDecodeError, LookupError):
            continue
    raise NotTextError


def _best_guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:65536], cp_isolation=["gb18030", "big5", "cp1252", "utf_16_le", "utf_16_be"]).best()
    return best.encoding if best else ""


def _clean(text: str) -> str:
    return without_controls(text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def without_controls(text: str) -> str:
    """Return `text` without signs that no page and no feed may hold, however they came into it."""
    return _CONTROL.sub("", _LONE_SURROGATE.sub("�", text))
