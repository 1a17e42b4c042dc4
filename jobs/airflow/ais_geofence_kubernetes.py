"""
### Tags each day's ship positions with their zones, and finds the visits, on Kubernetes

The same as `ais_geofence_daily`, with the Spark operator of Kubeflow: each task creates a `SparkApplication` and waits for its driver. Use one of
the two DAGs. The variables are those of `ais_geofence_daily`, whose paths have to be on S3 or another shared file system, and

| variable | default | |
| --- | --- | --- |
| `ais_geofence_image` | `ais-geofence:0.1.0` | the program's image, in place of `ais_geofence_jar` |
| `ais_geofence_namespace` | `default` | where the application runs |

The connection `kubernetes_default` says where Kubernetes is.
"""

from ais_geofence_common import DAILY, arguments, run_and_report, task_of
from airflow.providers.cncf.kubernetes.operators.spark_kubernetes import SparkKubernetesOperator
from airflow.sdk import DAG, Context

IMAGE = "{{ var.value.get('ais_geofence_image', 'ais-geofence:0.1.0') }}"
NAMESPACE = "{{ var.value.get('ais_geofence_namespace', 'default') }}"


def application(command: str) -> dict:
    """A SparkApplication as in jobs/kubernetes/spark-application.yaml, which explains the settings."""
    not_root = {
        "runAsUser": 185,
        "runAsGroup": 185,
        "runAsNonRoot": True,
        "allowPrivilegeEscalation": False,
        "capabilities": {"drop": ["ALL"]},
        "seccompProfile": {"type": "RuntimeDefault"},
    }
    return {
        "apiVersion": "sparkoperator.k8s.io/v1beta2",
        "kind": "SparkApplication",
        "metadata": {"name": f"ais-geofence-{command}", "namespace": NAMESPACE},
        "spec": {
            "type": "Java",
            "mode": "cluster",
            "sparkVersion": "4.0.2",
            "image": IMAGE,
            "imagePullPolicy": "IfNotPresent",
            "mainClass": "ais.geofence.AisGeofence",
            "mainApplicationFile": "local:///opt/ais-geofence/ais-geofence.jar",
            "arguments": arguments(command),
            "restartPolicy": {"type": "Never"},  # Airflow tries again
            "sparkConf": {
                "spark.log.level": "WARN",
                "spark.kubernetes.driver.secretKeyRef.AWS_ACCESS_KEY_ID": "ais-geofence-s3:AWS_ACCESS_KEY_ID",
                "spark.kubernetes.driver.secretKeyRef.AWS_SECRET_ACCESS_KEY": "ais-geofence-s3:AWS_SECRET_ACCESS_KEY",
                "spark.hadoop.fs.s3a.committer.name": "magic",
                "spark.hadoop.fs.s3a.committer.magic.enabled": "true",
                "spark.sql.sources.commitProtocolClass": "org.apache.spark.internal.io.cloud.PathOutputCommitProtocol",
                "spark.sql.parquet.output.committer.class": "org.apache.spark.internal.io.cloud.BindingParquetOutputCommitter",
                "spark.hadoop.fs.s3a.endpoint.region": "us-east-1",
            },
            "driver": {"cores": 1, "memory": "2g", "serviceAccount": "spark", "securityContext": not_root},
            "executor": {"instances": 2, "cores": 2, "memory": "2g", "securityContext": not_root},
        },
    }


class GeofenceDay(SparkKubernetesOperator):
    """Runs ais-geofence for a day."""

    template_fields = (*SparkKubernetesOperator.template_fields, "day", "manifest")
    template_ext = ()  # else arguments that end like these would be taken for names of template files

    def __init__(self, *, day: str, manifest: str, **kwargs):
        super().__init__(**kwargs)
        self.day = day
        self.manifest = manifest

    def execute(self, context: Context) -> dict:
        found = run_and_report(super().execute, context, self.day, self.manifest)
        context["ti"].xcom_push(key="return_value", value=found)  # the operator itself passes on only what a pod leaves in a file
        return found


def run_day(command: str) -> GeofenceDay:
    """A task that runs a command of ais-geofence for the day."""
    return GeofenceDay(
        namespace=NAMESPACE,
        name=f"ais-geofence-{command}",
        template_spec=application(command),
        # A retry submits again. If the application before still runs, the first of the two to publish wins.
        reattach_on_restart=False,
        **task_of(command),
    )


with DAG(
    dag_id="ais_geofence_kubernetes",
    description="Tags each day's ship positions with their zones, and finds the ships' visits, on Kubernetes",
    doc_md=__doc__,
    **DAILY,
):
    run_day("tag") >> run_day("visits")
