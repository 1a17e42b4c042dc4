#!/usr/bin/env bash
# Runs ais-geofence on a Spark standalone cluster.
#   SPARK_MASTER=spark://HOST:7077 jobs/spark-submit/standalone.sh tag --positions PATH --zones PATH ... [-- SPARK-SUBMIT-OPTION ...]
# Paths must mean the same on every host: a shared folder, HDFS or S3. In cluster mode this includes the jar.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

settings=(
  --master "${SPARK_MASTER:-spark://localhost:7077}"
  # client: the driver runs here, prints the report here and passes on its exit code.
  # cluster: it runs on a worker. spark-submit ends with 0 even if it fails, so read the manifest (docs/cluster.md).
  --deploy-mode "${DEPLOY_MODE:-client}"
  # In cluster mode: wait until the driver has ended.
  --conf spark.standalone.submit.waitAppCompletion=true
  # The driver reads and checks the zones and sends them to the executors.
  --driver-memory "${DRIVER_MEMORY:-2g}"
  # The grid over the zones takes at most a quarter of it.
  --executor-memory "${EXECUTOR_MEMORY:-2g}"
  # Only warnings and errors, on standard error.
  --conf spark.log.level=WARN
)
# How many cores of the cluster to use; default: all.
[[ -n ${TOTAL_CORES:-} ]] && settings+=(--total-executor-cores "$TOTAL_CORES")
submit "$@"
