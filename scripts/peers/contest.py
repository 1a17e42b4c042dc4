"""Runs all contestants on one workload, one after the other. Shows no time before all answers agree."""

import subprocess
import sys

from . import ours, theirs
from .result import answers_agree, counts, differences, moved, table

# It holds coordinates in 32 bits, so positions close to an edge may get another answer. A remark says how many.
ROUNDING = ("clickhouse dictionary",)


class AnswersDiffer(Exception):
    """Contestants counted different numbers of positions in a zone."""


def hold(workload, arguments, folder):
    """Prints the table. Returns the results and the names of those that failed."""
    print(f"\n{workload.name}: {workload.copies:,} copies of the positions, {workload.zone_count:,} zones", flush=True)
    results, remarks, failed = [], [], []
    for who, measure in _contestants(workload, arguments, folder):
        print(f"  measuring {who}", file=sys.stderr, flush=True)
        try:
            results += measure()
        except subprocess.TimeoutExpired:
            remarks.append(f"{who} was given up after {arguments.limit_seconds:.0f} s")
        except (subprocess.CalledProcessError, OSError) as failure:
            print(failure, file=sys.stderr)
            remarks.append(f"{who} failed")
            failed.append(who)
    exact = [result for result in results if result.who not in ROUNDING]
    if not answers_agree(exact):
        raise AnswersDiffer(f"{workload.name}: the answers differ, so no time counts\n{differences(exact)}")
    print(f"All {len(exact)} answers agree. {counts(exact)}")
    remarks += [
        f"{result.who}, threads {result.threads}, counts {moved(result, exact[0]):,.0f} positions of one copy elsewhere"
        for result in results
        if exact and result not in exact
    ]
    print(table(results, workload.copies))
    for remark in remarks:
        print(remark)
    sys.stdout.flush()
    return results, failed


def _contestants(workload, arguments, folder):
    """The contestants by name, each with the function that measures it."""
    takes_part = arguments.only or [*map(ours.name, ours.ENGINES), *workload.peers()]
    for engine in ours.ENGINES:
        if ours.name(engine) in takes_part:
            yield (
                ours.name(engine),
                lambda engine=engine: ours.measure(
                    engine, workload, arguments.threads, folder, arguments.limit_seconds
                ),
            )
    for peer in filter(takes_part.__contains__, workload.peers()):
        for threads in arguments.threads:
            yield (
                f"{peer} on {threads} {'thread' if threads == 1 else 'threads'}",
                lambda peer=peer, threads=threads: theirs.measure(
                    peer, threads, workload, arguments.run_seconds, arguments.limit_seconds
                ),
            )
