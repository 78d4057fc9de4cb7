"""Scenes of rescue, of air, and of what a helmet hides."""

from __future__ import annotations

import math

from example_canvas import (
    AMBER,
    BLUE,
    CLAY,
    COAL,
    GOLD,
    INK,
    NIGHT,
    PAPER,
    RED,
    SAGE,
    TEAL,
    Canvas,
    mix,
    polar,
    scene,
    span,
    turned,
)
from example_scenes_mine import miner


@scene("helmet", NIGHT)
def helmet(c: Canvas, t: float, p: float) -> None:
    """A helmet is tilted, and shows the drawing that is kept inside."""
    turn = span(p, 0.2, 0.42)
    c.glow(240, 250, 220, AMBER, 0.035)
    cy = 236 + math.sin(t * 1.3) * 3
    if turn > 0:
        up = turn * 70
        y = cy + 62 - up * 0.2
        c.rect(158, y, 164, 186 * turn, PAPER, 5)
        if turn > 0.6:
            bob = math.sin(t * 2) * 2
            c.circle(290, y + 34, 15, AMBER)
            for k in range(8):
                c.line(
                    [polar((290, y + 34), 19, k * 45 + t * 12), polar((290, y + 34), 25, k * 45 + t * 12)],
                    AMBER,
                    3,
                )
            c.line([(172, y + 158), (308, y + 158)], SAGE, 6)
            for x, size, color in ((212, 1.0, TEAL), (262, 0.68, CLAY)):
                base = y + 156
                c.poly([(x - 20 * size, base), (x, base - 62 * size), (x + 20 * size, base)], color)
                c.circle(x, base - 70 * size + bob * size, 14 * size, "#e2b184")
            c.arc((212, y + 88 + bob), 16, -80, 80, AMBER, 7)
            c.line([(226, y + 126), (250, y + 130)], "#e2b184", 5)
    lift = turn * 96
    y = cy - lift
    tilt = -turn * 7
    dome = [polar((240, y + 60), 128, a) for a in range(-90, 91, 6)]
    c.poly(turned(dome, tilt, (240, y + 60)), "#d8972f")
    ridge = [polar((240, y + 60), 132, a) for a in range(-14, 15, 4)]
    c.poly(turned([*ridge, (256, y + 58), (224, y + 58)], tilt, (240, y + 60)), "#e8b04f")
    c.line(turned([(92, y + 62), (388, y + 62)], tilt, (240, y + 60)), "#b87a20", 17)
    plate = turned([(218, y + 4), (262, y + 4), (262, y + 42), (218, y + 42)], tilt, (240, y + 60))
    c.poly(plate, INK)
    x0, y0 = turned([(240, y + 23)], tilt, (240, y + 60))[0]
    c.circle(x0, y0, 15, "#fff1c9")
    c.glow(x0, y0, 64, GOLD, 0.08 + 0.02 * math.sin(t * 2))


@scene("pipe", COAL)
def pipe(c: Canvas, t: float, p: float) -> None:
    """A listener above, somebody below, a pipe between them, and three knocks that travel."""
    for k, (x, y, r) in enumerate(
        [(60, 250, 90), (420, 220, 100), (110, 400, 110), (400, 410, 120), (250, 470, 90), (40, 480, 90)]
    ):
        c.circle(x, y, r, mix("#3d302a", "#4c3c33", k % 3 / 2))
    c.rect(0, 0, 480, 130, BLUE)
    for k in range(14):
        c.circle((k * 131 + 40) % 480, (k * 57) % 110 + 8, 1.5, PAPER, 0.5 + 0.4 * math.sin(t + k))
    c.poly([(0, 136), (150, 122), (330, 130), (480, 118), (480, 160), (0, 160)], "#574438")
    c.ellipse(250, 414, 118, 54, "#120d0c")
    c.rect(232, 100, 26, 272, "#7f6d5f", 5)
    c.rect(238, 100, 6, 272, "#a08c7b")
    answered = p > 0.56
    for x in (206, 250, 294):
        c.circle(x, 416, 11, "#b98453", 0.95 if answered else 0.35)
        c.rect(x - 13, 424, 26, 30, "#8a4b32", 9, 0.95 if answered else 0.35)
    c.rect(112, 104, 84, 30, "#c2742f", 14)
    c.circle(208, 104, 18, "#d9a877")
    c.arc((208, 102), 21, -110, 70, "#d8972f", 11)
    c.line([(150, 118), (224, 126)], "#a85f24", 12)
    down = [0.0, 0.45, 0.9]
    for k, delay in enumerate(down):
        if answered:
            age = (t - delay) % 3.4
            if age < 1.4:
                y = 372 - age / 1.4 * 262
                c.ring(245, y, 20 + age * 8, GOLD, 5, 0.9)
                c.glow(245, y, 44, AMBER, 0.07)
        elif k == 0:
            c.ring(228, 104, 24 + (t * 14) % 26, PAPER, 2, 0.5 - (t * 14) % 26 / 60)
    if answered:
        c.glow(250, 414, 96, AMBER, 0.05)


@scene("tunnel", COAL)
def tunnel(c: Canvas, t: float, p: float) -> None:
    """Kneeling people hand stones back along a low tunnel; at its end a light grows."""
    light = span(p, 0.45, 0.95)
    center = (240.0, 208.0)
    for k in range(9):
        r = 300 - k * 31
        c.circle(*center, r, mix("#2b211c", "#8d6234", k / 9 * (0.45 + 0.55 * light)))
    c.circle(*center, 44, mix("#6d4d2c", "#fff3cf", light))
    c.glow(*center, 150, GOLD, 0.09 * light)
    c.poly([(0, 480), (0, 420), (214, 246), (266, 246), (480, 420), (480, 480)], "#2a201b", 0.75)
    places = [(110, 452, 1.5), (332, 396, 1.05), (196, 338, 0.72), (268, 296, 0.46)]
    for k, (x, y, s) in reversed(list(enumerate(places))):
        color = mix("#b5642b", "#3d2a20", 0.15 + k * 0.15)
        lean = math.sin(t * 2.4 - k * 1.2) * 9 * s
        c.ellipse(x, y - 16 * s, 44 * s, 20 * s, mix(color, COAL, 0.35))
        c.line([(x, y - 24 * s), (x + lean, y - 76 * s)], color, 40 * s)
        c.circle(x + lean * 1.3, y - 108 * s, 17 * s, "#c89562")
        c.arc((x + lean * 1.3, y - 108 * s), 20 * s, -90, 90, AMBER, 12 * s)
        c.line([(x + lean, y - 72 * s), (x + lean * 3.4 + 26 * s, y - 54 * s)], mix(color, COAL, 0.2), 12 * s)
    for k in range(3):
        share = (t * 0.42 + k / 3) % 1
        path = [(268, 276, 0.4), (206, 304, 0.6), (326, 346, 0.9), (150, 400, 1.4)]
        at = share * 3
        a, b = path[int(at)], path[min(3, int(at) + 1)]
        q = at - int(at)
        x, y, s = (a[i] + (b[i] - a[i]) * q for i in range(3))
        y -= math.sin(q * math.pi) * 16
        c.poly(
            [
                (x - 16 * s, y),
                (x - 6 * s, y - 14 * s),
                (x + 12 * s, y - 11 * s),
                (x + 17 * s, y + 8 * s),
                (x, y + 13 * s),
            ],
            "#9b8570",
        )


@scene("doors", NIGHT)
def doors(c: Canvas, t: float, _p: float) -> None:
    """Two air doors open one after the other, never together."""
    c.fill("#57473c")
    for k in range(12):
        c.line([(k * 97 % 480 - 30, 20 + k * 23 % 60), (k * 97 % 480 + 40, 16 + k * 23 % 60)], "#66544a", 7)
        c.line([(k * 83 % 480 - 30, 404 + k * 29 % 70), (k * 83 % 480 + 50, 400 + k * 29 % 70)], "#66544a", 7)
    c.rect(0, 96, 480, 288, "#e4d3b4")
    c.rect(0, 96, 480, 14, "#b59a75")
    c.rect(0, 370, 480, 14, "#b59a75")
    cycle = (t % 6) / 6
    first = span(cycle, 0.02, 0.14) * (1 - span(cycle, 0.36, 0.46))
    second = span(cycle, 0.5, 0.6) * (1 - span(cycle, 0.84, 0.94))
    x = -40 + cycle * 560
    for k in range(7):
        reach = 150 if first < 0.05 else 300
        dx = (t * 120 + k * 61) % reach
        c.line([(dx - 40, 132 + k * 32), (dx, 132 + k * 32)], TEAL, 4, 0.55)
    for gate, opened in ((150, first), (330, second)):
        c.rect(gate - 12, 110, 24, 260, "#8d6f4d")
        width = 10 + 52 * (1 - math.cos(opened * 1.4)) / 0.83
        c.poly(
            [
                (gate - 5, 118),
                (gate + width, 118 + 14 * opened),
                (gate + width, 362 - 14 * opened),
                (gate - 5, 362),
            ],
            CLAY if opened < 0.05 else "#d98a5f",
        )
        c.circle(gate, 103, 8, SAGE if opened > 0.05 else RED)
    miner(c, x, 370, INK, t * 5, lamp=True, scale=0.95)
