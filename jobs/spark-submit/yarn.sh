#!/usr/bin/env bash
# Runs ais-geofence on YARN.
#   HADOOP_CONF_DIR=/etc/hadoop/conf jobs/spark-submit/yarn.sh tag --positions PATH --zones PATH ... [-- SPARK-SUBMIT-OPTION ...]
# Paths without a scheme are those of the cluster's default file system.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# Where yarn-site.xml and core-site.xml tell what the cluster is.
: "${HADOOP_CONF_DIR:?the folder with the configuration of YARN, such as /etc/hadoop/conf}"
export HADOOP_CONF_DIR

settings=(
  --master yarn
  # cluster: the driver runs in the cluster, and spark-submit ends with 0 or, if it fails, with 1.
  # client: the driver runs here, prints the report here and passes on its exit code.
  --deploy-mode "${DEPLOY_MODE:-cluster}"
  --driver-memory "${DRIVER_MEMORY:-2g}"
  # A quarter of it is for the grid over the zones, if they are that many.
  --executor-memory "${EXECUTOR_MEMORY:-2g}"
  --num-executors "${EXECUTORS:-2}"
  --executor-cores "${EXECUTOR_CORES:-2}"
  # A run that failed is not started again by YARN: whoever scheduled it decides.
  --conf spark.yarn.maxAppAttempts=1
  # Spark's own jars (440 MB) are sent with every run. Where every host has them, or HDFS, say so by one of these:
  # --conf spark.yarn.jars='local:/opt/spark/jars/*'
  # --conf spark.yarn.archive=hdfs:///spark/spark-4.0.2-jars.zip
  # Warnings and errors alone.
  --conf spark.log.level=WARN
)
submit "$@"
