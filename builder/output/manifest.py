"""A list of every file of the site with size and digest, written into the site itself.

It tells which files in a folder are ours when the cache is gone, and what differs between two copies of a site.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from builder.output.journal import Written

MANIFEST = "xuexi-manifest.json"
VERSION = 1
_SIMPLE = re.compile(r"[\w./-]*", re.ASCII)


def manifest_bytes(entries: Mapping[str, Written]) -> bytes:
    """Return the manifest: one line a file, sorted, so that two of them can be compared by eye and by tools."""
    rows = [_row(address, one) for address, one in sorted(entries.items())]
    return (f'{{"version": {VERSION}, "files": {{\n' + ",\n".join(rows) + "\n}}\n").encode()


def with_changes(manifest: bytes, before: Mapping[str, Written], after: Mapping[str, Written]) -> bytes | None:
    """Return a manifest in which a few rows are others; None where one of them is not there as it was."""
    for address, one in after.items():
        row = f"\n{_row(address, before[address])}".encode()
        if manifest.count(row) != 1:
            return None
        manifest = manifest.replace(row, f"\n{_row(address, one)}".encode())
    return manifest


def _row(address: str, one: Written) -> str:
    return f'{_quoted(address)}: [{one.size}, "{one.content}"]'


def _quoted(address: str) -> str:
    return f'"{address}"' if _SIMPLE.fullmatch(address) else json.dumps(address)


def read_manifest(folder: Path) -> set[str] | None:
    """Return the addresses of the files that we wrote to `folder`; None where there is no manifest of ours."""
    try:
        told = json.loads((folder / MANIFEST).read_bytes())
        return set(told["files"]) if told["version"] == VERSION else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
