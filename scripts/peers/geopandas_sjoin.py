"""GeoPandas' spatial join, chunk by chunk, because each of its points is an object."""

import geopandas
import numpy

from .arrays import ArrayPeer


class GeoPandasSjoin(ArrayPeer):
    chunk_rows = 1 << 19

    def prepare(self):
        self.zone_frame = geopandas.GeoDataFrame(geometry=self.zones)

    def first_zones(self, lon, lat):
        points = geopandas.GeoDataFrame(geometry=geopandas.points_from_xy(lon, lat))
        pairs = points.sjoin(self.zone_frame, predicate="within")
        first = pairs["index_right"].groupby(level=0).min()
        zone_index = numpy.full(len(lon), -1, dtype=numpy.int32)
        zone_index[first.index] = first
        return zone_index
