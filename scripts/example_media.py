"""Make the clips, pictures and subtitles of the example lessons: ``python scripts/example_media.py [ID …]``.

Everything is drawn and spoken from ``example_scenes.yaml``; nothing is downloaded. Needs ffmpeg, espeak-ng and
the Noto CJK fonts.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import example_scenes_craft
import example_scenes_deep
import example_scenes_home
import example_scenes_mine
import example_scenes_paper
import example_scenes_road
import example_scenes_ward
import yaml
from example_slides import LONG, SHORT, Slide, card, compose, picture, slide_panel
from example_sound import Sound, speak, tones, write_subtitles
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
TABLE = Path(__file__).with_name("example_scenes.yaml")
FRAMES_A_SECOND = 10
QUALITY = 32
"""Constant rate factor of x264; a clip with rain or many lights may ask for another one."""
JPEG_QUALITY = 80
POSTER_SCALE = 1.12

SCENE_MODULES = (
    example_scenes_craft,
    example_scenes_deep,
    example_scenes_home,
    example_scenes_mine,
    example_scenes_paper,
    example_scenes_road,
    example_scenes_ward,
)
"""Importing them fills the register of scenes."""

Table = dict[str, Any]


def front_matter(folder: Path) -> Table:
    """Read the head of a lesson, whichever language its keys are in."""
    head = (folder / "lesson.md").read_text(encoding="utf-8").split("---\n", 2)[1]
    fields: Table = yaml.safe_load(head)
    english = {"标题": "title", "讲课人": "speakers", "主题": "topic"}
    return {english.get(key, key): value for key, value in fields.items()}


def title_slide(lesson: Table, clip: Table, fields: Table) -> Slide:
    """Make the card that opens a clip."""
    speakers = "、".join(name.split("@")[0] for name in fields["speakers"])
    byline = (speakers, lesson["unit"])
    if "part" in clip:
        byline = (clip["part"], f"{speakers}　{lesson['unit']}")
    return Slide(str(clip.get("title", lesson["title"])), byline=byline, topic=fields["topic"])


def plain(words: str) -> str:
    """Take the line breaks out of a slide's words."""
    return words.replace("/", "")


def heard(slides: list[Slide], clip: Table) -> Sound:
    """Make the sound of a clip: the title and the speaker, then every line."""
    words = [plain(slide.words) for slide in slides]
    if "voice" not in clip:
        return tones(words, seed=sum(map(ord, clip["file"])))
    title = slides[0].byline[0]
    words[0] = f"{words[0]}。{title.replace('　', '，')}。" if "part" in clip else f"{words[0]}。讲课人，{title}。"
    return speak(words, clip["voice"])


def encoder(wav: Path, target: Path, tall: bool, quality: int) -> list[str]:
    """Return the ffmpeg command that reads raw frames from its standard input."""
    size = f"{SHORT}x{LONG}" if tall else f"{LONG}x{SHORT}"
    command = ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24", "-s", size]
    command += ["-r", str(FRAMES_A_SECOND), "-i", "-", "-i", str(wav)]
    command += ["-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p", "-colorspace", "bt709"]
    command += ["-color_primaries", "bt709", "-color_trc", "bt709", "-c:v", "libx264", "-profile:v", "high"]
    command += ["-preset", "slower", "-crf", str(quality), "-tune", "animation", "-g", "60", "-threads", "2"]
    return [*command, *sound_options(), "-shortest", str(target)]


def sound_options() -> list[str]:
    """Return the options for the sound, and for files that are the same every time."""
    options = ["-c:a", "aac", "-b:a", "40k", "-ac", "1", "-map_metadata", "-1", "-movflags", "+faststart"]
    return [*options, "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"]


def turning(old: Image.Image, empty: Image.Image, new: Image.Image, age: int) -> Image.Image:
    """Return one of the three frames in which old words go and new ones come."""
    return (Image.blend(old, empty, 0.6), empty, Image.blend(empty, new, 0.6))[age]


def film(slides: list[Slide], sound: Sound, clip: Table, wav: Path, target: Path) -> None:
    """Draw the frames of a clip, and send them to ffmpeg."""
    tall = clip["shape"] == "tall"
    panels = [slide_panel(slide, clip["scene"], tall) for slide in slides]
    empty = [slide_panel(replace(slide, words=""), clip["scene"], tall) for slide in slides]
    starts = [0.0] + [cue.start - 0.15 for cue in sound.lines[1:]]
    total = round(sound.seconds * FRAMES_A_SECOND)
    with subprocess.Popen(encoder(wav, target, tall, clip.get("quality", QUALITY)), stdin=subprocess.PIPE) as process:
        assert process.stdin is not None
        for frame in range(total):
            now = frame / FRAMES_A_SECOND
            index = max(k for k, start in enumerate(starts) if start <= now + 1e-6)
            panel = panels[index]
            age = frame - round(starts[index] * FRAMES_A_SECOND)
            if index and age < 3:
                panel = turning(panels[index - 1], empty[index], panel, age)
            scene = picture(clip["scene"], now, frame / max(1, total - 1))
            process.stdin.write(compose(panel, scene, tall).tobytes())
    if process.returncode:
        raise SystemExit(f"ffmpeg failed for {target}")


def make_clip(folder: Path, lesson: Table, clip: Table, fields: Table) -> None:
    """Make one clip, and its subtitles if it has any."""
    slides = [title_slide(lesson, clip, fields)]
    slides += [Slide(words, part=part, topic=fields["topic"]) for part, words in clip["lines"]]
    sound = heard(slides, clip)
    target = folder / clip["file"]
    with tempfile.TemporaryDirectory() as temporary:
        wav = Path(temporary) / "sound.wav"
        sound.save(wav)
        if "scene" in clip:
            film(slides, sound, clip, wav, target)
        else:
            command = ["ffmpeg", "-v", "error", "-y", "-i", str(wav), *sound_options(), str(target)]
            subprocess.run(command, check=True)
    if "subtitles" in clip:
        write_subtitles(folder / clip["subtitles"], sound.lines)
    begins = " ".join(f"{cue.start:.1f}" for cue in sound.lines)
    print(f"{target.relative_to(ROOT)}: {sound.seconds:.1f} s, {target.stat().st_size // 1024} KiB, slides at {begins}")


def make_picture(folder: Path, lesson: Table, entry: Table, fields: Table) -> None:
    """Make one JPEG: a poster, a pocket card, or a moment of a scene."""
    if "poster" in entry:
        slide = title_slide(lesson, {}, fields)
        panel = slide_panel(slide, entry["poster"], tall=False, scale=POSTER_SCALE)
        scene = picture(entry["poster"], entry["at"] * 20, entry["at"], round(SHORT * POSTER_SCALE))
        image = compose(panel, scene, tall=False)
    elif "card" in entry:
        image = card(entry["card"], entry["lines"])
    else:
        side = 900
        image = picture(entry["scene"], entry["at"] * 20, entry["at"], side)
        if "crop" in entry:
            x0, y0, x1, y1 = (round(value * side / SHORT) for value in entry["crop"])
            image = image.crop((x0, y0, x1, y1))
    target = folder / entry["file"]
    image.save(target, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
    print(f"{target.relative_to(ROOT)}: {image.width}×{image.height}, {target.stat().st_size // 1024} KiB")


def main(wanted: list[str]) -> None:
    """Make what the table lists, or only the lessons that are named."""
    table: dict[str, Table] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    unknown = [name for name in wanted if name not in table]
    if unknown:
        raise SystemExit(f"not in {TABLE.name}: {', '.join(unknown)}")
    for name, lesson in table.items():
        if wanted and name not in wanted:
            continue
        folder = ROOT / "lessons" / name[:4] / name
        fields = front_matter(folder)
        if plain(lesson["title"]) != fields["title"]:
            raise SystemExit(f"{name}: the table says {lesson['title']!r}, the lesson says {fields['title']!r}")
        for entry in lesson.get("pictures", []):
            make_picture(folder, lesson, entry, fields)
        for clip in lesson["clips"]:
            make_clip(folder, lesson, clip, fields)


if __name__ == "__main__":
    main(sys.argv[1:])
