"""The visits that a job has written. Each function runs DuckDB in a process of its own, which keeps the memory of the runner small."""

import json
import subprocess
import sys

# By our rules. Those that have not ended are beside the others, or among them.
VISITS = """SELECT mmsi, zone_index::INTEGER AS zone, zone_name, epoch_us(enter_time) AS enter_time, epoch_us(exit_time) AS exit_time,
        duration, begin_reason, end_reason, positions::BIGINT AS positions, entry_lon, entry_lat,
        epoch_us(last_time) AS last_time, last_lon, last_lat, stopped::DOUBLE AS stopped
    FROM read_parquet({files}, union_by_name = true, hive_partitioning = false)"""
# What any tool can tell.
STAYS = """SELECT mmsi, zone_index::INTEGER AS zone, epoch_us(enter_time) AS enter_time, positions::BIGINT AS positions
    FROM read_parquet({files}, union_by_name = true, hive_partitioning = false) WHERE positions > 1"""
NUMBERS = "SELECT count(exit_time), count(*) FILTER (exit_time IS NULL) FROM ({visits})"
DIFFERENCE = """SELECT (SELECT count(*) FROM ({one} EXCEPT ALL {other})), (SELECT count(*) FROM ({other} EXCEPT ALL {one}))"""
BOTH = "SELECT (SELECT count(*) FROM ({one})), (SELECT count(*) FROM ({other})), (SELECT count(*) FROM ({one} INTERSECT ALL {other}))"


def numbers(output):
    """How many visits have ended, and how many have not."""
    return tuple(query(NUMBERS.format(visits=VISITS.format(files=files(output))))[0])


def difference(one, other):
    """How many visits, with all that is told of them, only one of both outputs has, and how many only the other."""
    return tuple(query(DIFFERENCE.format(one=VISITS.format(files=files(one)), other=VISITS.format(files=files(other))))[0])


def in_common(one, other):
    """How many visits of two positions and more one has, the other has, and both have: ship, zone, begin and number of positions."""
    return tuple(query(BOTH.format(one=STAYS.format(files=files(one)), other=STAYS.format(files=files(other))))[0])


def files(output):
    """The Parquet files of an output and of what stands beside it."""
    return [str(file) for file in written(output) if file.suffix == ".parquet" and "tagged" not in file.parent.name]


def size(output):
    """Bytes of all Parquet files that a job has written, also of those that it has read again."""
    return sum(file.stat().st_size for file in written(output) if file.suffix == ".parquet")


def written(output):
    return sorted(file for file in output.parent.rglob("*") if file.is_file())


def query(text):
    command = [sys.executable, "-m", "peers.visits.answer", text]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def main(text):
    import duckdb

    json.dump(duckdb.sql(text).fetchall(), sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
