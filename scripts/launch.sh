# shellcheck shell=bash
# What every start of the program has in common. Sourced.

# In the locale C, which scheduled commands often have, and where the one asked for is missing, Java opens no path beyond ASCII.
case $(locale charmap 2>/dev/null) in
  ANSI_X3.4-1968 | US-ASCII) export LC_ALL=C.UTF-8 ;;
esac

# Prints what is wrong with the arguments of the launcher or its variables, and ends it.
refuse() {
  echo "ais-geofence: $1" >&2
  exit 2
}

# Refuses what Java would not take as a size of memory.
check_memory() {
  local memory=${SPARK_DRIVER_MEMORY:-}
  [[ -z $memory || $memory =~ ^[0-9]+[kKmMgGtT]?$ ]] ||
    refuse "SPARK_DRIVER_MEMORY is $memory; write a size such as 4g or 800m"
}

# Refuses a SPARK_HOME without Spark.
check_spark_home() {
  [[ -z ${SPARK_HOME:-} || -x $SPARK_HOME/bin/spark-submit ]] ||
    refuse "SPARK_HOME is $SPARK_HOME, which has no bin/spark-submit; correct or unset it"
}

# Sets java to the one of JAVA_HOME, or of the PATH.
check_java() {
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v "$java" >/dev/null || refuse "there is no $java; install JDK 17 or 21, and set JAVA_HOME to it or put it on the PATH"
}

# Refuses arguments after `--` that make spark-submit take another one for the program: a word that is no option, and an option
# without its value.
check_submit_options() {
  local argument option=
  for argument in "$@"; do
    if [[ -n $option ]]; then
      option=
      continue
    fi
    case $argument in
      --supervise | --verbose | -v | --version | --help | -h | --usage-error | --load-spark-defaults | --*=*) ;;
      -*) option=$argument ;;
      *) refuse "'$argument' after -- is not an option of spark-submit, such as --master" ;;
    esac
  done
  [[ -z $option ]] || refuse "$option after -- has no value"
}
