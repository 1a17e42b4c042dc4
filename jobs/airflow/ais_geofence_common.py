"""What the DAGs of ais-geofence share: their variables, the program's arguments, the trust in the manifest, assets and alerts."""

import json
import logging
from collections.abc import Callable
from datetime import datetime, timezone

import requests
from airflow.sdk import Asset, Context, CronDataIntervalTimetable, ObjectStoragePath, Variable
from airflow.sdk.exceptions import AirflowException

# The scheduler tags every day from this one. Tag earlier days by a backfill with one active run: before it, Airflow's depends_on_past does not wait.
FIRST_DAY = datetime(2026, 1, 1, tzinfo=timezone.utc)

DAY = "{{ data_interval_start | ds }}"
NEXT_DAY = "{{ data_interval_end | ds }}"
POSITIONS = "{{ var.value.get('ais_geofence_positions', '/data/ais/positions').replace('{day}', data_interval_start | ds) }}"
ZONES = "{{ var.value.get('ais_geofence_zones', '/data/ais/zones') }}"
OUTPUTS = {
    "tag": "{{ var.value.get('ais_geofence_output', '/data/ais/tagged').rstrip('/') }}",
    "visits": "{{ var.value.get('ais_geofence_visits', '/data/ais/visits').rstrip('/') }}",
}
# More options of the program, such as ("--leave-after", "30m") for visits.
OPTIONS = {"tag": (), "visits": ()}


def asset(variable: str, default: str) -> Asset:
    """The asset of an output, whose address Airflow has to know before any task runs."""
    path = Variable.get(variable, default=default).rstrip("/")
    return Asset(path if "://" in path else f"file://{path}")


ASSETS = {"tag": asset("ais_geofence_output", "/data/ais/tagged"), "visits": asset("ais_geofence_visits", "/data/ais/visits")}


def alert(context: Context) -> None:
    """Says in one line that a task has failed for the last time, and posts the line if there is an address for it."""
    task = context["ti"]
    # A run by hand or by an asset has no interval; a task that was killed leaves no exception.
    start = context.get("data_interval_start")
    of = f"{start:%Y-%m-%d}" if start else context["run_id"]
    line = f"{task.dag_id}: {task.task_id} of {of} failed: {context.get('exception') or 'it was ended; see its log'}"
    logging.getLogger(__name__).error(line)
    url = Variable.get("ais_geofence_alert_url", default=None)
    if url:
        requests.post(url, json={"text": line}, timeout=30).raise_for_status()


# What the daily DAGs have in common.
DAILY = {
    # One interval for each day, UTC. Since Airflow 3, "@daily" has no interval.
    "schedule": CronDataIntervalTimetable("@daily", timezone="UTC"),
    "start_date": FIRST_DAY,
    "catchup": True,
    # Where the visits of a day fail, those of later days wait, each in a run that is active. Meanwhile two weeks more are tagged.
    "max_active_runs": 14,
    "default_args": {"retries": 2, "on_failure_callback": alert},
    "tags": ["ais-geofence"],
}

# What the task of each command has of its own.
TASKS = {
    "tag": {"max_active_tis_per_dag": 2},
    "visits": {"depends_on_past": True, "ignore_first_depends_on_past": True},
}


def manifest_of(command: str) -> str:
    """The file in which the run of a day says how it ended."""
    return f"{OUTPUTS[command]}-manifests/{DAY}.json"


def task_of(command: str) -> dict:
    """What the task of a command is, however it submits the run."""
    return {
        "task_id": command,
        "day": DAY,
        "manifest": manifest_of(command),
        "outlets": [ASSETS[command]],
        **TASKS[command],
    }


def arguments(command: str) -> list[str]:
    """The arguments of ais-geofence to run a command for the day, which replaces the day in the output."""
    return [
        command,
        *("--positions", POSITIONS),
        *("--zones", ZONES),
        *("--from", DAY),
        *("--to", NEXT_DAY),
        *("--output", OUTPUTS[command]),
        *("--partition-by", "date"),
        "--overwrite",
        *("--fail-above-rejected", "5%"),
        *("--manifest", manifest_of(command)),
        *OPTIONS[command],
    ]


def run_and_report(run: Callable[[Context], object], context: Context, day: str, manifest: str) -> dict:
    """Submits a run and trusts only its manifest: the submission may succeed although the driver failed or never started.

    Returns what the manifest says, for XCom, and passes the most important of it on to those that wait for the asset.
    """
    ObjectStoragePath(manifest).unlink(missing_ok=True)  # it belongs to an earlier run
    try:
        run(context)
    except Exception:
        report(day, manifest)  # the manifest says why; the submission often can't
        raise
    found = report(day, manifest)
    for outlet in context["task"].outlets:
        facts = {key: found[key] for key in ("day", "rows", "visits") if key in found}
        context["outlet_events"][outlet].extra = {**facts, "manifest": manifest}
    return found


def report(day: str, manifest: str) -> dict:
    """Returns what the manifest says; raises an error unless it says `done`."""
    file = ObjectStoragePath(manifest)
    if not file.exists():
        raise AirflowException(f"{manifest}: no manifest, so the run did not finish; see its log")
    run = json.loads(file.read_text())
    if run["status"] != "done":
        raise AirflowException(f"{manifest}: {run['status']} with exit code {run['exit_code']}: {run['error']}")
    found = {"day": day, "rows": run["rows"], "counts": run.get("counts", {})}
    if "layers" in run:
        found["layers"] = {name: layer["counts"] for name, layer in run["layers"].items()}
    if "visits" in run:
        found["visits"] = {"ended": run["visits"]["ended"], "open": run["visits"]["open"]}
    return found
