#!/usr/bin/env bash
# Runs ais-geofence on Kubernetes. NOT TESTED: the project's tests have no Kubernetes. The settings follow
# the manual of Spark 4.0. The program is the same as on the other clusters.
#   K8S_MASTER=k8s://https://HOST:6443 IMAGE=REGISTRY/ais-geofence:0.1.0 \
#     jobs/spark-submit/kubernetes.sh tag --positions s3a://... --zones s3a://... [-- SPARK-SUBMIT-OPTION ...]
# The image is built by jobs/kubernetes/Dockerfile.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

# The jar in the image; local:// means that nothing is sent.
AIS_GEOFENCE_JAR=${AIS_GEOFENCE_JAR:-local:///opt/ais-geofence/ais-geofence.jar}
namespace=${NAMESPACE:-default}

settings=(
  --master "${K8S_MASTER:?the address of the API server, such as k8s://https://HOST:6443}"
  # The driver runs in its own pod; spark-submit waits until it ends.
  --deploy-mode cluster
  --name ais-geofence
  --conf spark.kubernetes.container.image="${IMAGE:?the image with Spark and the program}"
  --conf spark.kubernetes.namespace="$namespace"
  # This account must be allowed to create, list and delete pods, services and config maps in the namespace.
  --conf spark.kubernetes.authenticate.driver.serviceAccountName="${SERVICE_ACCOUNT:-spark}"
  --driver-memory "${DRIVER_MEMORY:-2g}"
  # The grid over the zones takes at most a quarter of it.
  --executor-memory "${EXECUTOR_MEMORY:-2g}"
  --num-executors "${EXECUTORS:-2}"
  --executor-cores "${EXECUTOR_CORES:-2}"
  # Only warnings and errors.
  --conf spark.log.level=WARN
)
# S3 credentials come from a Kubernetes secret with the keys AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY. They go to the
# driver, and the driver passes them to the executors.
if [[ -n ${AWS_SECRET_NAME:-} ]]; then
  for key in AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY; do
    settings+=(--conf "spark.kubernetes.driver.secretKeyRef.$key=$AWS_SECRET_NAME:$key")
  done
fi
submit "$@"
