"""Runs a command to its end and measures it."""

import os
import signal
import subprocess
import threading
import time
from dataclasses import dataclass

LOOKS_PER_SECOND = 20


class TooLong(Exception):
    """The command was ended, because it did not come to an end in time."""


class Failed(Exception):
    """The command ended with an exit code other than 0."""


@dataclass(frozen=True)
class Cost:
    """Of one run: seconds by the clock and of all cores, the most memory of a process in bytes, and the seconds until it
    began its first file, if it wrote one."""

    wall_seconds: float
    cpu_seconds: float
    peak_bytes: int
    first_file_seconds: float | None = None


def run(command, log, limit_seconds, folder):
    """The cost of the command with all processes that it starts and waits for.

    :param log: the file that gets the command's output at its end
    :param limit_seconds: when the command is ended
    :param folder: where it writes its Parquet files
    """
    with log.open("ab") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            list(map(str, command)), stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
        limit = threading.Timer(limit_seconds, kill, [process])
        limit.start()
        watch = FirstFile(folder)
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            limit.cancel()
            kill(process)
            raise
        wall_seconds = time.perf_counter() - start
        in_time = limit.is_alive()
        limit.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        seen = watch.end()
    if not in_time:
        raise TooLong
    if process.returncode != 0:
        raise Failed(f"exit code {process.returncode}; see {log}")
    first_file_seconds = None if seen is None else seen - start
    return Cost(wall_seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, first_file_seconds)


def kill(process):
    """Ends it with all processes that it started."""
    os.killpg(process.pid, signal.SIGKILL)


class FirstFile:
    """Looks for the first Parquet file in a folder, in a thread."""

    def __init__(self, folder):
        self.folder = folder
        self.seen = None
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()

    def _look(self):
        while self.seen is None and not self.over.wait(1 / LOOKS_PER_SECOND):
            if next(self.folder.rglob("*.parquet"), None):
                self.seen = time.perf_counter()

    def end(self):
        """When the file was there; none if it never was."""
        self.over.set()
        self.thread.join()
        return self.seen
