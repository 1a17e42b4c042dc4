"""ClickHouse in this process, with a polygon dictionary. It returns the smallest zone, so it takes part where zones are disjoint.

Its default layout, POLYGON_INDEX_CELL, gave 21 of 42,625 positions a zone that is up to a degree away; this one did not.
"""

import json
import tempfile
from pathlib import Path

import shapely
from chdb.session import Session

from .arrays import read_zones

SHAPE = "Array(Array(Array(Tuple(Float64, Float64))))"
COLUMNS = "timestamp String, mmsi String, lat String, lon String"
# Far outside of every zone, for rows without a position: the dictionary takes no nulls.
NOWHERE = 999


class ClickhouseDictionary:
    def __init__(self, positions_file, zone_files, threads):
        self.positions_file = positions_file
        self.zone_count = 0
        self.session = Session()
        self._run("CREATE DATABASE peers")
        self._run(f"SET max_threads = {threads}")
        self._run(f"CREATE TABLE peers.zone_rows (shape {SHAPE}, zone Int32) ENGINE = Memory")
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "zones.jsonl"
            with file.open("w", encoding="utf-8") as lines:
                for zone in read_zones(zone_files):
                    lines.write(json.dumps({"shape": polygons(zone), "zone": self.zone_count}) + "\n")
                    self.zone_count += 1
            self._run(f"INSERT INTO peers.zone_rows SELECT * FROM file('{file}', JSONEachRow)")
        self._run(
            f"CREATE DICTIONARY peers.zones (shape {SHAPE}, zone Int32 DEFAULT -1) PRIMARY KEY shape"
            " SOURCE(CLICKHOUSE(DB 'peers' TABLE 'zone_rows')) LAYOUT(POLYGON_INDEX_EACH()) LIFETIME(0)"
        )
        self._run("SYSTEM RELOAD DICTIONARY peers.zones")

    def whole_job(self, copies):
        """One query over the file's rows, whose copies are never held."""
        self._read(copies)
        self.source = self.copied
        return self.tag()

    def load(self, copies):
        self._read(copies)
        self._run("CREATE OR REPLACE TABLE peers.held (lon Float64, lat Float64) ENGINE = Memory")
        self._run(f"INSERT INTO peers.held SELECT lon, lat FROM {self.copied}")
        self.source = "peers.held"

    def tag(self):
        """The number of positions in no zone, in zone 0, and so on."""
        answer = self._run(
            f"SELECT dictGet('peers.zones', 'zone', (lon, lat)) AS zone, count() FROM {self.source} GROUP BY zone"
        )
        counts = dict(tuple(map(int, line.split(","))) for line in answer.splitlines())
        return [counts.get(zone, 0) for zone in range(-1, self.zone_count)]

    def _read(self, copies):
        self._run("CREATE OR REPLACE TABLE peers.read (lon Float64, lat Float64) ENGINE = Memory")
        self._run(
            f"INSERT INTO peers.read SELECT toFloat64OrDefault(lon, {NOWHERE}.), toFloat64OrDefault(lat, {NOWHERE}.)"
            f" FROM file('{self.positions_file}', CSVWithNames, '{COLUMNS}')"
        )
        self.copied = f"(SELECT lon, lat FROM numbers({copies}) AS copies CROSS JOIN peers.read AS read)"

    def _run(self, query):
        return str(self.session.query(query, "CSV"))


def polygons(zone):
    """The rings of a zone as ClickHouse takes them."""
    shape = shapely.geometry.mapping(zone)
    return [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
