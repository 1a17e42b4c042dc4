"""Runs the seeded generators of src/bench, which write the same file every time."""

import subprocess


def positions(class_path, file, rows):
    """A day of positions, or its first rows, as CSV."""
    _run(class_path, "ais.geofence.position.DayFile", file, rows)


def stars(class_path, file, zones):
    """Overlapping zones all over the world, as lines of GeoJSON."""
    _run(class_path, "ais.geofence.zone.read.StarsFile", file, zones)


def _run(class_path, generator, file, count):
    subprocess.run(["java", "-cp", class_path, generator, str(file), str(count)], check=True)
