"""Jinja, set up for a site."""

from collections.abc import Callable
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from builder.pages.views import BlockView, LessonView, ReferenceView, SiteView
from builder.render.assets import Assets
from builder.render.body import body_html
from builder.render.catalog import ThemeCatalog
from builder.render.filters import all_filters
from builder.render.jsonld import video_object
from builder.render.text_view import TextView
from builder.render.theme import Theme


def relative(address: str, page_address: str) -> str:
    """Return the way from one page to an address of the site; full addresses and anchors stay as they are.

    The way goes over the root, so that it depends only on how deep the page lies.
    """
    if "://" in address or address.startswith(("#", "mailto:", "tel:")):
        return address
    return "../" * page_address.count("/") + address


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


def make_environment(theme: Theme, assets: Assets, site: SiteView) -> Environment:
    """Return the environment in which every page of the site is rendered."""
    environment = Environment(
        loader=_Loader(theme),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"],
        auto_reload=False,
    )
    catalog = ThemeCatalog(theme, site.language)
    environment.install_gettext_translations(catalog, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(all_filters(site.language, site.timezone))
    environment.filters.update(link=_link, absolute=_absolute(site), rooted=_rooted(site))
    environment.globals.update(site=site, asset=_asset(assets), body=_body, video_object=_video_object(site))
    return environment


@pass_context
def _link(context: Context, address: str) -> str:
    return relative(address, context["page"].address)


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


def _asset(assets: Assets) -> Callable[[Context, str], str]:
    @pass_context
    def asset(context: Context, name: str) -> str:
        return relative(assets.addresses[name], context["page"].address)

    return asset


def _video_object(site: SiteView) -> Callable[[LessonView, TextView], Markup]:
    def of(page: LessonView, text: TextView) -> Markup:
        return video_object(site, page, text)

    return of


@pass_context
def _body(context: Context, text: TextView, references: tuple[ReferenceView, ...]) -> Markup:
    page = context["page"]
    blocks = context.environment.get_template("blocks.html").make_module({"page": page})

    def block(view: BlockView) -> str:
        return str(getattr(blocks, view.kind)(view))

    return body_html(text, references, lambda address: relative(address, page.address), block)
