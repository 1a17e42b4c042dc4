"""Arguments: the query, the trips, the zones, the file for the answer."""

import sys
from pathlib import Path

import duckdb
import duckdb_extension_spatial

from .queries import QUERIES, write_answer


def main(query, trips, zones, answer):
    extensions = Path(duckdb_extension_spatial.__file__).parent / "extensions"
    database = duckdb.connect()
    database.execute(f"LOAD '{next(extensions.glob('*/spatial.duckdb_extension'))}'")
    database.execute(f"CREATE VIEW trip AS FROM read_parquet('{trips}')")
    database.execute(f"CREATE VIEW zone AS FROM read_parquet('{zones}')")
    write_answer(answer, database.execute(QUERIES[query]).fetchall())


if __name__ == "__main__":
    main(*sys.argv[1:])
