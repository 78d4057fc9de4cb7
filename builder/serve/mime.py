"""The type of a file by its name, the same on every machine (Windows takes types from its registry)."""

import mimetypes
from pathlib import Path

# The module's own table, without what systems add to it.
_KNOWN = mimetypes.MimeTypes(()).types_map[True]
_BETTER = {
    ".avif": "image/avif",
    ".flac": "audio/flac",
    ".gz": "application/gzip",
    ".ico": "image/x-icon",
    ".js": "text/javascript",
    ".json": "application/json",
    ".lrc": "text/plain",
    ".m3u8": "application/vnd.apple.mpegurl",
    ".m4a": "audio/mp4",
    ".m4v": "video/mp4",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".ogv": "video/ogg",
    ".opus": "audio/ogg",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".srt": "text/plain",
    ".svg": "image/svg+xml",
    ".ts": "video/mp2t",
    ".vtt": "text/vtt",
    ".wasm": "application/wasm",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".xz": "application/x-xz",
    ".zip": "application/zip",
}


def content_type(path: Path) -> str:
    """Return the value of Content-Type for a file of the output, whose texts are all UTF-8."""
    ending = path.suffix.lower()
    found = _BETTER.get(ending) or _KNOWN.get(ending, "application/octet-stream")
    return f"{found}; charset=utf-8" if found.startswith("text/") else found


def is_page(kind: str) -> bool:
    """Return whether something of this type is an HTML page."""
    return kind.startswith("text/html")
