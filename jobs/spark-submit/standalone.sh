#!/usr/bin/env bash
# Runs ais-geofence on a Spark standalone cluster.
#   SPARK_MASTER=spark://HOST:7077 jobs/spark-submit/standalone.sh tag --positions PATH --zones PATH ... [-- SPARK-SUBMIT-OPTION ...]
# Paths, the jar too in cluster mode, have to be the same on every host: a shared folder, HDFS or S3.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

settings=(
  --master "${SPARK_MASTER:-spark://localhost:7077}"
  # client: the driver runs here, prints the report here and passes on its exit code.
  # cluster: it runs on a worker, and spark-submit ends with 0 even if it fails: what tells is the report (see docs/cluster.md).
  --deploy-mode "${DEPLOY_MODE:-client}"
  # In cluster mode: wait until the driver has ended.
  --conf spark.standalone.submit.waitAppCompletion=true
  # The driver loads and checks the zones and sends them to the executors.
  --driver-memory "${DRIVER_MEMORY:-2g}"
  # A quarter of it is for the grid over the zones, if they are that many.
  --executor-memory "${EXECUTOR_MEMORY:-2g}"
  # Warnings and errors alone, on standard error.
  --conf spark.log.level=WARN
)
# How many cores to take of the cluster; all of them if not told.
[[ -n ${TOTAL_CORES:-} ]] && settings+=(--total-executor-cores "$TOTAL_CORES")
submit "$@"
