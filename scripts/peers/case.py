"""Runs one peer in its own process. Reads the job as JSON from stdin, and writes the measurements to stdout."""

import importlib
import json
import os
import resource
import sys
import time
from pathlib import Path

REPETITIONS = 3
TOO_LONG_TO_REPEAT_SECONDS = 60
GROWTH = 8
PEERS = {
    "numpy filter": ("numpy_filter", "NumpyFilter"),
    "numpy sorted": ("numpy_sorted", "NumpySorted"),
    "shapely prepared": ("shapely_prepared", "ShapelyPrepared"),
    "geopandas sjoin": ("geopandas_sjoin", "GeoPandasSjoin"),
    "duckdb filter": ("duckdb_spatial", "DuckdbFilter"),
    "duckdb join": ("duckdb_spatial", "DuckdbJoin"),
    "sedonadb filter": ("sedonadb_sql", "SedonadbFilter"),
    "sedonadb join": ("sedonadb_sql", "SedonadbJoin"),
    "pycanopy join": ("pycanopy_join", "PycanopyJoin"),
    "clickhouse dictionary": ("clickhouse_dictionary", "ClickhouseDictionary"),
}


def main():
    order = json.load(sys.stdin)
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: order["threads"]])
    module, name = PEERS[order["peer"]]
    peer = getattr(importlib.import_module(f"peers.{module}"), name)(
        Path(order["positions"]), [Path(file) for file in order["zones"]], order["threads"]
    )
    json.dump(measure(peer, order["copies"], order["run_seconds"]), sys.stdout)


def measure(peer, wanted_copies, run_seconds):
    """Times the whole job, and the tagging alone of rows in memory. Both give the same counts."""
    copies = affordable_copies(peer, wanted_copies, run_seconds)
    whole_seconds, tagging_seconds, answers = [], [], []
    while len(whole_seconds) < REPETITIONS and max(whole_seconds, default=0) < TOO_LONG_TO_REPEAT_SECONDS:
        seconds, counts = timed(lambda: peer.whole_job(copies))
        whole_seconds.append(seconds)
        answers.append(counts)
    peak_bytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    peer.load(copies)
    for _ in whole_seconds:
        seconds, counts = timed(peer.tag)
        tagging_seconds.append(seconds)
        answers.append(counts)
    if any(counts != answers[0] for counts in answers):
        raise ValueError(f"answers differ from run to run: {answers}")
    return {
        "copies": copies,
        "whole_seconds": whole_seconds,
        "tagging_seconds": tagging_seconds,
        "peak_bytes": peak_bytes,
        "counts": answers[0],
    }


def affordable_copies(peer, wanted, run_seconds):
    """How many copies fit into the time of one run. The growing runs that find out also warm up."""
    copies = 1
    seconds, _ = timed(lambda: peer.whole_job(copies))
    while copies < wanted and seconds * GROWTH < run_seconds:
        copies = min(wanted, copies * GROWTH)
        seconds, _ = timed(lambda: peer.whole_job(copies))
    return min(wanted, max(copies, int(copies * run_seconds / seconds)))


def timed(action):
    start = time.perf_counter()
    answer = action()
    return time.perf_counter() - start, answer


if __name__ == "__main__":
    main()
