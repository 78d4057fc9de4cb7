"""The chain of folders in which a template or an asset is looked up: the site, its theme, what that extends."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.diagnostics import Diagnostic, Span
from builder.fields import Field, Name, Table, open_fields
from builder.messages import N_
from builder.render import problems
from builder.source import is_ignored, may_lead
from builder.system import digest_bytes, digest_file

THEME_FILE = "theme.yaml"
THEME_FIELDS = Table(
    Field("name", N_("The theme's name: its folder's."), "名称"),
    Field("version", N_("Its version."), "版本"),
    Field("description", N_("One line about it."), "说明"),
    Field("extends", N_("The theme that gives what this one does not have."), "继承"),
)
_PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with everything that it stands on.

    Attributes:
        name: as the settings name it.
        root: the site's folder; what a link in it leads to must lie there too.
        templates: folders with templates, the first one wins.
        static: folders with assets, the first one wins.
        messages: folders with catalogs, the first one wins.
    """

    name: str
    root: Path
    templates: tuple[Path, ...]
    static: tuple[Path, ...]
    messages: tuple[Path, ...]

    def digest(self) -> str:
        """Return a digest of all templates and catalogs: what changes any of them changes it."""
        files = [
            f"{number} {name} {digest_file(path)}"
            for number, folder in enumerate((*self.templates, *self.messages))
            for name, path in self.files(folder).items()
        ]
        return digest_bytes("\n".join(files).encode("utf-8", "surrogatepass"))

    def files(self, folder: Path) -> dict[str, Path]:
        """Return the files in one of the folders by name, but none that is hidden or a link out of site and folder."""
        if not folder.is_dir():
            return {}
        # The themes' folders are real ones; those of the site may be links themselves.
        found = {path.relative_to(folder).as_posix(): path for path in _files_below(folder, self.root, folder)}
        return dict(sorted(found.items()))

    def template_files(self) -> dict[str, Path]:
        """Return the file of each template by its name: the first folder that has one wins."""
        return {name: path for folder in reversed(self.templates) for name, path in self.files(folder).items()}


def _files_below(folder: Path, root: Path, top: Path, *, linked: bool = False) -> Iterator[Path]:
    """Yield files at any depth, but nothing hidden and nothing that lies where no link may lead.

    Below a linked folder no link to a folder is followed, so links in a circle come to an end.
    """
    for path in folder.iterdir():
        if is_ignored(path.name) or not _is_allowed(path, root, top):
            continue
        if path.is_file():
            yield path
        elif path.is_dir() and not (linked and path.is_symlink()):
            yield from _files_below(path, root, top, linked=linked or path.is_symlink())


def _is_allowed(path: Path, root: Path, top: Path) -> bool:
    real = path.resolve()
    if real.is_relative_to(top):
        return True
    return real.is_relative_to(root) and may_lead("site_src/static/x", real.relative_to(root).as_posix())


def builtin_themes() -> Path:
    """Return the folder of the themes that come with the program, installed or in a checkout."""
    installed = _PACKAGE / "themes"
    return installed if installed.is_dir() else _PACKAGE.parent / "themes"


def load_theme(
    root: Path, name: str, settings_path: str, place: Name | None = None
) -> tuple[Theme | None, list[Diagnostic]]:
    """Find a theme and what it extends.

    Args:
        root: the site's folder; its ``themes/`` is looked into before the program's own.
        name: from the settings.
        settings_path: the file to blame where there is no such theme.
        place: where the name stands in it, if it does.
    """
    chain: list[Path] = []
    found: list[Diagnostic] = []
    wanted = Name(name, place.line, place.column) if place else Name(name, 0, 0)
    blamed = Span(settings_path, wanted.line, wanted.column)
    while wanted.text:
        folder = _find(root, wanted.text)
        if folder is None:
            return None, [*found, _unknown(root, wanted.text, blamed)]
        if folder in chain:
            return None, [*found, problems.THEME_CIRCLE.at(blamed, name=wanted.text)]
        chain.append(folder)
        path = _shown(root, folder / THEME_FILE)
        extends = _extends(folder / THEME_FILE, path, found)
        if extends is None:
            return None, found
        wanted, blamed = extends, Span(path, extends.line, extends.column)
    source = root / "site_src"
    return Theme(
        name=chain[0].name,
        root=root.resolve(),
        templates=(source / "templates", *(folder / "templates" for folder in chain)),
        static=(source / "static", *(folder / "static" for folder in chain)),
        messages=(source / "messages", *(folder / "messages" for folder in chain)),
    ), found


def _find(root: Path, name: str) -> Path | None:
    if "/" in name or "\\" in name or name.startswith("."):
        return None
    for folder in (root / "themes", builtin_themes()):
        if (folder / name / THEME_FILE).is_file():
            return (folder / name).resolve()
    return None


def _unknown(root: Path, name: str, blamed: Span) -> Diagnostic:
    """Return what is wrong where a theme is not found: its folder lacks a file, or there is none of the name."""
    folder = root / "themes" / name
    if folder.is_dir() and folder.parent == root / "themes":
        return problems.THEME_FIELD.at(Span(f"themes/{name}/{THEME_FILE}"))
    folders = [one for one in (root / "themes", builtin_themes()) if one.is_dir()]
    known = {one.parent.name for folder in folders for one in folder.glob(f"*/{THEME_FILE}")}
    return problems.UNKNOWN_THEME.about(blamed, name, known)


def _shown(root: Path, file: Path) -> str:
    resolved = root.resolve()
    return file.relative_to(resolved).as_posix() if file.is_relative_to(resolved) else file.as_posix()


def _extends(file: Path, shown: str, found: list[Diagnostic]) -> Name | None:
    """Return the theme that a theme extends (a name without text for none), None where its file cannot be read."""
    reader, problems_in_file = open_fields(file, shown, THEME_FIELDS)
    wanted = (reader.name("extends") or Name("", 0, 0)) if reader else None
    found += problems_in_file
    return wanted
