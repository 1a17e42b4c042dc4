"""python3 -m unittest discover --start-directory scripts --pattern 'test_*.py' (needs no package)."""

import unittest

from peers import ours
from peers.result import table

RUN = {
    "engine": "function",
    "cores": 2,
    "factor": 3,
    "total_seconds": [0.5, 0.25, 0.75],
    "tag_seconds": 0.125,
    "peak_memory_bytes": 1048576,
    "counts": {"-1": 300, "0": 200},
}


class OursTest(unittest.TestCase):
    def test_tagging_is_shown_by_position(self):
        row = table([ours._result(RUN, range(-1, 1))], 3).splitlines()[1].split()
        self.assertEqual(row[-4:], ["0.50", "0.12", "250,000.0", "1"])

    def test_tagging_may_be_too_short_to_tell(self):
        row = table([ours._result({**RUN, "tag_seconds": None}, range(-1, 1))], 3).splitlines()[1]
        self.assertIn("too short", row)
        self.assertIn("to tell", row)


if __name__ == "__main__":
    unittest.main()
