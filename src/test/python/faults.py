"""Prints what PySpark, or a thin client of Spark Connect, says of zones that can't be used, and which zones a changed setting gives."""

import sys

from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession
from pyspark.sql.functions import call_function, expr

folder = sys.argv[1]
builder = SparkSession.builder
spark = (builder.remote(sys.argv[2]) if len(sys.argv) > 2 else builder).getOrCreate()


def set_zones(catalog, file):
    spark.conf.set(f"spark.sql.catalog.{catalog}", "ais.geofence.sql.ZoneFunctionCatalog")
    spark.conf.set(f"spark.sql.catalog.{catalog}.zones", f"{folder}/{file}.geojson")


def show(what, frame):
    try:
        print(what, *[row[0] for row in frame().collect()], sep=": ")
    except AnalysisException as e:
        print(what, str(e).split("; line ")[0].split("\n\n")[0], sep=": ")


for file in "missing", "invalid", "mercator":
    set_zones(file, file)
    call = f"{file}.zone_index"
    show(f"{file} sql", lambda: spark.sql(f"SELECT {call}(1, 2)"))
    show(f"{file} expr", lambda: spark.range(1).select(expr(f"{call}(1, 2)")))
    show(f"{file} call_function", lambda: spark.range(1).select(call_function(call, "id", "id")))
    show(f"{file} table", lambda: spark.table(f"{file}.zones"))

for file in "before", "after", "missing":
    set_zones("changed", file)
    show(f"set to {file}", lambda: spark.sql("SELECT changed.zone_name(4.5, 51.5)"))
    spark.sql("REFRESH TABLE changed.zones")
    show(f"refreshed to {file}", lambda: spark.sql("SELECT changed.zone_name(4.5, 51.5)"))
spark.stop()
