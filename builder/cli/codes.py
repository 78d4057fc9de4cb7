"""Every kind of problem that the program can name."""

import importlib

from builder.diagnostics import Problem

ROOMS = ("source", "markup", "subtitles", "fields", "config", "content", "media", "pages", "render", "output", "serve")


def all_problems() -> dict[str, Problem]:
    """Return all problems by code, in order."""
    found: dict[str, Problem] = {}
    for room in ROOMS:
        module = importlib.import_module(f"builder.{room}.problems")
        found.update({one.code: one for one in vars(module).values() if isinstance(one, Problem)})
    return dict(sorted(found.items()))
