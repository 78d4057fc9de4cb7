"""The settings as values, with what each is for."""

from dataclasses import dataclass

from builder.fields import Field, Name, Table
from builder.messages import N_

TOPIC_FIELDS = Table(
    Field("name", N_("The topic as it is shown and as lessons name it."), "名称", required=True),
    Field("summary", N_("A sentence under the heading of its page."), "说明"),
    Field("slug", N_("Its address in ASCII; pinyin of the name if missing."), "网址"),
)
MENU_FIELDS = Table(
    Field("title", N_("What the menu shows; the page's title if missing."), "标题"),
    Field("page", N_("The file name, without .md, of a page in site_src/pages."), "页面"),
    Field("url", N_("An address elsewhere, beginning with http:// or https://."), "地址"),
)
LESSON_FIELDS = Table(
    Field(
        "max_minutes",
        N_("A clip longer than this is warned of: a micro-lesson is short. 10 if missing."),
        "最长分钟",
    ),
)
HOME_FIELDS = Table(
    Field("welcome", N_("Two sentences at the top of the home page."), "欢迎"),
    Field("start", N_("Ids of the lessons to begin with."), "从这里开始"),
)
MEDIA_FIELDS = Table(
    Field("folders", N_("More folders in which clips are looked for, after the lesson's own."), "文件夹"),
)
SITE_FIELDS = Table(
    Field("title", N_("The portal's name."), "标题", required=True),
    Field("subtitle", N_("One line under the name."), "副标题"),
    Field("organization", N_("The organization that publishes it."), "单位"),
    Field(
        "base_url",
        N_("The address where it will be published; without it no feed or sitemap is written."),
        "网址",
    ),
    Field("language", N_("The language of the pages: zh-CN or en."), "语言"),
    Field("timezone", N_("Where midnight is: Asia/Shanghai if missing."), "时区"),
    Field("theme", N_("The name of a folder in themes/, or of a theme that comes with the program."), "主题"),
    Field("topics", N_("The topics that a lesson may have."), "主题分类"),
    Field("menu", N_("More entries in the menu."), "菜单"),
    Field("lesson", N_("Limits for lessons."), "作品"),
    Field("home", N_("What the home page says and begins with."), "首页"),
    Field("media", N_("Where clips are."), "媒体"),
    Field("footer", N_("A sentence at the bottom of every page."), "页脚"),
    Field("per_page", N_("How many lessons a page of a list shows: 24 if missing."), "每页"),
    Field("options", N_("Settings of the theme's own, as name: value."), "选项"),
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject that lessons are sorted by."""

    name: str
    summary: str
    slug: str


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry in the menu: a page of the site (its file stem) or an address elsewhere."""

    title: str
    page: Name | None
    url: str


@dataclass(frozen=True, slots=True)
class LessonSettings:
    """Limits for lessons."""

    max_minutes: int = 10


@dataclass(frozen=True, slots=True)
class HomeSettings:
    """What the home page says and begins with."""

    welcome: str = ""
    start: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class MediaSettings:
    """Where clips are, besides the lessons' folders."""

    folders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """The settings of a site; see :data:`SITE_FIELDS` for each."""

    title: str
    subtitle: str = ""
    organization: str = ""
    base_url: str = ""
    language: str = "zh-CN"
    timezone: str = "Asia/Shanghai"
    theme: str = "default"
    theme_place: Name | None = None
    topics: tuple[Topic, ...] = ()
    menu: tuple[MenuItem, ...] = ()
    lesson: LessonSettings = LessonSettings()
    home: HomeSettings = HomeSettings()
    media: MediaSettings = MediaSettings()
    footer: str = ""
    per_page: int = 24
    options: tuple[tuple[str, str], ...] = ()
