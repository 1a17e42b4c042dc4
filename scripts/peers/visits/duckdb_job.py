"""DuckDB: CSV as text, joined with the zones, visits by window functions, to Parquet. Arguments: positions, zones, the folder to write."""

import sys
from pathlib import Path

from ..day.duckdb_job import database_with
from . import query


def main(positions, zones, output):
    database = database_with(zones)
    database.execute(f"CREATE VIEW csv_rows AS FROM read_csv('{positions}', header = true, all_varchar = true)")
    Path(output).mkdir()
    database.execute(f"COPY ({query.of(query.DUCKDB)}) TO '{output}/visits.parquet'")


if __name__ == "__main__":
    main(*sys.argv[1:])
