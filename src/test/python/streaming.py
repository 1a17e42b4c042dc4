"""Tags files of positions as they come, each once: file source, the zone's name, file sink."""

import sys

from pyspark.sql import SparkSession

incoming, output = sys.argv[1:]
spark = SparkSession.builder.getOrCreate()
positions = spark.readStream.schema("mmsi STRING, lon DOUBLE, lat DOUBLE").option("maxFilesPerTrigger", 1).csv(incoming)
tagged = positions.selectExpr("mmsi", "geofence.zone_name(lon, lat) AS zone")
query = (
    tagged.writeStream.format("parquet")
    .option("path", output)
    .option("checkpointLocation", f"{output}-checkpoint")
    .trigger(availableNow=True)
    .start()
)
query.awaitTermination()
for row in spark.read.parquet(output).orderBy("mmsi").collect():
    print(row.mmsi, row.zone)
spark.stop()
