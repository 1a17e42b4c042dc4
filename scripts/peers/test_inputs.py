"""python3 -m unittest discover --start-directory scripts --pattern 'test_*.py' (needs no package)."""

import csv
import gzip
import json
import tempfile
import unittest
from pathlib import Path

from peers import inputs

SAMPLE = Path(__file__).resolve().parents[2] / "sample-data" / "positions.csv.gz"


class InputsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.target = Path(folder.name) / "target"

    def test_same_rows_are_the_well_formed_rows_of_the_sample(self):
        inputs.write_same_rows(SAMPLE, self.target)
        with gzip.open(self.target, "rt", encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines, strict=True))
        with_position = [row for row in rows if row["lon"]]
        self.assertEqual(42_605, len(rows))
        self.assertEqual(42_505, len(with_position))
        self.assertTrue(all(abs(float(row["lon"])) <= 180 and abs(float(row["lat"])) <= 90 for row in with_position))

    def test_stars_are_the_same_every_time(self):
        inputs.write_stars(self.target, 3)
        first = self.target.read_text(encoding="utf-8")
        inputs.write_stars(self.target, 3)
        self.assertEqual(first, self.target.read_text(encoding="utf-8"))
        rings = [feature["geometry"]["coordinates"][0] for feature in json.loads(first)["features"]]
        self.assertTrue(all(11 <= len(ring) <= 201 and ring[0] == ring[-1] for ring in rings))

    def test_disjoint_stars_keep_apart(self):
        inputs.write_disjoint_stars(self.target, 50)
        features = json.loads(self.target.read_text(encoding="utf-8"))["features"]
        rings = [feature["geometry"]["coordinates"][0] for feature in features]
        boxes = [(min(lons), min(lats), max(lons), max(lats)) for lons, lats in (zip(*ring) for ring in rings)]
        self.assertEqual(50, len(boxes))
        apart = [
            one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
            for number, one in enumerate(boxes)
            for other in boxes[:number]
        ]
        self.assertTrue(all(apart))


if __name__ == "__main__":
    unittest.main()
