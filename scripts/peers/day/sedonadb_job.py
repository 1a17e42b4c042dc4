"""SedonaDB: CSV as text, joined with the zones, the first one kept, to Parquet. Arguments: positions, zones, the folder to write."""

import json
import sys
from pathlib import Path

import numpy
import pyarrow
import pyarrow.csv
import sedonadb
import shapely

FIRST_ZONES = """
    SELECT row, min(zone_index) AS zone_index
    FROM positions JOIN zones ON ST_Contains(geometry, ST_Point(CAST("LON" AS DOUBLE), CAST("LAT" AS DOUBLE)))
    GROUP BY row"""
TAGGED = f"""
    SELECT {{columns}}, coalesce(first_zones.zone_index, CAST(-1 AS INTEGER)) AS zone_index, zone_name
    FROM positions
    LEFT JOIN ({FIRST_ZONES}) first_zones ON positions.row = first_zones.row
    LEFT JOIN zones ON zones.zone_index = first_zones.zone_index"""


def main(positions, zones, output):
    database = sedonadb.connect()
    features = Path(zones).read_text(encoding="utf-8").splitlines()
    zone_rows = pyarrow.table(
        {
            "zone_index": numpy.arange(len(features), dtype=numpy.int32),
            "zone_name": [json.loads(feature)["properties"]["name"] for feature in features],
            "shape": shapely.to_wkb(shapely.from_geojson(features)),
        }
    )
    database.create_data_frame(zone_rows).to_view("zone_rows")
    located = database.sql("SELECT zone_index, zone_name, ST_GeomFromWKB(shape) AS geometry FROM zone_rows")
    located.to_memtable().to_view("zones")
    rows = read_text(positions)
    database.create_data_frame(rows.append_column("row", pyarrow.array(numpy.arange(len(rows))))).to_view("positions")
    Path(output).mkdir()
    columns = ", ".join(f'"{name}"' for name in rows.column_names)
    database.sql(TAGGED.format(columns=columns)).to_parquet(output, compression="snappy")


def read_text(file):
    """All columns of a CSV file, as text."""
    with open(file, encoding="utf-8") as lines:
        names = lines.readline().rstrip("\n").split(",")
    types = pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(names, pyarrow.string()))
    return pyarrow.csv.read_csv(file, convert_options=types)


if __name__ == "__main__":
    main(*sys.argv[1:])
