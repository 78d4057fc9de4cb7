"""A lesson as its folder tells it: typed, but names are still names."""

import datetime

import msgspec

from builder.fields import Field, Name, Table
from builder.markup import Markup, Reference
from builder.messages import N_
from builder.subtitles import Cue
from builder.system import Value

LESSON_FILE = "lesson.md"
LESSON_FIELDS = Table(
    Field("title", N_("The lesson's title."), "标题", required=True),
    Field("date", N_("When it was taught or filmed: 2018-12-06 or 2018年12月6日."), "日期", required=True),
    Field("speakers", N_("Who teaches: names, or name@branch for somebody from another branch."), "讲课人"),
    Field("makers", N_("Who filmed and edited it; written like speakers."), "制作人"),
    Field(
        "branch",
        N_("The branch: its name or an alias, or committee/branch where the name is not unique."),
        "支部",
    ),
    Field("topic", N_("One of the topics in site.yaml."), "主题"),
    Field("campaign", N_("A campaign's title, alias or file name."), "活动"),
    Field("tags", N_("A few words to find it by."), "标签"),
    Field("summary", N_("One sentence for lists and shares; the body's beginning if missing."), "摘要"),
    Field("video", N_("The video file beside lesson.md, in a media folder, or a web address."), "视频"),
    Field("audio", N_("The sound file of a lesson without pictures."), "音频"),
    Field("parts", N_("Several clips in order, each a file or {title, video, audio, subtitles}."), "分集"),
    Field("poster", N_("The picture shown before the video plays; a frame of the video if missing."), "封面"),
    Field("subtitles", N_("The subtitle file: srt, vtt, ass or ttml."), "字幕"),
    Field("awards", N_("Prizes: {name, of, rank, date}."), "奖项"),
    Field("award", N_("One prize in short: its name."), "获奖"),
    Field("duration", N_("The length, 03:25, where the file does not tell."), "时长"),
    Field("chapters", N_("Where its sections begin: 01:20 灯灭了, or {at, title, part}."), "章节"),
    Field("pictures", N_("Pictures shown below the text: a file or {file, caption}."), "图片"),
    Field("attachments", N_("Files to take away: a file or {file, title}."), "附件"),
    Field("slug", N_("The last part of its address in ASCII; pinyin of the folder's name if missing."), "网址"),
    Field("aliases", N_("Old addresses that lead here, such as old/lamp.html."), "旧网址"),
    Field("draft", N_("true keeps it out of the site unless it is built with --drafts."), "草稿"),
    Field("publish", N_("The day from which it is shown; its date if missing."), "发布日期"),
    Field("expires", N_("The day from which it is no longer shown."), "到期日期"),
    Field("related", N_("Ids of lessons to show first among the related ones."), "相关"),
    Field("source", N_("Where it was first published: a text or {name, url, date}."), "来源"),
    Field("weight", N_("Lessons of one day are shown with the smaller number first."), "权重"),
)
PART_FIELDS = Table(
    Field("title", N_("The part's title."), "标题"),
    Field("video", N_("The part's video."), "视频"),
    Field("audio", N_("The part's sound."), "音频"),
    Field("subtitles", N_("The part's subtitles."), "字幕"),
)
CHAPTER_FIELDS = Table(
    Field("at", N_("The moment at which it begins, 01:20."), "时间", required=True),
    Field("title", N_("The chapter's title."), "标题", required=True),
    Field("part", N_("In which part, from 1."), "分集"),
)
PICTURE_FIELDS = Table(
    Field("file", N_("The picture file."), "文件", required=True),
    Field("caption", N_("The line under it."), "说明"),
)
ATTACHMENT_FIELDS = Table(
    Field("file", N_("The file."), "文件", required=True),
    Field("title", N_("What it is called on the page."), "标题"),
)
AWARD_FIELDS = Table(
    Field("name", N_("The prize."), "名称", required=True),
    Field("of", N_("The contest that gave it, such as 2018年12月微党课评比."), "评比"),
    Field("rank", N_("1 is the best; taken from names such as 一等奖 if missing."), "名次"),
    Field(
        "date",
        N_("When it was given; taken from the contest's name or the lesson's date if missing."),
        "日期",
    ),
)
SOURCE_FIELDS = Table(
    Field("name", N_("Who published it."), "名称", required=True),
    Field("url", N_("Where it can be read."), "地址"),
    Field("date", N_("When."), "日期"),
)
LESSON_KEYS = LESSON_FIELDS.keys_with(
    PART_FIELDS, CHAPTER_FIELDS, PICTURE_FIELDS, ATTACHMENT_FIELDS, AWARD_FIELDS, SOURCE_FIELDS
)


class PartRecord(Value, frozen=True):
    """One clip as it is named: `kind` is ``video`` or ``audio``."""

    title: str
    kind: str
    file: Name
    subtitles: Name | None


class Chapter(Value, frozen=True):
    """Where a section begins: second, part (from 0), title; and where that is written."""

    seconds: int
    part: int
    title: str
    place: Name


class NamedFile(Value, frozen=True):
    """A file with the text that goes with it: a caption or a title."""

    file: Name
    text: str


class Award(Value, frozen=True):
    """A prize: name, contest (may be empty), rank (1 best, 0 unknown), and the day it counts for."""

    name: str
    of: str
    rank: int
    date: datetime.date

    @property
    def order(self) -> int:
        """The rank by which prizes are sorted: an unknown one comes last."""
        return self.rank or 99


class Source(Value, frozen=True):
    """Where a lesson was first published."""

    name: str
    url: str
    date: datetime.date | None


class LessonText(Value, frozen=True):
    """What is long in a lesson and only its own page shows.

    Attributes:
        markup: the body.
        tracks: the transcript of each part, by its number; empty where there is none.
    """

    markup: Markup = Markup()
    tracks: tuple[tuple[Cue, ...], ...] = ()


class LessonRecord(Value, frozen=True, kw_only=True):
    """A lesson's front matter and what its body refers to. See :data:`LESSON_FIELDS` for each field.

    Attributes:
        id: the folder's name.
        path: of its ``lesson.md``, relative to the site.
        text_key: the digest under which its :class:`LessonText` is kept.
        track_keys: the digest of each part's transcript.
        opening: the first words of the body, of a lesson without a summary; empty where it has one.
        references: what the body refers to.
    """

    id: str
    path: str
    place: Name
    date_place: Name
    title: str
    date: datetime.date
    speakers: tuple[Name, ...] = ()
    makers: tuple[Name, ...] = ()
    branch: Name | None = None
    topic: Name | None = None
    campaign: Name | None = None
    tags: tuple[str, ...] = ()
    summary: str = ""
    parts: tuple[PartRecord, ...] = ()
    poster: Name | None = None
    awards: tuple[Award, ...] = ()
    duration: int = 0
    chapters: tuple[Chapter, ...] = ()
    pictures: tuple[NamedFile, ...] = ()
    attachments: tuple[NamedFile, ...] = ()
    slug: Name | None = None
    aliases: tuple[Name, ...] = ()
    draft: bool = False
    publish: datetime.date | None = None
    expires: datetime.date | None = None
    related: tuple[Name, ...] = ()
    source: Source | None = None
    weight: int = 0
    references: tuple[Reference, ...] = ()
    opening: str = ""
    text_key: str = ""
    track_keys: tuple[str, ...] = ()

    def without_words(self) -> "LessonRecord":
        """Return the record but for the words of the body and the lines on which they stand.

        Two records that are the same without them look the same on every page but their own.
        """
        references = tuple(msgspec.structs.replace(one, line=0, columns=()) for one in self.references)
        return msgspec.structs.replace(self, text_key="", references=references)

    @property
    def since(self) -> datetime.date:
        """The day from which it is shown."""
        return self.publish or self.date

    @property
    def folder(self) -> str:
        """The lesson's folder, relative to the site."""
        return self.path.rpartition("/")[0]
