"""Runs the examples in the docstrings of the package ais_geofence, and what it refuses.

In PySpark, or by a thin client of Spark Connect with SPARK_REMOTE.
"""

import doctest
import sys
import warnings

import ais_geofence
from ais_geofence import configure, functions, home, sample, session, set_zones
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

spark = configure(SparkSession.builder).getOrCreate()
set_zones(spark, sample() / "zones.geojson")

runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
for module in ais_geofence, functions, home, session:
    names = {**vars(module), "SparkSession": SparkSession, "sample": sample, "spark": spark}
    # The docstring of a module comes before those of its functions, which use its names.
    for test in sorted(doctest.DocTestFinder().find(module)):
        test.globs = names
        runner.run(test, clear_globs=False)
failed, tried = runner.summarize()

refused = []
spark.conf.set("spark.sql.catalog.lake", "org.example.Catalog")
for zones, catalog in (
    ((), "geofence"),
    (None, "geofence"),
    (" ", "geofence"),
    (["a,b.geojson"], "geofence"),
    ("z.geojson", "my-zones"),
    ("z.geojson", "a.b.c"),
    ("z.geojson", "spark_catalog"),
    ("z.geojson", "lake"),
    ("none.geojson", "geofence"),
):
    try:
        set_zones(spark, zones, catalog=catalog)
    except (ValueError, PySparkException) as error:
        refused.append(str(error))
print("\n".join(refused))
print("still", spark.sql("SELECT geofence.zone_name(103.75, 1.2)").first()[0])
with warnings.catch_warnings(record=True) as warned:
    configure(SparkSession.builder, sample() / "zones.geojson")
    configure(SparkSession.builder, "other.geojson")
print(*(warning.message for warning in warned), sep="\n")
print(f"{tried - failed} of {tried} examples")
spark.stop()
sys.exit(failed > 0)
