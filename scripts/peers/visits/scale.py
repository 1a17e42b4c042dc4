"""Follows copies of positions with little memory. One station has a tenth of them, and so has MMSI 0. Checks the visits by those of one copy."""

import argparse
import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from .. import generators
from ..day import process
from ..machine import machine
from . import answer, contestants

LIMIT_SECONDS = 4 * 3600
MORE_MEMORY = "3g"
SHIPS = "ships"
ROW = "{:>13} {:>6} {:>8} {:>8} {:>9} {:>8} {:>12} {:>9}"
BY_STATION = """SELECT CASE mmsi WHEN '000000000' THEN 'MMSI 0' WHEN '003669999' THEN 'base station' ELSE '{ships}' END,
    count(exit_time), count(*) FILTER (exit_time IS NULL), sum(positions)::BIGINT FROM ({visits}) GROUP BY ALL ORDER BY ALL"""


class AnswersDiffer(Exception):
    """The visits of all copies are not those of one as often."""


@dataclass(frozen=True)
class Visits:
    """Numbers of visits, and of positions in them."""

    ended: int
    open: int
    positions: int

    def of_copies(self, copies, stations):
        """The numbers to expect. A station that is the same in all copies is not heard between them: that ends its open visits."""
        if stations == SHIPS:
            return Visits(copies * self.ended, copies * self.open, copies * self.positions)
        return Visits(copies * self.ended + (copies - 1) * self.open, self.open, copies * self.positions)


def main():
    arguments = parse_arguments()
    print(machine())
    zones, one, all_copies = write(arguments)
    print(f"250 ports; Parquet: {size(all_copies) / 1e9:.1f} GB. A tenth of the positions is of one base station, another of MMSI 0.")
    print(ROW.format("positions", "heap", "wall s", "CPU s", "peak MiB", "disk GB", "ended", "open"), flush=True)
    of_one = measure(one, arguments.rows, MORE_MEMORY, zones, arguments.folder)
    of_all = measure(all_copies, arguments.copies * arguments.rows, arguments.memory, zones, arguments.folder)
    check(of_one, of_all, arguments.copies)
    print(f"The visits of ships, the base station and MMSI 0 are {arguments.copies} times those of one copy.")


def parse_arguments():
    parser = argparse.ArgumentParser(prog="scripts/bench visits-scale", description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000, help="positions of a copy: 10,000,000 are about a week")
    parser.add_argument("--copies", type=int, default=10, help="number of copies")
    parser.add_argument("--memory", default="1g", help="the heap of the only executor, in which the driver is too")
    parser.add_argument("--folder", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--class-path", required=True, help=argparse.SUPPRESS)
    return parser.parse_args()


def write(arguments):
    """The zones, the positions of one copy, and the folder of all copies."""
    folder = arguments.folder
    csv, zones, copies = folder / "copy.csv", folder / "ports.geojsonl", folder / "copies"
    generators.ports(arguments.class_path, zones)
    generators.port_calls(arguments.class_path, csv, arguments.rows, "MMSI 0")
    subprocess.run([sys.executable, "-m", "peers.visits.copies", csv, copies, str(arguments.copies)], check=True)
    csv.unlink()
    return zones, copies / "copy-0.parquet", copies


def measure(positions, rows, memory, zones, folder):
    """The numbers of visits by stations; shows what they cost."""
    written, local = folder / "written", folder / "local"
    output = written / "rows"
    local.mkdir()
    visits = contestants.visits(positions, zones, output, "--quiet", "--", "--conf", f"spark.local.dir={local}")
    with Disk([written, local]) as disk:
        cost = process.run(["env", f"SPARK_DRIVER_MEMORY={memory}", *visits], folder / "log.txt", LIMIT_SECONDS, written)
    by_station = {
        stations: Visits(*numbers)
        for stations, *numbers in answer.query(
            BY_STATION.format(ships=SHIPS, visits=answer.VISITS.format(files=answer.files(output)))
        )
    }
    ended, still_open = (sum(getattr(each, what) for each in by_station.values()) for what in ("ended", "open"))
    print(
        ROW.format(
            f"{rows:,}",
            memory,
            f"{cost.wall_seconds:.1f}",
            f"{cost.cpu_seconds:.1f}",
            f"{cost.peak_bytes / 2**20:,.0f}",
            f"{disk.most / 1e9:.1f}",
            f"{ended:,}",
            f"{still_open:,}",
        ),
        flush=True,
    )
    shutil.rmtree(written)
    shutil.rmtree(local)
    return by_station


def check(of_one, of_all, copies):
    expected = {stations: visits.of_copies(copies, stations) for stations, visits in of_one.items()}
    if of_all != expected:
        raise AnswersDiffer(f"expected {expected}, found {of_all}")


class Disk:
    """Looks every second how much the files of folders take."""

    def __init__(self, folders):
        self.folders = folders
        self.most = 0
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()

    def _look(self):
        while not self.over.wait(1):
            self.most = max(self.most, sum(map(size, self.folders)))


def size(folder):
    """Bytes of all files below a folder, as far as they are still there."""
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                total += os.stat(os.path.join(parent, name)).st_size
            except FileNotFoundError:
                pass  # removed meanwhile
    return total


if __name__ == "__main__":
    main()
