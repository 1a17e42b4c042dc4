"""A bounding-box filter in numpy, then shapely for the rest: tuned for a handful of zones."""

import numpy
import shapely

from .arrays import ArrayPeer


class NumpyFilter(ArrayPeer):
    def first_zones(self, lon, lat):
        zone_index = numpy.full(len(lon), -1, dtype=numpy.int32)
        for number, (zone, box) in enumerate(zip(self.zones, shapely.bounds(self.zones))):
            west, south, east, north = box
            rows = numpy.flatnonzero((lon >= west) & (lon <= east))
            rows = rows[(lat[rows] >= south) & (lat[rows] <= north) & (zone_index[rows] < 0)]
            zone_index[rows[shapely.contains_xy(zone, lon[rows], lat[rows])]] = number
        return zone_index
