"""Arguments: the query, the trips, the zones, the file for the answer."""

import sys

import sedonadb

from .queries import QUERIES, write_answer


def main(query, trips, zones, answer):
    database = sedonadb.connect()
    database.read_parquet(trips).to_view("trip")
    database.read_parquet(zones).to_view("zone_rows")
    # it joins only geometries of the same reference system, and the trips name none
    database.sql("SELECT zonekey, ST_SetSRID(boundary, 0) AS boundary FROM zone_rows").to_view("zone")
    columns = database.sql(QUERIES[query]).to_arrow_table().to_pydict()
    write_answer(answer, zip(*(columns[name] for name in ("zonekey", "trips") if name in columns)))


if __name__ == "__main__":
    main(*sys.argv[1:])
