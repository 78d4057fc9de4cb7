"""Scenes of the ward, and of what is high up or laid long ago."""

from __future__ import annotations

import math

from example_canvas import (
    AMBER,
    CLAY,
    GOLD,
    INK,
    RED,
    SAGE,
    SKIN,
    TEAL,
    Canvas,
    Point,
    ease,
    mix,
    polar,
    scene,
    span,
)


def beat(phase: float) -> float:
    """Height of a heartbeat's line at a phase from 0 to 1."""
    for center, width, height in (
        (0.2, 0.06, 0.16),
        (0.36, 0.022, -0.2),
        (0.41, 0.03, 1.0),
        (0.46, 0.024, -0.34),
    ):
        if abs(phase - center) < width:
            return height * math.cos((phase - center) / width * math.pi / 2) ** 2
    return 0.22 * math.exp(-(((phase - 0.68) / 0.06) ** 2))


@scene("heart", "#17211f")
def heart(c: Canvas, t: float, p: float) -> None:
    """Six pairs of hands in turn; a flat line that jumps at last."""
    c.rect(36, 40, 408, 232, "#26332f", 16)
    c.rect(50, 54, 380, 204, "#0e1614", 10)
    for k in range(1, 8):
        c.line([(50 + k * 47.5, 56), (50 + k * 47.5, 256)], "#1a2824", 2)
    for k in range(1, 4):
        c.line([(52, 54 + k * 51), (428, 54 + k * 51)], "#1a2824", 2)
    alive = p > 0.6
    since = max(0.0, p - 0.6) / 0.4 * 12
    points: list[Point] = []
    for x in range(58, 424, 2):
        ago = (424 - x) / 92
        moment = since - ago
        height = beat(moment % 1.0) * 74 if alive and moment > 0 else math.sin(x * 0.21 + t * 3) * 1.2
        points.append((x, 196 - height))
    c.line(points, "#7fd1a4" if alive else "#5d8f7b", 5)
    c.glow(points[-1][0], points[-1][1], 22, "#9be8bd", 0.16)
    c.text(
        70,
        84,
        "72" if alive and since > 2.2 else "--",
        34,
        "#9be8bd" if alive else "#5d8f7b",
        bold=True,
        anchor="lm",
    )
    minute = min(7, 1 + int(p / 0.6 * 6.01))
    c.text(412, 84, f"第{'一二三四五六七'[minute - 1]}分钟", 25, GOLD, anchor="rm")
    c.rect(0, 452, 480, 28, "#26332f")
    for k in range(6):
        x = 66 + k * 70
        active = not alive and k == int(t / 1.9) % 6
        down = abs(math.sin(t * 5.6)) * 12 if active else 0
        tone = (CLAY, TEAL, "#8d9a86", AMBER, "#6d7f93", "#b27a5b")[k]
        tone = tone if active or alive else mix(tone, "#17211f", 0.5)
        skin = SKIN if active or alive else mix(SKIN, "#17211f", 0.5)
        y = 352 + down
        c.rect(x - 24, y, 48, 110, tone, 20)
        c.circle(x, y - 22, 18, skin)
        c.arc((x, y - 23), 20, -90, 90, INK if k % 2 else "#5b463a", 8)
        c.line([(x - 14, y + 26), (x, y + 70)], mix(tone, INK, 0.25), 10)
        c.line([(x + 14, y + 26), (x, y + 70)], mix(tone, INK, 0.25), 10)
        c.circle(x, y + 72, 8, skin)


@scene("drip", "#d5dfd8")
def drip(c: Canvas, t: float, p: float) -> None:
    """An infusion drips beside a bed; a steady needle finds its way."""
    c.rect(52, 46, 150, 190, "#eef3ee", 6)
    c.circle(126, 128, 36, AMBER, 0.85)
    c.poly([(52, 236), (52, 190), (110, 160), (160, 186), (202, 168), (202, 236)], "#a9bfa9")
    c.rect(122, 46, 7, 190, "#b8c6bd")
    c.line([(336, 20), (336, 460)], "#8b9a98", 7)
    c.line([(300, 30), (372, 30)], "#8b9a98", 7)
    level = 1 - 0.5 * p
    c.rect(302, 44, 68, 104, "#f7fbf8", 14)
    c.rect(308, 50 + (1 - level) * 92, 56, 92 * level, "#b9d7d6", 9)
    c.rect(326, 148, 20, 14, "#8b9a98", 3)
    c.rect(322, 162, 28, 46, "#f7fbf8", 9)
    phase = (t * 1.25) % 1
    c.circle(336, 168 + phase * phase * 32, 5.5, TEAL)
    c.rect(325, 196, 22, 10, "#9cc4c2", 4)
    tube = [(336, 208), (334, 250), (310, 286), (280, 300), (250, 316)]
    c.line(tube, "#a8c6c4", 5)
    moved = (t * 0.5) % 1
    at = moved * (len(tube) - 1)
    a, b = tube[int(at)], tube[min(len(tube) - 1, int(at) + 1)]
    c.circle(a[0] + (b[0] - a[0]) * (at % 1), a[1] + (b[1] - a[1]) * (at % 1), 4.5, TEAL)
    c.rect(0, 388, 480, 92, "#f7faf6")
    c.rect(0, 380, 480, 12, "#c6d3cb")
    c.line([(-20, 366), (160, 356)], "#7d98a5", 66)
    c.line([(140, 352), (266, 342)], SKIN, 44)
    c.ellipse(290, 340, 40, 25, SKIN)
    for k in range(4):
        c.line([(306, 328 + k * 8), (344 - abs(k - 1) * 6, 326 + k * 11)], SKIN, 12)
    c.line([(170, 344), (214, 336), (258, 338)], "#a5806f", 3, 0.8)
    steady = span(p, 0.35, 0.55)
    shake = (1 - steady) * math.sin(t * 16) * 5
    x, y = 240 + shake, 326 - (1 - steady) * 30 + shake
    c.rect(228, 318, 42, 22, "#f8f3e6", 4, steady)
    c.line([(x, y + 6), (x - 28, y - 18)], "#8c9796", 3)
    c.line([(x - 26, y - 16), (x - 52, y - 38)], TEAL, 11)
    if steady < 1:
        c.circle(x - 66, y - 44, 17, SKIN, 1 - steady)


@scene("bricks", "#e9dcc2")
def bricks(c: Canvas, t: float, p: float) -> None:
    """Bricks come down one after another and become a path to the pit head."""
    c.rect(0, 0, 480, 226, "#f1e6cf")
    c.circle(356, 108, 44, AMBER, 0.85)
    c.poly([(0, 226), (0, 198), (150, 178), (330, 204), (480, 184), (480, 226)], SAGE)
    for a, b in (((214, 200), (232, 120)), ((266, 200), (248, 120)), ((248, 128), (312, 200))):
        c.line([a, b], INK, 6)
    c.circle(240, 116, 17, INK)
    c.circle(240, 116, 11, "#f1e6cf")
    for k in range(4):
        c.line([(240, 116), polar((240, 116), 12, k * 90 + t * 50)], INK, 2)
    c.rect(0, 200, 480, 280, "#8d7a60")
    c.poly([(212, 204), (268, 204), (420, 480), (60, 480)], "#6f5f4b")
    rows = 9
    count = rows * 5
    laid = span(p, 0.0, 0.9) * count
    index = 0
    for row in range(rows - 1, -1, -1):
        y0, y1 = 204 + 276 * (row / rows) ** 1.5, 204 + 276 * ((row + 1) / rows) ** 1.5
        for column in range(5):
            share = min(1.0, max(0.0, laid - index))
            index += 1
            shift = 0.5 if row % 2 else 0.0
            if share <= 0 or column - shift >= 4:
                continue
            corners = []
            for y, q in ((y0, 0), (y0, 1), (y1, 1), (y1, 0)):
                half = 28 + (y - 204) / 276 * 152
                left = 240 - half + max(0.0, min(4.0, column + q - shift)) / 4 * 2 * half
                corners.append((left, y - (1 - ease(share)) * 60))
            tone = mix("#b5573a", "#cf7a52", ((row * 7 + column * 3) % 5) / 4)
            c.poly(corners, tone, share)
            c.line([*corners, corners[0]], "#7f4531", 2.5)
            if (row, column) == (6, 1) and share >= 1:
                c.text(
                    (corners[0][0] + corners[1][0]) / 2 - 2,
                    (y0 + y1) / 2,
                    "六班",
                    18,
                    "#f1d8b8",
                    serif=True,
                    bold=True,
                )


@scene("tower", "#e7d9bd")
def tower(c: Canvas, t: float, p: float) -> None:
    """A winding tower in the morning, a flag in the wind, a small person on the stairs."""
    sun = ease(p)
    c.circle(112, 330 - sun * 190, 46, AMBER, 0.9)
    for k in range(3):
        x = (k * 210 + t * 7) % 640 - 110
        for dx, dy, r in ((0, 0, 24), (28, -9, 30), (60, 0, 24)):
            c.circle(x + dx, 96 + k * 74 + dy, r, "#f7eeda")
        c.rect(x - 24, 98 + k * 74, 108, 24, "#f7eeda", 12)
    c.poly([(0, 404), (120, 366), (250, 396), (390, 356), (480, 384), (480, 480), (0, 480)], SAGE)
    c.rect(0, 430, 480, 50, "#7a8a70")
    c.rect(252, 138, 112, 300, "#b98f68")
    c.rect(324, 138, 40, 300, "#a37a55")
    c.rect(240, 128, 136, 18, "#8a6344", 3)
    for k in range(5):
        c.rect(276, 172 + k * 50, 32, 20, "#f4e2b9", 2)
    stair = [(252 if k % 2 == 0 else 200, 430 - k * 36) for k in range(9)]
    c.line(stair, INK, 4)
    way = ease(p / 0.8) * 7.99
    a, b = stair[int(way)], stair[int(way) + 1]
    q = way - int(way)
    x, y = a[0] + (b[0] - a[0]) * q, a[1] + (b[1] - a[1]) * q
    c.line([(x, y - 4), (x, y - 16)], CLAY, 9)
    c.circle(x, y - 24, 6.5, INK)
    c.line([(308, 130), (308, 34)], INK, 5)
    top = [(310 + k * 11, 40 + math.sin(t * 4 - k * 0.75) * k * 0.95) for k in range(10)]
    bottom = [(px, py + 62) for px, py in reversed(top)]
    c.poly([*top, *bottom], RED)
    for k in range(9):
        if math.cos(t * 4 - k * 0.75) > 0.3:
            c.poly(
                [top[k], top[k + 1], (top[k + 1][0], top[k + 1][1] + 62), (top[k][0], top[k][1] + 62)],
                "#8c1f17",
                0.5,
            )
