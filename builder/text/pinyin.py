"""Addresses and order by pinyin."""

import functools
import re
import unicodedata

from builder.system.files import digest_bytes

LONGEST_SLUG = 80
# Devices of Windows: no file can be called so there, whatever its ending.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_OTHER = re.compile(r"[^a-z0-9]+")
# Readings that a dictionary of words gets wrong where the character opens a name.
_SURNAMES = {
    "单": "shan", "仇": "qiu", "解": "xie", "区": "ou", "查": "zha", "曾": "zeng", "朴": "piao", "盖": "ge",
    "尉迟": "yuchi", "长孙": "zhangsun", "翟": "zhai", "覃": "qin", "缪": "miao", "任": "ren", "华": "hua",
}  # fmt: skip


@functools.lru_cache(maxsize=65536)
def syllables(text: str) -> tuple[str, ...]:
    """Return the pinyin of each Chinese character, and each run of other characters as it is."""
    if text.isascii():
        return (text,)
    from pypinyin import Style, lazy_pinyin  # 0.3 s: only where Chinese must be spelled

    return tuple(lazy_pinyin(text, style=Style.NORMAL, v_to_u=False))


def _name_syllables(name: str) -> tuple[str, ...]:
    for surname, reading in _SURNAMES.items():
        if name.startswith(surname):
            return (reading, *syllables(name[len(surname) :]))
    return syllables(name)


@functools.lru_cache(maxsize=65536)
def slug(text: str, *, person: bool = False) -> str:
    """Return an ASCII address part: lower case letters, digits and single hyphens.

    Chinese becomes pinyin; what no alphabet spells (emoji, say) becomes a short digest, so that an address is never
    empty. A very long one is cut and keeps a digest, so that two long names stay two.
    """
    parts = _name_syllables(text) if person else syllables(text)
    joined = "".join(parts) if person else "-".join(_hyphenated(parts))
    decomposed = unicodedata.normalize("NFKD", joined).casefold()
    ascii_only = "".join(char for char in decomposed if not unicodedata.combining(char))
    plain = _OTHER.sub("-", ascii_only).strip("-")
    mark = digest_bytes(text.encode("utf-8", "surrogatepass"))[:8]
    if not plain or is_device(plain):
        return f"{plain or 'x'}-{mark}"
    if len(plain) > LONGEST_SLUG:
        return f"{plain[: LONGEST_SLUG - 9].rstrip('-')}-{mark}"
    return plain


def is_device(name: str) -> bool:
    """Tell whether no file of this name can be made on Windows."""
    return _DEVICE.fullmatch(name) is not None


def _hyphenated(parts: tuple[str, ...]) -> list[str]:
    """Join syllables of one Chinese word run: 矿灯 is ``kuangdeng``, not ``kuang-deng``."""
    joined: list[str] = []
    for part in parts:
        if joined and joined[-1].isalpha() and part.isalpha() and part.isascii() and joined[-1].isascii():
            joined[-1] += part
        else:
            joined.append(part)
    return joined


@functools.lru_cache(maxsize=65536)
def order_key(text: str) -> tuple[str, str]:
    """Return a key that sorts Chinese by pinyin and everything else by letters; equal sounds by characters."""
    return "".join(_name_syllables(text)).casefold(), text
