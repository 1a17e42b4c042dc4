"""The commands that are measured, each a whole job in a process of its own."""

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..day.contestants import SCRIPTS, python, tag
from . import query

OURS = "ais-geofence visits"
TAG = "ais-geofence tag"
SORT = "Spark, sort by ship and time"
ORDER = "Spark, ORDER BY ship, time"
DUCKDB = "DuckDB"
SPARK_SQL = "tag, then Spark SQL"
OURS_ON_FEW = "ais-geofence visits: few rows"
MOVINGPANDAS = "MovingPandas: few rows"
SPARK_QUERY_CLASS = "ais.geofence.output.SparkQuery"
SORTED = "SELECT * FROM input DISTRIBUTE BY MMSI SORT BY MMSI, BaseDateTime"
ORDERED = "SELECT * FROM input ORDER BY MMSI, BaseDateTime"


@dataclass(frozen=True)
class Contestant:
    """A job, its command for a folder that does not exist yet, and whether it finds visits by the rules of ours."""

    name: str
    command: Callable[[Path], list]
    finds: bool = True


def whole_jobs(files):
    """CSV to Parquet, for all rows."""
    csv, zones = files.positions, files.zones
    return [
        Contestant(OURS, lambda output: visits(csv, zones, output)),
        Contestant(TAG, lambda output: tag(csv, zones, "--output", output), finds=False),
        Contestant(SORT, lambda output: spark_query(files, "csv", csv, SORTED, output), finds=False),
        Contestant(ORDER, lambda output: spark_query(files, "csv", csv, ORDERED, output), finds=False),
        Contestant(DUCKDB, lambda output: python("visits.duckdb_job", csv, zones, output)),
        Contestant(SPARK_SQL, lambda output: tag_and_query(files, output.with_name("tagged"), output)),
    ]


def few_jobs(files):
    """The same for few rows, with a tool that takes long for more."""
    csv, zones = files.few_positions, files.zones
    return [
        Contestant(OURS_ON_FEW, lambda output: visits(csv, zones, output)),
        Contestant(MOVINGPANDAS, lambda output: python("visits.movingpandas_job", csv, zones, output), finds=False),
    ]


def visits(positions, zones, output, *options):
    return [
        SCRIPTS / "ais-geofence",
        *("visits", "--positions", positions, "--zones", zones, "--output", output),
        *("--leave-after", "0", "--gap", "4h", *options),
    ]


def spark_query(files, file_format, positions, text, output):
    """Started by the same script, so with the same JVM, options and archive of loaded classes."""
    submit = ("--class", SPARK_QUERY_CLASS, "--jars", files.spark_query)
    return [SCRIPTS / "ais-geofence", file_format, positions, text, output, "--", *submit]


def tag_and_query(files, tagged, output):
    """Two commands, one after the other."""
    first = tag(files.positions, files.zones, "--match", "all", "--output", tagged)
    second = spark_query(files, "parquet", tagged, query.of(query.SPARK), output)
    return ["sh", "-c", " && ".join(shlex.join(map(str, command)) for command in (first, second))]
