#!/usr/bin/env bash
# Runs ais-geofence on this machine with a Spark installation.
#   jobs/spark-submit/local.sh tag --positions PATH --zones PATH [--output PATH ...] [-- SPARK-SUBMIT-OPTION ...]
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

settings=(
  # All cores of this machine; local[4] takes four.
  --master 'local[*]'
  # Everything runs in the driver here: zones, grid and rows.
  --driver-memory "${DRIVER_MEMORY:-2g}"
  # Only warnings and errors, on standard error; the report goes to standard output.
  --conf spark.log.level=WARN
)
submit "$@"
