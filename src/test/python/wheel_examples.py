"""Runs the examples in the docstrings of the package ais_geofence, and what it refuses.

In PySpark, or by a thin client of Spark Connect with SPARK_REMOTE.
"""

import doctest
import sys

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
for zones, catalog in ((), "geofence"), (None, "geofence"), (" ", "geofence"), ("z.geojson", "my-zones"), ("z.geojson", "a.b.c"), ("none.geojson", "ports"):
    try:
        set_zones(spark, zones, catalog=catalog)
    except (ValueError, PySparkException) as error:
        refused.append(str(error))
print("\n".join(refused))
print(f"{tried - failed} of {tried} examples")
spark.stop()
sys.exit(failed > 0)
