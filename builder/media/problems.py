"""What can be wrong with clips and pictures (X5xx)."""

from builder.diagnostics import Problem, Severity
from builder.messages import N_

NO_FFMPEG = Problem(
    code="X501",
    severity=Severity.HINT,
    message=N_("ffmpeg is not installed: lengths and cover pictures of videos are not made"),
    hint=N_("install ffmpeg, or “pip install xuexi[media]”; “xuexi doctor” tells more"),
    explanation=N_("The site is built all the same; videos play without a cover picture."),
)
UNREADABLE_CLIP = Problem(
    code="X502",
    severity=Severity.WARNING,
    message=N_("“{name}” cannot be read as a video or sound: {detail}"),
    hint=N_("play it on this computer; if it does not play, copy it again from the phone"),
    explanation=N_("The file may be cut off or be something else than its name says."),
)
UNREADABLE_PICTURE = Problem(
    code="X503",
    severity=Severity.WARNING,
    message=N_("“{name}” cannot be read as a picture"),
    hint=N_("open it in a picture program and save it again as JPEG or PNG"),
    explanation=N_("The file may be cut off or be something else than its name says."),
)
