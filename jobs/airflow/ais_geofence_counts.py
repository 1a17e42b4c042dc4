"""
### Prints how many positions each zone had, after each day that is tagged

An example of a DAG that starts when a day is published. It waits for the asset of the tagged days and reads the day's manifest.
"""

import json

from ais_geofence_common import ASSETS
from airflow.sdk import DAG, ObjectStoragePath, task

with DAG(
    dag_id="ais_geofence_counts",
    description="Prints how many positions each zone had, after each day that is tagged",
    doc_md=__doc__,
    schedule=[ASSETS["tag"]],
    tags=["ais-geofence"],
):

    @task
    def counts(triggering_asset_events=None) -> dict:
        """Returns the number of tagged positions by day. A run that was started by hand has none."""
        tagged = {}
        for event in triggering_asset_events.get(ASSETS["tag"], []):
            day = event.extra["day"]
            tagged[day] = event.extra["rows"]["tagged"]
            for zone in json.loads(ObjectStoragePath(event.extra["manifest"]).read_text()).get("zones", []):
                print(f"{day}: {zone['positions']} positions in zone {zone['index']} {zone['name']}")
        return tagged

    counts()
