"""The machine and the versions that times depend on."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

CPU_FILE = Path("/proc/cpuinfo")
PACKAGES = ("chdb", "duckdb", "geopandas", "movingpandas", "numpy", "polars", "polars-st", "pycanopy", "sedonadb", "shapely")


def machine():
    """Two lines for the begin of a log."""
    models = [line.split(": ")[1] for line in CPU_FILE.read_text().splitlines() if line.startswith("model name")]
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    python = platform.python_version()
    load = os.getloadavg()[0]
    return f"{models[0]}, {len(models)} cores, load {load:.1f} before the run\nPython {python}, {packages}"
