"""The name that was probably meant."""

import difflib
from collections.abc import Iterable

_NEAR_IN_CHINESE = 0.5
_NEAR_IN_LETTERS = 0.75


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that is most like `name`, or an empty string where none is near.

    Short Chinese names differ in one character of three, so half of them is near enough; words in letters share half
    of theirs by chance (colour, footer).
    """
    folded = {one.casefold(): one for one in known}
    cutoff = _NEAR_IN_LETTERS if name.isascii() else _NEAR_IN_CHINESE
    found = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=cutoff)
    return folded[found[0]] if found else ""
