"""The workloads: positions, zones, the number of copies, and the peers that take part."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import inputs

SAMPLE = Path(__file__).resolve().parents[2] / "sample-data"

# A condition for each zone is what one writes for a handful of zones; past that, a join or a sorted search.
FEW_ZONES = 20
PEERS_FOR_FEW = (
    "numpy filter",
    "shapely prepared",
    "geopandas sjoin",
    "duckdb filter",
    "duckdb join",
    "sedonadb filter",
    "sedonadb join",
)
PEERS_FOR_MANY = ("numpy sorted", "shapely prepared", "geopandas sjoin", "duckdb join", "sedonadb join")


@dataclass(frozen=True)
class Workload:
    name: str
    positions: Path
    zones: tuple[Path, ...]
    copies: int

    @cached_property
    def zone_count(self):
        return sum(len(inputs.features(file)) for file in self.zones)

    def peers(self):
        return PEERS_FOR_FEW if self.zone_count <= FEW_ZONES else PEERS_FOR_MANY


def reference(folder):
    """The sample's rows and zones, multiplied 1024 times."""
    return given(folder, "reference", SAMPLE / "positions.csv.gz", [SAMPLE / "zones.geojson"], 1024)


def stars(folder, count):
    """Scattered positions and overlapping stars, both from a seeded generator."""
    zones = folder / f"stars-{count}.geojson"
    positions = folder / "scattered.csv.gz"
    inputs.write_stars(zones, count)
    inputs.write_scattered_positions(positions)
    return Workload(f"{count:,} stars", positions, (zones,), 100)


def given(folder, name, positions, zones, copies):
    """Given files, with their rows rewritten so that every reader reads the same."""
    same_rows = folder / "same-rows.csv.gz"
    inputs.write_same_rows(positions, same_rows)
    return Workload(name, same_rows, tuple(zones), copies)
