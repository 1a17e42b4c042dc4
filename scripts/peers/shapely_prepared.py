"""Prepared geometries and contains_xy for each zone in turn, over the positions that have no zone yet."""

import numpy
import shapely

from .arrays import ArrayPeer


class ShapelyPrepared(ArrayPeer):
    def first_zones(self, lon, lat):
        zone_index = numpy.full(len(lon), -1, dtype=numpy.int32)
        rows = numpy.arange(len(lon))
        for number, zone in enumerate(self.zones):
            inside = shapely.contains_xy(zone, lon[rows], lat[rows])
            zone_index[rows[inside]] = number
            rows = rows[~inside]
        return zone_index
