"""The words that stand in a new text until the editor has written other ones."""

from builder.content import problems
from builder.diagnostics import Diagnostic, Span

# The four parts of a lesson, and what each of them asks for.
PARTS = (
    ("一事", "（讲一件身边的事：什么时候，谁，做了什么）"),
    ("一思", "（这件事让你想到了什么）"),
    ("一议", "（大家怎么说，有没有不同的看法）"),
    ("一党课", "（用一两句话把道理讲明白）"),
)
ARTICLE = "在这里写正文。"
_AROUND = " \t>（）()*_。"
_ALL = {words.strip(_AROUND) for words in (ARTICLE, *(words for _, words in PARTS))}


def check_placeholders(body: str, path: str, first_line: int) -> list[Diagnostic]:
    """Return a diagnostic for the first line of a body that nobody has written."""
    if not any(words in body for words in _ALL):
        return []
    lines = enumerate(body.splitlines(), first_line)
    left = ((number, line) for number, line in lines if line.strip(_AROUND) in _ALL)
    return [
        problems.PLACEHOLDER.at(Span(path, number, len(line) - len(line.lstrip()) + 1), name=line.strip())
        for number, line in left
    ][:1]
