"""Writes copies of positions as Parquet. Arguments: the CSV, the folder to write, how many copies.

The ships of each copy have MMSIs of their own. The base station and MMSI 0 are the same in all; their times in a copy come after
those in the one before, with more than a day between them.
"""

import sys
from pathlib import Path

import duckdb

READ = """CREATE TABLE positions AS SELECT MMSI AS mmsi, BaseDateTime::TIMESTAMP AS time, LAT::DOUBLE AS lat, LON::DOUBLE AS lon,
    TRY_CAST(SOG AS DOUBLE) AS sog FROM read_csv('{}', header = true, all_varchar = true)"""
SHIPS = """CREATE TABLE ships AS SELECT mmsi, row_number() OVER (ORDER BY mmsi) AS number
    FROM (SELECT DISTINCT mmsi FROM positions WHERE mmsi NOT LIKE '00%')"""
DAYS = "SELECT date_diff('day', min(time), max(time)) + 3 FROM positions"
COPY = """COPY (SELECT coalesce((200000000 + {copy} * 1000000 + number)::VARCHAR, mmsi) AS mmsi,
    CASE WHEN number IS NULL THEN time + to_days({days} * {copy}) ELSE time END AS timestamp, lat, lon, sog
    FROM positions LEFT JOIN ships USING (mmsi)) TO '{file}'"""


def main(csv, folder, copies):
    database = duckdb.connect()
    database.execute("SET preserve_insertion_order = false")
    database.execute(READ.format(csv))
    database.execute(SHIPS)
    [days] = database.execute(DAYS).fetchone()
    Path(folder).mkdir()
    for copy in range(int(copies)):
        database.execute(COPY.format(copy=copy, days=days, file=f"{folder}/copy-{copy}.parquet"))


if __name__ == "__main__":
    main(*sys.argv[1:])
