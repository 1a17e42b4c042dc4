"""The commands that are measured, each a whole job in a process of its own."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[2]
OURS = "ais-geofence tag"
OURS_WITH_PAGE = "ais-geofence tag --report"
PLAIN_SPARK = "Spark, no tag"
DUCKDB = "DuckDB"
OURS_ON_SAMPLE = "ais-geofence tag: the sample"
PLAIN_SPARK_ON_SAMPLE = "Spark, no tag: the sample"
PLAIN_SPARK_CLASS = "ais.geofence.output.PlainSpark"


@dataclass(frozen=True)
class Contestant:
    """A job, its command for a folder that does not exist yet, and whether its rows have a zone_index. What only counts writes nothing."""

    name: str
    command: Callable[[Path], list]
    writes: bool = True
    tags: bool = True


def whole_jobs(files):
    """CSV to Parquet, for all rows of the day."""
    return [
        Contestant(OURS, lambda output: tag(files.positions, files.zones, "--output", output)),
        Contestant(
            OURS_WITH_PAGE,
            lambda output: tag(
                files.positions, files.zones, "--output", output, "--report", files.folder / "page.html"
            ),
        ),
        Contestant(PLAIN_SPARK, lambda output: plain_spark(files, files.positions, output), tags=False),
        Contestant(
            "Spark, geofence.zone_index", lambda output: plain_spark(files, files.positions, output, files.zones)
        ),
        Contestant(DUCKDB, lambda output: python_job("duckdb_job", files, output)),
        Contestant("SedonaDB", lambda output: python_job("sedonadb_job", files, output)),
        Contestant("Polars, polars-st", lambda output: python_job("polars_job", files, output, "polars-st")),
        Contestant("Polars, PyCanopy", lambda output: python_job("polars_job", files, output, "PyCanopy")),
    ]


def small_jobs(files):
    """What starting costs: the sample, whose rows are counted, and one position of the day, with all its zones."""
    sample = SCRIPTS.parent / "sample-data"
    positions, zones = sample / "positions.csv.gz", sample / "zones.geojson"
    return [
        Contestant(OURS_ON_SAMPLE, lambda _: tag(positions, zones), writes=False),
        Contestant(PLAIN_SPARK_ON_SAMPLE, lambda _: plain_spark(files, positions), writes=False),
        Contestant(f"{OURS}: one position", lambda _: tag(files.one_position, files.zones), writes=False),
    ]


def tag(positions, zones, *options):
    return [SCRIPTS / "ais-geofence", "tag", "--positions", positions, "--zones", zones, *options]


def plain_spark(files, *arguments):
    """Started by the same script, so with the same JVM, options and archive of loaded classes."""
    submit = ("--class", PLAIN_SPARK_CLASS, "--jars", files.plain_spark)
    return [SCRIPTS / "ais-geofence", *arguments, "--", *submit]


def python_job(module, files, output, *options):
    return python(f"day.{module}", files.positions, files.zones, output, *options)


def python(module, *arguments):
    return [sys.executable, "-m", f"peers.{module}", *arguments]
