"""What can go wrong while serving (X9xx)."""

from builder.diagnostics import Problem, Severity
from builder.messages import N_

BUILD_FAILED = Problem(
    code="X901",
    severity=Severity.ERROR,
    message=N_("the build broke off: {error}"),
    hint=N_("what was built before is still shown; save a file to build again"),
    explanation=N_(
        "Something failed that is not a fault in a text of yours: a full disk, a template with an error, or "
        "a fault of xuexi. The pages stay as they were, and the next save starts another build."
    ),
)
