"""Shows what the jobs cost."""

from statistics import median

ROW = "{:<31} {:>8} {:>8} {:>9} {:>11}"
HEADINGS = ("", "wall s", "CPU s", "peak MiB", "written MB")
LEGEND = """\
Each run is a whole command in a new process, from its start to its end, on all cores. Medians of the turns. A ratio is the
median of the ratios within each turn. The peak is that of the process. MB of Parquet: 10^6 bytes."""


def of(costs, written, bases):
    """A line for each job, with the ratio of its wall time to that of each base.

    :param costs: the runs of each job, turn by turn
    :param written: the bytes that a job wrote, by its name
    """
    lines = ["".join([ROW.format(*HEADINGS), *(f"{'x ' + base:>20}" for base in bases)])]
    for name, runs in costs.items():
        row = ROW.format(
            name,
            f"{median(run.wall_seconds for run in runs):.1f}",
            f"{median(run.cpu_seconds for run in runs):.1f}",
            f"{median(run.peak_bytes for run in runs) / 2**20:,.0f}",
            f"{written[name] / 1e6:,.1f}" if name in written else "",
        )
        ratios = (f"{ratio(costs, name, base, 'wall_seconds'):>20}" for base in bases)
        lines.append("".join([row, *ratios]).rstrip())
    return "\n".join(lines)


def ratio(costs, name, base, figure):
    """The median over the turns; empty if one of both has no runs."""
    pairs = list(zip(costs.get(name, ()), costs.get(base, ())))
    if not pairs:
        return ""
    return f"{median(getattr(run, figure) / getattr(other, figure) for run, other in pairs):.2f}"
