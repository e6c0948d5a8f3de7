"""The pictures of the sample pages: calm landscapes drawn by code, so that nobody else holds a right in them.

`draw(name)` gives the SVG of one picture. Its name is `SCENE-PALETTE`, such as `sea-dawn`; the same name gives
the same picture for ever.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable

WIDTH, HEIGHT = 960, 540

# Sky top, sky bottom, sun, then four layers from far to near.
PALETTES: dict[str, tuple[str, str, str, tuple[str, str, str, str]]] = {
    "dawn": ("#f7d9c4", "#fbeee0", "#f2a07b", ("#d9b8b0", "#b08ea2", "#75678a", "#443f5c")),
    "day": ("#bfe0ea", "#eef6f1", "#fff6d8", ("#a9cfd0", "#74adb0", "#3f7f88", "#1f4e5c")),
    "dusk": ("#3d4a73", "#e8a587", "#ffd9a0", ("#8c6f8c", "#5f5279", "#3d3a60", "#231f3d")),
    "night": ("#0f1c33", "#2f4667", "#f4f0dc", ("#2c4260", "#213450", "#17263d", "#0c1626")),
    "field": ("#dcebd9", "#fbf6e3", "#fbd77d", ("#c5d3a0", "#9cb678", "#6c9158", "#3e6440")),
    "desert": ("#fae3c3", "#fdf3e0", "#f6b26b", ("#ecc99a", "#d9a46c", "#b97a4b", "#7f4f36")),
    "snow": ("#cfdbe8", "#f4f7fa", "#ffffff", ("#dbe5ee", "#b9c9d9", "#8aa1b8", "#516b85")),
}


def draw(name: str) -> str:
    """The SVG of the picture `SCENE-PALETTE`. Raises KeyError for a scene or palette that is not in the tables."""
    scene, palette = name.split("-")
    top, bottom, sun, layers = PALETTES[palette]
    chance = random.Random(name)
    sky = (
        f'<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop stop-color="{top}"/>'
        f'<stop offset="1" stop-color="{bottom}"/></linearGradient></defs>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="url(#sky)"/>'
    )
    x, y = chance.randint(180, 780), chance.randint(110, 220)
    disc = (
        f'<circle cx="{x}" cy="{y}" r="46" fill="{sun}"/><circle cx="{x}" cy="{y}" r="78" fill="{sun}" opacity=".22"/>'
    )
    drawn = SCENES[scene](chance, layers)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">{sky}{disc}{drawn}</svg>'
    )


def ridge(chance: random.Random, base: float, height: float, fill: str, sharp: bool) -> str:
    """One line of hills from edge to edge; sharp for mountains, smooth for hills and waves."""
    phases = [(chance.uniform(0, math.tau), chance.uniform(0.7, 1.3)) for _ in range(4)]
    points = []
    for x in range(0, WIDTH + 1, 12):
        lift = sum(
            math.sin(x / WIDTH * math.tau * pace * (1.6**octave) + phase) / (1.6**octave)
            for octave, (phase, pace) in enumerate(phases)
        )
        jag = chance.uniform(-0.16, 0.16) if sharp else 0
        points.append(f"{x},{base - height * (lift / 2 + jag):.0f}")
    return f'<polygon points="0,{HEIGHT} {" ".join(points)} {WIDTH},{HEIGHT}" fill="{fill}"/>'


def hills(chance: random.Random, layers: tuple[str, ...]) -> str:
    return "".join(ridge(chance, 300 + 65 * i, 62 - 8 * i, fill, False) for i, fill in enumerate(layers))


def peaks(chance: random.Random, layers: tuple[str, ...]) -> str:
    return "".join(ridge(chance, 270 + 75 * i, 120 - 22 * i, fill, True) for i, fill in enumerate(layers))


def sea(chance: random.Random, layers: tuple[str, ...]) -> str:
    coast = ridge(chance, 322, 34, layers[0], True)
    water = f'<rect y="330" width="{WIDTH}" height="210" fill="{layers[1]}"/>'
    swell = "".join(ridge(chance, 390 + 58 * i, 9, fill, False) for i, fill in enumerate(layers[2:]))
    ship = (
        f'<g transform="translate({chance.randint(240, 620)},318)" fill="{layers[3]}">'
        '<path d="M0 30h128l-16 26H16z"/><rect x="22" y="10" width="78" height="20" rx="3"/>'
        '<rect x="74" y="-12" width="14" height="22"/><rect x="34" y="-2" width="30" height="12" rx="2"/></g>'
    )
    return coast + water + ship + swell


def city(chance: random.Random, layers: tuple[str, ...]) -> str:
    drawn = ""
    for i, fill in enumerate(layers[:3]):
        x = -10
        while x < WIDTH:
            width, height = chance.randint(38, 92), chance.randint(60, 190 - 30 * i)
            top = 330 + 55 * i - height
            drawn += f'<rect x="{x}" y="{top}" width="{width}" height="{HEIGHT}" fill="{fill}"/>'
            if i == 2:
                drawn += windows(chance, x, top, width, height)
            x += width + chance.choice((0, 0, 8))
    return drawn + ridge(chance, 500, 10, layers[3], False)


def windows(chance: random.Random, x: int, top: int, width: int, height: int) -> str:
    spots = [(a, b) for a in range(x + 9, x + width - 12, 16) for b in range(top + 14, top + height, 24)]
    lit = [spot for spot in spots if chance.random() < 0.45]
    return "".join(f'<rect x="{a}" y="{b}" width="7" height="11" fill="#ffe9b8" opacity=".75"/>' for a, b in lit)


def grove(chance: random.Random, layers: tuple[str, ...]) -> str:
    drawn = ridge(chance, 320, 40, layers[0], False) + ridge(chance, 390, 30, layers[1], False)
    for x in sorted(chance.sample(range(20, 940, 46), 14)):
        size = chance.randint(34, 62)
        foot = 430 + chance.randint(-14, 26)
        drawn += f'<rect x="{x - 3}" y="{foot - 20}" width="6" height="44" fill="{layers[3]}"/>'
        drawn += f'<ellipse cx="{x}" cy="{foot - 20 - size * 0.6:.0f}" rx="{size * 0.55:.0f}" ry="{size}" fill="{layers[2]}"/>'  # noqa: E501
    return drawn + ridge(chance, 480, 14, layers[3], False)


def dunes(chance: random.Random, layers: tuple[str, ...]) -> str:
    rows = "".join(
        f'<path d="M{x} {y}l54 -22 4 3 -54 26z" fill="{layers[3]}"/>'
        for y in (430, 462, 494)
        for x in range(470, 860, 66)
    )
    return "".join(ridge(chance, 320 + 55 * i, 42, fill, False) for i, fill in enumerate(layers[:3])) + rows


def rails(chance: random.Random, layers: tuple[str, ...]) -> str:
    land = ridge(chance, 310, 40, layers[0], False) + ridge(chance, 350, 22, layers[1], False)
    ground = f'<rect y="372" width="{WIDTH}" height="170" fill="{layers[2]}"/>'
    track = f'<path d="M452 372L120 540h54L470 372zM506 372L786 540h54L522 372z" fill="{layers[3]}"/>'
    sleepers = "".join(
        f'<rect x="{478 - w / 2:.0f}" y="{372 + d:.0f}" width="{w:.0f}" height="{2 + d / 22:.0f}" fill="{layers[3]}" opacity=".55"/>'  # noqa: E501
        for d in (6, 16, 30, 48, 70, 96, 126)
        for w in (70 + d * 4.1,)
    )
    poles = "".join(
        f'<path d="M{x} {y}v-{h}h-{h // 3}v4h{h // 3 - 5}v{h}z" fill="{layers[3]}"/>'
        for x, y, h in ((560, 376, 70), (640, 400, 120), (780, 450, 230))
    )
    return land + ground + sleepers + track + poles


def pitch(chance: random.Random, layers: tuple[str, ...]) -> str:
    stand = "".join(
        f'<rect x="0" y="{250 + 22 * i}" width="{WIDTH}" height="20" fill="{layers[i % 2]}"/>' for i in range(5)
    )
    crowd = "".join(
        f'<circle cx="{chance.randint(0, WIDTH)}" cy="{255 + 22 * chance.randint(0, 4)}" r="5" '
        f'fill="{chance.choice((layers[2], layers[3], "#fff3d6", "#e08e6d"))}"/>'
        for _ in range(240)
    )
    grass = "".join(
        f'<path d="M{480 + (i - 4) * 110} 360L{480 + (i - 4) * 230} 540h230L{590 + (i - 4) * 110} 360z" '
        f'fill="{layers[2]}" opacity="{0.75 + 0.25 * (i % 2)}"/>'
        for i in range(8)
    )
    lines = '<path d="M0 362H960M480 362V540" stroke="#fdfdf5" stroke-width="4" opacity=".8"/>'
    ring = '<ellipse cx="480" cy="450" rx="150" ry="46" fill="none" stroke="#fdfdf5" stroke-width="4" opacity=".8"/>'
    base = f'<rect y="360" width="{WIDTH}" height="180" fill="{layers[3]}"/>'
    return stand + crowd + base + grass + lines + ring


def lanterns(chance: random.Random, layers: tuple[str, ...]) -> str:
    drawn = ridge(chance, 400, 40, layers[1], True) + ridge(chance, 460, 26, layers[2], False)
    for row, y in enumerate((150, 235)):
        drawn += f'<path d="M0 {y}Q480 {y + 80} 960 {y}" fill="none" stroke="{layers[3]}" stroke-width="3"/>'
        for i in range(1, 10):
            t = i / 10
            cy = y + 80 * 2 * t * (1 - t)
            tone = chance.choice(("#f6b26b", "#f4d58d", "#e57f5c"))
            drawn += f'<ellipse cx="{960 * t + 18 * row:.0f}" cy="{cy + 30:.0f}" rx="19" ry="26" fill="{tone}" opacity=".92"/>'  # noqa: E501
    return drawn + ridge(chance, 505, 10, layers[3], False)


def atlas(chance: random.Random, layers: tuple[str, ...]) -> str:
    drawn = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{layers[0]}"/>'
    for i, fill in enumerate(("#f6ecd6", "#eadcb9", "#dcc99a")):
        corner = [(chance.uniform(0.75, 1.2) * (250 - 62 * i), math.tau * k / 18) for k in range(18)]
        shape = " ".join(f"{500 + 1.5 * r * math.cos(a):.0f},{270 + r * math.sin(a):.0f}" for r, a in corner)
        drawn += (
            f'<polygon points="{shape}" fill="{fill}" stroke="{layers[1]}" stroke-width="2" stroke-linejoin="round"/>'
        )
    river = (
        f'<path d="M310 60C420 180 400 250 520 290S640 420 720 500" fill="none" stroke="{layers[2]}" stroke-width="9"/>'
    )
    towns = "".join(
        f'<circle cx="{x}" cy="{y}" r="8" fill="#b5533c"/>' for x, y in ((406, 190), (520, 290), (652, 408))
    )
    return drawn + river + towns


SCENES: dict[str, Callable[[random.Random, tuple[str, ...]], str]] = {
    "hills": hills,
    "peaks": peaks,
    "sea": sea,
    "city": city,
    "grove": grove,
    "dunes": dunes,
    "rails": rails,
    "pitch": pitch,
    "lanterns": lanterns,
    "atlas": atlas,
}
