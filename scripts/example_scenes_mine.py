"""Scenes underground, and at the shaft."""

from __future__ import annotations

import math

from example_canvas import (
    AMBER,
    CLAY,
    COAL,
    DAY,
    DIM,
    GOLD,
    INK,
    NIGHT,
    PAPER,
    RED,
    SAGE,
    SAND,
    Canvas,
    mix,
    polar,
    scene,
    span,
)


def miner(c: Canvas, x: float, y: float, color: str, step: float, lamp: bool, scale: float = 1) -> None:
    """Draw a walking miner; ``y`` is the ground below the feet."""
    swing = math.sin(step) * 15 * scale
    for side in (-1, 1):
        c.line([(x, y - 62 * scale), (x + side * swing, y - 4 * scale)], color, 17 * scale)
        c.line(
            [(x + side * swing, y - 4 * scale), (x + side * swing + 9 * scale, y - 4 * scale)],
            color,
            12 * scale,
        )
    c.rect(x - 20 * scale, y - 132 * scale, 40 * scale, 80 * scale, color, 16 * scale)
    c.circle(x + 2 * scale, y - 150 * scale, 17 * scale, mix(color, "#d9a877", 0.35))
    c.poly(
        [
            (x - 20 * scale, y - 153 * scale),
            (x - 14 * scale, y - 172 * scale),
            (x + 10 * scale, y - 174 * scale),
            (x + 22 * scale, y - 153 * scale),
        ],
        color,
    )
    c.line([(x - 22 * scale, y - 153 * scale), (x + 28 * scale, y - 153 * scale)], color, 6 * scale)
    if lamp:
        c.circle(x + 19 * scale, y - 163 * scale, 7 * scale, "#fff3cf")


@scene("lamp", COAL)
def lamp(c: Canvas, t: float, p: float) -> None:
    """Two people walk through a dark roadway; the one behind carries the light for the one in front."""
    lit = 1 - span(p, 0.2, 0.24) + span(p, 0.4, 0.5)
    step = t * 3.4
    sway = math.sin(t * 1.7) * 4
    head = (150.0, 404 - 163 + abs(math.sin(step)) * 2)
    for frame in range(-1, 5):
        x = frame * 130 - (t * 26) % 130
        near = max(0.0, 1 - abs(x - 290) / 260) * lit
        tone = mix(COAL, "#5b4632", near * 0.75 + 0.06)
        c.line([(x, 420), (x + 22, 96), (x + 108, 96), (x + 130, 420)], tone, 9)
    beam = [(head[0] + 20, head[1]), (500, head[1] - 120 + sway * 4), (500, head[1] + 190 + sway * 4)]
    for share in (1.0, 0.72, 0.45):
        wide = [beam[0]] + [(x, head[1] + 30 + (y - head[1] - 30) * share) for x, y in beam[1:]]
        c.poly(wide, AMBER, 0.13 * lit)
    c.glow(head[0] + 19, head[1], 120, AMBER, 0.09 * lit)
    c.rect(0, 404, 480, 76, mix(COAL, "#4a382a", 0.35 + 0.35 * lit))
    for k in range(9):
        x = (k * 67 - t * 26) % 540 - 30
        c.line([(x, 432), (x + 30, 432)], mix(COAL, "#6b5138", 0.35 + 0.4 * lit), 5)
    front = mix("#2c2320", "#b98a4d", 0.55 * lit)
    back = mix("#231c1a", "#6d4f33", 0.5 * lit)
    c.line([(166, 302), (236, 322 + sway)], back, 12)
    miner(c, 262, 404, front, step + 0.5, lamp=False)
    miner(c, 132, 404, back, step + 2.1, lamp=lit > 0.3)
    for k in range(12):
        x, y = (k * 83 + t * 9) % 480, 120 + (k * 47 + t * 6) % 250
        c.circle(x, y, 1.6, GOLD, 0.5 * lit * max(0, 1 - abs(x - 320) / 200))


@scene("cage", DAY)
def cage(c: Canvas, t: float, p: float) -> None:
    """A cage stops at the bank, waits, and goes down the shaft; the sheave turns with it."""
    way = span(p, 0.6, 0.96)
    ground = 190
    c.circle(376, 82, 34, AMBER, 0.85)
    c.rect(0, ground, 480, 300, "#5d4a3d")
    for k, tone in enumerate(("#6f5a49", "#54443a", "#47392f", "#382d26")):
        c.rect(0, ground + 22 + k * 68, 480, 68, tone)
    c.rect(186, ground, 108, 300, "#1d1614")
    for x in (186, 286):
        c.rect(x, ground - 6, 8, 300, "#8a715a")
    for points in ([(200, ground), (226, 58)], [(280, ground), (254, 58)], [(254, 70), (400, ground)]):
        c.line(points, INK, 9)
    for k in range(3):
        y = 84 + k * 36
        c.line([(222 - k * 8, y), (258 + k * 8, y + 24)], INK, 4)
        c.line([(258 + k * 8, y), (222 - k * 8, y + 24)], INK, 4)
    c.circle(240, 54, 32, INK)
    c.circle(240, 54, 24, DAY)
    for k in range(6):
        c.line([(240, 54), polar((240, 54), 25, k * 60 + way * 900)], INK, 3)
    c.circle(240, 54, 6, RED)
    y = 114 + way * 262
    c.line([(240, 60), (240, y)], INK, 3)
    c.rect(200, y, 80, 74, "#caa35c", 5)
    c.rect(206, y + 14, 68, 54, "#2a211d", 3)
    for k in range(5):
        c.circle(214 + k * 13, y + 38, 6, "#e6b36a")
        c.rect(208 + k * 13, y + 44, 12, 24, mix(CLAY, INK, k % 2 * 0.3), 5)
        c.circle(216 + k * 13, y + 33, 2.2, "#fff3cf")
    c.poly([(196, y + 2), (240, y - 20), (284, y + 2)], "#8e6a34")
    ringing = 0.38 < p < 0.58 and math.sin(t * 9) > 0
    c.rect(84, 128, 54, 62, "#7d5f45", 4)
    c.circle(111, 152, 15, AMBER if ringing else SAND)
    if ringing:
        for r in (24, 34):
            c.arc((111, 152), r, 240, 300, AMBER, 4)
            c.arc((111, 152), r, 60, 120, AMBER, 4)
    for k in range(1, 5):
        c.line([(300, ground + 22 + k * 68), (318, ground + 22 + k * 68)], SAND, 3)
        c.text(324, ground + 22 + k * 68, f"{k * 150} m", 15, SAND, anchor="lm")


def slab(c: Canvas, crack: float, fall: float) -> None:
    """Draw the crack around a loose stone, and the stone on its way down."""
    if crack > 0:
        way = [(180, 188), (204, 146), (250, 128), (296, 150), (312, 187)]
        c.line(way[: 2 + round(crack * 3)], COAL, 5)
    if fall > 0:
        c.poly([(180, 194), (204, 146), (250, 128), (296, 150), (312, 194)], COAL)
        y = fall * 224
        c.poly([(186, 188 + y), (206, 150 + y), (250, 132 + y), (292, 154 + y), (308, 188 + y)], "#7d6350")
        if fall >= 1:
            for k in range(7):
                c.circle(150 + k * 32, 408 - (k * 37 % 22), 12, DIM, 0.35)


@scene("roof", NIGHT)
def roof(c: Canvas, t: float, p: float) -> None:
    """A steel bar taps the roof; the rings of sound change their color where the rock is hollow."""
    for k, tone in enumerate(("#4d3d33", "#5d493b", "#463830", "#574538")):
        y = k * 42
        c.poly([(0, y), (160, y + 6), (320, y - 4), (480, y + 5), (480, y + 60), (0, y + 60)], tone)
    fall = span(p, 0.63, 0.68)
    c.poly([(0, 168), (480, 165), (480, 190), (300, 186), (170, 192), (0, 186)], "#6a5343")
    hollow = p > 0.38
    beat = t % 1.5
    hit = (236.0 + (0 if hollow else -60), 192.0)
    if fall <= 0:
        for k in range(3):
            age = beat - k * 0.16
            if 0 < age < 1.1:
                color = RED if hollow else GOLD
                c.ring(hit[0], hit[1], 14 + age * 90, color, 5, 0.75 * (1 - age / 1.1))
    slab(c, span(p, 0.4, 0.56), fall)
    for x in (40, 420):
        c.rect(x, 186, 20, 222, "#8b6c4c", 3)
        c.rect(x - 12, 182, 44, 12, "#a1805a", 3)
    c.rect(0, 408, 480, 72, "#31271f")
    away = span(p, 0.52, 0.6)
    x = 150 - away * 118
    lift = 9 * max(0.0, 1 - beat * 5)
    if away < 0.2:
        c.line([(x + 22, 318), (hit[0] - 4, hit[1] + 10 - lift + 9)], "#cdbb9d", 6)
        c.line([(x, 300), (x + 42, 294)], "#c2894a", 13)
    miner(c, x, 408, "#c2894a", 0.4 + away * 12, lamp=True)
    c.glow(x + 22, 245, 90, AMBER, 0.06)


@scene("gas", NIGHT)
def gas(c: Canvas, t: float, p: float) -> None:
    """A gas meter rises to 0.80; the hand stops short of the line, and the fan goes on."""
    value = 0.4 + 0.4 * span(p, 0.2, 0.36) + 0.5 * span(p, 0.66, 0.9)
    center = (240.0, 232.0)
    c.circle(*center, 172, "#3a2f2b")
    c.circle(*center, 158, "#fbf3e0")
    for k in range(33):
        angle = -120 + k * 7.5
        large = k % 4 == 0
        c.line([polar(center, 146, angle), polar(center, 128 if large else 137, angle)], INK, 4 if large else 2)
    for k in range(0, 9, 2):
        c.text(*polar(center, 106, -120 + k * 30), f"{k * 0.2:.1f}", 22, INK, bold=True)
    limit = -120 + 1.0 / 1.6 * 240
    c.arc(center, 152, limit, 120, RED, 9)
    caution = -120 + 0.8 / 1.6 * 240
    c.arc(center, 152, caution, limit, AMBER, 9)
    angle = -120 + value / 1.6 * 240 + math.sin(t * 7) * 0.8
    c.line([polar(center, -26, angle), polar(center, 118, angle)], INK, 7)
    c.circle(*center, 15, INK)
    stopped = p > 0.52
    c.rect(184, 296, 112, 44, "#2a211d", 8)
    c.text(240, 317, f"{value:.2f}", 29, AMBER if value < 1 else "#ff8a6b", bold=True)
    for k in range(3):
        x = 156 + k * 84
        on = not stopped
        c.rect(x - 32, 424, 64, 30, "#3a2f2b", 15)
        c.circle(x - 15, 439, 6, SAGE if on else RED)
        c.text(x + 9, 438, "运行" if on else "停", 15, PAPER)
