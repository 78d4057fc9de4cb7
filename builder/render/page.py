"""Render pages."""

import dataclasses
import functools
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError

from builder.content import LessonText, decode_text
from builder.diagnostics import Diagnostic, Span
from builder.pages.page import Page
from builder.pages.views import SiteView, TrackView
from builder.render import problems
from builder.render.assets import Assets
from builder.render.environment import Compiled, make_environment
from builder.render.text_view import TextView
from builder.render.theme import Theme
from builder.subtitles import as_webvtt
from builder.system import digest_bytes


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's bytes, or why there are none."""

    content: bytes
    fault: Diagnostic | None = None


@dataclass(frozen=True, slots=True, eq=False)
class RenderSetup:
    """What all pages of a site are rendered with. Two are the same when their keys are.

    Attributes:
        key: the digest of all of it: together with a page's own digest it tells whether a page must be rendered.
    """

    key: str
    root: Path
    theme: Theme
    assets: Assets
    site: SiteView

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RenderSetup) and other.key == self.key

    def __hash__(self) -> int:
        return hash(self.key)


def make_setup(root: Path, theme: Theme, assets: Assets, site: SiteView, version: str) -> RenderSetup:
    """Return the setup for one build; `version` stands for the program itself."""
    parts = (version, theme.digest(), assets.digest, str(root.resolve()), site)
    return RenderSetup(digest_bytes(msgspec.msgpack.encode(parts)), root, theme, assets, site)


def encoded_setup(setup: RenderSetup) -> bytes:
    """Return a setup as bytes, for a later build in which nothing of it has changed."""
    return msgspec.msgpack.encode(setup, enc_hook=str)


def decoded_setup(data: bytes) -> RenderSetup | None:
    """Return the setup; None where the bytes are those of none."""
    try:
        return msgspec.msgpack.decode(data, type=RenderSetup, dec_hook=lambda _, path: Path(path))
    except msgspec.MsgspecError:
        return None


PageWithText = tuple[Page, bytes]


def render_pages(setup: RenderSetup, pages: Sequence[PageWithText]) -> list[Rendered]:
    """Render pages, each with its encoded long text if it has one. Can be called in a worker process."""
    renderer = _renderer(setup)
    return [renderer.render(page, decode_text(text)) for page, text in pages]


@functools.lru_cache(maxsize=2)
def _renderer(setup: RenderSetup) -> "Renderer":
    """Keep the renderer of a process: its templates are compiled once."""
    return Renderer(setup)


def grouped(faults: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return faults of templates, each once: a mistake in a template is on every page that is made with it."""
    pages: dict[tuple[object, ...], list[Diagnostic]] = {}
    for fault in faults:
        rest = tuple(value for name, value in fault.values.items() if name != "page")
        pages.setdefault((fault.code, fault.span, rest), []).append(fault)
    return [_first_of(same) for same in pages.values()]


def _first_of(same: list[Diagnostic]) -> Diagnostic:
    first = same[0]
    if len(same) == 1 or first.code != problems.TEMPLATE_ERROR.code:
        return first
    return dataclasses.replace(first, message=problems.AND_MORE, values={**first.values, "count": str(len(same))})


class Renderer:
    """Renders pages of one site."""

    def __init__(self, setup: RenderSetup) -> None:
        self.root = setup.root.resolve()
        self._setup = setup
        self._compiled = Compiled()
        self._environments: dict[int, Environment] = {}

    def _environment(self, depth: int) -> Environment:
        if depth not in self._environments:
            setup = self._setup
            made = make_environment(setup.theme, setup.assets, setup.site, depth, self._compiled)
            self._environments[depth] = made
        return self._environments[depth]

    def render(self, page: Page, text: LessonText | None) -> Rendered:
        """Return the bytes of a page; a fault in a template is a diagnostic that names template, line and page."""
        if isinstance(page.view, TrackView):
            tracks = text.tracks if text else ()
            return Rendered(as_webvtt(tracks[page.view.part] if page.view.part < len(tracks) else ()).encode())
        environment = self._environment(page.address.count("/"))
        try:
            template = environment.get_template(page.template)
            variables = {"page": page.view, **({"text": TextView(text)} if text else {})}
            return Rendered(template.render(variables).encode("utf-8", "replace"))
        except TemplateSyntaxError as error:
            span = Span(self._shown(error.filename or page.template), error.lineno)
            return Rendered(b"", problems.TEMPLATE_ERROR.at(span, page=page.address, detail=error.message))
        except TemplateNotFound as error:
            name, known = str(error.name or page.template), environment.list_templates()
            fault = problems.NO_TEMPLATE.about(self._place(error, page), name, known, page=page.address)
            return Rendered(b"", fault)
        except (
            TemplateError,
            TypeError,
            ValueError,
            AttributeError,
            KeyError,
            LookupError,
            ArithmeticError,
        ) as error:
            detail = str(error) or type(error).__name__
            return Rendered(b"", problems.TEMPLATE_ERROR.at(self._place(error, page), page=page.address, detail=detail))

    def _place(self, error: BaseException, page: Page) -> Span:
        """Return the innermost line of a template in the error's traceback."""
        frames = traceback.extract_tb(error.__traceback__)
        folders = tuple(str(folder) for folder in self._setup.theme.templates)
        for frame in reversed(frames):
            if frame.filename.startswith(folders):
                return Span(self._shown(frame.filename), frame.lineno or 0)
        return Span(page.template)

    def _shown(self, filename: str) -> str:
        path = Path(filename)
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()
