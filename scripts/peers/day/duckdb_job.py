"""DuckDB: CSV as text, joined with the zones, the first one kept, to Parquet. Arguments: positions, zones, the folder to write."""

import sys
from pathlib import Path

import duckdb
import duckdb_extension_spatial


def database_with(zones):
    """A database with the spatial extension and a table of the zones."""
    extensions = Path(duckdb_extension_spatial.__file__).parent / "extensions"
    database = duckdb.connect()
    database.execute(f"LOAD '{next(extensions.glob('*/spatial.duckdb_extension'))}'")
    database.execute("SET preserve_insertion_order = false")
    database.execute(
        "CREATE TABLE zones AS SELECT (row_number() OVER () - 1)::INTEGER AS zone_index, properties.name AS zone_name,"
        " ST_GeomFromGeoJSON(geometry) AS geometry"
        f" FROM read_json('{zones}', format = 'newline_delimited',"
        " columns = {properties: 'STRUCT(name VARCHAR)', geometry: 'JSON'})"
    )
    return database


def main(positions, zones, output):
    database = database_with(zones)
    database.execute(f"CREATE TABLE positions AS FROM read_csv('{positions}', header = true, all_varchar = true)")
    database.execute(
        "CREATE TABLE first_zones AS SELECT positions.rowid AS row, min(zone_index) AS zone_index"
        " FROM positions JOIN zones ON ST_Contains(geometry, ST_Point(LON::DOUBLE, LAT::DOUBLE)) GROUP BY ALL"
    )
    Path(output).mkdir()
    database.execute(
        "COPY (SELECT positions.*, coalesce(first_zones.zone_index, -1) AS zone_index, zone_name FROM positions"
        " LEFT JOIN first_zones ON positions.rowid = row LEFT JOIN zones ON zones.zone_index = first_zones.zone_index)"
        f" TO '{output}/day.parquet'"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
