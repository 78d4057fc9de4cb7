"""Slides: the words of a clip beside its moving picture."""

from __future__ import annotations

from dataclasses import dataclass

from example_canvas import AMBER, BOX, DAY, DIM, FONT_FOLDER, INK, RED, SCENES, Canvas, font, mix, rgb
from PIL import Image, ImageDraw

LONG, SHORT = 854, 480
"""Size of a clip in pixels; the picture is a square of the short side."""

PARTS = ("一事", "一思", "一议", "一党课")
NOT_AT_START = "，。：；、？！”）"

__all__ = ["FONT_FOLDER", "LONG", "SHORT", "Slide", "card", "compose", "picture", "slide_panel"]


@dataclass(frozen=True)
class Slide:
    """One slide: the title card has a ``byline``, the others have a ``part``."""

    words: str
    part: str = ""
    byline: tuple[str, ...] = ()
    topic: str = ""


def broken(words: str, size: float, width: float) -> list[str]:
    """Break words into lines at ``/``, and where they are too long; no line begins with a comma."""
    face = font(size, bold=True, serif=True)
    lines: list[str] = []
    for piece in words.split("/"):
        line = ""
        for letter in piece:
            if face.getlength(line + letter.strip(NOT_AT_START)) > width and letter not in NOT_AT_START:
                lines.append(line)
                line = ""
            line += letter
        lines.append(line)
    return lines


def fitted(words: str, width: float, height: float, largest: int, smallest: int) -> tuple[int, list[str]]:
    """Find the largest size in which words keep their own line breaks, or at least fit."""
    wanted = words.count("/") + 1
    for size in range(largest, smallest, -1):
        lines = broken(words, size, width)
        if len(lines) == wanted and len(lines) * size * 1.5 <= height:
            return size, lines
    return smallest, broken(words, smallest, width)


def slide_panel(slide: Slide, scene_name: str, tall: bool, scale: float = 1.0) -> Image.Image:
    """Draw the words of a slide on their panel."""
    scene = SCENES[scene_name]
    dark = scene.dark
    ground = mix(scene.background, "#1b1513", 0.5) if dark else mix(scene.background, "#fffaf0", 0.62)
    ink, soft, accent = (DAY, mix(DAY, ground, 0.45), AMBER) if dark else (INK, DIM, RED)
    width, height = (SHORT, LONG - SHORT) if tall else (LONG - SHORT, SHORT)
    width, height = round(width * scale), round(height * scale)
    image = Image.new("RGB", (width, height), ground)
    pen = ImageDraw.Draw(image)
    margin = 40 * scale if tall else 38 * scale
    inner = width - margin * 1.8

    def write(
        x: float, y: float, words: str, size: float, color: str, serif: bool = False, right: bool = False
    ) -> None:
        face = font(round(size * scale), bold=serif, serif=serif)
        pen.text((x, y), words, font=face, fill=rgb(color), anchor="rm" if right else "lm")

    top = (32 if tall else 46) * scale
    pen.rounded_rectangle([margin, top - 8 * scale, margin + 5 * scale, top + 8 * scale], 2, fill=accent)
    write(margin + 14 * scale, top, "微党课", 16, soft)
    write(width - margin, top, slide.topic, 16, soft, right=True)
    if slide.byline:
        size, lines = fitted(slide.words, inner / scale, 190, 46 if tall else 44, 30)
        y = (112 if tall else 158) * scale
        for line in lines:
            write(margin, y, line, size, ink, serif=True)
            y += size * 1.42 * scale
        y += 2 * scale
        pen.rectangle([margin, y, margin + 44 * scale, y + 4 * scale], fill=accent)
        y += 36 * scale
        for index, line in enumerate(slide.byline):
            write(margin, y, line, 23 if index == 0 else 18, ink if index == 0 else soft)
            y += 34 * scale
        return image
    room = 196 if tall else 300
    size, lines = fitted(slide.words, inner / scale, room, 36 if tall else 33, 24)
    step = size * 1.52 * scale
    middle = (178 if tall else 232) * scale
    y = middle - (len(lines) - 1) * step / 2
    for line in lines:
        write(margin, y, line, size, ink, serif=True)
        y += step
    x = margin
    bottom = height - (40 if tall else 48) * scale
    for part in PARTS:
        active = part == slide.part
        face = font(round(16 * scale), bold=active)
        length = face.getlength(part)
        if active:
            pen.rectangle([x, bottom + 16 * scale, x + length, bottom + 19 * scale], fill=accent)
        pen.text((x, bottom), part, font=face, fill=rgb(accent if active else soft), anchor="lm")
        x += length + 26 * scale
    return image


def picture(scene_name: str, seconds: float, progress: float, side: int = SHORT) -> Image.Image:
    """Draw one moment of a scene."""
    scene = SCENES[scene_name]
    canvas = Canvas(side, scene.background)
    scene.draw(canvas, seconds, progress)
    return canvas.finish()


def compose(panel: Image.Image, scene: Image.Image, tall: bool) -> Image.Image:
    """Put a panel and its picture together."""
    size = (scene.width, scene.height + panel.height) if tall else (scene.width + panel.width, scene.height)
    image = Image.new("RGB", size)
    image.paste(scene, (0, 0) if tall else (panel.width, 0))
    image.paste(panel, (0, scene.height) if tall else (0, 0))
    return image


def card(title: str, lines: list[str]) -> Image.Image:
    """Draw a pocket card with a rhyme, to be printed."""
    side = 720
    image = Image.new("RGB", (side, 960), DAY)
    pen = ImageDraw.Draw(image)
    pen.rounded_rectangle([28, 28, side - 28, 932], 22, outline=INK, width=3)
    pen.rounded_rectangle([40, 40, side - 40, 190], 14, fill=INK)
    pen.text((side / 2, 112), title, font=font(54, True, True), fill=rgb(DAY), anchor="mm")
    for index, line in enumerate(lines):
        y = 282 + index * 122
        pen.ellipse([76, y - 27, 130, y + 27], fill=RED if index == len(lines) - 1 else AMBER)
        pen.text((103, y - 1), "一二三四五"[index], font=font(28, True), fill=rgb(DAY), anchor="mm")
        pen.text((160, y), line, font=font(44, True, True), fill=rgb(INK), anchor="lm")
        if index < len(lines) - 1:
            pen.line([160, y + 61, side - 80, y + 61], fill=mix(DAY, INK, 0.2), width=2)
    pen.text((side / 2, 884), "新桥煤矿掘进二队　随身带，上岗前念一遍", font=font(24), fill=rgb(DIM), anchor="mm")
    return image


assert BOX == SHORT, "scenes are drawn in the size that they are shown in"
