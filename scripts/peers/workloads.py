"""The workloads: positions, zones, the number of copies, and the peers that take part."""

from dataclasses import dataclass, replace
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
    "pycanopy join",
)
PEERS_FOR_MANY = ("numpy sorted", "shapely prepared", "geopandas sjoin", "duckdb join", "sedonadb join", "pycanopy join")
# Where zones overlap, its answer is the smallest.
PEERS_FOR_DISJOINT = ("clickhouse dictionary",)


@dataclass(frozen=True)
class Workload:
    name: str
    positions: Path
    zones: tuple[Path, ...]
    copies: int
    disjoint: bool = False

    @cached_property
    def zone_count(self):
        return sum(len(inputs.features(file)) for file in self.zones)

    def peers(self):
        peers = PEERS_FOR_FEW if self.zone_count <= FEW_ZONES else PEERS_FOR_MANY
        return peers + PEERS_FOR_DISJOINT if self.disjoint else peers


def reference(folder):
    """The sample's rows and zones, multiplied 1024 times."""
    sample = given(folder, "reference", SAMPLE / "positions.csv.gz", [SAMPLE / "zones.geojson"], 1024)
    return replace(sample, disjoint=True)


def stars(folder, count):
    """Scattered positions and overlapping stars, both from a seeded generator."""
    return _scattered(folder, f"{count:,} stars", lambda zones: inputs.write_stars(zones, count))


def disjoint_stars(folder, count):
    """The same with stars that keep apart."""
    workload = _scattered(folder, f"{count:,} disjoint stars", lambda zones: inputs.write_disjoint_stars(zones, count))
    return replace(workload, disjoint=True)


def given(folder, name, positions, zones, copies):
    """Given files, with their rows rewritten so that every reader reads the same."""
    same_rows = folder / "same-rows.csv.gz"
    inputs.write_same_rows(positions, same_rows)
    return Workload(name, same_rows, tuple(zones), copies)


def _scattered(folder, name, write_zones):
    zones = folder / f"{name.replace(' ', '-')}.geojson"
    positions = folder / "scattered.csv.gz"
    write_zones(zones)
    inputs.write_scattered_positions(positions)
    return Workload(name, positions, (zones,), 100)
