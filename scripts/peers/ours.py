"""Our own engines, run with the command that users start. Only this file knows its JSON."""

import json
import subprocess
from pathlib import Path

from .result import Result

COMMAND = Path(__file__).resolve().parents[1] / "ais-geofence"
ENGINES = ("function", "map-partitions")


def name(engine):
    return f"ais-geofence {engine}"


def measure(engine, workload, cores, folder, limit_seconds):
    """One result for each number of cores."""
    report = folder / "ours.json"
    subprocess.run(
        [
            COMMAND,
            "compare",
            *("--positions", workload.positions),
            *(argument for file in workload.zones for argument in ("--zones", file)),
            *("--multiply", str(workload.copies)),
            *("--cores", ",".join(map(str, cores))),
            *("--engines", engine),
            *("--json", report),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        timeout=limit_seconds * len(cores),
    )
    zone_numbers = range(-1, workload.zone_count)
    return [_result(run, zone_numbers) for run in json.loads(report.read_text(encoding="utf-8"))["runs"]]


def _result(run, zone_numbers):
    return Result(
        who=name(run["engine"]),
        threads=run["cores"],
        copies=run["factor"],
        whole_seconds=run["total_seconds"],
        tagging_seconds=[] if run["tag_seconds"] is None else [run["tag_seconds"]],
        peak_bytes=run["peak_memory_bytes"] or None,
        counts=[run["counts"].get(str(number), 0) for number in zone_numbers],
    )
