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
| `ais_geofence_alert_url` | none | where a task that has failed for the last time posts a line |

The connection `ais_geofence_spark` says where Spark runs. The XCom of a task holds `day`, `rows` and `counts` (zone index to number of
positions), that of `visits` also `visits` (how many `ended` and are `open`). The outputs are assets, such as
`file:///data/ais/tagged`: other DAGs can start after each day.
"""

from ais_geofence_common import DAILY, DAY, arguments, run_and_report, task_of
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.sdk import DAG, Context

JAR = "{{ var.value.get('ais_geofence_jar', '/opt/ais-geofence/ais-geofence.jar') }}"


class GeofenceDay(SparkSubmitOperator):
    """Runs ais-geofence for a day."""

    template_fields = (*SparkSubmitOperator.template_fields, "day", "manifest")

    def __init__(self, *, day: str, manifest: str, **kwargs):
        super().__init__(**kwargs)
        self.day = day
        self.manifest = manifest

    def execute(self, context: Context) -> dict:
        return run_and_report(super().execute, context, self.day, self.manifest)


def run_day(command: str) -> GeofenceDay:
    """A task that runs a command of ais-geofence for the day."""
    return GeofenceDay(
        conn_id="ais_geofence_spark",
        name=f"ais-geofence {command} {DAY}",
        application=JAR,
        java_class="ais.geofence.AisGeofence",
        application_args=arguments(command),
        conf={"spark.log.level": "WARN"},  # the task's log shows the run's progress and report
        # A retry submits again on every kind of cluster. If the job before still runs, the first of the two to publish wins.
        durable=False,
        **task_of(command),
    )


with DAG(
    dag_id="ais_geofence_daily",
    description="Tags each day's ship positions with their zones, and finds the ships' visits to the zones",
    doc_md=__doc__,
    **DAILY,
):
    run_day("tag") >> run_day("visits")
