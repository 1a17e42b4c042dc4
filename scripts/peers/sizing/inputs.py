"""The files that are read: a day of ten million rows, its first million, and links to it where more rows are wanted."""

import os
from dataclasses import dataclass
from pathlib import Path

import duckdb

from .. import generators

A_FILE = 10_000_000
FEW = 1_000_000
ZONES = 10_000
FORMATS = {"parquet": "(FORMAT parquet)", "jsonl": "(FORMAT json)"}


@dataclass(frozen=True)
class Inputs:
    folder: Path
    zones: Path

    def positions(self, name, rows):
        """A file, or a folder with as many hard links to it as make up the rows."""
        file = self.folder / f"day-{min(rows, A_FILE)}.{name}"
        if rows <= A_FILE:
            return file
        links = self.folder / f"days-{rows}-{name}"
        links.mkdir(exist_ok=True)
        for number in range(rows // A_FILE):
            link = links / f"day-{number}.{name}"
            if not link.exists():
                os.link(file, link)
        return links


def write(folder, class_path):
    made = Inputs(folder, folder / "zones.geojsonl")
    generators.stars(class_path, made.zones, ZONES)
    for rows in (FEW, A_FILE):
        csv = made.positions("csv", rows)
        generators.positions(class_path, csv, rows)
        for name, options in FORMATS.items():
            to = made.positions(name, rows)
            duckdb.sql(f"COPY (FROM read_csv('{csv}', header = true)) TO '{to}' {options}")
    return made
