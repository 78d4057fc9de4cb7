"""Write the site so that it is whole at any moment.

New and changed files are first written to a folder beside the pages. Only when all are there are they put in place,
one rename each, what is linked to before what links; deletions come last. A process that dies before leaves the old
site; one that dies during the renames leaves whole pages, old or new, and the next build makes good the rest: what is
about to change is taken out of the journal first.
"""

import contextlib
import dataclasses
import itertools
import os
import shutil
import time
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path, PurePosixPath

from builder.output.journal import Journal, Written
from builder.output.manifest import MANIFEST, manifest_bytes, read_manifest, with_changes
from builder.output.staging import STAGING, Staged, Staging
from builder.system import Cache

_LOCKED_TRIES = 20


class OutputError(Exception):
    """The site cannot be written: the operating system's reason is the argument."""


class Output:
    """The output folder during one build."""

    def __init__(self, folder: Path, cache: Cache, entries: dict[str, Written] | None = None) -> None:
        """Open the output in `folder`; `entries` are those of its journal, where they are known."""
        self.folder = folder
        self.journal = Journal(cache, folder, entries)
        self._staged: dict[str, Written] = {}
        self._kept: dict[str, Written] = {}
        self._is_whole = False
        self._base = str(folder)
        self._staging = folder / STAGING
        self.staging = Staging(str(self._staging))

    def is_ours(self) -> bool:
        """Tell whether the folder may be written: it is missing, empty, or was made by a build.

        A folder without a list of files (a power cut may have emptied it) is known by what the journal says.
        """
        if not self.folder.is_dir():
            return True  # a file in its place is said when the folder cannot be made
        names = {entry.name for entry in os.scandir(self.folder) if not entry.name.startswith(".")}
        if not names or read_manifest(self.folder) is not None:
            return True
        return any(self._untouched(address, entry) for address, entry in self.journal.entries.items())

    def has(self, address: str, key: str) -> bool:
        """Tell whether the file at `address` was made from `key` and stands untouched."""
        entry = self.journal.entries.get(address)
        if entry is None or entry.key != key or not (self._is_whole or self._untouched(address, entry)):
            return False
        self._kept[address] = entry
        return True

    def _untouched(self, address: str, entry: Written) -> bool:
        try:
            stat = os.stat(f"{self._base}/{address}")  # noqa: PTH116 - called for every file
        except OSError:
            return False
        return stat.st_size == entry.size and stat.st_mtime_ns == entry.mtime_ns

    def is_untouched(self) -> bool:
        """Tell whether every file stands as it was written, and is what it should be."""
        self._is_whole = self._is_listed() and all(
            entry.key and self._untouched(address, entry) for address, entry in self.journal.entries.items()
        )
        return self._is_whole

    def _is_listed(self) -> bool:
        manifest = self.folder / MANIFEST
        return manifest.is_file() and manifest.stat().st_size > 0

    def keep(self, address: str) -> None:
        """Leave the file at `address` as it is: what should be there now could not be made."""
        entry = self.journal.entries.get(address)
        if entry is not None:
            self._kept[address] = dataclasses.replace(entry, key="")

    def keep_of(self, folders: Collection[str]) -> None:
        """Leave every file as it is that was asked for by a file in one of `folders` and is not made anew."""
        for address, entry in self.journal.entries.items():
            if entry.origin and entry.origin.rpartition("/")[0] in folders and address not in self._staged:
                self._kept.setdefault(address, entry)

    def known(self, address: str) -> str:
        """Return the digest of the file at `address`; empty where there is none or somebody touched it."""
        old = self.journal.entries.get(address)
        return old.content if old and self._untouched(address, old) else ""

    def take(self, address: str, key: str, staged: Staged, origin: str = "") -> None:
        """Take a file that was staged, or leave the one in place that has its bytes; visitors see nothing of it yet."""
        if staged.mtime_ns:
            self._staged[address] = Written(key, staged.content, staged.size, staged.mtime_ns, origin)
        else:
            old = self.journal.entries[address]
            self._kept[address] = Written(key, staged.content, old.size, old.mtime_ns, origin)

    def stage(self, address: str, key: str, content: bytes, origin: str = "") -> None:
        """Take the bytes of a file.

        Raises:
            OutputError: it cannot be written.
        """
        with clear_errors():
            staged = self.staging.put(address, content, self.known(address))
        self.take(address, key, staged, origin)

    def stage_copy(self, address: str, key: str, source: Path, origin: str = "") -> None:
        """Take a file as it is; `key` is the digest of its bytes.

        Raises:
            OutputError: it cannot be read or written.
        """
        with clear_errors():
            staged = self.staging.copy(address, key, source)
        self.take(address, key, staged, origin)

    def begin(self) -> None:
        """Remove what a build that died has left.

        Raises:
            OutputError: the folder cannot be written.
        """
        with clear_errors():
            self.folder.mkdir(parents=True, exist_ok=True)
            if self._staging.exists():
                shutil.rmtree(self._staging)
            self._staging.mkdir()

    def abandon(self) -> None:
        """Drop everything that was staged; the site stays as it was."""
        shutil.rmtree(self._staging, ignore_errors=True)

    def commit(self, order: Iterable[str]) -> int:
        """Put everything in place, remove what no longer belongs, and return how many files were removed.

        Args:
            order: the addresses of all files; what is linked to before what links.

        Raises:
            OutputError: a file could not be put in place; whole pages stand everywhere all the same.
        """
        listed = read_manifest(self.folder) or set()
        before = set(self.journal.entries) | listed
        entries = {**self._kept, **self._staged}
        gone = sorted(before - entries.keys() - {MANIFEST})
        whole = self._is_listed()
        if self._staged or gone or not whole or self.journal.entries != entries:
            changing = self._in_flux(before, entries)
            self.journal.save(changing)
            with clear_errors():
                if changing.keys() - listed:
                    # What stands here must be known as ours even if this build dies and the cache is lost.
                    self._write_manifest(changing)
                self._put_in_place(order)
                self._remove(gone, entries)
                self._write_manifest(entries)
            self.journal.save(entries)
        self.abandon()
        return len(gone)

    def replace(self, files: Iterable[tuple[str, str, bytes, str]]) -> int:
        """Put files in the place of those that are there already; nothing else changes.

        Args:
            files: address, key, bytes and origin of each, as for :meth:`stage`.

        Returns:
            How many have other bytes than before.

        Raises:
            OutputError: a file could not be written or put in place; whole pages stand everywhere all the same.
        """
        self.begin()
        try:
            for address, key, content, origin in files:
                self.stage(address, key, content, origin)
            self._swap()
        finally:
            self.abandon()
        return len(self._staged)

    def _swap(self) -> None:
        before = {address: self.journal.entries[address] for address in self._staged}
        if before:
            # As in commit: what is about to change is not believed until it stands.
            self.journal.change(dict.fromkeys(before, Written("", "", 0, 0)))
            with clear_errors():
                self._put_in_place(before)
                listed = with_changes((self.folder / MANIFEST).read_bytes(), before, self._staged)
                after = {**self.journal.entries, **self._staged}
                self._put_manifest(manifest_bytes(after) if listed is None else listed)
        self.journal.change({**self._kept, **self._staged})

    def _in_flux(self, before: set[str], entries: dict[str, Written]) -> dict[str, Written]:
        """Return what the journal must say while files are changing: what is ours, but nothing of it is good.

        A build that dies here is followed by one that makes all of these anew and removes what does not belong.
        """
        sure = {address: one for address, one in self._kept.items() if address not in self._staged}
        unsure = (before | entries.keys()) - sure.keys() - {MANIFEST}
        return sure | dict.fromkeys(unsure, Written("", "", 0, 0))

    def _put_in_place(self, order: Iterable[str]) -> None:
        """Move files in order; a folder that is not there yet is moved with all that is in it, which takes one step."""
        there: dict[str, bool] = {"": True}
        for address in order:
            if address in self._staged:
                folders = itertools.accumulate(address.split("/")[:-1], "{}/{}".format)
                new = next((folder for folder in folders if not self._is_there(folder, there)), None)
                if new is None:
                    _replace(self._staging / address, self.folder / address)
                elif new not in there:
                    _replace(self._staging / new, self.folder / new)
                    there[new] = False

    def _is_there(self, folder: str, there: dict[str, bool]) -> bool:
        """Tell whether the site had a folder before; `there` knows those that were moved (False) or looked for."""
        if folder not in there and (self.folder / folder).is_dir():
            there[folder] = True
        return there.get(folder, False)

    def _write_manifest(self, entries: dict[str, Written]) -> None:
        self._put_manifest(manifest_bytes(entries))

    def _put_manifest(self, content: bytes) -> None:
        target = self.folder / MANIFEST
        if target.is_file() and target.read_bytes() == content:
            return
        part = self._staging / MANIFEST
        part.write_bytes(content)
        _replace(part, target)

    def _remove(self, gone: list[str], entries: dict[str, Written]) -> None:
        root = self.folder.resolve()
        by_case = {address.casefold(): address for address in entries}
        folders: set[Path] = set()
        for address in gone:
            path = self.folder / address
            twin = by_case.get(address.casefold())
            # A manifest that was tampered with must not reach outside; and where a file has only changed the case of
            # its name, both names may be the same new file.
            outside = path.is_dir() or not path.resolve().is_relative_to(root)
            if outside or (twin and _is_same(path, self.folder / twin)):
                continue
            path.unlink(missing_ok=True)
            folders.update(self.folder / one for one in PurePosixPath(address).parents if str(one) != ".")
        for folder in sorted(folders, key=lambda one: len(one.parts), reverse=True):
            with contextlib.suppress(OSError):
                folder.rmdir()


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


@contextlib.contextmanager
def clear_errors() -> Iterator[None]:
    """Turn what the operating system says into an :class:`OutputError`."""
    try:
        yield
    except OSError as error:
        raise OutputError(error.strerror or str(error)) from error


def _replace(source: Path, target: Path) -> None:
    """Rename over the old file. On Windows a page that somebody reads right now is locked for a moment."""
    for _ in range(_LOCKED_TRIES):
        try:
            os.replace(source, target)  # noqa: PTH105 - called for every file
        except PermissionError:
            if os.name != "nt":
                raise
            time.sleep(0.05)
        else:
            return
    os.replace(source, target)  # noqa: PTH105
