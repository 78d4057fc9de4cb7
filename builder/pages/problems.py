"""What can be wrong with the plan of pages (X6xx)."""

from builder.diagnostics import Problem, Severity
from builder.messages import N_

ADDRESS_TAKEN = Problem(
    code="X601",
    severity=Severity.ERROR,
    message=N_("the address {address} is used by another page already; this one is not written"),
    hint=N_("give it another slug, or rename the file"),
    explanation=N_("Two pages cannot have one address. Names such as index and 404 belong to the program."),
    bad="slug: index",
    good="slug: welcome",
)
