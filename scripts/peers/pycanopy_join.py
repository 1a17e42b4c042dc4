"""PyCanopy: a join of Polars frames, points within polygons."""

import polars
import shapely
from pycanopy import SpatialFrame

from .arrays import read_zones


class PycanopyJoin:
    def __init__(self, positions_file, zone_files, threads):
        self.positions_file = positions_file
        shapes = shapely.to_wkb(read_zones(zone_files))
        self.zone_count = len(shapes)
        frame = polars.DataFrame({"zone": range(self.zone_count), "shape": shapes})
        self.zones = SpatialFrame.from_wkb_polygons(frame, wkb_col="shape")

    def whole_job(self, copies):
        self.load(copies)
        return self.tag()

    def load(self, copies):
        types = {"lon": polars.Float64, "lat": polars.Float64}
        read = polars.read_csv(self.positions_file, columns=list(types), schema_overrides=types)
        self.rows = len(read) * copies
        # a row without a position is in no zone, and a join of points takes no nulls
        self.positions = polars.concat([read] * copies).with_row_index("row").drop_nulls()

    def tag(self):
        """The number of positions in no zone, in zone 0, and so on."""
        pairs = self.zones.lazy().within_join(self.positions, x_col="lon", y_col="lat").select("row", "zone").collect()
        first = pairs.group_by("row").agg(polars.col("zone").min())
        counts = dict(first.group_by("zone").len().iter_rows())
        in_zones = [counts.get(zone, 0) for zone in range(self.zone_count)]
        return [self.rows - sum(in_zones), *in_zones]
