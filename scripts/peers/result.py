"""The measurements of one contestant on one workload, and how results are compared and shown."""

from dataclasses import dataclass
from statistics import median

ROW = "{:<27} {:>7} {:>7} {:>13} {:>11} {:>14} {:>10}"
LEGEND = """\
whole job: read, multiply, tag and count, with the zones loaded. tagging: tag and count, rows in
memory; of ais-geofence what the whole job takes longer than with a constant for a tag.
Medians of the repetitions. The peak is that of the whole job's process."""
HEADINGS = ("", "threads", "copies ", "whole job s", "tagging s", "ns a position", "peak MiB")
ZONES_TO_LIST = 5


@dataclass(frozen=True)
class Result:
    """Seconds of each repetition, none of tagging where it is too short to tell; counts of positions in no zone, in zone 0, and so on."""

    who: str
    threads: int
    copies: int
    whole_seconds: list[float]
    tagging_seconds: list[float]
    peak_bytes: int | None
    counts: list[int]

    def answer(self):
        """The counts for one copy of the positions; fractions if copies got different answers."""
        return [count / self.copies for count in self.counts]

    def row(self, wanted_copies):
        tagging = median(self.tagging_seconds) if self.tagging_seconds else None
        return ROW.format(
            self.who,
            self.threads,
            f"{self.copies}{' ' if self.copies == wanted_copies else '*'}",
            f"{median(self.whole_seconds):.2f}",
            "too short" if tagging is None else f"{tagging:.2f}",
            "to tell" if tagging is None else f"{tagging * 1e9 / sum(self.counts):,.1f}",
            "" if self.peak_bytes is None else f"{self.peak_bytes / 2**20:,.0f}",
        ).rstrip()


def answers_agree(results):
    return all(result.answer() == results[0].answer() for result in results)


def counts(results):
    """The answer that all agree on, for one copy of the positions."""
    if not results:
        return ""
    outside, *inside = map(int, results[0].answer())
    each = f": {', '.join(map(str, inside))}" if len(inside) <= ZONES_TO_LIST else ""
    return f"Of one copy {outside} positions lie in no zone and {sum(inside)} in zones{each}."


def differences(results):
    """What each contestant counted in the first zone with different counts."""
    answers = [result.answer() for result in results]
    zone = next(zone for zone, counts in enumerate(zip(*answers)) if len(set(counts)) > 1)
    lines = [f"positions of one copy in zone {zone - 1}:"]
    lines += [f"  {result.who}, threads {result.threads}: {result.answer()[zone]:,}" for result in results]
    return "\n".join(lines)


def moved(result, other):
    """How many positions of one copy, at least, are counted in another zone."""
    return sum(abs(one - another) for one, another in zip(result.answer(), other.answer())) / 2


def table(results, wanted_copies):
    """The median of the repetitions, a line for each result."""
    lines = [ROW.format(*HEADINGS), *(result.row(wanted_copies) for result in results), LEGEND]
    if any(result.copies < wanted_copies for result in results):
        lines.append(f"* too slow for {wanted_copies:,} copies in the time of one run: compare by position")
    return "\n".join(lines)
