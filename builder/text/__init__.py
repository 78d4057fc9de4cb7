"""Chinese text: one form for comparing, addresses in ASCII, and the order of lists."""

from builder.text.folding import fold, nfc, plain_digits
from builder.text.pinyin import order_key, slug

__all__ = ["fold", "nfc", "order_key", "plain_digits", "slug"]
