"""Answer requests for files of the output."""

import html
from pathlib import Path

from tornado.iostream import StreamClosedError
from tornado.web import RequestHandler

from builder.messages import N_
from builder.serve.content import Content, FileContent, TextContent
from builder.serve.inject import inject, rooted, script_tag
from builder.serve.locate import locate
from builder.serve.mime import content_type, is_page
from builder.serve.ranges import UnsatisfiableError, is_same, wanted
from builder.serve.site import Site

PIECE = 256 * 1024
# A page is changed in memory; what is larger than this is not a page that anybody reads.
LARGEST_PAGE = 32 * 1024 * 1024


class SiteHandler(RequestHandler):
    """Serves what lies in the output, and adds to pages what they need to be reloaded."""

    SUPPORTED_METHODS = ("GET", "HEAD")

    def initialize(self, site: Site) -> None:
        """Take what tornado hands over for each request."""
        self._site = site

    def set_default_headers(self) -> None:
        """Let nothing be kept: it may be another thing after the next save."""
        self.set_header("Cache-Control", "no-store")

    def compute_etag(self) -> None:
        """Leave ETags to the contents."""

    def prepare(self) -> None:
        """Look at the Host header before anything is answered."""
        self._site.refuse_strangers(self)

    async def get(self) -> None:
        """Answer with a file, a redirection to a folder, or the page that says there is none."""
        address = self.request.path
        found = locate(self._site.output, address)
        if found and found.is_dir():
            if not address.endswith("/"):
                self._redirect_to_folder()
                return
            found = locate(self._site.output, address + "index.html")
        elif address.endswith("/"):
            found = None
        content = self._open(found)
        if found and content:
            await self._send(content, content_type(found))
        else:
            await self._send_missing()

    async def head(self) -> None:
        """Answer as to GET; tornado leaves the body out."""
        await self.get()

    def write_error(self, status_code: int, **_: object) -> None:
        """Say in one line why there is no answer."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        if status_code == 405:
            self.set_header("Allow", ", ".join(self.SUPPORTED_METHODS))
        text = f"{status_code} {self._reason}"
        if status_code == 403:
            text = self._site.say(N_("This server answers under its own address only, not as “{host}”.")).format(
                host=self.request.host
            )
        self.finish(text + "\n")

    def _redirect_to_folder(self) -> None:
        query = f"?{self.request.query}" if self.request.query else ""
        self.redirect(f"{self.request.path}/{query}")

    def _open(self, path: Path | None) -> Content | None:
        if path is None or not path.is_file():
            return None
        try:
            if is_page(content_type(path)) and path.stat().st_size <= LARGEST_PAGE:
                return TextContent(self._with_additions(path.read_bytes()))
            return FileContent(path)
        except OSError:
            return None

    def _with_additions(self, page: bytes) -> bytes:
        shown = self._site.shown
        return inject(page, shown.overlay(self._site.say) + script_tag(self.request.host, shown.stamp))

    async def _send_missing(self) -> None:
        self.set_status(404)
        found = locate(self._site.output, "/404.html")
        try:
            page = rooted(found.read_bytes()) if found and found.is_file() else self._missing_page().encode()
        except OSError:
            page = self._missing_page().encode()
        await self._send(TextContent(self._with_additions(page)), "text/html; charset=utf-8")

    def _missing_page(self) -> str:
        say = self._site.say
        lines = [say(N_("There is no such page: {path}")).format(path=self.request.path)]
        if not self._site.shown.built:
            lines.append(say(N_("The site is being built for the first time; this page reloads when it is done.")))
        return "<!DOCTYPE html><meta charset=utf-8><body>" + "".join(f"<p>{html.escape(one)}</p>" for one in lines)

    async def _send(self, content: Content, kind: str) -> None:
        try:
            self.set_header("Content-Type", kind)
            asked = self._choose(content)
            self.set_header("Content-Length", len(asked))
            if self.request.method == "GET":
                await self._stream(content, asked)
        except StreamClosedError:
            pass  # the browser has seen enough
        finally:
            content.close()

    def _choose(self, content: Content) -> range:
        """Set status and headers for what is asked for, and return which bytes that is."""
        everything = range(content.size)
        if self.get_status() != 200:
            return everything
        self.set_header("Accept-Ranges", "bytes")
        for name, value in (("ETag", content.tag), ("Last-Modified", content.modified)):
            if value:
                self.set_header(name, value)
        try:
            asked = wanted(self._range_header(content), content.size)
        except UnsatisfiableError:
            self.set_status(416)
            self.set_header("Content-Range", f"bytes */{content.size}")
            return range(0)
        if asked is None:
            return everything
        self.set_status(206)
        self.set_header("Content-Range", f"bytes {asked.start}-{asked.stop - 1}/{content.size}")
        return asked

    def _range_header(self, content: Content) -> str:
        headers = self.request.headers
        valid = self.request.method == "GET" and is_same(headers.get("If-Range", ""), content.tag, content.modified)
        return headers.get("Range", "") if valid else ""

    async def _stream(self, content: Content, asked: range) -> None:
        """Send piece by piece, each when the browser has taken the one before."""
        at = asked.start
        while at < asked.stop:
            piece = content.read(at, min(PIECE, asked.stop - at))
            if not piece:
                self.detach().close()  # a length was promised that cannot be kept: let the browser know
                return
            self.write(piece)
            await self.flush()
            at += len(piece)
