"""A small drawing board for the example clips: flat shapes in a square box, antialiased by oversampling."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

BOX = 480
"""Side of the square that every scene is drawn in, whatever the size of the picture."""

OVERSAMPLING = 2

FONT_FOLDER = "/usr/share/fonts/opentype/noto"
SIMPLIFIED_CHINESE_FACE = 2

NIGHT = "#241d1b"
COAL = "#161110"
DAY = "#f5ecdb"
PAPER = "#fdf8ec"
INK = "#3a2e28"
DIM = "#8d7b69"
STONE = "#64564d"
SAND = "#dcc7a1"
AMBER = "#e9a23b"
GOLD = "#f4cd84"
CLAY = "#c46a45"
RED = "#a8291f"
TEAL = "#4a7a76"
SAGE = "#93a78b"
BLUE = "#2c3d49"
SKIN = "#d9a877"

Point = tuple[float, float]


@lru_cache(maxsize=64)
def font(size: float, bold: bool = False, serif: bool = False) -> ImageFont.FreeTypeFont:
    """Return a Noto CJK font in the simplified Chinese cut."""
    name = f"Noto{'Serif' if serif else 'Sans'}CJK-{'Bold' if bold else 'Regular'}.ttc"
    return ImageFont.truetype(f"{FONT_FOLDER}/{name}", size, index=SIMPLIFIED_CHINESE_FACE)


@lru_cache(maxsize=256)
def rgb(color: str) -> tuple[int, int, int]:
    """Turn ``#rrggbb`` into three numbers."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def mix(first: str, second: str, share: float) -> str:
    """Mix two colors; ``share`` 0 is the first, 1 the second."""
    share = min(1.0, max(0.0, share))
    values = (round(a + (b - a) * share) for a, b in zip(rgb(first), rgb(second), strict=True))
    return "#" + "".join(f"{value:02x}" for value in values)


def ease(value: float) -> float:
    """Slow start, slow end; values outside 0 to 1 are clamped."""
    value = min(1.0, max(0.0, value))
    return value * value * (3 - 2 * value)


def span(value: float, start: float, end: float) -> float:
    """How far ``value`` is on its way from ``start`` to ``end``, eased."""
    return ease((value - start) / (end - start))


def turned(points: Iterable[Point], degrees: float, center: Point = (0, 0), to: Point | None = None) -> list[Point]:
    """Rotate points about a center, which may move to another place."""
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    cx, cy = center
    tx, ty = to or center
    return [(tx + (x - cx) * cosine - (y - cy) * sine, ty + (x - cx) * sine + (y - cy) * cosine) for x, y in points]


def polar(center: Point, radius: float, degrees: float) -> Point:
    """Return the point at an angle (0 is up, clockwise) on a circle."""
    angle = math.radians(degrees - 90)
    return center[0] + radius * math.cos(angle), center[1] + radius * math.sin(angle)


class Canvas:
    """A square picture with flat, translucent shapes; all numbers are in box units."""

    def __init__(self, side: int, color: str) -> None:
        self.side = side
        self.unit = side * OVERSAMPLING / BOX
        self.image = Image.new("RGB", (side * OVERSAMPLING,) * 2, color)
        self.pen = ImageDraw.Draw(self.image, "RGBA")

    def finish(self) -> Image.Image:
        """Return the picture in its real size."""
        return self.image.reduce(OVERSAMPLING)

    def _color(self, color: str, alpha: float) -> tuple[int, int, int, int]:
        return (*rgb(color), round(255 * min(1.0, max(0.0, alpha))))

    def _points(self, points: Iterable[Point]) -> list[Point]:
        return [(x * self.unit, y * self.unit) for x, y in points]

    def fill(self, color: str) -> None:
        """Cover everything with one color."""
        self.rect(0, 0, BOX, BOX, color)

    def rect(self, x: float, y: float, w: float, h: float, color: str, r: float = 0, alpha: float = 1) -> None:
        """Draw a filled rectangle, with round corners if asked."""
        if w <= 0 or h <= 0:
            return
        box = self._points([(x, y), (x + w, y + h)])
        corner = [box[0][0], box[0][1], box[1][0] - 1, box[1][1] - 1]
        if corner[2] >= corner[0] and corner[3] >= corner[1]:
            self.pen.rounded_rectangle(corner, min(r, w / 2, h / 2) * self.unit, fill=self._color(color, alpha))

    def circle(self, x: float, y: float, r: float, color: str, alpha: float = 1) -> None:
        """Draw a disc."""
        self.ellipse(x, y, r, r, color, alpha)

    def ellipse(self, x: float, y: float, rx: float, ry: float, color: str, alpha: float = 1) -> None:
        """Draw a filled ellipse around a center."""
        if rx > 0 and ry > 0:
            (x0, y0), (x1, y1) = self._points([(x - rx, y - ry), (x + rx, y + ry)])
            self.pen.ellipse([x0, y0, x1, y1], fill=self._color(color, alpha))

    def arc(
        self,
        center: Point,
        r: float,
        start: float,
        end: float,
        color: str,
        width: float = 4,
        alpha: float = 1,
    ) -> None:
        """Draw a part of a circle; angles are clockwise from the top."""
        if r > 0:
            (x0, y0), (x1, y1) = self._points([(center[0] - r, center[1] - r), (center[0] + r, center[1] + r)])
            stroke = max(1, round(width * self.unit))
            self.pen.arc([x0, y0, x1, y1], start - 90, end - 90, fill=self._color(color, alpha), width=stroke)

    def ring(self, x: float, y: float, r: float, color: str, width: float = 4, alpha: float = 1) -> None:
        """Draw a circle's line."""
        self.arc((x, y), r + width / 2, 0, 360, color, width, alpha)

    def line(self, points: Iterable[Point], color: str, width: float = 4, alpha: float = 1) -> None:
        """Draw a line with round ends and joints."""
        scaled = self._points(points)
        if len(scaled) < 2:
            return
        stroke = max(1, round(width * self.unit))
        self.pen.line(scaled, fill=self._color(color, alpha), width=stroke, joint="curve")
        if alpha >= 1 and stroke > 3:
            radius = stroke / 2 - 0.5
            for x, y in (scaled[0], scaled[-1]):
                self.pen.ellipse([x - radius, y - radius, x + radius, y + radius], fill=self._color(color, 1))

    def poly(self, points: Iterable[Point], color: str, alpha: float = 1) -> None:
        """Draw a filled polygon."""
        self.pen.polygon(self._points(points), fill=self._color(color, alpha))

    def glow(self, x: float, y: float, r: float, color: str, strength: float = 0.12, steps: int = 5) -> None:
        """Draw a light as a few translucent discs, the way a poster would."""
        for step in range(steps):
            self.circle(x, y, r * (1 - step / steps), color, strength)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        color: str,
        *,
        bold: bool = False,
        serif: bool = False,
        anchor: str = "mm",
        alpha: float = 1,
    ) -> None:
        """Write words; ``anchor`` is Pillow's (``mm`` is the middle)."""
        if alpha <= 0:
            return
        face = font(round(size * self.unit), bold, serif)
        place = (x * self.unit, y * self.unit)
        if alpha >= 1:
            self.pen.text(place, words, font=face, fill=rgb(color), anchor=anchor)
            return
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).text(place, words, font=face, fill=round(255 * alpha), anchor=anchor)
        self.image.paste(rgb(color), mask=mask)


Drawing = Callable[[Canvas, float, float], None]


@dataclass(frozen=True)
class Scene:
    """A moving picture: ``draw(canvas, seconds, progress)`` on a background color."""

    draw: Drawing
    background: str

    @property
    def dark(self) -> bool:
        """Whether words beside the picture should be light."""
        return sum(rgb(self.background)) < 384


SCENES: dict[str, Scene] = {}


def scene(name: str, background: str) -> Callable[[Drawing], Drawing]:
    """Register a drawing under the name that the table of clips uses."""

    def register(draw: Drawing) -> Drawing:
        SCENES[name] = Scene(draw, background)
        return draw

    return register
