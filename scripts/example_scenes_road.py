"""Scenes of the railway and the weather, and of time."""

from __future__ import annotations

import math

from example_canvas import (
    AMBER,
    BLUE,
    CLAY,
    DAY,
    GOLD,
    INK,
    PAPER,
    RED,
    SAND,
    TEAL,
    Canvas,
    Point,
    ease,
    mix,
    polar,
    scene,
    span,
    turned,
)


def hills(c: Canvas, base: float, shift: float, color: str, height: float = 60) -> None:
    """Draw a soft, endless ridge that moves with ``shift``."""
    points: list[Point] = [(0, 480)]
    for x in range(0, 481, 12):
        wave = math.sin((x + shift) / 70) + 0.6 * math.sin((x + shift) / 31 + 1.3)
        points.append((x, base - height * (0.5 + wave / 3.2)))
    c.poly([*points, (480, 480)], color)


def train(c: Canvas, x: float, y: float, cars: int, color: str, window: str, turn: float) -> None:
    """Draw an engine facing right with cars behind it; ``y`` is the rail."""
    for k in range(cars):
        left = x - 88 - k * 84
        c.rect(left, y - 46, 76, 36, mix(color, INK, 0.35), 4)
        c.poly([(left + 5, y - 44), (left + 24, y - 58), (left + 56, y - 54), (left + 71, y - 44)], "#2b2421")
        c.line([(left + 74, y - 16), (left + 90, y - 16)], INK, 4)
        for wheel in (16, 60):
            c.circle(left + wheel, y - 8, 9, INK)
    c.rect(x, y - 66, 108, 56, color, 8)
    c.poly([(x + 70, y - 66), (x + 96, y - 66), (x + 122, y - 30), (x + 122, y - 10), (x + 70, y - 10)], color)
    c.poly([(x + 82, y - 58), (x + 96, y - 58), (x + 108, y - 38), (x + 82, y - 38)], window)
    c.rect(x + 12, y - 56, 52, 17, window, 3)
    c.rect(x, y - 26, 122, 6, SAND)
    for wheel in (18, 48, 92):
        c.circle(x + wheel, y - 8, 10, INK)
        for k in range(2):
            a, b = polar((x + wheel, y - 8), 7, turn + k * 90), polar((x + wheel, y - 8), -7, turn + k * 90)
            c.line([a, b], SAND, 2)


@scene("watch", DAY)
def watch(c: Canvas, t: float, p: float) -> None:
    """An old pocket watch above, a coal train below that is on time."""
    hills(c, 400, t * 10, "#d9c8a4", 90)
    hills(c, 424, t * 22 + 90, "#bfb38e", 60)
    c.rect(0, 420, 480, 60, "#8b7a63")
    c.line([(0, 428), (480, 428)], INK, 5)
    for k in range(17):
        c.rect((k * 32 - t * 70) % 544 - 32, 432, 17, 8, "#5c4c3f")
    train(c, 250 + math.sin(t) * 1.5, 427, 4, TEAL, GOLD, t * 230)
    center = (240.0, 190.0)
    c.line([(240, 52), (240, 26), (300, 4), (330, -8)], "#b08543", 7)
    c.ring(240, 44, 12, "#b08543", 7)
    c.circle(*center, 136, "#b08543")
    c.circle(*center, 128, "#c99c53")
    c.circle(*center, 116, PAPER)
    for k in range(60):
        inner = 96 if k % 5 == 0 else 104
        c.line([polar(center, inner, k * 6), polar(center, 109, k * 6)], INK, 4 if k % 5 == 0 else 1.5)
    for k, word in enumerate(("XII", "III", "VI", "IX")):
        c.text(*polar(center, 78, k * 90), word, 22, INK, serif=True, bold=True)
    adjusted = span(p, 0.5, 0.62) * 24
    minute = 90 + t * 1.1 + adjusted * 0.2
    c.line([center, polar(center, 54, 3.25 * 30 + t * 0.1)], INK, 8)
    c.line([center, polar(center, 86, minute)], INK, 5)
    second = math.floor(t * 2) * 6 + adjusted
    c.line([polar(center, -18, second), polar(center, 98, second)], RED, 2.5)
    c.circle(*center, 7, INK)
    c.line([(154, 138), (186, 168), (180, 196), (212, 226)], "#b9a98c", 2, 0.8)


@scene("rain", BLUE)
def rain(c: Canvas, t: float, p: float) -> None:
    """A lamp swings across the track in the rain; at the end a headlight answers."""
    c.fill("#1d2a33")
    hills(c, 300, 40, "#243540", 70)
    near = span(p, 0.62, 0.92)
    horizon = 250.0
    if near > 0:
        c.glow(240, horizon - 8, 40 + near * 90, GOLD, 0.1 + near * 0.03)
        c.circle(240, horizon - 8, 3 + near * 12, "#fff3cf")
    c.poly([(224, horizon), (256, horizon), (470, 480), (10, 480)], "#3b3a38")
    for k in range(9):
        q = ((k + 0.5) / 9) ** 2
        y = horizon + q * 230
        half = 12 + q * 168
        c.line([(240 - half, y), (240 + half, y)], "#57493c", 2 + q * 12)
    for side in (-1, 1):
        c.line([(240 + side * 9, horizon), (240 + side * 140, 480)], "#9aa3a5", 5)
    swing = math.sin(t * 3.4) * 34
    shoulder = (128.0, 296.0)
    hand = (shoulder[0] + 58 + swing * 0.55, shoulder[1] + 44 - abs(swing) * 0.5)
    lantern = (hand[0] + swing * 0.4, hand[1] + 34)
    c.glow(*lantern, 128, AMBER, 0.085)
    c.poly([(94, 470), (86, 320), (112, 276), (146, 276), (170, 320), (162, 470)], "#2f4038")
    c.poly([(94, 470), (86, 320), (112, 276), (128, 276), (124, 470)], "#3b5046")
    c.poly([(104, 280), (108, 236), (130, 222), (152, 238), (154, 280)], "#3b5046")
    c.ellipse(134, 256, 14, 18, "#caa07a")
    c.line([shoulder, hand], "#3b5046", 17)
    c.line([hand, lantern], INK, 3)
    c.rect(lantern[0] - 13, lantern[1], 26, 32, "#2a2320", 5)
    c.rect(lantern[0] - 9, lantern[1] + 5, 18, 22, "#ffd98a", 4)
    for k in range(30):
        speed = 420 + (k * 37) % 160
        x = (k * 97 - t * speed * 0.22) % 540 - 30
        y = (k * 61 + t * speed) % 540 - 30
        c.line([(x, y), (x - 8, y + 36)], "#9fb4bd", 2, 0.4)
    for k in range(6):
        age = (t * 1.4 + k * 0.37) % 1
        x = 60 + (k * 131) % 380
        c.arc((x, 452 + k % 3 * 8), 4 + age * 12, -80, 80, "#9fb4bd", 2, 0.6 * (1 - age))


@scene("signals", "#1f2b35")
def signals(c: Canvas, t: float, p: float) -> None:
    """Signals turn green one by one along a night line; one window passes."""
    for k in range(30):
        c.circle((k * 173 + 31) % 480, (k * 89) % 250, 1.4, PAPER, 0.4 + 0.4 * math.sin(t * 1.3 + k))
    hills(c, 330, 20, "#293945", 80)
    hills(c, 372, 160, "#324653", 56)
    c.rect(0, 386, 480, 94, "#dfe3df")
    c.rect(0, 386, 480, 18, "#c4ccca")
    c.line([(0, 396), (480, 396)], INK, 4)
    way = ease((p - 0.05) / 0.9)
    x = -150 + way * 640
    c.poly([(x + 128, 352), (480, 330), (480, 392), (x + 128, 372)], GOLD, 0.13)
    c.rect(x, 326, 132, 62, TEAL, 12)
    c.rect(x, 364, 132, 7, SAND)
    for k in range(4):
        c.rect(x + 12 + k * 29, 338, 20, 18, "#ffdf9b" if k == 1 else "#31535a", 3)
    c.circle(x + 47, 350, 5, INK)
    c.rect(x + 41, 353, 12, 4, INK)
    for wheel in (24, 48, 86, 110):
        c.circle(x + wheel, 390, 8, INK)
    for k in range(7):
        px = 34 + k * 69
        green = x + 132 > px - 46
        lamp = "#67c08b" if green else RED
        c.rect(px - 2, 250, 5, 142, "#11181d")
        c.rect(px - 11, 218, 23, 48, "#11181d", 8)
        c.glow(px + 0.5, 231 if green else 252, 32, lamp, 0.08)
        c.circle(px + 0.5, 231, 7, lamp if green else "#2c3a36")
        c.circle(px + 0.5, 252, 7, "#3a2c2a" if green else lamp)
    for k in range(34):
        sx = (k * 67 + math.sin(t + k) * 12) % 480
        sy = (k * 59 + t * (22 + k % 4 * 7)) % 480
        c.circle(sx, sy, 2 + k % 3 * 0.8, PAPER, 0.8)


@scene("bench", "#dfe2da")
def bench(c: Canvas, t: float, p: float) -> None:
    """Snow outside, an iron bench inside; cushions appear one by one."""
    c.rect(60, 40, 360, 190, "#7c8f97", 4)
    for k in range(40):
        x = 64 + (k * 71 + math.sin(t + k) * 10) % 350
        y = 44 + (k * 47 + t * 26) % 182
        c.circle(x, y, 3, PAPER, 0.9)
    c.rect(60, 206, 360, 24, PAPER, 4, 0.9)
    for x in (56, 236, 416):
        c.rect(x, 36, 9, 200, "#a58a6a")
    for y in (32, 230):
        c.rect(50, y, 382, 10, "#a58a6a", 3)
    c.rect(0, 430, 480, 50, "#b9ab97")
    c.rect(52, 300, 376, 12, "#5f6a6e", 6)
    c.rect(52, 360, 376, 14, "#5f6a6e", 6)
    for x in (76, 404):
        c.line([(x, 296), (x, 436)], "#4c565a", 10)
    for k in range(4):
        share = span(p, 0.16 + k * 0.16, 0.26 + k * 0.16)
        if share > 0:
            x, y = 70 + k * 88, 340 - (1 - share) * 46
            c.rect(x, y, 76, 24, "#3f617f", 10, share)
            for stitch in range(5):
                c.line([(x + 10 + stitch * 12, y + 12), (x + 16 + stitch * 12, y + 12)], PAPER, 2, 0.8 * share)


@scene("hourglass", DAY)
def hourglass(c: Canvas, t: float, _p: float) -> None:
    """An egg timer runs, and is turned over."""
    cycle = t % 7
    flip = ease((cycle - 6.2) / 0.7) * 180
    level = min(1.0, cycle / 5.9)
    center = (240.0, 250.0)
    c.circle(240, 250, 196, "#ecdcbd")
    for k in range(12):
        done = k / 12 <= level
        c.circle(*polar(center, 180, k * 30), 6, CLAY if done else "#d6c29c")

    def put(points: list[Point], color: str, alpha: float = 1) -> None:
        c.poly(turned(points, flip, center), color, alpha)

    glass = [(176, 132), (304, 132), (302, 170), (250, 240), (250, 260), (302, 330), (304, 368)]
    glass += [(176, 368), (178, 330), (230, 260), (230, 240), (178, 170)]
    put(glass, "#fffaf0")
    top = 146 + level * 90
    half = 60 * (1 - max(0, top - 170) / 76)
    if level < 1:
        put(
            [
                (240 - half, top),
                (240 + half, top),
                (min(240 + half, 300), max(top, 170)),
                (246, 242),
                (234, 242),
                (max(240 - half, 180), max(top, 170)),
            ],
            AMBER,
        )
        if flip == 0:
            c.line([(240, 242), (240, 364)], AMBER, 4)
    pile = level * 76
    put([(184, 364), (296, 364), (292, 364 - pile * 0.55), (240, 364 - pile), (188, 364 - pile * 0.55)], AMBER)
    for y in (112, 368):
        put([(158, y), (322, y), (322, y + 20), (158, y + 20)], "#8a5f3c")
    for x in (164, 306):
        put([(x, 130), (x + 10, 130), (x + 10, 370), (x, 370)], "#a87a50")
    c.line(turned([(196, 152), (194, 172)], flip, center), "#ffffff", 5)
