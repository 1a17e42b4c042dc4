"""The files of all jobs: written by the seeded generators of src/bench, the same every time."""

from dataclasses import dataclass
from pathlib import Path

from .. import generators


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
    generators.positions(class_path, files.positions, rows)
    generators.positions(class_path, files.one_position, 1)
    generators.stars(class_path, files.zones, zones)
    return files
