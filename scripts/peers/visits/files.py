"""The files of all jobs: written by the seeded generators of src/bench, the same every time."""

from dataclasses import dataclass
from pathlib import Path

from .. import generators


@dataclass(frozen=True)
class Files:
    folder: Path
    positions: Path
    few_positions: Path
    zones: Path
    spark_query: Path


def write(folder, class_path, rows, few_rows):
    """The positions, fewer of them, and the ports. The jar of the queries is there already."""
    files = Files(
        folder, folder / "week.csv", folder / "begin.csv", folder / "ports.geojsonl", folder / "spark-query.jar"
    )
    generators.port_calls(class_path, files.positions, rows)
    generators.port_calls(class_path, files.few_positions, few_rows)
    generators.ports(class_path, files.zones)
    return files
