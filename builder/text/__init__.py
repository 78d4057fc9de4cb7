"""Chinese text: one form for comparing, addresses in ASCII, and the order of lists."""

from builder.text.folding import fold, nfc, nfd, plain_digits
from builder.text.pinyin import is_device, order_key, slug

__all__ = ["fold", "is_device", "nfc", "nfd", "order_key", "plain_digits", "slug"]
