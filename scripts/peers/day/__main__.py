"""Measures whole jobs over a day of positions: CSV to Parquet, each row with the first zone that contains its position."""

import argparse
import sys
from statistics import median

from ..machine import machine
from . import answer, contestants, files, table, turns


class AnswersDiffer(Exception):
    """Two jobs wrote different rows, so no time counts."""


def main():
    arguments = parse_arguments()
    print(machine())
    made = files.write(arguments.folder, arguments.class_path, arguments.rows, arguments.zones)
    print(
        f"{arguments.rows:,} rows, {made.positions.stat().st_size / 1e6:,.0f} MB of CSV;"
        f" {arguments.zones:,} zones, {made.zones.stat().st_size / 1e6:,.0f} MB of GeoJSON",
        flush=True,
    )
    jobs = turns.chosen(contestants.whole_jobs(made) + contestants.small_jobs(made), arguments.only)
    answers = {}

    def keep(job, output):
        if job.writes:
            answers.setdefault(job.name, []).append(answer.read(output, job.tags))

    costs, remarks = turns.measure(jobs, arguments, keep)
    check(answers, {job.name for job in jobs if job.tags}, arguments.rows)
    show(costs, answers, remarks)
    if remarks:
        sys.exit(f"without a result: {', '.join(remarks)}")


def parse_arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench day", description=__doc__)
    parser.add_argument("--rows", type=int, default=8_000_000, help="8,000,000 are a day; fewer are its first hours")
    parser.add_argument("--zones", type=int, default=10_000, help="number of overlapping, star-shaped zones")
    turns.add_arguments(parser)
    return parser.parse_args()


def check(answers, tagging, rows):
    """Requires that each job wrote all rows, and that those that tag found the same zones."""
    for name, written in answers.items():
        for one in written:
            if one.rows != rows:
                raise AnswersDiffer(f"{name} wrote {one.rows:,} rows of {rows:,}")
    tagged = {name: one.zones for name, written in answers.items() if name in tagging for one in written}
    first = next(iter(tagged.values()), None)
    for name, zones in tagged.items():
        if zones != first:
            raise AnswersDiffer(f"{name} found other zones than {next(iter(tagged))}: {difference(zones, first)}")
    if first:
        outside = sum(count for zone, count, _ in first if zone == -1)
        print(f"All {len(tagged)} answers agree: {rows - outside:,} rows lie in {len(first) - 1:,} zones.")


def difference(zones, others):
    """The first rows of zone, count and sum that only one of both has."""
    return sorted({*map(tuple, zones)} ^ {*map(tuple, others)})[:4]


def show(costs, answers, remarks):
    whole = {name: runs for name, runs in costs.items() if name in answers}
    small = {name: runs for name, runs in costs.items() if name not in answers}
    written = {name: all_written[0].bytes for name, all_written in answers.items()}
    print(table.of(whole, written, [contestants.PLAIN_SPARK, contestants.DUCKDB]))
    print(table.of(small, {}, []))
    print(table.LEGEND)
    for sentence in [*sentences(costs, written), *(f"{name}: {remark}" for name, remark in remarks.items())]:
        print(sentence)


def sentences(costs, written):
    """The ratios that no column has."""
    if {contestants.OURS, contestants.PLAIN_SPARK} <= written.keys():
        size = written[contestants.OURS] / written[contestants.PLAIN_SPARK]
        yield f"Parquet of {contestants.OURS}: {size:.2f} times that of {contestants.PLAIN_SPARK}"
    first_files = [run.first_file_seconds for run in costs.get(contestants.OURS, ())]
    if first_files:
        yield f"{contestants.OURS}: begins to write rows after {median(first_files):.1f} s"
    for one, other, figure, what in (
        (contestants.OURS_WITH_PAGE, contestants.OURS, "cpu_seconds", "CPU of"),
        (contestants.OURS_ON_SAMPLE, contestants.PLAIN_SPARK_ON_SAMPLE, "wall_seconds", "time of"),
    ):
        times = table.ratio(costs, one, other, figure)
        if times:
            yield f"{what} {one}: {times} times that of {other}"


if __name__ == "__main__":
    main()
