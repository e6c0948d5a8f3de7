"""Write `plugins/briefings/data/atlas/world.tsv`: a shape for each country, for the atlas page.

    python tools/build_world_map.py WORLD_ATLAS_FOLDER CLDR_CORE_FOLDER

The folders are the unpacked npm packages world-atlas (Natural Earth's public-domain borders, packed by M. Bostock under
ISC) and cldr-core (Unicode licence), of which the numbers of ISO 3166-1 are read. Borders are those of Natural Earth,
which shows who holds a place, not who is right.

Each line: ISO 3166-1 alpha-2, the shape as SVG path data in a box of 1000 units in width, x and y of its middle, and
whether it is so small that it is shown as a dot.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "plugins" / "briefings" / "data" / "atlas" / "world.tsv"
LABELS = TARGET.parent.parent / "geography" / "labels" / "en.tsv"  # the codes in use
WIDTH = 1000.0
TOLERANCE = 0.45  # units; a point nearer than that to the line between its neighbours is left out
SMALL = 9.0  # square units; a country that takes up less cannot be hit with a finger
# Shapes without a number in the source, and the country that ISO 3166-1 counts them to (XK is CLDR's for Kosovo).
BY_NAME = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}
LEFT_OUT = frozenset({"AQ"})
# Equal Earth projection: Šavrič, Patterson, Jenny (2018), https://doi.org/10.1080/13658816.2018.1504949
EQUAL_EARTH = (1.340264, -0.081106, 0.000893, 0.003796)

Point = tuple[float, float]
Ring = list[Point]


def main(atlas: Path, cldr: Path) -> None:
    """Read both packages, write the table and say how large it is."""
    topology = json.loads((atlas / "countries-50m.json").read_text(encoding="utf-8"))
    codes = country_codes(cldr)
    arcs = [simplify(unwrapped(arc)) for arc in decoded_arcs(topology)]
    shapes: dict[str, list[Ring]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = codes.get(geometry.get("id", "")) or BY_NAME.get(geometry["properties"]["name"], "")
        if code and code not in LEFT_OUT:
            shapes.setdefault(code, []).extend(rings_of(geometry, arcs))
    top = min(y for rings in shapes.values() for ring in rings for _, y in ring)
    lines = [line_of(code, rings, top) for code, rings in sorted(shapes.items())]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("".join(lines), encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {len(lines)} countries, {TARGET.stat().st_size // 1024} KiB")


def country_codes(cldr: Path) -> dict[str, str]:
    """ISO 3166-1 numbers to alpha-2 codes. A number outlives its code: those that CLDR no longer names are left out."""
    text = (cldr / "supplemental" / "codeMappings.json").read_text(encoding="utf-8")
    mappings = json.loads(text)["supplemental"]["codeMappings"]
    named = {line.partition("\t")[0] for line in LABELS.read_text(encoding="utf-8").splitlines()}
    return {entry["_numeric"]: code for code, entry in mappings.items() if "_numeric" in entry and code in named}


def decoded_arcs(topology: dict[str, object]) -> Iterator[list[Point]]:
    """The arcs in degrees: TopoJSON holds them as differences of whole numbers."""
    transform, arcs = topology["transform"], topology["arcs"]
    assert isinstance(transform, dict) and isinstance(arcs, list)
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    for arc in arcs:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + move_x, y * scale_y + move_y))
        yield points


def project(longitude: float, latitude: float) -> Point:
    """A place in degrees as a point of the map, y downwards."""
    a1, a2, a3, a4 = EQUAL_EARTH
    angle = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    square = angle * angle
    slope = 9 * a4 * square**4 + 7 * a3 * square**3 + 3 * a2 * square + a1
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(angle) / (3 * slope)
    y = angle * (a4 * square**4 + a3 * square**3 + a2 * square + a1)
    half = 2 * math.sqrt(3) * math.pi / (3 * a1)
    scale = WIDTH / 2 / half
    return WIDTH / 2 + x * scale, -y * scale


def unwrapped(points: list[Point], last: float | None = None) -> list[Point]:
    """The line without leaps at the antimeridian: longitudes go on past 180 degrees instead."""
    result: list[Point] = []
    for longitude, latitude in points:
        if last is not None:
            longitude += 360 * round((last - longitude) / 360)
        result.append((longitude, latitude))
        last = longitude
    return result


def simplify(points: list[Point]) -> list[Point]:
    """The line with fewer points, by Douglas and Peucker (1973); its ends stay, so that neighbours still meet."""
    if len(points) < 3:
        return points
    flat = [project(*point) for point in points]
    (x1, y1), (x2, y2) = flat[0], flat[-1]
    length = math.hypot(x2 - x1, y2 - y1)

    def distance(point: Point) -> float:
        x, y = point
        if not length:
            return math.hypot(x - x1, y - y1)
        return abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length

    far, index = max((distance(point), index) for index, point in enumerate(flat[1:-1], 1))
    if far <= TOLERANCE:
        return [points[0], points[-1]]
    return simplify(points[: index + 1])[:-1] + simplify(points[index:])


def rings_of(geometry: dict[str, object], arcs: list[list[Point]]) -> Iterator[Ring]:
    """The closed lines of a geometry on the map, cut where they cross the antimeridian."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    assert isinstance(polygons, list)
    for polygon in polygons:
        for ring in polygon:
            points: Ring = []
            for index in ring:
                arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                points += unwrapped(arc, points[-1][0] if points else None)[1 if points else 0 :]
            if len(points) < 4:  # so small that nothing is left of its line: its place is
                points = points[:1] * 3
            for shift in (-360, 0, 360):
                moved = [(longitude + shift, latitude) for longitude, latitude in points]
                part = clipped(clipped(moved, -180.0, 1), 180.0, -1)
                if len(part) > 2:
                    yield [project(*point) for point in part]


def clipped(ring: Ring, limit: float, sign: int) -> Ring:
    """The part of a closed line on one side of a meridian, by Sutherland and Hodgman (1974)."""
    result: Ring = []
    for (x1, y1), (x2, y2) in zip(ring[-1:] + ring[:-1], ring, strict=True):
        inside_1, inside_2 = (x1 - limit) * sign >= 0, (x2 - limit) * sign >= 0
        if inside_1 != inside_2:
            result.append((limit, y1 + (y2 - y1) * (limit - x1) / (x2 - x1)))
        if inside_2:
            result.append((x2, y2))
    return result


def area(ring: Ring) -> float:
    """The area of a closed line."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def line_of(code: str, rings: list[Ring], top: float) -> str:
    """One line of the table."""
    largest = max(rings, key=area)
    x = sum(point[0] for point in largest) / len(largest)
    y = sum(point[1] for point in largest) / len(largest) - top
    shown = [ring for ring in rings if area(ring) > 0.4] or [largest]
    path = "".join(path_of(ring, top) for ring in shown)
    return f"{code}\t{path}\t{x:.1f}\t{y:.1f}\t{'dot' if area(largest) < SMALL else ''}\n"


def path_of(ring: Ring, top: float) -> str:
    """SVG path data with relative steps of a tenth of a unit."""
    whole = [(round(x * 10), round((y - top) * 10)) for x, y in ring]
    pieces = [f"M{whole[0][0] / 10:g} {whole[0][1] / 10:g}l0 0 "]  # a path needs a step, if only on the spot
    for (x1, y1), (x2, y2) in pairwise(whole):
        if (x1, y1) != (x2, y2):
            pieces.append(f"{(x2 - x1) / 10:g} {(y2 - y1) / 10:g} ")
    return "".join(pieces).strip() + "z"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
