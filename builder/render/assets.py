"""Static files. Those of the theme get the digest of their bytes into their names; those of the site keep theirs."""

import dataclasses
import posixpath
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from builder.render.theme import Theme
from builder.system import digest_bytes, digest_file

ASSET_FOLDER = "assets"
_CSS_URL = re.compile(rb"""url\(\s*(['"]?)(?!data:|https?:|/|#)([^'")?#]+)([?#][^'")]*)?\1\s*\)""")


@dataclass(frozen=True, slots=True)
class Assets:
    """Static files to write.

    Attributes:
        addresses: the site address of each asset by its name in a ``static`` folder.
        files: what is copied, by address.
        contents: what is written, by address, with the digest of its bytes: style sheets whose ``url()`` changed.
        digest: of all addresses; it changes when any asset does.
    """

    addresses: dict[str, str] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    contents: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    digest: str = ""

    def without(self, refused: Collection[str]) -> "Assets":
        """Return the same assets without the files at some addresses."""
        files = {address: path for address, path in self.files.items() if address not in refused}
        return dataclasses.replace(self, files=files) if refused else self


def find_assets(theme: Theme) -> Assets:
    """Return all static files, the site's own before the theme's.

    A file of the site is also written under its own name (``site_src/static/logo.png`` is ``/logo.png``), so that
    texts and other systems can name it; one that replaces a file of the theme is served under the theme's name too.
    """
    own, *inherited = theme.static
    by_name: dict[str, Path] = {}
    for folder in reversed(theme.static):
        by_name.update(theme.files(folder))
    from_theme = {name for folder in inherited for name in theme.files(folder)}
    addresses: dict[str, str] = {}
    files: dict[str, Path] = theme.files(own)
    contents: dict[str, tuple[str, bytes]] = {}
    # Style sheets come last: they name other assets, which must have their addresses by then.
    for name in sorted(by_name, key=lambda name: (name.endswith(".css"), name)):
        path = by_name[name]
        if name not in from_theme:
            addresses[name] = name
        elif name.endswith(".css"):
            content = _with_addresses(path.read_bytes(), name, addresses)
            digest = digest_bytes(content)
            addresses[name] = _fingerprinted(name, digest)
            contents[addresses[name]] = digest, content
        else:
            addresses[name] = _fingerprinted(name, digest_file(path))
            files[addresses[name]] = path
    listed = "\n".join(f"{name} {addresses[name]}" for name in sorted(addresses))
    return Assets(addresses, files, contents, digest_bytes(listed.encode()))


def _fingerprinted(name: str, digest: str) -> str:
    stem, dot, extension = name.rpartition(".")
    return f"{ASSET_FOLDER}/{stem}.{digest[:8]}{dot}{extension}" if dot else f"{ASSET_FOLDER}/{name}.{digest[:8]}"


def _with_addresses(css: bytes, name: str, addresses: dict[str, str]) -> bytes:
    """Put the fingerprinted names into ``url()``; all assets keep their places relative to each other."""
    folder = name.rpartition("/")[0]

    def replace(match: re.Match[bytes]) -> bytes:
        target = match[2].decode("utf-8", "replace").strip()
        asset = addresses.get(posixpath.normpath(posixpath.join(folder, target)), "")
        if not asset.startswith(f"{ASSET_FOLDER}/"):
            return match[0]
        relative = posixpath.relpath(asset, posixpath.join(ASSET_FOLDER, folder))
        return b'url("' + relative.encode() + (match[3] or b"") + b'")'

    return _CSS_URL.sub(replace, css)
