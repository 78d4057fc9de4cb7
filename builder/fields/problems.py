"""What can be wrong with a field (X2xx)."""

from builder.diagnostics import Problem, Severity
from builder.messages import N_

UNKNOWN_KEY = Problem(
    code="X201",
    severity=Severity.WARNING,
    message=N_("there is no field “{name}”"),
    hint=N_("did you mean “{nearest}”? What stands here is not used"),
    explanation=N_("A field with a name that nobody knows has no effect. Mostly it is a slip of the pen."),
    bad="speker: [王新兴]",
    good="speakers: [王新兴]",
    otherwise=N_("remove the line, or look up the name in the manual; what stands here is not used"),
)
MISSING_KEY = Problem(
    code="X202",
    severity=Severity.ERROR,
    message=N_("the field “{key}” is missing"),
    hint=N_("add a line “{key}: …”"),
    explanation=N_("Without this field the page cannot be made."),
    bad="---\ndate: 2018-12-06\n---",
    good="---\ntitle: 一盏矿灯的故事\ndate: 2018-12-06\n---",
)
EMPTY_KEY = Problem(
    code="X208",
    severity=Severity.ERROR,
    message=N_("the field “{key}” is empty"),
    hint=N_("write its value behind “{key}: ”"),
    explanation=N_("Without this field the page cannot be made, and nothing stands behind its name."),
    bad="title:\ndate: 2018-12-06",
    good="title: 一盏矿灯的故事\ndate: 2018-12-06",
)
WRONG_TYPE = Problem(
    code="X203",
    severity=Severity.ERROR,
    message=N_("“{key}” must be {reason}"),
    hint=N_("compare with the example: {example}"),
    explanation=N_("A list stands where one text is expected, or the other way round."),
    bad="title: [一盏矿灯, 的故事]",
    good="title: 一盏矿灯的故事",
)
BAD_DATE = Problem(
    code="X204",
    severity=Severity.ERROR,
    message=N_("“{value}” is not a date that exists"),
    hint=N_("write year-month-day, such as 2018-12-06"),
    explanation=N_("Dates may be written 2018-12-06, 2018/12/6, 2018.12.6 or 2018年12月6日; the day must exist."),
    bad="date: 2018-02-30",
    good="date: 2018-02-28",
)
BAD_LENGTH = Problem(
    code="X205",
    severity=Severity.ERROR,
    message=N_("“{value}” is not a length or a moment in a clip"),
    hint=N_("write minutes:seconds, such as 03:25, or seconds"),
    explanation=N_("Lengths are 03:25, 1:02:03, 205 or 3分25秒."),
    bad="duration: 三分多钟",
    good="duration: 03:25",
)
BAD_YES_NO = Problem(
    code="X206",
    severity=Severity.ERROR,
    message=N_("“{value}” is neither yes nor no"),
    hint=N_("write true or false (是 or 否)"),
    explanation=N_("This field is a switch."),
    bad="draft: 也许",
    good="draft: true",
)
BAD_NUMBER = Problem(
    code="X207",
    severity=Severity.ERROR,
    message=N_("“{value}” is not a whole number from {least} to {most}"),
    hint=N_("write digits only, such as {example}"),
    explanation=N_("This field is a count or a rank."),
    bad="members: 三十六",
    good="members: 36",
)
