"""Take a site away again: every file that we wrote, and nothing that somebody else put beside it."""

import contextlib
from pathlib import Path, PurePosixPath

from builder.output.manifest import MANIFEST, read_manifest


def clear(folder: Path) -> bool:
    """Remove our files from `folder`, and the folder if nothing is left; tell whether there were any.

    Raises:
        OSError: a file cannot be removed.
    """
    ours = read_manifest(folder)
    if ours is None:
        return False
    root = folder.resolve()
    folders = {folder}
    for address in ours | {MANIFEST}:
        path = folder / address
        if path.resolve().is_relative_to(root) and not path.is_dir():
            path.unlink(missing_ok=True)
            folders.update(folder / one for one in PurePosixPath(address).parents)
    for one in sorted(folders, key=lambda one: len(one.parts), reverse=True):
        with contextlib.suppress(OSError):
            one.rmdir()
    return True
