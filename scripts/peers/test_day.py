"""python3 -m unittest discover --start-directory scripts --pattern 'test_*.py' (needs no package)."""

import sys
import tempfile
import unittest
from pathlib import Path

from peers.day import process, table
from peers.day.process import Cost

PYTHON = Path(sys.executable)


class DayTest(unittest.TestCase):
    def test_ratio_is_that_within_a_turn(self):
        costs = {"slow": [Cost(2, 1, 1), Cost(20, 1, 1), Cost(30, 1, 1)], "quick": [Cost(1, 1, 1), Cost(10, 1, 1)]}
        self.assertEqual("2.00", table.ratio(costs, "slow", "quick", "wall_seconds"))
        self.assertEqual("", table.ratio(costs, "slow", "none", "wall_seconds"))
        shown = table.of(costs, {"slow": 3_500_000}, ["quick"]).splitlines()
        self.assertEqual(["slow", "20.0", "1.0", "0", "3.5", "2.00"], shown[1].split())

    def test_cost_is_that_of_the_process(self):
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            log, written = folder / "log.txt", folder / "written"
            written.mkdir()
            cost = process.run([PYTHON, "-c", "print(sum(range(10**6)), len(bytearray(10**8)))"], log, 60, written)
            self.assertEqual("499999500000 100000000\n", log.read_text())
            self.assertGreater(cost.peak_bytes, 10**8)
            self.assertIsNone(cost.first_file_seconds)
            writing = f"touch '{written}/rows.parquet' && sleep 1"
            cost = process.run(["sh", "-c", writing], log, 60, written)
            self.assertLess(cost.first_file_seconds, cost.wall_seconds)
            self.assertRaises(process.Failed, process.run, [PYTHON, "-c", "exit(4)"], log, 60, written)
            self.assertRaises(process.TooLong, process.run, ["sleep", "60"], log, 0.1, written)


if __name__ == "__main__":
    unittest.main()
