"""The files that every contestant reads: the same rows and the same zones for all."""

import csv
import gzip
import json
import math
import random

HEADER = ("timestamp", "mmsi", "lat", "lon")
TIME = "2024-03-14 06:30:00.000"
SCATTERED_POSITIONS = 42_625


def features(file):
    """The features of a GeoJSON file, in its order."""
    content = json.loads(file.read_text(encoding="utf-8"))
    return content["features"] if content["type"] == "FeatureCollection" else [content]


def write_same_rows(source, target):
    """Copies the well-formed rows, with an empty position if it is invalid. Readers disagree on the other rows."""
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        names = next(csv.reader(lines))
        rows = [dict(zip(names, fields)) for fields in map(_fields, lines) if len(fields) == len(names)]
    _write_rows(target, filter(None, map(_same_row, rows)))


def write_scattered_positions(target):
    """Positions spread evenly over all longitudes and the latitudes that have ships."""
    seeded = random.Random(7)
    _write_rows(
        target,
        (
            (TIME, 200_000_000 + row, f"{seeded.uniform(-75, 75):.6f}", f"{seeded.uniform(-180, 180):.6f}")
            for row in range(SCATTERED_POSITIONS)
        ),
    )


def write_stars(target, count):
    """Star-shaped zones with 10 to 200 corners that overlap: most sea is in several of 10,000."""
    seeded = random.Random(count)
    _write_features(
        target,
        (
            _star(seeded, f"star {i}", seeded.uniform(-170, 170), seeded.uniform(-75, 75), seeded.uniform(0.5, 8))
            for i in range(count)
        ),
    )


def write_disjoint_stars(target, count):
    """Such stars that keep apart: each in a cell of its own."""
    seeded = random.Random(count)
    rows = max(1, math.isqrt(count // 2))
    columns = -(-count // rows)
    width, height = 340 / columns, 150 / rows
    cells = seeded.sample([(column, row) for column in range(columns) for row in range(rows)], count)
    reach = 0.49 * min(width, height)
    _write_features(
        target,
        (
            _star(seeded, f"star {i}", -170 + (column + 0.5) * width, -75 + (row + 0.5) * height, reach)
            for i, (column, row) in enumerate(cells)
        ),
    )


def _write_features(target, features):
    target.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)}), encoding="utf-8")


def _star(seeded, name, lon, lat, reach):
    corners = seeded.randint(10, 200)
    ring = []
    for corner in range(corners):
        angle = 2 * math.pi * corner / corners
        radius = reach * seeded.uniform(0.4, 1)
        ring.append([round(lon + radius * math.cos(angle), 6), round(lat + radius * math.sin(angle), 6)])
    geometry = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    return {"type": "Feature", "properties": {"name": name}, "geometry": geometry}


def _fields(line):
    """The fields of one line; none where its quotes are broken."""
    try:
        return next(csv.reader([line], strict=True))
    except csv.Error:
        return []


def _same_row(row):
    lon, lat = row["lon"], row["lat"]
    try:
        is_position = lon and lat and abs(float(lon)) <= 180 and abs(float(lat)) <= 90
    except ValueError:
        return None
    return (TIME, row["mmsi"], lat, lon) if is_position else (TIME, row["mmsi"], "", "")


def _write_rows(target, rows):
    with gzip.open(target, "wt", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(rows)
