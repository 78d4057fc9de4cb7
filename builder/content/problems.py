"""What can be wrong with content once its fields are read (X4xx)."""

from builder.diagnostics import Problem, Severity
from builder.messages import N_

UNKNOWN_BRANCH = Problem(
    code="X401",
    severity=Severity.ERROR,
    message=N_("there is no branch or committee “{name}”"),
    hint=N_("did you mean “{nearest}”? All names and aliases stand in site_src/organizations.yaml"),
    explanation=N_("A lesson belongs to a branch by any of its names; a name that is nobody's leads nowhere."),
    bad="branch: 综采1队",
    good="branch: 城郊煤矿/综采一队",
    otherwise=N_("look it up in site_src/organizations.yaml; any name or alias there will do"),
)
AMBIGUOUS_BRANCH = Problem(
    code="X402",
    severity=Severity.ERROR,
    message=N_("“{name}” can be {several}"),
    hint=N_("write which one: {nearest}"),
    explanation=N_("Two committees may each have a branch of this name, so the committee must be named too."),
    bad="branch: 综采一队",
    good="branch: 城郊煤矿/综采一队",
)
UNKNOWN_TOPIC = Problem(
    code="X403",
    severity=Severity.ERROR,
    message=N_("there is no topic “{name}”"),
    hint=N_("did you mean “{nearest}”? Topics stand in site_src/site.yaml under topics"),
    explanation=N_("Topics are set for the whole site, so that a slip of the pen does not make a new one."),
    bad="topic: 安全生产月",
    good="topic: 安全生产",
    otherwise=N_("look it up in site_src/site.yaml under topics, or add it there"),
)
UNKNOWN_CAMPAIGN = Problem(
    code="X404",
    severity=Severity.ERROR,
    message=N_("there is no campaign “{name}”"),
    hint=N_("did you mean “{nearest}”? Campaigns are the files in site_src/campaigns"),
    explanation=N_("A campaign is known by its title, its aliases and its file's name."),
    bad="campaign: 喜迎十九大",
    good="campaign: 喜迎党的十九大",
    otherwise=N_("look it up in site_src/campaigns, or make it: xuexi new campaign"),
)
AMBIGUOUS_PERSON = Problem(
    code="X405",
    severity=Severity.ERROR,
    message=N_("“{name}” is not one person: there is {several}"),
    hint=N_("give the lesson a branch, or write {nearest}"),
    explanation=N_("Two branches may each have a person of this name. A person is a name within a branch."),
    bad="speakers: [李明]",
    good="speakers: [李明@城郊煤矿/综采一队]",
)
DUPLICATE_ID = Problem(
    code="X406",
    severity=Severity.ERROR,
    message=N_("the folder's name “{id}” is used by {other} too"),
    hint=N_("rename one of the two folders"),
    explanation=N_("A lesson is known by its folder's name all over the site, so a name is given once."),
)
DUPLICATE_ADDRESS = Problem(
    code="X407",
    severity=Severity.ERROR,
    message=N_("the address {address} belongs to {other} already"),
    hint=N_("give one of them another slug (or another folder name)"),
    explanation=N_("Two pages cannot have one address: the second would overwrite the first."),
    bad="slug: lamp",
    good="slug: lamp-2",
)
CASE_ONLY = Problem(
    code="X408",
    severity=Severity.ERROR,
    message=N_("“{name}” differs from “{other}” only by capital letters"),
    hint=N_("choose a name that differs otherwise"),
    explanation=N_("On Windows, macOS and discs both are one file, so one would overwrite the other."),
)
MISSING_FILE = Problem(
    code="X409",
    severity=Severity.ERROR,
    message=N_("the file “{name}” is not there"),
    hint=N_("did you mean “{nearest}”? Files lie beside lesson.md"),
    explanation=N_("The lesson names a file that is neither in its folder nor in a media folder."),
    bad="video: 矿灯.mov",
    good="video: 矿灯.mp4",
    otherwise=N_("put the file beside lesson.md, or correct its name"),
)
EMPTY_FILE = Problem(
    code="X410",
    severity=Severity.ERROR,
    message=N_("the file “{name}” is empty (0 bytes)"),
    hint=N_("copy it again from the phone or camera; the copy was cut off"),
    explanation=N_("An empty file cannot be played or shown."),
)
LEAVES_SITE = Problem(
    code="X411",
    severity=Severity.ERROR,
    message=N_("“{name}” does not lie where files are published from"),
    hint=N_("copy the file beside lesson.md and write only its name"),
    explanation=N_(
        "Only what lies below lessons/, beside a page or in a folder named in media.folders is published; settings, "
        "lists and the texts of lessons themselves never are."
    ),
    bad="video: ../../../../secret.mp4",
    good="video: 矿灯.mp4",
)
LFS_POINTER = Problem(
    code="X412",
    severity=Severity.ERROR,
    message=N_("“{name}” is only a Git LFS pointer, not the file itself"),
    hint=N_("run “git lfs pull” to fetch the file"),
    explanation=N_("Git LFS keeps big files elsewhere and a few lines of text in their place until they are fetched."),
)
CLIP_TWICE = Problem(
    code="X413",
    severity=Severity.WARNING,
    message=N_("more than one of video, audio and parts is given; {kind} counts"),
    hint=N_("keep one of them; several clips go under parts"),
    explanation=N_("A lesson has one clip (video or audio), or several as parts."),
    bad="video: 上.mp4\nparts: [上.mp4, 下.mp4]",
    good="parts: [上.mp4, 下.mp4]",
)
BAD_ADDRESS = Problem(
    code="X414",
    severity=Severity.ERROR,
    message=N_("“{value}” is not an address that a page may lead to"),
    hint=N_("use an address that begins with http:// or https://"),
    explanation=N_("Addresses such as javascript:… would run in the reader's browser, so they are never written."),
    bad="source: {name: 报纸, url: 'javascript:alert(1)'}",
    good="source: {name: 报纸, url: https://paper.example.com/}",
)
BROKEN_LINK = Problem(
    code="X415",
    severity=Severity.WARNING,
    message=N_("the link “{name}” leads nowhere"),
    hint=N_("did you mean “{nearest}”?"),
    explanation=N_("A link goes to lesson:ID, page:NAME, campaign:NAME, a file beside lesson.md, or a web address."),
    bad="[矿灯的故事](lesson:2018-12-矿灯)",
    good="[矿灯的故事](lesson:2018-12-kuangdeng)",
    otherwise=N_("correct it or remove it; until then its text is shown without a link"),
)
BROKEN_PICTURE = Problem(
    code="X416",
    severity=Severity.WARNING,
    message=N_("the picture “{name}” is not there"),
    hint=N_("did you mean “{nearest}”?"),
    explanation=N_("A picture in a text lies beside lesson.md (or beside the page) and is named as the file is."),
    bad="![矿灯](灯.jpeg)",
    good="![矿灯](灯.jpg)",
    otherwise=N_("put the file beside the text or correct its name; until then nothing is shown there"),
)
UNUSED_FILE = Problem(
    code="X417",
    severity=Severity.WARNING,
    message=N_("the file is used by nothing in lesson.md and is not published"),
    hint=N_("name it under video, pictures or attachments, or delete it"),
    explanation=N_("What lies in a lesson's folder is published only if the lesson names it."),
)
TOO_LONG = Problem(
    code="X418",
    severity=Severity.WARNING,
    message=N_("the clip lasts {length}; a micro-lesson should stay under {most} minutes"),
    hint=N_("cut it, split it into parts, or raise lesson.max_minutes in site.yaml"),
    explanation=N_("Members watch between two shifts. What is long is not watched to its end."),
)
CHAPTER_BEHIND_END = Problem(
    code="X437",
    severity=Severity.WARNING,
    message=N_("the chapter “{title}” begins at {at}, but the clip ends at {length}"),
    hint=N_("correct the moment under at"),
    explanation=N_("A chapter is a place to jump to; behind the clip's end there is nothing."),
)
NO_SUCH_PART = Problem(
    code="X438",
    severity=Severity.WARNING,
    message=N_("the chapter “{title}” is in part {part}, but the lesson has {parts} clips"),
    hint=N_("correct the number under part; without it part 1 is meant"),
    explanation=N_("Chapters of a lesson in several clips say in which of them they begin."),
    bad="chapters: [{at: 00:20, title: 一议, part: 3}]",
    good="chapters: [{at: 00:20, title: 一议, part: 2}]",
)
FUTURE_DATE = Problem(
    code="X419",
    severity=Severity.WARNING,
    message=N_("the date {value} is in the future; the lesson is not shown before that day"),
    hint=N_("correct the date, or leave it so to publish the lesson on that day"),
    explanation=N_(
        "A lesson appears on its date (or on the day of publish). Dates to come are often slips of the pen."
    ),
    bad="date: 2108-12-06",
    good="date: 2018-12-06",
)
UNKNOWN_LESSON = Problem(
    code="X420",
    severity=Severity.WARNING,
    message=N_("there is no lesson “{name}”"),
    hint=N_("did you mean “{nearest}”? A lesson's id is its folder's name"),
    explanation=N_("Lists of lessons (related, home.start) name them by their folders."),
    bad="related: [2018-12-矿灯]",
    good="related: [2018-12-kuangdeng]",
    otherwise=N_("a lesson's id is the name of its folder below lessons/"),
)
NOT_PUBLISHED = Problem(
    code="X421",
    severity=Severity.HINT,
    message=N_("the lesson “{name}” is not published (a draft, not due, expired, withdrawn, or with an error)"),
    hint=N_("remove the reference, or publish that lesson"),
    explanation=N_("A link to a page that is not made would be dead, so only its text is shown."),
)
BAD_ALIAS = Problem(
    code="X422",
    severity=Severity.ERROR,
    message=N_("“{name}” cannot be an old address"),
    hint=N_("write a path inside the site that ends in .html, such as old/lamp.html"),
    explanation=N_("For an old address a small page is written that leads to the new one, so it must name a file."),
    bad="aliases: [../lamp]",
    good="aliases: [old/lamp.html]",
)
NO_ORGANIZATIONS = Problem(
    code="X423",
    severity=Severity.WARNING,
    message=N_("site_src/organizations.yaml is missing, so no lesson can name a branch"),
    hint=N_("make it: name, level: company, children: a list of committees with their branches"),
    explanation=N_("The tree of committees and branches tells who belongs where."),
)
DUPLICATE_ORGANIZATION = Problem(
    code="X424",
    severity=Severity.ERROR,
    message=N_("“{name}” stands twice under the same parent"),
    hint=N_("remove one of them or give it another name"),
    explanation=N_("Two branches of one committee must have two names."),
)
BAD_LEVEL = Problem(
    code="X425",
    severity=Severity.WARNING,
    message=N_("there is no level “{value}”"),
    hint=N_("write company, committee or branch (公司、党委、支部)"),
    explanation=N_("The level says what an organization is called on its page."),
)
BAD_PERIOD = Problem(
    code="X426",
    severity=Severity.WARNING,
    message=N_("it ends before it has begun, so it is never shown"),
    hint=N_("look at both dates; one may have a wrong year. On the day of “expires” a lesson is gone already"),
    explanation=N_("A lesson is shown from its date (or publish) to the day before expires, a campaign to its end."),
    bad="start: 2018-06-01\nend: 2017-10-31",
    good="start: 2017-06-01\nend: 2017-10-31",
)
DUPLICATE_CAMPAIGN = Problem(
    code="X427",
    severity=Severity.ERROR,
    message=N_("the name “{name}” belongs to {other} already"),
    hint=N_("give this campaign another title or alias"),
    explanation=N_("A lesson names its campaign by title or alias, so each belongs to one campaign."),
)
UNKNOWN_PAGE = Problem(
    code="X428",
    severity=Severity.WARNING,
    message=N_("there is no page “{name}” in site_src/pages"),
    hint=N_("did you mean “{nearest}”? Write the file's name without .md"),
    explanation=N_("An entry of the menu leads to a file of site_src/pages by its name."),
    bad="menu: [{title: 关于, page: abuot}]",
    good="menu: [{title: 关于, page: about}]",
    otherwise=N_("look it up in site_src/pages, or make it: xuexi new page"),
)
STRAY_TEXT = Problem(
    code="X429",
    severity=Severity.WARNING,
    message=N_("this text file is not in a lesson's folder of its own, so it is not read"),
    hint=N_("put it as lesson.md into a folder such as lessons/2018/2018-12-kuangdeng/"),
    explanation=N_("A lesson is a folder with a lesson.md in it and the lesson's files beside that."),
)
STRAY_CLIP = Problem(
    code="X436",
    severity=Severity.WARNING,
    message=N_("“{name}” lies in a folder without a lesson.md, so it is not published"),
    hint=N_("write a lesson.md beside it, or let “xuexi new lesson --video” make one"),
    explanation=N_("A lesson is a folder with a lesson.md in it; a clip alone has no title, no date and no people."),
)
TOO_DEEP = Problem(
    code="X430",
    severity=Severity.ERROR,
    message=N_("organizations are nested too deeply"),
    hint=N_("three levels are enough: company, committee, branch"),
    explanation=N_("A tree of more than eight levels is a mistake of indenting."),
)
EMPTY_WITHDRAWAL = Problem(
    code="X431",
    severity=Severity.WARNING,
    message=N_("no lesson and no person is called “{name}”, so nothing is withdrawn"),
    hint=N_("look up how it is written; if all of it is deleted already, add “checked: true”"),
    explanation=N_("A withdrawal that matches nothing withdraws nothing."),
    bad="people:\n  - {name: 王建国, date: 2018-05-01}",
    good="people:\n  - {name: 王建国, date: 2018-05-01, checked: true}",
)
UNCLEAR_WITHDRAWAL = Problem(
    code="X439",
    severity=Severity.ERROR,
    message=N_("“{name}” withdraws nothing, but there is “{nearest}”; until it is clear, nothing is built"),
    hint=N_("correct the name; if it is right and its folder is deleted, add “checked: true”"),
    explanation=N_("A slip of the pen in this list would leave on the portal what must be gone."),
    bad="lessons:\n  - {id: 2018-12-kuangdneg, date: 2019-02-26}",
    good="lessons:\n  - {id: 2018-12-kuangdeng, date: 2019-02-26}",
)
NAME_LEFT = Problem(
    code="X440",
    severity=Severity.WARNING,
    message=N_("“{name}” is withdrawn, but the name still stands here and will be shown"),
    hint=N_("take the name out of this text, or make the lesson a draft"),
    explanation=N_(
        "Withdrawing somebody removes lessons, lists and pages; what others wrote is not changed by itself."
    ),
)
NOT_SHOWN_FILE = Problem(
    code="X441",
    severity=Severity.ERROR,
    message=N_("“{name}” belongs to a lesson that is not shown (a draft, not due, expired, withdrawn or unreadable)"),
    hint=N_("copy the file beside this text if it may be shown, or take it out"),
    explanation=N_("What belongs to a lesson that must not be seen cannot be seen through another one."),
    bad="video: ../2018-10-draft/矿灯.mp4",
    good="video: 矿灯.mp4",
)
UNREAD_FILE = Problem(
    code="X443",
    severity=Severity.WARNING,
    message=N_("nothing is read from this file"),
    hint=N_("did you mean {nearest}? Settings, organizations and withdrawals stand in files of exactly these names"),
    explanation=N_(
        "In site_src/ there are site.yaml, organizations.yaml and withdrawn.yaml. A list under another name or in "
        "another place has no effect."
    ),
    otherwise=N_("move it elsewhere; what is to be published as it is lies in site_src/static/"),
)
PLACEHOLDER = Problem(
    code="X442",
    severity=Severity.WARNING,
    message=N_("the text “{name}” is still that of the template and will be shown"),
    hint=N_("write your own words in its place"),
    explanation=N_("“xuexi new” writes a text to start from; members should not get to read it."),
    bad="## 一事\n\n（讲一件身边的事：什么时候，谁，做了什么）",
    good="## 一事\n\n那天夜班，队长的矿灯……",
)
NOT_A_CLIP = Problem(
    code="X432",
    severity=Severity.ERROR,
    message=N_("“{name}” is not a file that browsers play or show here"),
    hint=N_(
        "videos end in .mp4, .webm or .mov; sound in .m4a or .mp3; pictures in .jpg or .png; subtitles in .srt or .vtt"
    ),
    explanation=N_("What a file is goes by its extension; something else would be published as it is."),
    bad="video: 矿灯.docx",
    good="video: 矿灯.mp4",
)
ACTIVE_FILE = Problem(
    code="X433",
    severity=Severity.ERROR,
    message=N_("“{name}” could run as a program in the reader's browser, so it is not published"),
    hint=N_("save it as PDF, Word, a picture or plain text"),
    explanation=N_("Web pages, scripts and SVG drawings can hold code that runs when a reader opens them."),
    bad="attachments: [讲稿.html]",
    good="attachments: [讲稿.pdf]",
)
SUBTITLES_ELSEWHERE = Problem(
    code="X434",
    severity=Severity.WARNING,
    message=N_("the subtitles “{name}” lie in another folder and are not read"),
    hint=N_("copy the file beside lesson.md"),
    explanation=N_("Subtitles belong to one lesson and lie in its folder, also when its clip lies elsewhere."),
    bad="subtitles: ../2018-11-fadan/罚单.srt",
    good="subtitles: 罚单.srt",
)
ELSEWHERE = Problem(
    code="X435",
    severity=Severity.WARNING,
    message=N_("“{name}” is a web address; only a clip may lie elsewhere, so this is not shown"),
    hint=N_("save the file beside lesson.md and write its name"),
    explanation=N_(
        "A picture from another server would fail on an intranet and on a disc, and tell that server who reads."
    ),
    bad="poster: https://example.com/矿灯.jpg",
    good="poster: 矿灯.jpg",
)
