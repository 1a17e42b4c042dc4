"""Runs the seeded generators of src/bench, which write the same file every time."""

import subprocess


def positions(class_path, file, rows):
    """A day of positions, or its first rows, as CSV."""
    _run(class_path, "ais.geofence.position.DayFile", file, rows)


def port_calls(class_path, file, rows, *mmsi_0):
    """Days of positions of ships that call at ports, as CSV; with another argument also of MMSI 0."""
    _run(class_path, "ais.geofence.position.PortCallsFile", file, rows, *mmsi_0)


def ports(class_path, file):
    """Their ports, as lines of GeoJSON."""
    _run(class_path, "ais.geofence.position.PortsFile", file)


def stars(class_path, file, zones):
    """Overlapping zones all over the world, as lines of GeoJSON."""
    _run(class_path, "ais.geofence.zone.read.StarsFile", file, zones)


def _run(class_path, generator, *arguments):
    subprocess.run(["java", "-cp", class_path, generator, *map(str, arguments)], check=True)
