"""A standalone cluster of two workers of one core each, on this machine."""

import os
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

SUBMIT = Path(__file__).resolve().parents[3] / "jobs/spark-submit/standalone.sh"
HOST = "127.0.0.1"
START_SECONDS = 60


class Cluster:
    def __init__(self, spark_home, folder):
        self.spark_home = spark_home.resolve()
        self.folder = folder
        self.processes = []
        self.port, self.page = free_port(), free_port()

    def __enter__(self):
        self._start("master.Master", "--host", HOST, "--port", self.port, "--webui-port", self.page)
        for number in (1, 2):
            options = ["--cores", 1, "--memory", "3g", "--host", HOST, "--work-dir", self.folder / f"worker-{number}"]
            self._start("worker.Worker", *options, self._master())
        self._await_workers()
        return self

    def __exit__(self, *_):
        for process in self.processes:
            process.terminate()
            process.wait()

    def command(self, program, executors):
        """The program on so many executors of one core; the command gets its environment by env."""
        variables = {
            "SPARK_HOME": self.spark_home,
            "SPARK_MASTER": self._master(),
            "SPARK_LOCAL_IP": HOST,
            "TOTAL_CORES": executors,
        }
        return ["env", *(f"{name}={value}" for name, value in variables.items()), SUBMIT, *program]

    def _master(self):
        return f"spark://{HOST}:{self.port}"

    def _start(self, role, *options):
        command = [self.spark_home / "bin/spark-class", f"org.apache.spark.deploy.{role}", *options]
        with (self.folder / "cluster.txt").open("ab") as log:
            self.processes.append(
                subprocess.Popen(
                    list(map(str, command)),
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    env={**os.environ, "SPARK_LOCAL_IP": HOST, "SPARK_HOME": str(self.spark_home)},
                )
            )

    def _await_workers(self):
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"http://{HOST}:{self.page}/json/") as page:
                    if page.read().decode().count('"ALIVE"') >= 3:  # the master and two workers
                        return
            except OSError:
                pass  # not up yet
            time.sleep(0.5)
        raise TimeoutError(f"the cluster did not start in {START_SECONDS} s; see {self.folder}/cluster.txt")


def free_port():
    with socket.socket() as any_free:
        any_free.bind((HOST, 0))
        return any_free.getsockname()[1]
