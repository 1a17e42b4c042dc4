"""
### Tags each day's ship positions with their zones

Each run submits ais-geofence to Spark for its day. It succeeds only if the run's manifest says `done`. A repeated day replaces
that day and no other, so a run can be retried, cleared and backfilled.

| variable | default | |
| --- | --- | --- |
| `ais_geofence_positions` | `/data/ais/positions` | file, folder or glob; `{day}` becomes the day, such as 2026-01-31 |
| `ais_geofence_zones` | `/data/ais/zones` | GeoJSON file, folder or glob |
| `ais_geofence_output` | `/data/ais/tagged` | folder for `date=2026-01-31`; beside it `-rejected` and `-manifests` |
| `ais_geofence_jar` | `/opt/ais-geofence/ais-geofence.jar` | the program |

The connection `ais_geofence_spark` says where Spark runs. The XCom of `tag` holds `day`, `rows` and `counts` (zone index to number of
positions).
"""

import json
from datetime import datetime, timezone

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.sdk import DAG, Context, CronDataIntervalTimetable, ObjectStoragePath
from airflow.sdk.exceptions import AirflowException

FIRST_DAY = datetime(2026, 1, 1, tzinfo=timezone.utc)  # the scheduler tags every day from this one; tag earlier days by backfill

DAY = "{{ data_interval_start | ds }}"
NEXT_DAY = "{{ data_interval_end | ds }}"
POSITIONS = "{{ var.value.get('ais_geofence_positions', '/data/ais/positions').replace('{day}', data_interval_start | ds) }}"
ZONES = "{{ var.value.get('ais_geofence_zones', '/data/ais/zones') }}"
OUTPUT = "{{ var.value.get('ais_geofence_output', '/data/ais/tagged').rstrip('/') }}"
JAR = "{{ var.value.get('ais_geofence_jar', '/opt/ais-geofence/ais-geofence.jar') }}"
MANIFEST = f"{OUTPUT}-manifests/{DAY}.json"


class TagDay(SparkSubmitOperator):
    """Tags a day and trusts only the manifest: spark-submit may succeed although the driver failed or never started."""

    template_fields = (*SparkSubmitOperator.template_fields, "day", "manifest")

    def __init__(self, *, day: str, manifest: str, **kwargs):
        super().__init__(**kwargs)
        self.day = day
        self.manifest = manifest

    def execute(self, context: Context) -> dict:
        ObjectStoragePath(self.manifest).unlink(missing_ok=True)  # it belongs to an earlier run
        try:
            super().execute(context)
        except Exception:
            self.report()  # the manifest says why; the submission often can't
            raise
        return self.report()

    def report(self) -> dict:
        """Returns what the manifest says, for XCom; raises an error unless it says `done`."""
        manifest = ObjectStoragePath(self.manifest)
        if not manifest.exists():
            raise AirflowException(f"{manifest}: no manifest, so the run did not finish; see its log")
        run = json.loads(manifest.read_text())
        if run["status"] != "done":
            raise AirflowException(f"{manifest}: {run['status']} with exit code {run['exit_code']}: {run['error']}")
        found = {"day": self.day, "rows": run["rows"], "counts": run.get("counts", {})}
        if "layers" in run:
            found["layers"] = {name: layer["counts"] for name, layer in run["layers"].items()}
        return found


with DAG(
    dag_id="ais_geofence_daily",
    description="Tags each day's ship positions with their zones",
    doc_md=__doc__,
    # One interval for each day, UTC. Since Airflow 3, "@daily" has no interval.
    schedule=CronDataIntervalTimetable("@daily", timezone="UTC"),
    start_date=FIRST_DAY,
    catchup=True,
    max_active_runs=2,
    default_args={"retries": 2},
    tags=["ais-geofence"],
):
    TagDay(
        task_id="tag",
        conn_id="ais_geofence_spark",
        name=f"ais-geofence {DAY}",
        application=JAR,
        java_class="ais.geofence.AisGeofence",
        day=DAY,
        manifest=MANIFEST,
        application_args=[
            "tag",
            *("--positions", POSITIONS),
            *("--zones", ZONES),
            *("--from", DAY),
            *("--to", NEXT_DAY),
            *("--output", OUTPUT),
            *("--partition-by", "date"),
            "--overwrite",
            *("--fail-above-rejected", "5%"),
            *("--manifest", MANIFEST),
        ],
        conf={"spark.log.level": "WARN"},  # the task's log shows the run's progress and report
        # A retry submits again on every kind of cluster. If the job before still runs, the first of the two to publish wins.
        durable=False,
    )
