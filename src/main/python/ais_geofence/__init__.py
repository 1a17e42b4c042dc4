"""Zones for PySpark: which zone contains a ship's position.

>>> from ais_geofence import configure, sample
>>> from ais_geofence.functions import zone_name
>>> spark = configure(SparkSession.builder, sample() / "zones.geojson").getOrCreate()
>>> positions = spark.createDataFrame([("A", 103.75, 1.2), ("B", 0.0, 0.0)], ["ship", "lon", "lat"])
>>> positions.select("ship", zone_name("lon", "lat")).show()
+----+---------+
|ship|zone_name|
+----+---------+
|   A|singapore|
|   B|     NULL|
+----+---------+
<BLANKLINE>
"""

from ais_geofence.home import jar, sample
from ais_geofence.session import configure, set_zones

__all__ = ["configure", "jar", "sample", "set_zones"]
