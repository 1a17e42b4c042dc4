"""Writes zones as GeoParquet, with a number, a name and a boundary. Arguments: GeoJSON features, one a line; the file."""

import json
import sys
from pathlib import Path

import geopandas
import shapely


def main(features, target):
    lines = Path(features).read_text(encoding="utf-8").splitlines()
    names = [json.loads(line)["properties"]["name"] for line in lines]
    columns = {"zonekey": range(len(lines)), "name": names, "boundary": shapely.from_geojson(lines)}
    geopandas.GeoDataFrame(columns, geometry="boundary", crs="OGC:CRS84").to_parquet(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
