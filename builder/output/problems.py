"""What can be wrong with the place where the site is written (X8xx)."""

from builder.diagnostics import Problem, Severity
from builder.messages import N_

NOT_OURS = Problem(
    code="X801",
    severity=Severity.ERROR,
    message=N_("the folder {folder} is not empty and was not made by this program"),
    hint=N_("choose another folder with -o, or empty it yourself"),
    explanation=N_("A build removes files that no longer belong to the site, so it only writes where it wrote before."),
)
NOT_WRITABLE = Problem(
    code="X802",
    severity=Severity.ERROR,
    message=N_("nothing can be written to {folder}: {reason}"),
    hint=N_("look whether the disk is full, the folder is write-protected, or a file in it is open elsewhere"),
    explanation=N_("The last good site is left as it was; build again when the cause is gone."),
)
OUTPUT_IN_SOURCE = Problem(
    code="X803",
    severity=Severity.ERROR,
    message=N_("the site cannot be written to {folder}: its own sources are there"),
    hint=N_("choose a folder of its own, such as public"),
    explanation=N_("Pages among the sources would be read as sources, and sources could be removed as old pages."),
)
BUSY = Problem(
    code="X804",
    severity=Severity.ERROR,
    message=N_("another build of this site is running"),
    hint=N_("wait until it has ended, or stop it, and build again"),
    explanation=N_("Two builds that write one folder at a time would leave a mixture of both."),
)
