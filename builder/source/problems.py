"""What can be wrong with a file before anybody asks what it means (X1xx)."""

from builder.diagnostics import Problem, Severity
from builder.messages import N_

RENAME = N_("rename it to “{nearest}”")
UNREADABLE = Problem(
    code="X101",
    severity=Severity.ERROR,
    message=N_("“{name}” cannot be read: {reason}"),
    hint=N_("look whether the file is open in another program or locked, and whether you may read it"),
    explanation=N_("The file is there but the system does not let it be read. Nothing of it is published."),
)
GUESSED_ENCODING = Problem(
    code="X102",
    severity=Severity.WARNING,
    message=N_("this file is not UTF-8; it was read as {encoding}"),
    hint=N_("in Notepad choose “Save as”, encoding UTF-8"),
    explanation=N_(
        "Old Windows programs save Chinese as GB18030 (GBK). It is read all the same, but a short file can be "
        "guessed wrongly, and tools that show changes see no text. UTF-8 is always right."
    ),
)
BINARY_TEXT = Problem(
    code="X103",
    severity=Severity.ERROR,
    message=N_("this is not a text file"),
    hint=N_("save it as plain text (UTF-8); a Word document renamed to .md is not one"),
    explanation=N_("The file holds bytes that no text encoding explains, so nothing in it can be read."),
)
NO_FRONT_MATTER = Problem(
    code="X104",
    severity=Severity.ERROR,
    message=N_("the front matter is missing: the first line must be ---"),
    hint=N_("put a line --- first, then title: and date: and so on, then another line ---"),
    explanation=N_("Title, date and people stand between two lines of three hyphens at the top of the file."),
    bad="title: 一盏矿灯的故事",
    good="---\ntitle: 一盏矿灯的故事\n---",
)
UNCLOSED_FRONT_MATTER = Problem(
    code="X105",
    severity=Severity.ERROR,
    message=N_("the front matter has no end: the closing line --- is missing"),
    hint=N_("put a line --- between the last field and the text"),
    explanation=N_("Without the second line of three hyphens nobody can tell fields from text."),
    bad="---\ntitle: 一盏矿灯的故事\n\n## 一事",
    good="---\ntitle: 一盏矿灯的故事\n---\n\n## 一事",
)
YAML_SYNTAX = Problem(
    code="X106",
    severity=Severity.ERROR,
    message=N_("this cannot be read as YAML: {reason}"),
    hint=N_("compare with a lesson that works: one field a line, a colon and a space after its name"),
    explanation=N_("The fields are YAML. A quote that is not closed or a bracket too many makes it unreadable."),
    bad='title: "一盏矿灯的故事',
    good='title: "一盏矿灯的故事"',
)
TAB_INDENT = Problem(
    code="X107",
    severity=Severity.ERROR,
    message=N_("a tab stands where only spaces may stand"),
    hint=N_("replace the tab by two spaces"),
    explanation=N_("YAML shows what belongs together by indenting, and allows only spaces for it."),
    bad="parts:\n\t- 上.mp4",
    good="parts:\n  - 上.mp4",
)
FULL_WIDTH_COLON = Problem(
    code="X108",
    severity=Severity.WARNING,
    message=N_("a full-width colon “：” stands after “{key}”; it was read as “:”"),
    hint=N_("write “{key}: ” with an English colon and a space"),
    explanation=N_(
        "Chinese input methods type “：”. After a known key it is understood; elsewhere the line would be one text."
    ),
    bad="title：一盏矿灯的故事",
    good="title: 一盏矿灯的故事",
)
NOT_A_MAPPING = Problem(
    code="X109",
    severity=Severity.ERROR,
    message=N_("fields are expected here, each as “name: value”"),
    hint=N_("write one field a line, with an English colon and a space after its name"),
    explanation=N_("What stands here is one text or a list, so no field can be found in it."),
    bad="- 一盏矿灯的故事",
    good="title: 一盏矿灯的故事",
)
DUPLICATE_KEY = Problem(
    code="X110",
    severity=Severity.ERROR,
    message=N_("“{key}” is given twice; the first time in line {first}"),
    hint=N_("keep one of the two lines"),
    explanation=N_("With two values nobody can say which one counts, so neither is taken in silence."),
    bad="date: 2018-12-06\ndate: 2018-12-07",
    good="date: 2018-12-06",
)
FORBIDDEN_TAG = Problem(
    code="X111",
    severity=Severity.ERROR,
    message=N_("the YAML tag “{tag}” is not allowed"),
    hint=N_("remove what begins with “!”; only plain text, numbers and lists are needed"),
    explanation=N_("Tags can ask a YAML reader to run code. This one never does, and says so."),
    bad="title: !!python/object/apply:os.system [ls]",
    good="title: 一盏矿灯的故事",
)
TOO_MUCH_YAML = Problem(
    code="X112",
    severity=Severity.ERROR,
    message=N_("the fields unfold to more than {limit} values or nest too deeply"),
    hint=N_("remove the anchors (&) and references (*), or split the file"),
    explanation=N_("A few lines with references to references can grow to billions of values (a “YAML bomb”)."),
    bad="a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
    good="tags: [矿灯, 师徒]",
)
LINK_OUTSIDE = Problem(
    code="X113",
    severity=Severity.ERROR,
    message=N_("“{name}” is a link that leads out of the site or to what is not published; it is not followed"),
    hint=N_("copy the file itself here, or put its folder into media.folders"),
    explanation=N_(
        "What lies outside the site's folder, its settings and lists, and lessons that are not shown must never be "
        "published by accident under another name."
    ),
)
SAME_NAME = Problem(
    code="X114",
    severity=Severity.WARNING,
    message=N_("“{name}” is here twice, in two Unicode forms of one name; the first is taken"),
    hint=N_("delete one of the two files, which were made on macOS and elsewhere"),
    explanation=N_("macOS writes accented names decomposed. They look alike and are taken as the same name."),
)
