"""One peer with one number of threads. It runs in its own process, so that its peak memory can be measured."""

import json
import subprocess
import sys

from .result import Result


def measure(peer, threads, workload, run_seconds, limit_seconds):
    order = {
        "peer": peer,
        "threads": threads,
        "positions": str(workload.positions),
        "zones": list(map(str, workload.zones)),
        "copies": workload.copies,
        "run_seconds": run_seconds,
    }
    finished = subprocess.run(
        [sys.executable, "-m", "peers.case"],
        input=json.dumps(order),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=limit_seconds,
    )
    return [Result(who=peer, threads=threads, **json.loads(finished.stdout))]
