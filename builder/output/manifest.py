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
    rows = [f'{_quoted(address)}: [{one.size}, "{one.content}"]' for address, one in sorted(entries.items())]
    return (f'{{"version": {VERSION}, "files": {{\n' + ",\n".join(rows) + "\n}}\n").encode()


def _quoted(address: str) -> str:
    return f'"{address}"' if _SIMPLE.fullmatch(address) else json.dumps(address)


def read_manifest(folder: Path) -> set[str] | None:
    """Return the addresses of the files that we wrote to `folder`; None where there is no manifest of ours."""
    try:
        told = json.loads((folder / MANIFEST).read_bytes())
        return set(told["files"]) if told["version"] == VERSION else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
