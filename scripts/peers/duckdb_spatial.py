"""DuckDB with its spatial extension: a bounding-box filter for each zone, or its spatial join."""

from pathlib import Path

import duckdb
import duckdb_extension_spatial
import pyarrow
import shapely

from .arrays import read_zones

COLUMNS = "{'timestamp': 'VARCHAR', 'mmsi': 'VARCHAR', 'lat': 'DOUBLE', 'lon': 'DOUBLE'}"


class DuckdbPeer:
    def __init__(self, positions_file, zone_files, threads):
        self.positions_file = positions_file
        self.zones = read_zones(zone_files)
        extensions = Path(duckdb_extension_spatial.__file__).parent / "extensions"
        extension = next(extensions.glob("*/spatial.duckdb_extension"))
        self.database = duckdb.connect(config={"threads": threads})
        self.database.execute(f"LOAD '{extension}'")
        zone_rows = pyarrow.table({"zone": range(len(self.zones)), "shape": shapely.to_wkb(self.zones)})
        self.database.register("zone_rows", zone_rows)
        self.database.execute("CREATE TABLE zones AS SELECT zone, ST_GeomFromWKB(shape) AS geometry FROM zone_rows")

    def whole_job(self, copies):
        """One query over the file's rows, whose copies are never held."""
        self._read(copies)
        self.source = "copied"
        return self.tag()

    def load(self, copies):
        self._read(copies)
        self.database.execute("CREATE OR REPLACE TABLE held AS FROM copied")
        self.source = "held"

    def tag(self):
        """The number of positions in no zone, in zone 0, and so on."""
        counts = dict(self.database.execute(self.query()).fetchall())
        in_zones = [counts.get(zone, 0) for zone in range(len(self.zones))]
        return [self.rows - sum(in_zones), *in_zones]

    def _read(self, copies):
        self.database.execute(
            "CREATE OR REPLACE TABLE read AS SELECT row_number() OVER () AS row, lon, lat "
            f"FROM read_csv('{self.positions_file}', header = true, columns = {COLUMNS})"
        )
        self.database.execute(
            f"CREATE OR REPLACE VIEW copied AS SELECT copy, row, lon, lat FROM range({copies}) copies(copy), read"
        )
        self.rows = self.database.execute("SELECT count(*) FROM read").fetchone()[0] * copies

    def query(self):
        """Rows of zone and count from the source; what is in no zone may be left out."""
        raise NotImplementedError


class DuckdbFilter(DuckdbPeer):
    def query(self):
        cases = " ".join(map(self._case, range(len(self.zones)), self.zones))
        return f"SELECT CASE {cases} ELSE -1 END AS first, count(*) FROM {self.source} GROUP BY ALL"

    @staticmethod
    def _case(number, zone):
        west, south, east, north = zone.bounds
        return (
            f"WHEN lon BETWEEN '{west!r}'::DOUBLE AND '{east!r}'::DOUBLE"
            f" AND lat BETWEEN '{south!r}'::DOUBLE AND '{north!r}'::DOUBLE"
            f" AND ST_Contains(ST_GeomFromHEXWKB('{shapely.to_wkb(zone, hex=True)}'), ST_Point(lon, lat)) THEN {number}"
        )


class DuckdbJoin(DuckdbPeer):
    def query(self):
        return (
            "SELECT lowest, count(*) FROM (SELECT min(zone) AS lowest"
            f" FROM {self.source} JOIN zones ON ST_Contains(geometry, ST_Point(lon, lat))"
            " GROUP BY copy, row) GROUP BY ALL"
        )
