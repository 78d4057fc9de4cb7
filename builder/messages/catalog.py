"""Find the language to speak and the sentences in it."""

import gettext
import locale
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

LOCALE_FOLDER = Path(__file__).parent / "locale"
DOMAIN = "xuexi"
LANGUAGES = ("zh_CN", "en")
DEFAULT_LANGUAGE = "zh_CN"

Translator = Callable[[str], str]


def choose_language(asked: str | None, environment: Mapping[str, str]) -> str:
    """Return one of :data:`LANGUAGES`: what was asked for, else what the locale says, else Chinese.

    Only an English locale leads away from Chinese: a bare ``C`` or ``POSIX`` says nothing about its user.
    """
    for name in (asked, environment.get("XUEXI_LANG"), *_locale_names(environment)):
        if name:
            return _known(name)
    return DEFAULT_LANGUAGE


def _locale_names(environment: Mapping[str, str]) -> list[str | None]:
    names = [environment.get(key) for key in ("LC_ALL", "LC_MESSAGES", "LANG")]
    if sys.platform == "win32":
        names.append(locale.getlocale()[0])
    return names


def _known(name: str) -> str:
    return "en" if name.lower().startswith("en") else DEFAULT_LANGUAGE


def translator(language: str) -> Translator:
    """Return the function that puts an English sentence into `language` (itself where none is known)."""
    found = gettext.translation(DOMAIN, LOCALE_FOLDER, [language], fallback=True)
    return found.gettext
