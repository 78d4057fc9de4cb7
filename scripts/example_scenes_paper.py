"""Scenes with paper: a receipt, an envelope, a fine, an application, a list."""

from __future__ import annotations

import math

from example_canvas import (
    DAY,
    DIM,
    INK,
    PAPER,
    RED,
    SAND,
    STONE,
    Canvas,
    Point,
    ease,
    mix,
    polar,
    scene,
    span,
    turned,
)


def sheet(
    c: Canvas, center: Point, w: float, h: float, turn: float, color: str = PAPER, shadow: float = 0.16
) -> list[Point]:
    """Draw a sheet of paper with a soft shadow, and return its corners."""
    x, y = center
    corners = [(x - w / 2, y - h / 2), (x + w / 2, y - h / 2), (x + w / 2, y + h / 2), (x - w / 2, y + h / 2)]
    corners = turned(corners, turn, center)
    c.poly([(px + 6, py + 9) for px, py in corners], INK, shadow)
    c.poly(corners, color)
    return corners


def strokes(c: Canvas, x: float, y: float, widths: list[float], gap: float, done: float, color: str = DIM) -> None:
    """Draw lines of writing that grow as ``done`` goes from 0 to 1."""
    left = done * sum(widths)
    for k, width in enumerate(widths):
        part = min(width, left)
        if part > 2:
            c.line([(x, y + k * gap), (x + part, y + k * gap)], color, 5, 0.85)
        left -= width
        if left <= 0:
            return


@scene("slip", "#d8c09a")
def slip(c: Canvas, t: float, p: float) -> None:
    """An old receipt is written line by line; a key swings beside it."""
    for k in range(9):
        c.line([(0, 30 + k * 54), (480, 24 + k * 54)], "#cdb389", 3)
    sheet(c, (214, 250), 268, 336, -3, "#f3e2b6")
    words = [
        ("借　条", 36, 136),
        ("今借食堂粮票", 26, 204),
        ("伍斤整", 34, 254),
        ("一九六二年三月", 22, 312),
        ("陈满仓", 27, 356),
    ]
    shown = p / 0.55 * len(words)
    for k, (word, size, y) in enumerate(words):
        share = ease(shown - k)
        c.text(214 + (y - 250) * 0.05, y, word, size, INK, serif=True, bold=k in (0, 2), alpha=share)
    stamp = span(p, 0.6, 0.68)
    if stamp > 0:
        c.ellipse(282, 348, 23 * (1.4 - stamp * 0.4), 29 * (1.4 - stamp * 0.4), RED, 0.5 * stamp)
        for r in (7, 13, 19):
            c.ring(282, 348, r, "#f3e2b6", 2, 0.8 * stamp)
    angle = math.sin(t * 2.2) * 11
    pivot = (416.0, 24.0)
    c.line([(416, -10), pivot], STONE, 4)
    c.ring(*pivot, 11, STONE, 5)

    def hang(points: list[Point]) -> list[Point]:
        return turned(points, angle, pivot)

    bow = hang([(416, 74)])[0]
    c.ring(*bow, 30, "#8a6a3a", 12)
    c.line(hang([(416, 112), (416, 230)]), "#8a6a3a", 13)
    c.line(hang([(416, 222), (446, 222)]), "#8a6a3a", 12)
    c.line(hang([(416, 194), (436, 194)]), "#8a6a3a", 12)


@scene("envelope", "#dfcdb0")
def envelope(c: Canvas, t: float, p: float) -> None:
    """Calendar leaves fall; an envelope comes to rest, and its notes are counted."""
    c.rect(0, 330, 480, 150, "#9c744d")
    c.rect(0, 324, 480, 10, "#835d3a")
    c.rect(76, 50, 132, 156, RED, 6)
    day = min(28, 5 + int(p / 0.4 * 23))
    c.rect(76, 84, 132, 122, PAPER)
    c.text(142, 68, "九月", 20, PAPER, bold=True)
    c.text(142, 146, str(day) if p < 0.44 else "28", 66, INK, serif=True, bold=True)
    if p < 0.42:
        age = (t * 1.5) % 1
        leaf = sheet(c, (142 + age * 150, 170 + age * age * 190), 90, 78, age * 70, PAPER, 0.06)
        c.line([leaf[0], leaf[1]], RED, 5)
    arrive = span(p, 0.26, 0.44)
    x, y = 520 - arrive * 260, 330
    angle = -4 * arrive
    base = [(x - 140, y - 84), (x + 140, y - 84), (x + 140, y + 84), (x - 140, y + 84)]
    note = span(p, 0.6, 0.74)
    for k in range(3):
        rise = note * (26 + k * 16)
        shape = [
            (x - 104 + k * 12, y - 78 - rise),
            (x + 92 + k * 12, y - 78 - rise),
            (x + 92 + k * 12, y),
            (x - 104 + k * 12, y),
        ]
        c.poly(turned(shape, angle, (x, y)), ("#9db89a", "#c9a3a0", "#93b0b8")[k])
        c.poly(
            turned(
                [(px, py) for px, py in shape[:2]] + [(shape[1][0], shape[1][1] + 6), (shape[0][0], shape[0][1] + 6)],
                angle,
                (x, y),
            ),
            PAPER,
            0.4,
        )
    c.poly([(px + 5, py + 9) for px, py in turned(base, angle, (x, y))], INK, 0.18)
    c.poly(turned(base, angle, (x, y)), "#cf9f63")
    c.poly(
        turned([base[0], (x, y + 14), base[1], (x + 140, y - 76), (x, y + 24), (x - 140, y - 76)], angle, (x, y)),
        "#b98849",
    )
    tag = [(x - 96, y + 26), (x + 96, y + 26), (x + 96, y + 66), (x - 96, y + 66)]
    c.poly(turned(tag, angle, (x, y)), "#f4e3bf")
    c.text(*turned([(x, y + 45)], angle, (x, y))[0], "十月份的，提前交", 20, INK, serif=True, bold=True)


@scene("ticket", "#e3d5bd")
def ticket(c: Canvas, t: float, p: float) -> None:
    """A fine is turned over: on its back somebody has written."""
    for k in range(8):
        c.circle(40 + k * 60, 60 + (k % 2) * 360, 5, "#cdbb9b")
    turn = span(p, 0.34, 0.46)
    width = abs(math.cos(turn * math.pi))
    front = turn < 0.5
    w, h = 310 * max(width, 0.02), 372
    x, y = 240.0, 240.0
    c.rect(x - w / 2 + 8, y - h / 2 + 12, w, h, INK, 4, 0.16)
    c.rect(x - w / 2, y - h / 2, w, h, PAPER if front else "#f3e6c8", 4)
    if width < 0.6:
        return
    if front:
        c.text(x, 112, "三违处罚单", 34 * width, INK, serif=True, bold=True)
        c.line([(x - 118 * width, 142), (x + 118 * width, 142)], INK, 3)
        for k, word in enumerate(("未系保险带", "罚款　伍拾元")):
            c.text(x, 190 + k * 52, word, 26 * width, INK)
        c.ring(x + 62 * width, 344, 48, RED, 5)
        star = [polar((x + 62 * width, 344), 22 if k % 2 == 0 else 9, k * 36) for k in range(10)]
        c.poly(star, RED)
        strokes(c, x - 118 * width, 318, [96, 80, 96], 28, 1, "#cbbda4")
        return
    lines = ("保险带的卡子", "坏了三天，", "报了两回，", "没人换。")
    for k, word in enumerate(lines):
        share = ease((p - 0.47) / 0.3 * len(lines) - k)
        c.text(x - 116, 134 + k * 62, word, 33, "#2f4d78", serif=True, anchor="lm", alpha=share)
        c.line([(x - 120, 160 + k * 62), (x + 120, 160 + k * 62)], SAND, 2)
    if p < 0.8:
        k = min(3, int((p - 0.47) / 0.3 * 4))
        px, py = x + 30 + math.sin(t * 9) * 26, 140 + max(0, k) * 62
        c.line([(px, py), (px + 62, py - 70)], "#2f4d78", 11)
        c.line([(px, py), (px + 10, py - 11)], INK, 7)


@scene("application", "#ead9ba")
def application(c: Canvas, t: float, p: float) -> None:
    """Thick drafts slide away; one page stays, beside a green cord."""
    for k in range(8):
        c.line([(0, 50 + k * 60), (480, 44 + k * 60)], "#dfcba6", 4)
    for k in range(3):
        away = span(p, 0.08 + k * 0.13, 0.22 + k * 0.13)
        x, y = 214 - away * 460, 240 + away * 40
        for layer in range(5 - k, 0, -1):
            sheet(
                c,
                (x + layer * 4, y + layer * 4),
                250,
                330,
                -7 + k * 6 - away * 30,
                mix("#efe2c6", SAND, layer / 9),
                0.05,
            )
        if away < 0.9:
            for line in range(9):
                a, b = turned(
                    [(x - 92, y - 110 + line * 28), (x + 92, y - 110 + line * 28)],
                    -7 + k * 6 - away * 30,
                    (x, y),
                )
                c.line([a, b], "#c9b793", 4)
    arrive = span(p, 0.46, 0.56)
    if arrive > 0:
        y = 520 - arrive * 280
        sheet(c, (214, y), 262, 344, 2)
        c.text(214, y - 124, "入党申请书", 32, RED, serif=True, bold=True)
        done = span(p, 0.56, 0.9)
        strokes(c, 116, y - 72, [196, 196, 180, 196, 120], 36, done, INK)
        c.text(270, y + 134, "杨帆", 26, INK, serif=True, bold=True, alpha=span(p, 0.88, 0.94))
    rope = [(430 + math.sin(k * 0.55 + t * 1.6) * 12, 20 + k * 18) for k in range(17)]
    c.line(rope, "#4f8a5b", 9)
    x, y = rope[-1]
    c.rect(x - 13, y, 26, 44, STONE, 6)
    c.line([(x, y + 40), (x, y + 118)], "#a9a39a", 12)
    c.ring(x, y + 128, 13, "#a9a39a", 8)


@scene("ledger", DAY)
def ledger(c: Canvas, t: float, p: float) -> None:
    """A ruler goes down a list; one figure has one nought too many, and the seal stays in the drawer."""
    c.rect(60, 30, 318, 420, INK, 4, 0.12)
    c.rect(52, 22, 318, 420, PAPER, 4)
    c.text(211, 62, "胶管清单", 29, INK, serif=True, bold=True)
    rows = [("Φ19", "40"), ("Φ25", "60"), ("Φ32", "80"), ("Φ38", "120"), ("Φ51", "100")]
    place = min(5.0, p / 0.62 * 5)
    for k, (size, number) in enumerate(rows):
        y = 116 + k * 54
        c.line([(76, y + 27), (346, y + 27)], SAND, 2)
        c.text(84, y, size, 25, DIM, anchor="lm")
        c.text(282, y, number, 29, INK, bold=True, anchor="rm")
        found = ease(place - k - 0.4)
        c.text(283, y, "0", 29, mix(INK, RED, found), bold=True, anchor="lm")
        if found > 0:
            c.ring(292, y + 1, 17, RED, 4, found)
    c.text(84, 400, "合计", 26, INK, bold=True, anchor="lm")
    c.text(300, 400, "4000", 33, INK, bold=True, anchor="rm")
    if p > 0.66:
        c.line([(216, 402), (308, 398)], RED, 5)
        c.text(344, 400, "400", 30, RED, bold=True, alpha=span(p, 0.66, 0.72))
    if p < 0.66:
        y = 138 + place * 54
        c.rect(30, y, 364, 22, "#e5bd62", 3)
        for k in range(30):
            c.line([(40 + k * 12, y), (40 + k * 12, y + (11 if k % 5 == 0 else 6))], "#8a6a2c", 1.8)
    lift = 12 * math.sin(t * 2) * (1 - span(p, 0.6, 0.7)) + span(p, 0.66, 0.8) * 60
    y = 236 + lift
    c.rect(404, y, 46, 62, "#8a3a2b", 8)
    c.circle(427, y - 12, 19, "#a04a37")
    c.rect(398, y + 58, 58, 16, "#5a2119", 4)
    c.rect(388, 388, 92, 66, "#b98d5f", 4)
    c.rect(388, 388, 92, 12, "#9a7148")
    c.rect(418, 414, 34, 10, INK, 5)
