"""What can be wrong with a subtitle file (X16x)."""

from builder.diagnostics import Problem, Severity
from builder.messages import N_

NO_CUES = Problem(
    code="X161",
    severity=Severity.WARNING,
    message=N_("no subtitles were found in “{name}”"),
    hint=N_("it must be an srt, vtt, ass, ssa or ttml file with times and texts"),
    explanation=N_("The file is there, but no line of it has a time and a text, so the lesson has no transcript."),
)
