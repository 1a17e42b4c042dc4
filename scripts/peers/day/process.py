"""Runs a command to its end and measures it."""

import os
import subprocess
import threading
import time
from dataclasses import dataclass


class TooLong(Exception):
    """The command was ended, because it did not come to an end in time."""


class Failed(Exception):
    """The command ended with an exit code other than 0."""


@dataclass(frozen=True)
class Cost:
    """Of one run: seconds by the clock and of all cores, and the most memory of a process, bytes."""

    wall_seconds: float
    cpu_seconds: float
    peak_bytes: int


def run(command, log, limit_seconds):
    """The cost of the command with all processes that it starts and waits for. Its output goes to the end of a file."""
    with log.open("ab") as output:
        start = time.perf_counter()
        process = subprocess.Popen(list(map(str, command)), stdout=output, stderr=subprocess.STDOUT)
        limit = threading.Timer(limit_seconds, process.kill)
        limit.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall_seconds = time.perf_counter() - start
        in_time = limit.is_alive()
        limit.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
    if not in_time:
        raise TooLong
    if process.returncode != 0:
        raise Failed(f"exit code {process.returncode}; see {log}")
    return Cost(wall_seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)
