"""Sites with a fault, and what is said of them."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.diagnostics import Diagnostic
from builder.diagnostics.render import as_json
from builder.pipeline import Request
from builder.pipeline import check as check_site

DAY = datetime.date(2020, 1, 1)


@pytest.fixture(scope="session")
def check() -> Callable[[Path], list[Diagnostic]]:
    """Check a site as `xuexi check --as-of 2020-01-01` does, in one process."""

    def once(root: Path) -> list[Diagnostic]:
        return check_site(Request(root=root, as_of=DAY, jobs=1), lambda _step, _done, _total: None).diagnostics

    return once


@pytest.fixture(scope="session")
def place() -> Callable[[Diagnostic], str]:
    """Return `path:line:column severity code` of a diagnostic; line and column are 0 where there is none."""
    return lambda one: f"{one.span.path}:{one.span.line}:{one.span.column} {one.severity.value} {one.code}"


@pytest.fixture(scope="session")
def words() -> Callable[[Diagnostic], str]:
    """Return what is said of a problem in English: message and hint."""

    def of(one: Diagnostic) -> str:
        shown = as_json(one, str)
        return f"{shown['message']} → {shown['hint']}"

    return of
