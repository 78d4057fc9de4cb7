"""Scenes of families, kitchens and things that are kept."""

from __future__ import annotations

import math

from example_canvas import (
    AMBER,
    BLUE,
    CLAY,
    DAY,
    DIM,
    GOLD,
    INK,
    NIGHT,
    PAPER,
    RED,
    SAGE,
    SAND,
    SKIN,
    TEAL,
    Canvas,
    mix,
    polar,
    scene,
    span,
    turned,
)


@scene("reading", "#efe0c4")
def reading(c: Canvas, t: float, _p: float) -> None:
    """A balcony in the afternoon: a reader with a book, a listener, a plant."""
    c.rect(40, 40, 400, 300, "#f8efd9", 6)
    c.circle(340, 150, 56, AMBER, 0.9)
    for k, x in enumerate((52, 150, 262, 364)):
        c.rect(x, 200 + k % 2 * 34, 72, 150, "#dccbaa")
    for x in (36, 236, 436):
        c.rect(x - 5, 36, 10, 308, "#a8845c")
    c.rect(30, 338, 420, 12, "#a8845c", 3)
    c.rect(0, 420, 480, 60, "#c9ad84")
    for x, body, hair in ((126, TEAL, "#4a4039"), (348, CLAY, "#d9d4c8")):
        c.rect(x - 52, 372, 104, 14, "#7d5b3d", 5)
        for dx in (-40, 40):
            c.line([(x + dx, 380), (x + dx, 436)], "#7d5b3d", 9)
        c.rect(x - 38, 262, 76, 116, body, 30)
        c.circle(x, 236, 27, SKIN)
        c.arc((x, 234), 29, -100, 100, hair, 15)
    c.line([(320, 228), (342, 228)], INK, 6)
    c.line([(354, 228), (372, 228)], INK, 6)
    c.poly([(150, 306), (190, 318), (230, 306), (230, 344), (190, 356), (150, 344)], PAPER)
    c.line([(190, 318), (190, 356)], SAND, 3)
    c.poly([(150, 344), (190, 356), (230, 344), (230, 351), (190, 364), (150, 351)], RED)
    for k in range(3):
        r = 24 + (t * 16 + k * 22) % 66
        c.arc((212, 282), r, 50, 100, CLAY, 4, 0.85 * (1 - (r - 24) / 66))


@scene("family", "#e8cfa6")
def family(c: Canvas, t: float, p: float) -> None:
    """A family photograph with an empty place; white shoes come to stand in it."""
    c.rect(48, 52, 384, 300, "#8a5f3c", 4)
    c.rect(62, 66, 356, 272, PAPER)
    c.rect(74, 78, 332, 248, "#a9b9a6")
    c.rect(290, 92, 82, 70, BLUE)
    for k in range(3):
        burst = (t * 0.5 + k * 0.33) % 1
        x, y = 310 + k * 20, 118 + k % 2 * 14
        for a in range(0, 360, 45):
            c.line([polar((x, y), 3 + burst * 9, a), polar((x, y), 5 + burst * 12, a)], AMBER, 2, 1 - burst)
    c.rect(96, 214, 288, 94, CLAY, 20)
    c.rect(84, 240, 312, 74, mix(CLAY, INK, 0.18), 18)
    people = [
        (126, TEAL, "#d8d2c6", 1.0),
        (180, "#7a5648", "#cfc8ba", 0.95),
        (302, "#5d6f86", INK, 1.05),
        (352, AMBER, INK, 0.62),
    ]
    for x, body, hair, s in people:
        bob = math.sin(t * 1.2 + x) * 1.2
        base = 296
        c.rect(x - 24 * s, base - 92 * s, 48 * s, 94 * s, body, 18 * s)
        c.circle(x, base - 112 * s + bob, 19 * s, SKIN)
        c.arc((x, base - 113 * s + bob), 21 * s, -95, 95, hair, 10 * s)
        c.arc((x, base - 108 * s + bob), 8 * s, 120, 240, "#8c5a44", 2.5)
    there = span(p, 0.42, 0.56)
    if there < 1:
        c.rect(220, 178, 44, 94, PAPER, 18, 0.28 * (1 - there))
        c.circle(242, 158, 18, PAPER, 0.28 * (1 - there))
    if there > 0:
        y = 270 - (1 - there) * 26
        for x in (205, 244):
            shoe = [(0, -30), (7, -34), (13, -21), (30, -13), (36, -6), (36, 2), (0, 2)]
            c.poly([(x + px, y + py) for px, py in shoe], "#ffffff", there)
            c.line([(x + 2, y + 3), (x + 34, y + 3)], "#8fa09a", 5, there)
            c.line([(x + 14, y - 17), (x + 22, y - 21)], "#b9c4bf", 3, there)
    c.rect(0, 408, 480, 72, "#b98c5f")
    c.rect(0, 404, 480, 9, "#9c7349")
    for k in range(5):
        c.circle(66 + k * 17, 390 - (k % 2) * 10, 12, "#d9692f")
    c.poly([(50, 394), (152, 394), (136, 410), (66, 410)], TEAL)


@scene("buns", NIGHT)
def buns(c: Canvas, t: float, p: float) -> None:
    """Steamers at four in the morning: steam, and a lid that lifts."""
    c.rect(0, 0, 480, 330, "#33414a")
    c.rect(296, 46, 128, 132, "#1c2730", 4)
    c.circle(384, 84, 17, GOLD, 0.9)
    c.circle(376, 79, 15, "#1c2730")
    c.circle(92, 96, 46, PAPER)
    c.ring(92, 96, 44, "#8a5f3c", 7)
    c.line([(92, 96), polar((92, 96), 22, 60 + p * 60)], INK, 6)
    c.line([(92, 96), polar((92, 96), 33, p * 720)], INK, 4)
    c.rect(0, 404, 480, 76, "#5b4636")
    c.rect(0, 396, 480, 14, "#76593f")
    lift = span(p, 0.36, 0.5)
    c.glow(240, 250, 180, AMBER, 0.05 * lift)
    for level in range(2):
        y = 330 - level * 62
        c.rect(106, y, 268, 62, "#d2a763", 8)
        c.rect(106, y + 8, 268, 8, "#b98a48")
        c.rect(106, y + 46, 268, 8, "#b98a48")
        for k in range(9):
            c.line([(122 + k * 30, y + 18), (122 + k * 30, y + 44)], "#c1954f", 3)
    for x in (142, 191, 240, 289, 338):
        c.ellipse(x, 262, 27, 27, "#fbf3e2", lift)
        for a in (-28, 0, 28):
            c.line([(x, 240), polar((x, 244), 12, 180 + a)], "#dccdb0", 2, lift)
    c.rect(106, 264, 268, 14, "#d2a763", 5)
    y = 268 - lift * 96
    lid = [(100, y), (380, y), (356, y - 34), (240, y - 52), (124, y - 34)]
    tilt = lift * 9
    c.poly(turned(lid, tilt, (240, y)), "#e0b974")
    c.line(turned([(100, y), (380, y)], tilt, (240, y)), "#b98a48", 9)
    c.line(turned([(228, y - 58), (252, y - 58)], tilt, (240, y)), "#8a5f3c", 11)
    for k in range(11):
        age = (t * 0.34 + k / 11) % 1
        x = 130 + (k * 67) % 230 + math.sin(age * 5 + k) * 16
        c.circle(x, 250 - age * 230, 12 + age * 26, "#fff8ea", (0.08 + 0.14 * lift) * (1 - age))


def tool(c: Canvas, kind: int, x: float, y: float, color: str, steel: str) -> None:
    """Draw a wrench, an awl, a hammer, pliers or a screwdriver, head up."""
    if kind == 0:
        c.line([(x, y + 36), (x, y + 150)], steel, 15)
        c.ring(x, y + 22, 14, steel, 11)
        c.ring(x, y + 160, 10, steel, 9)
    elif kind == 1:
        c.line([(x, y + 66), (x, y + 156)], steel, 8)
        c.rect(x - 12, y + 4, 24, 66, color, 10)
    elif kind == 2:
        c.line([(x, y + 34), (x, y + 164)], color, 13)
        c.rect(x - 31, y + 4, 62, 31, steel, 6)
    elif kind == 3:
        c.line([(x - 9, y + 76), (x - 16, y + 166)], color, 12)
        c.line([(x + 9, y + 76), (x + 16, y + 166)], color, 12)
        c.poly([(x - 15, y + 72), (x - 9, y + 6), (x + 9, y + 6), (x + 15, y + 72)], steel)
        c.circle(x, y + 64, 7, INK)
    else:
        c.line([(x, y + 12), (x, y + 84)], color, 13)
        c.line([(x, y + 84), (x, y + 118)], steel, 6)


@scene("toolbox", "#d9c8a8")
def toolbox(c: Canvas, t: float, p: float) -> None:
    """Tools return to their places in an old box; the last one comes late."""
    c.rect(0, 0, 480, 480, "#d9c8a8")
    c.rect(36, 72, 408, 356, "#35514e", 14)
    c.rect(52, 88, 376, 324, "#2b2724", 8)
    c.rect(180, 48, 120, 26, "#35514e", 10)
    c.rect(196, 58, 88, 16, "#d9c8a8", 7)

    kinds = [
        (0, 96, 110, CLAY),
        (1, 160, 110, AMBER),
        (2, 238, 110, "#b98552"),
        (3, 320, 110, RED),
        (0, 388, 130, CLAY),
    ]
    for kind, x, y, _ in kinds:
        tool(c, kind, x, y, "#3b3531", "#3b3531")
    tool(c, 4, 160, 292, "#3b3531", "#3b3531")
    for k, (kind, x, y, color) in enumerate(kinds):
        share = span(p, 0.03 + k * 0.08, 0.13 + k * 0.08)
        if share > 0:
            tool(c, kind, x, y - (1 - share) * 300, color, "#c9c5bb")
    for k, x in enumerate((228, 268, 308, 348)):
        c.rect(x, 316, 26, 74, "#8f8a80", 4)
        c.rect(x, 316, 26, 16, (SAGE, AMBER, TEAL, CLAY)[k], 4)
    late = span(p, 0.62, 0.78)
    if late == 0 and p > 0.46:
        c.rect(140, 288, 40, 128, AMBER, 9, 0.24 + 0.18 * math.sin(t * 5))
    if late > 0:
        tool(c, 4, 160, 292 + (1 - late) * 210, AMBER, "#e5e1d6")
    badge = span(p, 0.86, 0.93)
    c.circle(98, 352, 21, "#3b3531")
    if badge > 0:
        c.circle(98, 352, 17 * badge, RED)
        c.ring(98, 352, 12 * badge, GOLD, 3)


@scene("wheel", DAY)
def wheel(c: Canvas, t: float, p: float) -> None:
    """A bicycle wheel turns in a repair stand; on the bench lies a tin box that opens."""
    c.rect(0, 372, 480, 108, "#b58a62")
    c.rect(0, 372, 480, 10, "#9c734e")
    center = (196.0, 198.0)
    turn = t * 60
    c.line([(196, 198), (150, 372)], DIM, 10)
    c.line([(196, 198), (242, 372)], DIM, 10)
    c.ring(*center, 146, INK, 16)
    c.ring(*center, 132, "#c3c0b4", 7)
    for k in range(14):
        a, b = polar(center, 14, turn + k * 360 / 14 + 30), polar(center, 133, turn + k * 360 / 14)
        c.line([a, b], "#8f8b80", 2)
    c.circle(*center, 16, "#6e675f")
    c.circle(*center, 6, SAND)
    c.line([polar(center, 128, turn + 40), polar(center, 112, turn + 40)], AMBER, 8)
    c.rect(130, 368, 132, 10, "#7d5b3d", 3)
    opened = span(p, 0.4, 0.6)
    box = (318.0, 330.0)
    lid = [(0, 0), (104, 0), (104, -14), (0, -14)]
    if opened > 0:
        c.glow(box[0] + 54, box[1] - 10, 84 * opened, GOLD, 0.14)
        y = box[1] + 10 - opened * 62
        for dx in (28, 74):
            c.rect(box[0] + dx - 8, y - 8, 16, 26, RED)
            c.rect(box[0] + dx - 2, y - 8, 4, 26, GOLD)
            star = [polar((box[0] + dx, y + 34), 19 if k % 2 == 0 else 8, k * 36) for k in range(10)]
            c.poly(star, AMBER)
            c.circle(box[0] + dx, y + 34, 5, GOLD)
    c.poly([(x + box[0], y + box[1] + 2) for x, y in turned(lid, -opened * 112)], "#59706b")
    c.rect(box[0], box[1], 104, 54, TEAL, 4)
    c.rect(box[0] + 44, box[1] + 8, 16, 12, SAND, 3)
