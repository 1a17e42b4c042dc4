"""Runs jobs by turns, each in a new process."""

import argparse
import shutil
import sys
from pathlib import Path

from . import process


def add_arguments(parser):
    parser.add_argument("--trials", type=int, default=3, help="how often each job runs, by turns")
    parser.add_argument("--only", nargs="+", metavar="NAME", help='such as "ais-geofence tag" DuckDB')
    parser.add_argument("--limit-seconds", type=float, default=900, help="when a job is given up")
    parser.add_argument("--folder", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--class-path", required=True, help=argparse.SUPPRESS)


def chosen(jobs, names):
    """The jobs of these names; without names all."""
    unknown = set(names or ()) - {job.name for job in jobs}
    if unknown:
        sys.exit(f"no such job: {', '.join(sorted(unknown))}; there are {', '.join(job.name for job in jobs)}")
    return [job for job in jobs if not names or job.name in names]


def measure(jobs, arguments, keep):
    """The costs of each job, turn by turn, and a remark on each that has no result.

    :param jobs: each with a name, and the command for a folder that does not exist yet
    :param keep: called after each run with the job and that folder; nothing else remains of what the job wrote
    """
    costs, remarks = {}, {}
    for turn in range(arguments.trials):
        for job in jobs:
            if job.name in remarks:
                continue
            print(f"  turn {turn + 1}: {job.name}", file=sys.stderr, flush=True)
            written = new_folder(arguments.folder / "written")
            output = written / "rows"
            try:
                cost = process.run(job.command(output), arguments.folder / "log.txt", arguments.limit_seconds, written)
            except process.TooLong:
                remarks[job.name] = f"given up after {arguments.limit_seconds:.0f} s"
            except process.Failed as failure:
                remarks[job.name] = f"failed: {failure}"
            else:
                costs.setdefault(job.name, []).append(cost)
                keep(job, output)
    shutil.rmtree(arguments.folder / "written")
    return costs, remarks


def new_folder(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder
