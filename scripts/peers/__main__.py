"""Measures ais-geofence and tools that users might pick instead, on the same rows and on this machine."""

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from . import contest, workloads
from .machine import machine


def main():
    arguments = parse_arguments()
    print(machine())
    kept, failed = {}, []
    with tempfile.TemporaryDirectory() as folder:
        for workload in chosen_workloads(arguments, Path(folder)):
            results, failures = contest.hold(workload, arguments, Path(folder))
            kept[workload.name] = [asdict(result) for result in results]
            failed += failures
    if arguments.json:
        arguments.json.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    if failed:
        sys.exit(f"without a result: {', '.join(failed)}")


def parse_arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench peers", description=__doc__)
    parser.add_argument("--workload", choices=("reference", "stars", "disjoint"), help="the default is all")
    parser.add_argument("--stars", type=int, nargs="+", default=[1_000, 10_000], help="numbers of star-shaped zones")
    parser.add_argument("--positions", type=Path, help="a .csv.gz of yours with the columns mmsi, lat and lon")
    parser.add_argument("--zones", type=Path, nargs="+", help="GeoJSON files of yours, in the order that numbers them")
    parser.add_argument("--multiply", type=int, default=1024, help="copies of your positions (default: 1024)")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--only", nargs="+", metavar="NAME", help='such as "ais-geofence function" "duckdb join"')
    parser.add_argument("--run-seconds", type=float, default=20, help="a peer that needs more gets fewer copies")
    parser.add_argument("--limit-seconds", type=float, default=600, help="when a contestant is given up")
    parser.add_argument("--json", type=Path, help="the file to keep every repetition in")
    arguments = parser.parse_args()
    if (arguments.positions is None) != (arguments.zones is None):
        parser.error("--positions and --zones go together")
    return arguments


def chosen_workloads(arguments, folder):
    if arguments.positions:
        yield workloads.given(folder, "given files", arguments.positions, arguments.zones, arguments.multiply)
        return
    if arguments.workload in (None, "reference"):
        yield workloads.reference(folder)
    for name, make in (("stars", workloads.stars), ("disjoint", workloads.disjoint_stars)):
        if arguments.workload in (None, name):
            for count in arguments.stars:
                yield make(folder, count)


if __name__ == "__main__":
    main()
