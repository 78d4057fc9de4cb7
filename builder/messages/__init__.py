"""Languages: English sentences in the code, other languages from gettext catalogs beside this file.

Codes and commands use English sentences as message ids. ``zh_CN`` is the default language of the product; English
needs no catalog. A sentence that is shown later is marked with :func:`N_`, so that extraction finds it.
"""

from builder.messages.catalog import (
    DEFAULT_LANGUAGE,
    LANGUAGES,
    LOCALE_FOLDER,
    Translator,
    choose_language,
    translator,
)

__all__ = [
    "DEFAULT_LANGUAGE",
    "LANGUAGES",
    "LOCALE_FOLDER",
    "N_",
    "Translator",
    "choose_language",
    "translator",
]


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "extract this, translate it later"
    """Mark a sentence for extraction and return it as it is."""
    return text
