"""Jinja, set up for a site."""

import functools
from collections.abc import Callable
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from markupsafe import Markup

from builder.pages.views import BlockView, LessonView, ReferenceView, SiteView
from builder.render.assets import Assets
from builder.render.body import body_html
from builder.render.catalog import ThemeCatalog
from builder.render.escaping import EscapingCode, escaped
from builder.render.filters import all_filters
from builder.render.fragments import Fragments
from builder.render.jsonld import video_object
from builder.render.text_view import TextView
from builder.render.theme import Theme
from builder.render.transcript import transcript_function


class Compiled(BytecodeCache):
    """The compiled templates of one theme and site, for the environments of all depths.

    Only in memory: compiled code that lies on a disk is not to be believed.
    """

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, if it was compiled from the same source."""
        known = self._code.get(f"{bucket.key} {bucket.checksum}")
        if known is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._code[f"{bucket.key} {bucket.checksum}"] = bucket.bytecode_to_string()


class _Environment(Environment):
    """An environment whose templates write out values quickly."""

    code_generator_class = EscapingCode
    escaped = staticmethod(escaped)


class _Loader(FileSystemLoader):
    """Gives the templates of a theme, and nothing that lies elsewhere."""

    def __init__(self, theme: Theme) -> None:
        super().__init__([str(folder) for folder in theme.templates])
        self._paths = theme.template_files()

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return text, file name, and a function that says whether both are still good.

        Raises:
            TemplateNotFound: the theme has no such template.
        """
        path = self._paths.get(template)
        if path is None:
            raise TemplateNotFound(template)
        return path.read_text("utf-8-sig"), str(path), lambda: True


def make_environment(
    theme: Theme, assets: Assets, site: SiteView, depth: int = 0, compiled: Compiled | None = None
) -> Environment:
    """Return the environment in which pages of one depth are rendered.

    Because the way to the root is the same for all of them, macros need not know the page: a template that is imported
    is run once, not once a page.

    Args:
        theme: the templates.
        assets: the addresses of its static files.
        site: what all pages share.
        depth: in how many folders the pages lie.
        compiled: templates that another depth has compiled already.
    """
    environment = _Environment(
        loader=_Loader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols", Fragments],
        bytecode_cache=compiled,
        auto_reload=False,
    )
    link = _link(depth)
    catalog = ThemeCatalog(theme, site.language)
    environment.install_gettext_translations(catalog, newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(_gettext(catalog))
    environment.filters.update(all_filters(site.language, site.timezone))
    environment.filters.update(link=_filter(link), absolute=_absolute(site), rooted=_rooted(site))
    environment.globals.update(
        site=site,
        asset=lambda name: link(assets.addresses[name]),
        body=_body(environment, link),
        transcript=transcript_function(link),
        video_object=_video_object(site),
    )
    return environment


def _link(depth: int) -> Callable[[str], str]:
    up = "../" * depth

    def link(address: str) -> str:
        whole = "://" in address or address.startswith(("#", "mailto:", "tel:"))
        return address if whole else up + address

    return link


def _filter(link: Callable[[str], str]) -> Callable[[Context, str], str]:
    """Return `link` as a filter that is never worked out while a template is compiled: its code is for all depths."""

    @pass_context
    def filtered(context: Context, address: str) -> str:  # noqa: ARG001
        return link(address)

    return filtered


def _gettext(catalog: ThemeCatalog) -> dict[str, Callable[..., Markup]]:
    """Return what templates say sentences with: as Jinja's own, but a sentence without values is put together once."""

    @functools.cache
    def said(message: str) -> Markup:
        return Markup(catalog.gettext(message))  # noqa: S704 - the theme's own words

    @functools.cache
    def plain(message: str) -> Markup:
        return said(message) % {}

    def gettext(message: str, **values: object) -> Markup:
        return said(message) % values if values else plain(message)

    def ngettext(singular: str, plural: str, num: int, **values: object) -> Markup:
        return Markup(catalog.ngettext(singular, plural, num)) % {"num": num, **values}  # noqa: S704

    return {"_": gettext, "gettext": gettext, "ngettext": ngettext}


def _absolute(site: SiteView) -> Callable[[str], str]:
    def absolute(address: str) -> str:
        if not site.base_url or "://" in address:
            return address if "://" in address else ""
        return site.base_url + address

    return absolute


def _rooted(site: SiteView) -> Callable[[str], str]:
    """Return the filter that makes an address start at the root of the server, by the path of the base URL."""
    path = urlsplit(site.base_url).path or "/"
    return lambda address: path + address


def _video_object(site: SiteView) -> Callable[[LessonView, TextView], Markup]:
    def of(page: LessonView, text: TextView) -> Markup:
        return video_object(site, page, text)

    return of


def _body(
    environment: Environment, link: Callable[[str], str]
) -> Callable[[TextView, tuple[ReferenceView, ...]], Markup]:
    def block(view: BlockView) -> str:
        return str(getattr(environment.get_template("blocks.html").module, view.kind)(view))

    return lambda text, references: body_html(text, references, link, block)
