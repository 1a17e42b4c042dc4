#!/usr/bin/env bash
# Runs ais-geofence on Kubernetes. This script has NOT been run: the project's tests have no Kubernetes. Its settings
# follow the manual of Spark 4.0; the program is the one that runs on the other clusters.
#   K8S_MASTER=k8s://https://HOST:6443 IMAGE=REGISTRY/ais-geofence:0.1.0 \
#     jobs/spark-submit/kubernetes.sh tag --positions s3a://... --zones s3a://... [-- SPARK-SUBMIT-OPTION ...]
# The image is Spark's, with the program's jar, and target/s3-jars for paths on S3:
#   FROM apache/spark:4.0.2
#   COPY target/ais-geofence-0.1.0.jar /opt/ais-geofence/ais-geofence.jar
#   COPY target/s3-jars/ /opt/spark/jars/
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# The jar as the image has it; local:// says that nothing has to be sent.
AIS_GEOFENCE_JAR=${AIS_GEOFENCE_JAR:-local:///opt/ais-geofence/ais-geofence.jar}
namespace=${NAMESPACE:-default}

settings=(
  --master "${K8S_MASTER:?the address of the API server, such as k8s://https://HOST:6443}"
  # The driver runs in a pod of its own; spark-submit waits for its end.
  --deploy-mode cluster
  --name ais-geofence
  --conf spark.kubernetes.container.image="${IMAGE:?the image with Spark and the program}"
  --conf spark.kubernetes.namespace="$namespace"
  # Has to be allowed to create, list and delete pods, services and config maps in that namespace.
  --conf spark.kubernetes.authenticate.driver.serviceAccountName="${SERVICE_ACCOUNT:-spark}"
  --driver-memory "${DRIVER_MEMORY:-2g}"
  # A quarter of it is for the grid over the zones, if they are that many.
  --executor-memory "${EXECUTOR_MEMORY:-2g}"
  --num-executors "${EXECUTORS:-2}"
  --executor-cores "${EXECUTOR_CORES:-2}"
  # Warnings and errors alone.
  --conf spark.log.level=WARN
)
# Credentials of S3 come from a Kubernetes secret, with the keys AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and go
# to the driver, which hands them to the executors.
if [[ -n ${AWS_SECRET_NAME:-} ]]; then
  for key in AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY; do
    settings+=(--conf "spark.kubernetes.driver.secretKeyRef.$key=$AWS_SECRET_NAME:$key")
  done
fi
submit "$@"
