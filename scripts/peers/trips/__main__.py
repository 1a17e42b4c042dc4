"""Measures two queries of SpatialBench over its trips, with overlapping stars for zones: whole commands in new processes.

Its own zones are not to be had, so the times are not comparable with published ones.
"""

import argparse
import subprocess
import sys
from pathlib import Path
from statistics import median

from .. import generators
from ..day import process
from ..machine import machine

SCRIPTS = Path(__file__).resolve().parents[2]
CONTESTANTS = ("ais-geofence functions", "Sedona", "SedonaDB", "DuckDB")
ROW = "{:<6} {:<24} {:>8} {:>8} {:>9}"


class AnswersDiffer(Exception):
    """Two contestants counted different trips, so no time counts."""


def main():
    arguments = parse_arguments()
    print(machine())
    trips, zones = write_files(arguments)
    print(f"SpatialBench trips of scale {arguments.scale}, other zones: {arguments.zones:,} overlapping stars", flush=True)
    print(ROW.format("query", "", "wall s", "CPU s", "peak MiB"))
    for query in ("q10", "q11"):
        costs = measure(query, trips, zones, arguments)
        print(f"{query}: all answers agree")
        for name, runs in costs.items():
            wall, cpu = median(run.wall_seconds for run in runs), median(run.cpu_seconds for run in runs)
            peak = median(run.peak_bytes for run in runs) / 2**20
            print(ROW.format(query, name, f"{wall:.1f}", f"{cpu:.1f}", f"{peak:,.0f}"), flush=True)


def parse_arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench trips", description=__doc__)
    parser.add_argument("--scale", default="1", help="of SpatialBench: 1 is 6,000,000 trips")
    parser.add_argument("--zones", type=int, default=10_000, help="number of overlapping, star-shaped zones")
    parser.add_argument("--trials", type=int, default=3, help="how often each query runs, by turns")
    parser.add_argument("--only", nargs="+", choices=CONTESTANTS, default=CONTESTANTS)
    parser.add_argument("--limit-seconds", type=float, default=900, help="when a contestant is given up")
    parser.add_argument("--folder", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--class-path", required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def write_files(arguments):
    """The trips by SpatialBench's generator, and the zones as GeoParquet."""
    folder = arguments.folder
    generator = Path(sys.executable).parent / "spatialbench-cli"
    subprocess.run([generator, "-s", arguments.scale, "-T", "trip", "-o", folder], check=True, stdout=subprocess.DEVNULL)
    stars, zones = folder / "zones.geojsonl", folder / "zones.parquet"
    generators.stars(arguments.class_path, stars, arguments.zones)
    subprocess.run([sys.executable, "-m", "peers.trips.zones_file", stars, zones], check=True)
    return folder / "trip.parquet", zones


def measure(query, trips, zones, arguments):
    """The costs of each contestant, turn by turn; all have given the same answer."""
    costs, answers = {}, {}
    file, folder = arguments.folder / "answer.txt", arguments.folder
    for turn in range(arguments.trials):
        for name in arguments.only:
            print(f"  {query}, turn {turn + 1}: {name}", file=sys.stderr, flush=True)
            file.unlink(missing_ok=True)
            try:
                cost = process.run(
                    command(name, query, trips, zones, file, folder), folder / "log.txt", arguments.limit_seconds, folder
                )
            except (process.TooLong, process.Failed) as failure:
                print(f"{query}, {name}: no result: {failure or 'given up'}")
                continue
            costs.setdefault(name, []).append(cost)
            answers[name] = file.read_text()
    if len(set(answers.values())) > 1:
        raise AnswersDiffer(query, {name: (hash(answer), answer[:200]) for name, answer in answers.items()})
    return costs


def command(name, query, trips, zones, answer, folder):
    if name in ("DuckDB", "SedonaDB"):
        return [sys.executable, "-m", f"peers.trips.{name.lower()}_query", query, trips, zones, answer]
    engine = "sedona" if name == "Sedona" else "functions"
    submit = ("--class", "ais.geofence.sql.TripsRun", "--jars", folder / "trips.jar")
    return [SCRIPTS / "ais-geofence", engine, query, trips, zones, answer, "--", *submit]


if __name__ == "__main__":
    main()
