"""Shows what the jobs cost."""

from statistics import median

ROW = "{:<31} {:>8} {:>8} {:>9} {:>11} {:>13} {:>10}"
HEADINGS = ("", "wall s", "CPU s", "peak MiB", "written MB", "x Spark, wall", "x DuckDB")
LEGEND = """\
Each run is a whole command in a new process, from its start to its end, on all cores. Medians of the turns. A ratio is the
median of the ratios within each turn. The peak is that of the process. MB of Parquet, 10^6 bytes."""


def of(costs, written, spark, duckdb):
    """A line for each job. `costs` has the runs of each job, turn by turn; `written` the bytes."""
    lines = [ROW.format(*HEADINGS)]
    for name, runs in costs.items():
        lines.append(
            ROW.format(
                name,
                f"{median(run.wall_seconds for run in runs):.1f}",
                f"{median(run.cpu_seconds for run in runs):.1f}",
                f"{median(run.peak_bytes for run in runs) / 2**20:,.0f}",
                f"{written[name] / 1e6:,.1f}" if name in written else "",
                ratio(costs, name, spark, "wall_seconds"),
                ratio(costs, name, duckdb, "wall_seconds"),
            ).rstrip()
        )
    return "\n".join(lines)


def ratio(costs, name, to, figure):
    """The median over the turns; empty if one of both has no runs."""
    pairs = list(zip(costs.get(name, ()), costs.get(to, ())))
    if not pairs:
        return ""
    return f"{median(getattr(run, figure) / getattr(other, figure) for run, other in pairs):.2f}"
