"""Polars with a package that joins points and polygons. Arguments: positions, zones, the folder to write, the package."""

import json
import sys
from pathlib import Path

import polars
import shapely


def polars_st_pairs(points, zones):
    import polars_st

    located = points.select("row", geometry=polars_st.point(polars.concat_arr("lon", "lat")))
    return located.st.sjoin(zones.select("zone_index", "geometry"), predicate="within", how="inner")


def pycanopy_pairs(points, zones):
    from pycanopy import SpatialFrame

    shapes = SpatialFrame.from_wkb_polygons(zones.select("zone_index", "geometry"), wkb_col="geometry")
    return shapes.lazy().within_join(points, x_col="lon", y_col="lat").select("row", "zone_index").collect()


PAIRS = {"polars-st": polars_st_pairs, "PyCanopy": pycanopy_pairs}


def main(positions, zones, output, package):
    features = Path(zones).read_text(encoding="utf-8").splitlines()
    zones = polars.DataFrame(
        {
            "zone_index": range(len(features)),
            "zone_name": [json.loads(feature)["properties"]["name"] for feature in features],
            "geometry": shapely.to_wkb(shapely.from_geojson(features)),
        },
        schema_overrides={"zone_index": polars.Int32},
    )
    rows = polars.read_csv(positions, infer_schema=False).with_row_index("row")
    points = rows.select("row", lon=polars.col("LON").cast(polars.Float64), lat=polars.col("LAT").cast(polars.Float64))
    first = PAIRS[package](points, zones).group_by("row").agg(polars.col("zone_index").min())
    tagged = (
        rows.lazy()
        .join(first.lazy(), on="row", how="left")
        .join(zones.lazy().select("zone_index", "zone_name"), on="zone_index", how="left")
        .drop("row")
        .with_columns(polars.col("zone_index").fill_null(-1))
    )
    Path(output).mkdir()
    tagged.sink_parquet(f"{output}/day.parquet", compression="snappy")


if __name__ == "__main__":
    main(*sys.argv[1:])
