"""What the package ships beside its Python code."""

from pathlib import Path

HOME = Path(__file__).resolve().parent
"""The folder with ``jars``, ``conf`` and ``sample-data``."""


def jar() -> Path:
    """The program's jar, for ``--jars`` or ``spark.jars`` of a session or a Spark Connect server.

    >>> jar().name
    'ais-geofence-....jar'
    """
    (found,) = (HOME / "jars").glob("ais-geofence-*.jar")
    return found


def sample() -> Path:
    """The folder of the sample: ``positions.csv.gz`` and ``zones.geojson``.

    ``python -m ais_geofence.copy_sample`` copies it to ``sample-data`` in the current folder.

    >>> (sample() / "zones.geojson").is_file()
    True
    """
    return HOME / "sample-data"
