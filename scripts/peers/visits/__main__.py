"""Measures whole jobs that find which ship was in which port from when to when: CSV to Parquet."""

import argparse
import shutil
import sys
from statistics import median

from ..day import table, turns
from ..machine import machine
from . import answer, contestants, files

MOST_TIMES_TAG_AND_SORT = 1.3
NOT_RUN = """\
Not run: pipe-anchorages 4.6.3. It needs Python 3.12, tables of BigQuery, and tracks that were cut into segments before. Its ports are
points that a ship enters within 3 km and leaves beyond 4 km, not zones, so its visits are others."""


class AnswersDiffer(Exception):
    """Two jobs wrote different visits, so no time counts."""


def main():
    arguments = parse_arguments()
    print(machine())
    made = files.write(arguments.folder, arguments.class_path, arguments.rows, arguments.few_rows)
    print(
        f"{arguments.rows:,} rows, {made.positions.stat().st_size / 1e6:,.0f} MB of CSV, a tenth of them of one base station;"
        f" few are {arguments.few_rows:,}; 250 ports",
        flush=True,
    )
    jobs = turns.chosen(contestants.whole_jobs(made) + contestants.few_jobs(made), arguments.only)
    answers = Answers(arguments.folder / "answers")
    costs, remarks = turns.measure(jobs, arguments, answers.keep)
    show(costs, answers, remarks)
    if remarks:
        sys.exit(f"without a result: {', '.join(remarks)}")


def parse_arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench visits", description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000, help="10,000,000 are about a week; fewer are its first days")
    parser.add_argument("--few-rows", type=int, default=1_000_000, help="the rows for jobs that take long")
    turns.add_arguments(parser)
    return parser.parse_args()


class Answers:
    """The first answer to each question, with which the others are compared, and what each job has written."""

    def __init__(self, folder):
        self.folder = turns.new_folder(folder)
        self.bytes = {}
        self.numbers = {}
        self.compared = {}
        self.remarks = []

    def keep(self, job, output):
        self.bytes[job.name] = answer.size(output)
        if job.name == contestants.MOVINGPANDAS:
            self.remarks = list(self._in_common(output))
        elif job.finds:
            self._compare(job.name, output)

    def _compare(self, name, output):
        rows = "few" if name == contestants.OURS_ON_FEW else "all"
        first = self.folder / rows / "rows"
        if rows not in self.numbers:
            self.numbers[rows] = answer.numbers(output)
            shutil.copytree(output.parent, first.parent)
        else:
            differing = answer.difference(first, output)
            if any(differing):
                raise AnswersDiffer(f"{name}: the first answer has {differing[0]:,} other visits, this one {differing[1]:,}")
        self.compared.setdefault(rows, set()).add(name)

    def _in_common(self, output):
        ours = self.folder / "few" / "rows"
        if ours.parent.exists():
            one, other, both = answer.in_common(ours, output)
            yield (
                f"Visits of two positions and more in few rows: {one:,} of {contestants.OURS}, {other:,} of MovingPandas;"
                f" {both:,} have the same ship, port, begin and number of positions."
            )


def show(costs, answers, remarks):
    few = {contestants.OURS_ON_FEW, contestants.MOVINGPANDAS}
    whole = {name: runs for name, runs in costs.items() if name not in few}
    for rows, (ended, still_open) in answers.numbers.items():
        print(f"Visits in {rows} rows: {ended:,} ended, {still_open:,} open{agreed(answers.compared[rows])}.")
    print(table.of(whole, answers.bytes, [contestants.TAG, contestants.DUCKDB]))
    print(table.of({name: runs for name, runs in costs.items() if name in few}, answers.bytes, []))
    print(table.LEGEND)
    unanswered = (f"{name}: {remark}" for name, remark in remarks.items())
    for sentence in [*against_tag_and_sort(costs), *answers.remarks, *unanswered]:
        print(sentence)
    print(NOT_RUN)


def agreed(names):
    return f"; the same in all columns by {'; '.join(sorted(names))}" if len(names) > 1 else ""


def against_tag_and_sort(costs):
    """What visits cost by what they can't do without."""
    turns_of_all = list(zip(*(costs.get(name, ()) for name in (contestants.OURS, contestants.TAG, contestants.SORT))))
    for figure, what in (("wall_seconds", "time"), ("cpu_seconds", "CPU")):
        ratios = [getattr(ours, figure) / (getattr(tag, figure) + getattr(sort, figure)) for ours, tag, sort in turns_of_all]
        if ratios:
            yield (
                f"{what} of {contestants.OURS}: {median(ratios):.2f} times that of {contestants.TAG} and"
                f" {contestants.SORT} together (goal: at most {MOST_TIMES_TAG_AND_SORT})"
            )


if __name__ == "__main__":
    main()
