"""Shared by the peers that work on arrays: reading, copies, chunks on several threads, counting."""

import json
from concurrent.futures import ThreadPoolExecutor

import numpy
import pandas
import shapely

from . import inputs


def read_zones(files):
    """The zones as an array of shapely geometries, in the order that numbers them."""
    geometries = [json.dumps(feature["geometry"]) for file in files for feature in inputs.features(file)]
    return shapely.from_geojson(geometries)


class ArrayPeer:
    """Positions as two arrays; a subclass tags a chunk of them."""

    chunk_rows = 1 << 16

    def __init__(self, positions_file, zone_files, threads):
        self.positions_file = positions_file
        self.zones = read_zones(zone_files)
        self.threads = threads
        self.prepare()

    def whole_job(self, copies):
        self.load(copies)
        return self.tag()

    def load(self, copies):
        positions = pandas.read_csv(self.positions_file, usecols=["lon", "lat"])
        self.lon = numpy.tile(positions["lon"].to_numpy(), copies)
        self.lat = numpy.tile(positions["lat"].to_numpy(), copies)

    def tag(self):
        """The number of positions in no zone, in zone 0, and so on."""
        starts = range(0, len(self.lon), self.chunk_rows)
        with ThreadPoolExecutor(self.threads) as pool:
            return [int(count) for count in sum(pool.map(self._count_chunk, starts))]

    def _count_chunk(self, start):
        rows = slice(start, start + self.chunk_rows)
        zone_index = self.first_zones(self.lon[rows], self.lat[rows])
        return numpy.bincount(zone_index + 1, minlength=len(self.zones) + 1)

    def prepare(self):
        """Prepares the zones: the first query builds an index, which several threads must not do at once."""
        shapely.prepare(self.zones)
        west, south, east, north = shapely.bounds(self.zones).T
        shapely.contains_xy(self.zones, (west + east) / 2, (south + north) / 2)

    def first_zones(self, lon, lat):
        """The lowest zone that contains each position; -1 if there is none."""
        raise NotImplementedError
