#!/usr/bin/env bash
# Runs ais-geofence on YARN.
#   HADOOP_CONF_DIR=/etc/hadoop/conf jobs/spark-submit/yarn.sh tag --positions PATH --zones PATH ... [-- SPARK-SUBMIT-OPTION ...]
# Paths without a scheme are on the cluster's default file system.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# The folder with yarn-site.xml and core-site.xml, which describe the cluster.
: "${HADOOP_CONF_DIR:?the folder with the configuration of YARN, such as /etc/hadoop/conf}"
export HADOOP_CONF_DIR

settings=(
  --master yarn
  # cluster: the driver runs in the cluster, and spark-submit ends with 0 or, if it fails, with 1.
  # client: the driver runs here, prints the report here and passes on its exit code.
  --deploy-mode "${DEPLOY_MODE:-cluster}"
  --driver-memory "${DRIVER_MEMORY:-2g}"
  # The grid over the zones takes at most a quarter of it.
  --executor-memory "${EXECUTOR_MEMORY:-2g}"
  --num-executors "${EXECUTORS:-2}"
  --executor-cores "${EXECUTOR_CORES:-2}"
  # YARN does not restart a failed run; the scheduler of the job decides.
  --conf spark.yarn.maxAppAttempts=1
  # Spark's own jars (440 MB) are sent with every run. If every host or HDFS has them, use one of these instead:
  # --conf spark.yarn.jars='local:/opt/spark/jars/*'
  # --conf spark.yarn.archive=hdfs:///spark/spark-4.0.2-jars.zip
  # Only warnings and errors.
  --conf spark.log.level=WARN
)
submit "$@"
