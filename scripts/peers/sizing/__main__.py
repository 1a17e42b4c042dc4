"""Measures how long this program takes for more and more rows, and how well a small model foretells it."""

import argparse
import shutil
from pathlib import Path

from ..day import contestants, process
from ..machine import machine
from . import inputs
from .cluster import Cluster
from .model import Job, Model

MILLION = 10**6
LIMIT_SECONDS = 3600

# What the model is made of: reading alone, and reading Parquet and writing. The fewer rows are so many that Java has
# compiled the program before they end, and the difference is that of rows alone.
LEARNED = [
    Job(rows, read, write, 2)
    for read, write in (("csv", ""), ("jsonl", ""), ("parquet", ""), ("parquet", "parquet"), ("parquet", "csv"))
    for rows in (10 * MILLION, 50 * MILLION)
] + [
    Job(10 * MILLION, "parquet", "", 1),
    Job(10 * MILLION, "parquet", "", 1, executors=1),
    Job(10 * MILLION, "parquet", "", 2, executors=2),
]
# What it has to foretell.
FORETOLD = [
    Job(MILLION, "csv", "parquet", 2),
    Job(10 * MILLION, "csv", "parquet", 1),
    Job(10 * MILLION, "csv", "parquet", 2),
    Job(10 * MILLION, "csv", "csv", 2),
    Job(10 * MILLION, "jsonl", "parquet", 2),
    Job(10 * MILLION, "csv", "parquet", 1, executors=1),
    Job(10 * MILLION, "csv", "parquet", 2, executors=2),
    Job(100 * MILLION, "csv", "parquet", 2),
    Job(100 * MILLION, "parquet", "parquet", 2),
    Job(1000 * MILLION, "parquet", "", 2),
]
ROW = "{:>13} {:>8} {:>8} {:>22} {:>7} {:>9} {:>8} {:>9} {:>6} {:>9}"


def main():
    arguments = parse_arguments()
    print(machine())
    print("A day of positions, over and over, and 10,000 zones; each run a whole command in a new process.")
    print(ROW.format("rows", "from", "to", "on", "wall s", "foretold", "error", "peak MiB", "files", "MB a file"))
    made = inputs.write(arguments.folder, arguments.class_path)
    model = Model()
    with Cluster(arguments.spark_home, arguments.folder) as cluster:
        for job in LEARNED:
            cost, written = measure(job, made, arguments.folder, cluster)
            model.learn(job, cost.wall_seconds)
            show(job, cost, written)
        for job in FORETOLD:
            cost, written = measure(job, made, arguments.folder, cluster)
            show(job, cost, written, model.seconds(job))
    print(model)


def parse_arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench sizing", description=__doc__)
    parser.add_argument("--spark-home", type=Path, required=True, help="the Spark whose standalone cluster is used")
    parser.add_argument("--folder", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--class-path", required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def measure(job, made, folder, cluster=None):
    """The cost of a run, and the sizes of the files that it wrote."""
    output = folder / "written"
    shutil.rmtree(output, ignore_errors=True)
    options = ["--quiet", *(["--output", output, "--format", job.write] if job.write else [])]
    launcher, *tag = contestants.tag(made.positions(job.read, job.rows), made.zones, *options)
    if job.executors:
        run = cluster.command(tag, job.executors)
    else:
        run = [launcher, *tag, "--", "--master", f"local[{job.cores}]"]
        if job.cores == 1:
            run = ["taskset", "--cpu-list", "0", *run]  # the compiler and the collector of the JVM on the same core
    cost = process.run(run, folder / "log.txt", LIMIT_SECONDS, output)
    sizes = [file.stat().st_size for file in output.glob("part-*")]
    shutil.rmtree(output, ignore_errors=True)
    return cost, sizes


def show(job, cost, written, foretold=None):
    print(
        ROW.format(
            f"{job.rows:,}",
            job.read,
            job.write or "-",
            job.place(),
            f"{cost.wall_seconds:.1f}",
            f"{foretold:.1f}" if foretold else "",
            f"{foretold / cost.wall_seconds - 1:+.0%}" if foretold else "",
            f"{cost.peak_bytes / 2**20:,.0f}",
            len(written) or "",
            f"{sum(written) / len(written) / 1e6:,.0f}" if written else "",
        ).rstrip(),
        flush=True,
    )


if __name__ == "__main__":
    main()
