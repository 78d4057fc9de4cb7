"""What can be wrong inside a body by itself (X15x); where its links lead is the business of content."""

from builder.diagnostics import Problem, Severity
from builder.messages import N_

UNKNOWN_SHORTCODE = Problem(
    code="X151",
    severity=Severity.WARNING,
    message=N_("there is no shortcode “{name}”; it is shown as it stands"),
    hint=N_("there are clip, gallery, quote and lesson (视频、图集、引语、作品)"),
    explanation=N_("A line in double braces asks for a clip, a gallery, a quotation or a link to a lesson."),
    bad="{{vidio 矿灯.mp4}}",
    good="{{clip 矿灯.mp4}}",
)
EMPTY_SHORTCODE = Problem(
    code="X152",
    severity=Severity.WARNING,
    message=N_("the shortcode “{name}” names nothing"),
    hint=N_("write for example {{{{clip 矿灯.mp4 | 一次检修}}}}"),
    explanation=N_("After the shortcode's name stands a file, a lesson's id, or whose words are quoted."),
    bad="{{clip}}",
    good="{{clip 矿灯.mp4}}",
)
SHORTCODE_IN_TEXT = Problem(
    code="X154",
    severity=Severity.WARNING,
    message=N_("the shortcode “{name}” stands between other words; it is shown as it stands"),
    hint=N_("give it a line of its own; a link in a sentence is written [矿灯的故事](lesson:2018-12-kuangdeng)"),
    explanation=N_("A clip, a gallery, a quotation or a lesson's card is a block, so it needs a whole line."),
    bad="请看 {{lesson 2018-12-kuangdeng}} 这一课。",
    good="请看[矿灯的故事](lesson:2018-12-kuangdeng)这一课。",
)
REMOVED_HTML = Problem(
    code="X155",
    severity=Severity.WARNING,
    message=N_("“<{name}>” may not stand in a text and is left out"),
    hint=N_("show a clip by {{{{clip 矿灯.mp4}}}}, a picture by ![矿灯](灯.jpg), a page elsewhere by a link"),
    explanation=N_(
        "Frames, scripts, forms and players of other sites would load from the internet, run in the reader's browser "
        "and fail on a disc."
    ),
    bad='<iframe src="https://video.example.com/1"></iframe>',
    good="{{clip 矿灯.mp4}}",
)
UNREADABLE_BODY = Problem(
    code="X153",
    severity=Severity.ERROR,
    message=N_("this text cannot be converted: it is nested too deeply"),
    hint=N_("remove the many > or brackets that open one inside the other"),
    explanation=N_("Quotations or lists hundreds of levels deep stop any Markdown reader."),
)
