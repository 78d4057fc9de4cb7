"""What most things in this program are: values."""

import msgspec


class Value(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The base of values that there are thousands of: never changed, equal where their parts are, small when kept.

    Made of other values only, so they never refer to each other in circles and need no garbage collector.
    """
