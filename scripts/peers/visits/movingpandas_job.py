"""MovingPandas: CSV to trajectories without gaps, clipped by zones, to Parquet. Arguments: positions, zones, the folder to write.

It drops trajectories and clippings of a single position, and keeps one position of a ship and second.
"""

import json
import sys
import warnings
from datetime import timedelta
from pathlib import Path

import geopandas
import movingpandas
import pandas
import shapely


def main(positions, zones, output):
    warnings.filterwarnings("ignore")
    rows = pandas.read_csv(positions, dtype=str, usecols=["MMSI", "BaseDateTime", "LON", "LAT"])
    rows["t"] = pandas.to_datetime(rows.pop("BaseDateTime"))
    lon, lat = rows.pop("LON").astype(float), rows.pop("LAT").astype(float)
    rows = rows[~pandas.DataFrame({"MMSI": rows["MMSI"], "t": rows["t"], "lon": lon, "lat": lat}).duplicated()]
    places = geopandas.points_from_xy(lon[rows.index], lat[rows.index])
    located = geopandas.GeoDataFrame(rows, geometry=places, crs="EPSG:4326").set_index("t")
    tracks = movingpandas.TrajectoryCollection(located, "MMSI")
    tracks = movingpandas.ObservationGapSplitter(tracks).split(gap=timedelta(hours=4))
    features = [json.loads(line) for line in Path(zones).read_text(encoding="utf-8").splitlines()]
    shapes = shapely.from_geojson([json.dumps(feature["geometry"]) for feature in features])
    tree = shapely.STRtree(shapes)
    visits = []
    for track in tracks:
        mmsi = track.id.split("_")[0]  # the number of the part follows
        for zone in sorted(tree.query(track.to_linestring(), predicate="intersects")):
            for inside in track.clip(shapes[zone], point_based=True):
                times = inside.df.index
                visits.append((mmsi, int(zone), times[0], times[-1], len(times)))
    Path(output).mkdir()
    columns = ["mmsi", "zone_index", "enter_time", "last_time", "positions"]
    pandas.DataFrame(visits, columns=columns).to_parquet(f"{output}/visits.parquet")


if __name__ == "__main__":
    main(*sys.argv[1:])
