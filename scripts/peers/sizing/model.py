"""How long a run takes: it starts, then reads and writes each row, on all cores at once."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Job:
    """Rows from one format to another; without the second they are counted. In one process, or on executors of one core."""

    rows: int
    read: str
    write: str
    cores: int
    executors: int = 0

    def place(self):
        if self.executors:
            return f"{self.executors} executor{'s' * (self.executors > 1)} of 1 core"
        return f"{self.cores} core{'s' * (self.cores > 1)}"


class Model:
    """Learns seconds of a start and of a row from runs on few and on many rows."""

    def __init__(self):
        self.measured = {}

    def learn(self, job, seconds):
        self.measured[job] = seconds

    def start(self, cores, executors=0):
        """Seconds until the first row, with 10,000 zones; each executor loads and compiles the program anew."""
        place = ("parquet", "", cores, executors)
        job = min(
            (job for job in self.measured if (job.read, job.write, job.cores, job.executors) == place),
            key=lambda job: job.rows,
        )
        return self.measured[job] - job.rows * self.reading("parquet") / cores

    def reading(self, read):
        """Seconds of a core to read, tag and count a row."""
        return self._a_row(read, "")

    def writing(self, write):
        """Seconds of a core to write a row."""
        return self._a_row("parquet", write) - self._a_row("parquet", "") if write else 0

    def _a_row(self, read, write):
        few, many = sorted(
            (job for job in self.measured if (job.read, job.write, job.cores, job.executors) == (read, write, 2, 0)),
            key=lambda job: job.rows,
        )
        return (self.measured[many] - self.measured[few]) * many.cores / (many.rows - few.rows)

    def seconds(self, job):
        a_row = self.reading(job.read) + self.writing(job.write)
        return self.start(job.cores, job.executors) + job.rows * a_row / job.cores

    def __str__(self):
        places = sorted({(job.executors, job.cores) for job in self.measured})
        starts = ", ".join(
            f"{self.start(cores, executors):.1f} s on {Job(0, '', '', cores, executors).place()}"
            for executors, cores in places
        )
        reading = ", ".join(f"{read} {self.reading(read) * 1e6:.2f}" for read in ("csv", "jsonl", "parquet"))
        writing = ", ".join(f"{write} {self.writing(write) * 1e6:.2f}" for write in ("csv", "parquet"))
        return (
            f"The model: start {starts}; microseconds of a core a row to read, tag and count: {reading};"
            f" to write: {writing}."
        )
