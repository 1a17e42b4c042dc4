"""The SQL functions over zones as columns, in PySpark and over Spark Connect.

Each function takes names of columns, or columns, with longitude and latitude in degrees, CRS84, longitude first. A null
argument gives null. Invalid positions (NaN, beyond ±180 or ±90) match no zone. The column is named like the function.

``time`` is for zones that are valid for a time: only those that are valid then count. ``catalog`` is the name under
which the session has the zones.

The examples use these positions:

>>> positions = spark.createDataFrame([(103.75, 1.2), (0.0, 0.0), (None, 1.2)], "lon double, lat double")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyspark.sql import Column
from pyspark.sql.functions import call_function, lit

if TYPE_CHECKING:
    ColumnOrName = Column | str

__all__ = ["zone_index", "zone_indexes", "zone_name", "zone_property"]


def zone_index(
    lon: ColumnOrName, lat: ColumnOrName, *, time: ColumnOrName | None = None, catalog: str = "geofence"
) -> Column:
    """int: the number of the first zone that contains the position; -1 if there is none.

    >>> positions.select("lon", zone_index("lon", "lat")).show()
    +------+----------+
    |   lon|zone_index|
    +------+----------+
    |103.75|         4|
    |   0.0|        -1|
    |  NULL|      NULL|
    +------+----------+
    <BLANKLINE>
    """
    return _call("zone_index", catalog, lon, lat, time)


def zone_name(
    lon: ColumnOrName, lat: ColumnOrName, *, time: ColumnOrName | None = None, catalog: str = "geofence"
) -> Column:
    """string: the name of the first zone that contains the position; null if there is none.

    >>> positions.groupBy(zone_name("lon", "lat").alias("zone")).count().orderBy("zone").show()
    +---------+-----+
    |     zone|count|
    +---------+-----+
    |     NULL|    2|
    |singapore|    1|
    +---------+-----+
    <BLANKLINE>
    """
    return _call("zone_name", catalog, lon, lat, time)


def zone_indexes(
    lon: ColumnOrName, lat: ColumnOrName, *, time: ColumnOrName | None = None, catalog: str = "geofence"
) -> Column:
    """array of int: the numbers of all zones that contain the position, in order; empty if there is none.

    >>> positions.where("lat = 1.2").select(zone_indexes("lon", "lat")).show()
    +------------+
    |zone_indexes|
    +------------+
    |         [4]|
    |        NULL|
    +------------+
    <BLANKLINE>
    """
    return _call("zone_indexes", catalog, lon, lat, time)


def zone_property(
    lon: ColumnOrName, lat: ColumnOrName, key: str, *, time: ColumnOrName | None = None, catalog: str = "geofence"
) -> Column:
    """string: a property of the first zone that contains the position, as text; null if there is no zone, or the zone
    lacks the property.

    >>> positions.where(zone_index("lon", "lat") >= 0).select(zone_property("lon", "lat", "name").alias("zone")).show()
    +---------+
    |     zone|
    +---------+
    |singapore|
    +---------+
    <BLANKLINE>
    """
    return _call("zone_property", catalog, lon, lat, time, lit(key))


def _call(function: str, catalog: str, *arguments: ColumnOrName | None) -> Column:
    """Calls the function of the catalog without the arguments that are not given.

    The alias replaces Spark's own name, ``invoke(geofence.zone_index.invoke(lon, lat))``.
    """
    given = [argument for argument in arguments if argument is not None]
    return call_function(f"{catalog}.{function}", *given).alias(function)
