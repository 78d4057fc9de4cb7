"""Scenes of craft: drawings, gears, timber, lamps."""

from __future__ import annotations

import math

from example_canvas import (
    AMBER,
    GOLD,
    INK,
    NIGHT,
    PAPER,
    RED,
    SAND,
    STONE,
    TEAL,
    Canvas,
    Point,
    ease,
    mix,
    polar,
    scene,
    span,
)

WHITE = "#eaf2f0"


def trace(c: Canvas, points: list[Point], done: float, width: float = 4) -> None:
    """Draw the first part of a line; ``done`` goes from 0 to 1."""
    share = min(1.0, max(0.0, done)) * (len(points) - 1)
    if share <= 0:
        return
    whole = int(share)
    drawn = points[: whole + 1]
    if whole < len(points) - 1:
        (ax, ay), (bx, by) = points[whole], points[whole + 1]
        drawn = [*drawn, (ax + (bx - ax) * (share - whole), ay + (by - ay) * (share - whole))]
    c.line(drawn, WHITE, width)


def dimension(c: Canvas, left: float, right: float, y: float, far: float) -> None:
    """Draw the two thin lines that lead to a measure."""
    for x in (left, right):
        c.line([(x, y), (x, far)], WHITE, 2, 0.7)


def holes(c: Canvas, p: float, off: float) -> None:
    """Draw four holes with their cross lines; the last one is off its place."""
    for k, (x, y) in enumerate([(140, 180), (340, 180), (140, 236), (340 - off, 236)]):
        circle = [polar((x, y), 20, a) for a in range(0, 361, 12)]
        trace(c, circle, (p - 0.18 - k * 0.04) / 0.08)
        if p > 0.26 + k * 0.04:
            c.line([(x - 29, y), (x + 29, y)], WHITE, 1.5, 0.7)
            c.line([(x, y - 29), (x, y + 29)], WHITE, 1.5, 0.7)


@scene("blueprint", "#2f4f63")
def blueprint(c: Canvas, _t: float, p: float) -> None:
    """A drawing draws itself; a hole is two millimetres off, and is put right."""
    for k in range(1, 24):
        c.line([(k * 20, 0), (k * 20, 480)], "#38596d", 1.5)
        c.line([(0, k * 20), (480, k * 20)], "#38596d", 1.5)
    trace(c, [(90, 130), (390, 130), (390, 340), (90, 340), (90, 130)], p / 0.16, 5)
    trace(c, [(190, 340), (190, 300), (210, 270), (270, 270), (290, 300), (290, 340)], (p - 0.1) / 0.12)
    right = span(p, 0.72, 0.84)
    off = 13 * (1 - right)
    holes(c, p, off)
    trace(c, [(140, 96), (340, 96)], (p - 0.34) / 0.06, 3)
    if p > 0.38:
        dimension(c, 140, 340, 84, 150)
        c.text(240, 76, "400", 25, WHITE)
    trace(c, [(140, 388), (340 - off, 388)], (p - 0.4) / 0.06, 3)
    if p > 0.44:
        dimension(c, 140, 340 - off, 270, 398)
        wrong = right < 0.6
        c.text(238, 412, "398" if wrong else "400", 25, "#ffb09a" if wrong else WHITE, bold=True)
    if right < 1:
        marked = span(p, 0.52, 0.62)
        if marked > 0:
            c.arc((340 - off / 2, 236), 46, -20, -20 + 380 * marked, "#e4573f", 7, 1 - right)
    else:
        c.line([(306, 236), (330, 258), (384, 196)], "#8fd3a7", 8)
    for k in range(4):
        c.rect(316 + k * 36, 434, 30, 30, "#3d6076", 3)
        c.text(331 + k * 36, 449, "核", 17, "#e08a78", alpha=span(p, 0.3, 0.34))


def log(c: Canvas, x: float, y: float, thin: bool) -> None:
    """Draw the end of a log with its rings."""
    r = 24 if thin else 31
    c.circle(x, y, r, "#8a6442")
    c.circle(x, y, r - 4, "#dcb67f")
    for ring in range(r - 11, 3, -7):
        c.ring(x, y, ring, "#c39a63", 2)


def bus(c: Canvas, x: float, t: float) -> None:
    """Draw a bus on its road, with two boxes on the roof."""
    c.line([(0, 446), (480, 446)], "#8a7152", 20)
    for k in range(9):
        dash = k * 58 - (t * 60) % 58
        c.line([(dash, 446), (dash + 24, 446)], "#cdb892", 3)
    c.rect(x, 396, 112, 46, TEAL, 10)
    c.rect(x + 10, 404, 66, 17, "#f3e6c8", 4)
    c.rect(x + 84, 404, 20, 17, "#f3e6c8", 4)
    for box in (20, 49):
        c.rect(x + box, 384, 26, 12, PAPER, 2)
        c.rect(x + box, 388, 26, 4, RED)
    for wheel in (24, 88):
        c.circle(x + wheel, 444, 11, INK)
        c.circle(x + wheel, 444, 4, SAND)


@scene("timber", "#dfcfb2")
def timber(c: Canvas, t: float, p: float) -> None:
    """A stack of pit props is measured; the thin ones are marked, and two boxes go back."""
    c.rect(0, 0, 480, 110, "#e9dfca")
    for k in range(26):
        x = (k * 71 + math.sin(t * 0.8 + k) * 9) % 480
        c.circle(x, (k * 37 + t * 16) % 120, 2.4, "#ffffff", 0.9)
    c.rect(0, 410, 480, 70, "#a58a68")
    reach = p / 0.62 * 24
    for count in range(24):
        row, k = divmod(count, 6)
        x, y = 72 + k * 64 + (18 if row % 2 else 0), 378 - row * 62
        thin = (row, k) in {(0, 3), (1, 1), (2, 4), (3, 2)}
        log(c, x, y, thin)
        if thin and count < reach:
            c.ring(x, y, 26, RED, 5)
            c.line([(x - 11, y - 11), (x + 11, y + 11)], RED, 5)
        elif count <= reach < count + 1:
            c.rect(x - 36, y - 8, 72, 16, "#f4d27a", 2)
            for tick in range(9):
                c.line([(x - 32 + tick * 8, y - 8), (x - 32 + tick * 8, y - (1 if tick % 4 else -2))], INK, 2)
    if p > 0.6:
        bus(c, 130 + span(p, 0.64, 0.96) * 380, t)


def gear(c: Canvas, x: float, y: float, teeth: int, module: float, angle: float, color: str, hole: str) -> None:
    """Draw a gear; gears of one module mesh."""
    pitch = teeth * module / 2
    outline: list[Point] = []
    step = 360 / teeth
    for k in range(teeth):
        base = angle + k * step
        for share, radius in (
            (-0.29, pitch - module * 1.1),
            (-0.15, pitch + module * 0.9),
            (0.15, pitch + module * 0.9),
            (0.29, pitch - module * 1.1),
        ):
            outline.append(polar((x, y), radius, base + share * step))
    c.poly([(px + 4, py + 6) for px, py in outline], INK, 0.18)
    c.poly(outline, color)
    c.circle(x, y, pitch * 0.74, mix(color, INK, 0.16))
    for k in range(5):
        hx, hy = polar((x, y), pitch * 0.48, angle + k * 72)
        c.circle(hx, hy, pitch * 0.15, hole)
    c.circle(x, y, pitch * 0.23, mix(color, "#ffffff", 0.25))
    c.circle(x, y, pitch * 0.11, INK)


@scene("gears", "#e6d6b8")
def gears(c: Canvas, t: float, p: float) -> None:
    """A gear with a broken tooth stands still; the new one is set in, and all turns."""
    background = "#e6d6b8"
    for k in range(6):
        c.rect(0, k * 80, 480, 40, "#dfcdab")
    mended = span(p, 0.44, 0.6)
    turn = max(0.0, p - 0.62) * 520
    module = 15.0
    big, small = (176.0, 262.0), (176.0 + 15 * 15 * 0.866, 262.0 - 15 * 15 * 0.5)
    gear(c, *big, 18, module, turn + 60, "#8b8378", background)
    mesh = 240 + 15 - (turn) * 18 / 12
    start = 0.5
    if mended <= start:
        away = mended / start
        x, y = small[0] + away * 190, small[1] - away * 40
        gear(c, x, y, 12, module, mesh + away * 40, STONE, background)
        gap = polar((x, y), 96, 126 + away * 40)
        c.circle(*gap, 21, background)
        if p < 0.44 and math.sin(t * 5) > 0:
            c.ring(*gap, 30, RED, 5)
    else:
        come = ease((mended - start) / (1 - start))
        gear(c, small[0] + (1 - come) * 190, small[1], 12, module, mesh, AMBER, background)


@scene("running", "#e6d6b8")
def running(c: Canvas, t: float, _p: float) -> None:
    """The mended pair turns evenly."""
    background = "#e6d6b8"
    for k in range(6):
        c.rect(0, k * 80, 480, 40, "#dfcdab")
    turn = t * 24 * ease(t / 1.5)
    gear(c, 158, 304, 18, 15, turn + 60, "#8b8378", background)
    gear(c, 158 + 225 * 0.866, 304 - 112.5, 12, 15, 255 - turn * 18 / 12, AMBER, background)


@scene("rack", "#14171d")
def rack(c: Canvas, t: float, p: float) -> None:
    """Lamps come home to their pigeonholes one by one, until the rack is a sky."""
    c.fill("#14171d")
    columns, rows, cell = 9, 8, 50
    total = columns * rows
    for k in range(total):
        row, column = divmod(k, columns)
        x, y = 40 + column * cell, 40 + row * cell
        c.rect(x - 21, y - 21, 42, 42, "#1f242c", 7)
        order = (k * 29 + 11) % total
        home = ease(p * 1.12 * total / 6 - order / 6)
        flicker = 0.85 + 0.15 * math.sin(t * 1.6 + k * 2.4)
        if home > 0:
            warm = GOLD if k % 5 else "#fff1cf"
            c.circle(x, y, 20, AMBER, 0.16 * home * flicker)
            c.circle(x, y, 13, AMBER, 0.25 * home * flicker)
            c.circle(x, y, 6.5, mix("#1f242c", warm, home * flicker))
            if k % 7 == 3:
                star = [polar((x, y), 13 if j % 2 == 0 else 5, j * 36 + t * 6) for j in range(10)]
                c.poly(star, "#fff1cf", home)
        else:
            c.circle(x, y, 5, "#2b313b")
    c.rect(0, 446, 480, 34, "#0e1115")
    c.rect(0, 442, 480, 6, "#343b46")


@scene("star", NIGHT)
def star(c: Canvas, _t: float, _p: float) -> None:
    """One lamp close by, with the small star on it."""
    c.glow(240, 240, 236, AMBER, 0.05)
    c.circle(240, 240, 150, "#3a3f47")
    c.circle(240, 240, 136, "#d8d4c8")
    c.circle(240, 240, 118, "#fff1cf")
    c.glow(240, 240, 112, GOLD, 0.16)
    c.circle(240, 240, 26, "#fffaf0")
    c.rect(210, 392, 60, 80, "#3a3f47", 8)
    x, y = 330.0, 330.0
    shape = [polar((x, y), 40 if k % 2 == 0 else 17, k * 36 + 8) for k in range(10)]
    c.poly([(px + 3, py + 5) for px, py in shape], INK, 0.3)
    c.poly(shape, RED)
    c.rect(196, 400, 88, 30, "#2a2e35", 5)
    c.text(240, 415, "0 4 7 2", 20, SAND, bold=True)
