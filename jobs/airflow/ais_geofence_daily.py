"""
### Tags each day's ship positions with their zones, and finds the ships' visits to the zones

Each task submits ais-geofence to Spark for its day. It succeeds only if the run's manifest says `done`. A repeated day replaces
that day and no other, so a task can be retried, cleared and backfilled. `visits` waits for the `visits` of the day before, because it goes on
from the state at the end of that day. After a day has changed, clear the `visits` of the later days too.

| variable | default | |
| --- | --- | --- |
| `ais_geofence_positions` | `/data/ais/positions` | file, folder or glob; `{day}` becomes the day, such as 2026-01-31 |
| `ais_geofence_zones` | `/data/ais/zones` | GeoJSON file, folder or glob |
| `ais_geofence_output` | `/data/ais/tagged` | folder for `date=2026-01-31`; beside it `-rejected` and `-manifests` |
| `ais_geofence_visits` | `/data/ais/visits` | the same for visits; beside it also `-open` and `-state` |
| `ais_geofence_jar` | `/opt/ais-geofence/ais-geofence.jar` | the program |

The connection `ais_geofence_spark` says where Spark runs. The XCom of a task holds `day`, `rows` and `counts` (zone index to number of
positions), that of `visits` also `visits` (how many `ended` and are `open`).
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
TAGGED = "{{ var.value.get('ais_geofence_output', '/data/ais/tagged').rstrip('/') }}"
VISITS = "{{ var.value.get('ais_geofence_visits', '/data/ais/visits').rstrip('/') }}"
JAR = "{{ var.value.get('ais_geofence_jar', '/opt/ais-geofence/ais-geofence.jar') }}"


class GeofenceDay(SparkSubmitOperator):
    """Runs ais-geofence for a day and trusts only the manifest: spark-submit may succeed although the driver failed or never started."""

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
        if "visits" in run:
            found["visits"] = {"ended": run["visits"]["ended"], "open": run["visits"]["open"]}
        return found


def run_day(command: str, output: str, **settings) -> GeofenceDay:
    """A task that runs a command of ais-geofence for the day and replaces the day in its output."""
    manifest = f"{output}-manifests/{DAY}.json"
    return GeofenceDay(
        task_id=command,
        conn_id="ais_geofence_spark",
        name=f"ais-geofence {command} {DAY}",
        application=JAR,
        java_class="ais.geofence.AisGeofence",
        day=DAY,
        manifest=manifest,
        application_args=[
            command,
            *("--positions", POSITIONS),
            *("--zones", ZONES),
            *("--from", DAY),
            *("--to", NEXT_DAY),
            *("--output", output),
            *("--partition-by", "date"),
            "--overwrite",
            *("--fail-above-rejected", "5%"),
            *("--manifest", manifest),
        ],
        conf={"spark.log.level": "WARN"},  # the task's log shows the run's progress and report
        # A retry submits again on every kind of cluster. If the job before still runs, the first of the two to publish wins.
        durable=False,
        **settings,
    )


with DAG(
    dag_id="ais_geofence_daily",
    description="Tags each day's ship positions with their zones, and finds the ships' visits to the zones",
    doc_md=__doc__,
    # One interval for each day, UTC. Since Airflow 3, "@daily" has no interval.
    schedule=CronDataIntervalTimetable("@daily", timezone="UTC"),
    start_date=FIRST_DAY,
    catchup=True,
    # Where the visits of a day fail, those of later days wait, each in a run that is active. Meanwhile two weeks more are tagged.
    max_active_runs=14,
    default_args={"retries": 2},
    tags=["ais-geofence"],
):
    tag = run_day("tag", TAGGED, max_active_tis_per_dag=2)
    visits = run_day("visits", VISITS, depends_on_past=True, ignore_first_depends_on_past=True)
    tag >> visits
