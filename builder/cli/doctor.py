"""`xuexi doctor`."""

import importlib.metadata
import platform
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import click

from builder import __version__
from builder.cli.options import nearest_site
from builder.cli.report import print_json
from builder.cli.spoken import command, option, say
from builder.media import find_tools
from builder.messages import N_
from builder.system import run

LIBRARIES = ("jinja2", "markdown", "pyyaml", "click", "livereload", "pillow", "pysubs2", "pypinyin", "nh3", "msgspec")
LOW_DISK = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is well, what was found, and how to get it where it is missing."""

    name: str
    well: bool
    told: str
    remedy: str = ""


@command(
    "doctor",
    N_("Tells what is installed, what is missing, and how to get it. Only videos need anything besides this program."),
    "xuexi doctor",
    "xuexi doctor --json",
)
@option("--json", "as_json", is_flag=True, help=N_("Print the result as JSON."))
def command_line(as_json: bool) -> None:
    """Look at this computer."""
    findings = [*_programs(), *_libraries(), _disk(), _site()]
    if as_json:
        print_json({"checks": [_as_json(one) for one in findings], "version": __version__})
        return
    for one in findings:
        mark = click.style("✓", fg="green") if one.well else click.style("!", fg="yellow")
        click.echo(f"{mark} {one.name}: {one.told}")
        if not one.well and one.remedy:
            click.echo(f"    → {say(one.remedy)}")


def _as_json(one: Finding) -> dict[str, str | bool]:
    return {"name": one.name, "ok": one.well, "found": one.told, "remedy": say(one.remedy) if not one.well else ""}


def _programs() -> list[Finding]:
    tools = find_tools()
    missing = say(N_("not found"))
    remedy = N_("Debian: apt install ffmpeg; Windows: winget install ffmpeg; anywhere: pip install xuexi[media]")
    return [
        Finding("xuexi", well=True, told=__version__),
        Finding("Python", sys.version_info >= (3, 11), platform.python_version(), N_("install Python 3.11 or newer")),
        Finding("ffmpeg", bool(tools.ffmpeg), _version(tools.ffmpeg) or missing, remedy),
        Finding(
            "ffprobe",
            bool(tools.ffprobe),
            _version(tools.ffprobe) or missing,
            N_("comes with ffmpeg; it tells lengths and sizes most exactly"),
        ),
        Finding(
            "git", shutil.which("git") is not None, shutil.which("git") or missing, N_("only needed to keep versions")
        ),
    ]


def _version(tool: str) -> str:
    if not tool:
        return ""
    words = run([tool, "-version"], seconds=20).output.decode("utf-8", "replace").split()
    return f"{words[2]} ({tool})" if len(words) > 2 else tool


def _libraries() -> list[Finding]:
    findings = []
    for name in LIBRARIES:
        try:
            findings.append(Finding(name, well=True, told=importlib.metadata.version(name)))
        except importlib.metadata.PackageNotFoundError:
            remedy = N_("install this program again: pip install --force-reinstall xuexi")
            findings.append(Finding(name, well=False, told=say(N_("not found")), remedy=remedy))
    return findings


def _disk() -> Finding:
    free = shutil.disk_usage(Path()).free
    told = say(N_("{free:.1f} GB free")).format(free=free / 1e9)
    return Finding(
        say(N_("disk")), free > LOW_DISK, told, N_("make room: “xuexi clean” removes what can be made again")
    )


def _site() -> Finding:
    found = nearest_site()
    told = str(found) if found else say(N_("none here"))
    return Finding(say(N_("site")), found is not None, told, N_("go into its folder, or make one: xuexi init FOLDER"))
