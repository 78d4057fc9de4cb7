"""The theme's sentences in the site's language, from ``messages/LANGUAGE.po`` of each theme in the chain."""

import gettext

import polib

from builder.render.theme import Theme


class ThemeCatalog(gettext.NullTranslations):
    """Translations for Jinja; English sentences are the ids, so that English needs no catalog."""

    def __init__(self, theme: Theme, language: str) -> None:
        super().__init__()
        self._said: dict[str, str] = {}
        names = {language.replace("-", "_"), language.partition("-")[0]}
        for folder in reversed(theme.messages):
            files = theme.files(folder)
            for name in sorted(names, key=len):
                file = files.get(f"{name}.po")
                if file:
                    entries = polib.pofile(str(file), encoding="utf-8")
                    self._said.update({one.msgid: one.msgstr for one in entries if one.msgstr and not one.obsolete})

    def gettext(self, message: str) -> str:
        """Return the sentence in the site's language."""
        return self._said.get(message, message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """Return the sentence; Chinese has one form for all numbers, translated under the plural one."""
        return self._said.get(plural) or self._said.get(singular) or (singular if n == 1 else plural)
