"""What can be wrong with themes and templates (X7xx)."""

from builder.diagnostics import Problem, Severity
from builder.messages import N_

UNKNOWN_THEME = Problem(
    code="X701",
    severity=Severity.ERROR,
    message=N_("there is no theme “{name}”"),
    hint=N_("did you mean “{nearest}”? Themes are the folders in themes/ with a theme.yaml"),
    otherwise=N_("themes are the folders in themes/ with a theme.yaml; “default” comes with the program"),
    explanation=N_("The settings (or another theme's extends) name a theme that is not there."),
    bad="theme: defualt",
    good="theme: default",
)
THEME_CIRCLE = Problem(
    code="X702",
    severity=Severity.ERROR,
    message=N_("the theme “{name}” extends itself by way of others"),
    hint=N_("remove one extends in the chain"),
    explanation=N_("A theme takes what it lacks from the theme that it extends; in a circle nobody has it."),
)
AND_MORE = N_("the template fails on {count} pages, first on {page}: {detail}")
TEMPLATE_ERROR = Problem(
    code="X703",
    severity=Severity.ERROR,
    message=N_("the template fails on the page {page}: {detail}"),
    hint=N_("look at that line of the template; docs/themes.md lists what templates see"),
    explanation=N_("A template asks for something that is not there, or breaks a rule of Jinja."),
    bad="{{ page.tittle }}",
    good="{{ page.title }}",
)
NO_TEMPLATE = Problem(
    code="X705",
    severity=Severity.ERROR,
    message=N_("the theme has no template “{name}”, which the page {page} needs"),
    hint=N_("did you mean “{nearest}”? Templates lie in the folder templates of the theme"),
    otherwise=N_("put it into the folder templates of the theme, or correct its name"),
    explanation=N_("A template extends, includes or imports another one by a name that no template of the theme has."),
    bad='{% extends "bsae.html" %}',
    good='{% extends "base.html" %}',
)
THEME_FIELD = Problem(
    code="X704",
    severity=Severity.ERROR,
    message=N_("theme.yaml cannot be read"),
    hint=N_("compare with themes/default/theme.yaml"),
    explanation=N_("A theme tells its name, its version and what it extends in theme.yaml."),
)
