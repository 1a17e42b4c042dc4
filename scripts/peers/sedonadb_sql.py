"""SedonaDB: a bounding-box filter for each zone, or its spatial join."""

import numpy
import pyarrow
import pyarrow.csv
import sedonadb
import shapely

from .arrays import read_zones

READ_OPTIONS = pyarrow.csv.ConvertOptions(
    include_columns=["lon", "lat"], column_types={"lon": pyarrow.float64(), "lat": pyarrow.float64()}
)


class SedonadbPeer:
    def __init__(self, positions_file, zone_files, threads):
        self.positions_file = positions_file
        self.zones = read_zones(zone_files)
        self.database = sedonadb.connect()
        self.database.sql(f"SET datafusion.execution.target_partitions = {threads}").execute()
        zone_rows = pyarrow.table({"zone": range(len(self.zones)), "shape": shapely.to_wkb(self.zones)})
        self.database.create_data_frame(zone_rows).to_view("zone_rows")
        zones = self.database.sql("SELECT zone, ST_GeomFromWKB(shape) AS geometry FROM zone_rows")
        zones.to_memtable().to_view("zones")

    def whole_job(self, copies):
        self.load(copies)
        return self.tag()

    def load(self, copies):
        """The copies share the memory of the rows read."""
        read = pyarrow.csv.read_csv(self.positions_file, convert_options=READ_OPTIONS)
        positions = pyarrow.concat_tables(self.copy(read, number) for number in range(copies))
        self.rows = len(positions)
        self.database.create_data_frame(positions).to_view("positions", overwrite=True)

    def tag(self):
        """The number of positions in no zone, in zone 0, and so on."""
        answer = self.database.sql(self.query()).to_arrow_table().to_pydict()
        counts = dict(zip(answer["lowest"], answer["positions"]))
        in_zones = [counts.get(zone, 0) for zone in range(len(self.zones))]
        return [self.rows - sum(in_zones), *in_zones]

    def copy(self, read, number):
        """One copy of the rows read, with the columns that the query needs."""
        raise NotImplementedError

    def query(self):
        """Rows of zone and count; what is in no zone may be left out."""
        raise NotImplementedError


class SedonadbFilter(SedonadbPeer):
    def copy(self, read, number):
        return read

    def query(self):
        cases = " ".join(map(self._case, range(len(self.zones)), self.zones))
        return f"SELECT CASE {cases} ELSE -1 END AS lowest, count(*) AS positions FROM positions GROUP BY 1"

    @staticmethod
    def _case(number, zone):
        west, south, east, north = zone.bounds
        return (
            f"WHEN lon BETWEEN {west!r} AND {east!r} AND lat BETWEEN {south!r} AND {north!r}"
            f" AND ST_Contains(ST_GeomFromWKB(X'{shapely.to_wkb(zone, hex=True)}'), ST_Point(lon, lat)) THEN {number}"
        )


class SedonadbJoin(SedonadbPeer):
    def copy(self, read, number):
        first_row = number * len(read)
        return read.append_column("row", pyarrow.array(numpy.arange(first_row, first_row + len(read))))

    def query(self):
        return (
            "SELECT lowest, count(*) AS positions FROM (SELECT min(zone) AS lowest"
            " FROM positions JOIN zones ON ST_Contains(geometry, ST_Point(lon, lat))"
            " GROUP BY row) GROUP BY lowest"
        )
