#!/usr/bin/env bash
# Runs ais-geofence on this machine with a Spark installation.
#   jobs/spark-submit/local.sh tag --positions PATH --zones PATH [--output PATH ...] [-- SPARK-SUBMIT-OPTION ...]
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

settings=(
  # All cores of this machine; local[4] would take four.
  --master 'local[*]'
  # Everything runs in the driver here: half of it is for the zones and the rows under way, which is plenty for most inputs.
  --driver-memory "${DRIVER_MEMORY:-2g}"
  # Warnings and errors alone, on standard error; the report goes to standard output.
  --conf spark.log.level=WARN
)
submit "$@"
