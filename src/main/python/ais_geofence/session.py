"""The zones of a Spark session."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from ais_geofence.home import jar

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]

CATALOG_NAME = re.compile(r"[a-z]\w*(\.[a-z]\w*)?", re.ASCII | re.IGNORECASE)
SPARKS_OWN = ("spark_catalog", "system")
CATALOG_SETTING = "spark.sql.catalog."
CATALOG_CLASS = "ais.geofence.sql.ZoneFunctionCatalog"


def configure(
    builder: SparkSession.Builder,
    zones: Paths | None = None,
    *,
    catalog: str = "geofence",
    zone_layer: str | None = None,
    boundary: Literal["contains", "covers"] | None = None,
    max_memory: str | None = None,
    valid_from: str | None = None,
    valid_to: str | None = None,
) -> SparkSession.Builder:
    """Gives the jar and zones to a session that is not started yet.

    The jar is added to ``spark.jars`` of the builder. Java takes it when it starts, with the first session of the process:
    where one has run without the jar, start Python again. Without ``zones`` use :func:`set_zones` later, which explains
    the other arguments.

    >>> spark = configure(SparkSession.builder, sample() / "zones.geojson").getOrCreate()
    >>> spark.sql("SELECT geofence.zone_name(103.75, 1.2) AS zone").first()
    Row(zone='singapore')
    """
    # The builder has no public way to ask for what it was given.
    jars = [given for given in getattr(builder, "_options", {}).get("spark.jars", "").split(",") if given]
    if str(jar()) not in jars:
        builder = builder.config("spark.jars", ",".join([*jars, str(jar())]))
    if zones is not None:
        settings = _settings(catalog, zones, zone_layer, boundary, max_memory, valid_from, valid_to)
        _warn_if_late(settings)
        for key, value in settings.items():
            if value is not None:
                builder = builder.config(key, value)
    return builder


def set_zones(
    spark: SparkSession,
    zones: Paths,
    *,
    catalog: str = "geofence",
    zone_layer: str | None = None,
    boundary: Literal["contains", "covers"] | None = None,
    max_memory: str | None = None,
    valid_from: str | None = None,
    valid_to: str | None = None,
) -> None:
    """Gives zones to a running session, also of Spark Connect, in place of those that the catalog had.

    The zones are read at once. In PySpark a DataFrame that was made before keeps the former ones. The session, or the
    Connect server, must have been started with the jar.

    Args:
        spark: The session.
        zones: Files, folders or globs, as Spark finds them: a Connect server looks on its own machine. A text may name
            several, separated by commas.
        catalog: The name before the functions in SQL, such as ``geofence``; ``geofence.eez`` is another zone set of
            the same catalog.
        zone_layer: The layer of a GeoPackage that has the zones, if it has several.
        boundary: Whether a zone's boundary is part of it (``covers``) or not (``contains``, the default).
        max_memory: The most that the grid over the zones may take, such as ``512m``.
        valid_from: The property with the time from which a zone is valid.
        valid_to: The property with the time to which a zone is valid.

    Raises:
        RuntimeError: If the session has no jar.
        ValueError: If there are no paths, or the catalog's name can't be used.
        pyspark.errors.PySparkException: If the zones can't be read; it says why. The catalog keeps those that it had.

    >>> set_zones(spark, sample() / "zones.geojson", catalog="ports")
    >>> spark.table("ports.zones").select("index", "name").where("index > 2").show()
    +-----+---------+
    |index|     name|
    +-----+---------+
    |    3|   athens|
    |    4|singapore|
    +-----+---------+
    <BLANKLINE>
    """
    settings = _settings(catalog, zones, zone_layer, boundary, max_memory, valid_from, valid_to)
    name = catalog.split(".")[0]
    other = spark.conf.get(f"{CATALOG_SETTING}{name}", CATALOG_CLASS)
    if other != CATALOG_CLASS:
        raise ValueError(f"the catalog {name} is {other}; choose another name")
    former = {key: spark.conf.get(key, None) for key in settings}
    _set(spark, settings)
    try:
        spark.sql(f"REFRESH TABLE {catalog}.zones")
        spark.table(f"{catalog}.zones").first()  # so that a fault in them shows here
    except Exception as error:
        if "CATALOG_NOT_FOUND" in str(error) or CATALOG_CLASS in str(error):
            raise RuntimeError(
                f"the session lacks ais-geofence's jar: start Python again (in a notebook its kernel) and call configure "
                f"before the first session, or start the session or its server with --jars {jar()}"
            ) from error
        if former[f"{CATALOG_SETTING}{catalog}.zones"] is not None:
            _set(spark, former)
            spark.sql(f"REFRESH TABLE {catalog}.zones")
        raise


def _set(spark: SparkSession, settings: dict[str, str | None]) -> None:
    for key, value in settings.items():
        if value is None:
            spark.conf.unset(key)
        else:
            spark.conf.set(key, value)


def _warn_if_late(settings: dict[str, str | None]) -> None:
    """A session that runs keeps its zones, whatever its settings become."""
    from pyspark.sql import SparkSession  # late, so that the command does not load it

    running = SparkSession.getActiveSession()
    if running is not None and any(running.conf.get(key, None) != value for key, value in settings.items()):
        warnings.warn("a session runs already, and keeps the zones that it has: use set_zones", stacklevel=3)


def _settings(
    catalog: str,
    zones: Paths,
    zone_layer: str | None,
    boundary: str | None,
    max_memory: str | None,
    valid_from: str | None,
    valid_to: str | None,
) -> dict[str, str | None]:
    """Spark's settings for a zone set, all of them; None for those that are not set."""
    if not CATALOG_NAME.fullmatch(catalog):
        raise ValueError(f"the catalog is {catalog!r}; name it with letters, digits and _, such as geofence or geofence.eez")
    if catalog.split(".")[0] in SPARKS_OWN:
        raise ValueError(f"the catalog {catalog} is Spark's own; choose another name, such as geofence")
    given = [zones] if isinstance(zones, (str, os.PathLike)) else zones or []
    paths = [path for path in map(os.fspath, given) if path.strip()]
    if not paths:
        raise ValueError(f"zones is {zones!r}; give the path of a file, or several")
    for path in paths:
        if not isinstance(zones, str) and "," in re.sub(r"\{.*?\}", "", path):
            raise ValueError(f"the path {path!r} has a comma, which separates paths; write ? in its place")
    prefix = CATALOG_SETTING + catalog
    return {
        CATALOG_SETTING + catalog.split(".")[0]: CATALOG_CLASS,
        f"{prefix}.zones": ",".join(paths),
        f"{prefix}.zone-layer": zone_layer,
        f"{prefix}.boundary": boundary,
        f"{prefix}.max-memory": max_memory,
        f"{prefix}.valid-from": valid_from,
        f"{prefix}.valid-to": valid_to,
    }
