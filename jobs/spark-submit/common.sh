# shellcheck shell=bash
# Shared by the scripts of this folder. They source it, set `settings` and call `submit "$@"`.
#   SPARK_HOME        the Spark installation whose spark-submit is used; default: the one on the PATH
#   AIS_GEOFENCE_JAR  the program's jar; default: the one that scripts/build makes
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=scripts/launch.sh
source "$home/scripts/launch.sh"
settings=()
# Memory in pages of 2 MB where Linux offers them, and no message where it does not. The options "extraJavaOptions" stay yours.
java_options='-XX:+UseTransparentHugePages -Xlog:pagesize=off'

# Passes the arguments before `--` to the program and those after it to spark-submit, where they override the settings.
submit() {
  local jar=${AIS_GEOFENCE_JAR:-$(compgen -G "$home/target/ais-geofence-*.jar" | head -n 1)}
  if [[ -z $jar ]]; then
    echo "no jar of ais-geofence: build it with scripts/build, or name it in AIS_GEOFENCE_JAR" >&2
    exit 2
  fi
  local program=()
  while (($# > 0)) && [[ $1 != -- ]]; do
    program+=("$1")
    shift
  done
  check_memory
  check_spark_home
  check_submit_options "${@:2}"
  exec "${SPARK_HOME:+$SPARK_HOME/bin/}spark-submit" --class ais.geofence.AisGeofence \
    --load-spark-defaults --conf "spark.driver.defaultJavaOptions=$java_options" \
    --conf "spark.executor.defaultJavaOptions=$java_options" "${settings[@]}" "${@:2}" "$jar" ${program[@]+"${program[@]}"}
}
