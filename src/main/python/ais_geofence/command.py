"""The command ``ais-geofence``: runs the program with the Spark of ``SPARK_HOME``, or that of the package pyspark.

Arguments after ``--`` go to spark-submit. ``SPARK_DRIVER_MEMORY`` is the memory of the program, such as ``4g``.
"""

from __future__ import annotations

import locale
import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from ais_geofence.home import HOME, jar

MAIN_CLASS = "ais.geofence.AisGeofence"
JAVA = 17
USAGE = 2
STOPPED = 130
"""By Ctrl-C, as shells count it."""
GET_SPARK = "pip install pyspark==4.0.2, or set SPARK_HOME"
GET_JAVA = "install Java 17 or 21, and set JAVA_HOME to it or put it on the PATH"
SWITCHES = ("--supervise", "--verbose", "-v", "--version", "--help", "-h", "--usage-error", "--load-spark-defaults")
"""The options of spark-submit that take no value."""
SPARK_SETTINGS = ("SPARK_HOME", "SPARK_CONF_DIR", "HADOOP_CONF_DIR")
"""Variables of somebody who has set Spark up."""


class CannotStartError(Exception):
    """Something that the program needs is not there; the message says what to do."""


def main() -> int:
    """Runs the program with the arguments of the process, and returns its exit code."""
    program, submit = _split(sys.argv[1:])
    try:
        java = _java()
        spark = _spark()
        _check_memory()
        if submit or any(map(os.environ.get, SPARK_SETTINGS)):
            _check_submit(submit)
            _check_modules(java)
            command = _spark_submit(spark, submit, program)
        else:
            command = _direct(java, spark, program)
        _set_locale()
        return _run(command)
    except CannotStartError as error:
        print(f"ais-geofence: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        return STOPPED


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The arguments before the first ``--`` and those after it."""
    if "--" not in arguments:
        return arguments, []
    at = arguments.index("--")
    return arguments[:at], arguments[at + 1 :]


def _java() -> str:
    home = os.environ.get("JAVA_HOME")
    name = str(Path(home, "bin", "java")) if home else "java"
    java = shutil.which(name)
    if java is None:
        where = f"{home}, which is JAVA_HOME, has no bin/java" if home else "there is no java on the PATH"
        raise CannotStartError(f"{where}; {GET_JAVA}")
    try:
        said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    except OSError as error:
        raise CannotStartError(f"{java} does not run: {error.strerror}; {GET_JAVA}") from error
    version = re.search(r'version "(?:1\.)?(\d+)', said)
    if version is None:
        # Java begins with the variables that it takes.
        reasons = [line for line in said.splitlines() if line and not line.startswith(("Picked up", "NOTE: Picked up"))]
        raise CannotStartError(f"{java} does not run: {reasons[0] if reasons else 'it says nothing'}; {GET_JAVA}")
    if int(version[1]) < JAVA:
        raise CannotStartError(f"{java} is Java {version[1]}, which is too old; {GET_JAVA}")
    return java


def _check_modules(java: str) -> None:
    """The scripts of Spark ask for a module that a reduced Java may lack."""
    module = "jdk.incubator.vector"
    asked = subprocess.run([java, f"--add-modules={module}", "-version"], capture_output=True, check=False)
    if asked.returncode != 0:
        raise CannotStartError(f"{java} lacks the module {module}, for which spark-submit asks; {GET_JAVA}")


def _check_memory() -> None:
    memory = os.environ.get("SPARK_DRIVER_MEMORY", "")
    if not re.fullmatch(r"(\d+[kmgt]?)?", memory, re.IGNORECASE | re.ASCII):
        raise CannotStartError(f"SPARK_DRIVER_MEMORY is {memory}; write a size such as 4g or 800m")


def _check_submit(submit: list[str]) -> None:
    """Arguments that make spark-submit take another one for the program."""
    arguments = iter(submit)
    for argument in arguments:
        if not argument.startswith("-"):
            raise CannotStartError(f"'{argument}' after -- is not an option of spark-submit, such as --master")
        alone = argument in SWITCHES or (argument.startswith("--") and "=" in argument)
        if not alone and next(arguments, None) is None:
            raise CannotStartError(f"{argument} after -- has no value")


def _set_locale() -> None:
    """In the locale C, which scheduled commands often have, and where the one asked for is missing, Java opens no path beyond ASCII."""
    try:
        name = locale.setlocale(locale.LC_CTYPE, "")
    except locale.Error:
        name = "C"
    if name in ("C", "POSIX"):
        os.environ["LC_ALL"] = "C.UTF-8"


def _spark() -> Path:
    """The folder of Spark, with its jars."""
    home = os.environ.get("SPARK_HOME")
    if home:
        for part in "bin/spark-submit", "jars":
            if not Path(home, part).exists():
                raise CannotStartError(f"SPARK_HOME is {home}, which has no {part}; correct or unset it")
        return _checked(Path(home))
    # Importing pyspark would take longer than all of this.
    package = find_spec("pyspark")
    if package is None or package.origin is None:
        raise CannotStartError(f"Spark is missing; {GET_SPARK}")
    spark = Path(package.origin).parent
    if not (spark / "jars").is_dir():
        raise CannotStartError(f"{spark} is a client of Spark Connect, without Spark itself; {GET_SPARK}")
    return _checked(spark)


def _checked(spark: Path) -> Path:
    for core in (spark / "jars").glob("spark-core_*.jar"):
        if not core.name.startswith("spark-core_2.13-4."):
            raise CannotStartError(f"{core} is not of Spark 4; {GET_SPARK}")
    return spark


def _spark_submit(spark: Path, submit: list[str], program: list[str]) -> list[str]:
    os.environ["SPARK_HOME"] = str(spark)
    options = f'{_logging()} "{_home()}" -XX:+UseTransparentHugePages -Xlog:pagesize=off'
    script = spark / "bin" / ("spark-submit.cmd" if os.name == "nt" else "spark-submit")
    return [
        *(str(script), "--class", MAIN_CLASS, *_defaults(), "--load-spark-defaults"),
        # Not --driver-java-options, which is the user's.
        *("--conf", f"spark.driver.defaultJavaOptions={options}", *submit, str(jar()), *program),
    ]


def _direct(java: str, spark: Path, program: list[str]) -> list[str]:
    """What spark-submit does, without a Java of its own before that of the program."""
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    memory = os.environ.get("SPARK_DRIVER_MEMORY")
    class_path = os.pathsep.join([str(jar()), str(spark / "jars" / "*")])
    return [
        *(java, f"@{HOME / 'conf' / 'java-options'}", *([f"-Xmx{memory}"] if memory else []), _logging(), _home()),
        *("-cp", class_path, "org.apache.spark.deploy.SparkSubmit", "--class", MAIN_CLASS, *_defaults()),
        # spark-submit's name for a program on the class path.
        *("spark-internal", *program),
    ]


def _defaults() -> tuple[str, str]:
    return "--properties-file", str(HOME / "conf" / "spark-defaults.conf")


def _logging() -> str:
    return f"-Dlog4j2.configurationFile={(HOME / 'conf' / 'log4j2.properties').as_uri()}"


def _home() -> str:
    """Where the program finds the sample."""
    return f"-Dais.geofence.home={HOME.as_posix()}"


def _run(command: list[str]) -> int:
    if os.name == "posix":
        try:
            # In place of this process, so that signals reach Java.
            os.execv(command[0], command)
        except OSError as error:
            raise CannotStartError(f"{command[0]} does not run: {error.strerror}") from error
    return subprocess.run(command, check=False).returncode
