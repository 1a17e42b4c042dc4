"""The files of all jobs: written by the seeded generators of src/bench, the same every time."""

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Files:
    folder: Path
    positions: Path
    one_position: Path
    zones: Path
    plain_spark: Path


def write(folder, class_path, rows, zones):
    """The day with so many rows, the first of them alone, and the zones. The jar of plain Spark is there already."""
    files = Files(
        folder, folder / "day.csv", folder / "one.csv", folder / "zones.geojsonl", folder / "plain-spark.jar"
    )
    for generator, file, count in (
        ("ais.geofence.position.DayFile", files.positions, rows),
        ("ais.geofence.position.DayFile", files.one_position, 1),
        ("ais.geofence.zone.read.StarsFile", files.zones, zones),
    ):
        subprocess.run(["java", "-cp", class_path, generator, str(file), str(count)], check=True)
    return files
