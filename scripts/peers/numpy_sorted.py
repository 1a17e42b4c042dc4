"""The bounding-box filter for many zones. Positions are sorted by longitude, so each zone looks only at its own span."""

import numpy
import shapely

from .arrays import ArrayPeer


class NumpySorted(ArrayPeer):
    chunk_rows = 1 << 20

    def first_zones(self, lon, lat):
        order = numpy.argsort(lon)
        lon, lat = lon[order], lat[order]
        tagged = numpy.full(len(lon), -1, dtype=numpy.int32)
        boxes = shapely.bounds(self.zones)
        starts = numpy.searchsorted(lon, boxes[:, 0], side="left")
        ends = numpy.searchsorted(lon, boxes[:, 2], side="right")
        for number, zone in enumerate(self.zones):
            start, end = starts[number], ends[number]
            span = lat[start:end]
            rows = start + numpy.flatnonzero((span >= boxes[number, 1]) & (span <= boxes[number, 3]))
            rows = rows[tagged[rows] < 0]
            tagged[rows[shapely.contains_xy(zone, lon[rows], lat[rows])]] = number
        zone_index = numpy.empty_like(tagged)
        zone_index[order] = tagged
        return zone_index
