"""python3 -m unittest discover --start-directory scripts --pattern 'test_*.py' (needs no package)."""

import sys
import tempfile
import unittest
from pathlib import Path

from peers.day.process import Cost
from peers.visits import __main__ as costs_of_visits
from peers.visits import answer, contestants, query, scale
from peers.visits.files import Files
from peers.visits.scale import Visits

FOLDER = Path("/bench")
FILES = Files(FOLDER, FOLDER / "week.csv", FOLDER / "begin.csv", FOLDER / "ports.geojsonl", FOLDER / "query.jar")


class VisitsTest(unittest.TestCase):
    def test_is_compared_with_tag_and_sort_of_the_same_turn(self):
        costs = {
            contestants.OURS: [Cost(12, 20, 1), Cost(26, 20, 1), Cost(39, 20, 1)],
            contestants.TAG: [Cost(6, 10, 1), Cost(10, 10, 1), Cost(10, 10, 1)],
            contestants.SORT: [Cost(4, 15, 1), Cost(10, 15, 1), Cost(20, 15, 1)],
        }
        time, cpu = costs_of_visits.against_tag_and_sort(costs)
        self.assertIn("time of ais-geofence visits: 1.30 times that of ais-geofence tag and Spark, sort", time)
        self.assertIn("CPU of ais-geofence visits: 0.80 times", cpu)
        del costs[contestants.SORT]
        self.assertEqual([], list(costs_of_visits.against_tag_and_sort(costs)))

    def test_both_dialects_have_the_same_rules(self):
        for dialect in (query.DUCKDB, query.SPARK):
            text = query.of(dialect)
            self.assertNotIn("{", text)
            self.assertEqual(6, text.count("14400000000"))
            self.assertIn(dialect["inside"], text)

    def test_query_follows_the_rows_of_tag_in_one_job(self):
        jobs = {job.name: job for job in contestants.whole_jobs(FILES) + contestants.few_jobs(FILES)}
        shell, _, text = jobs[contestants.SPARK_SQL].command(FOLDER / "written" / "rows")
        self.assertEqual("sh", shell)
        tag, spark = text.split(" && ")
        self.assertTrue(tag.endswith("--match all --output /bench/written/tagged"), tag)
        self.assertIn("/bench/written/tagged", spark)
        self.assertIn("/bench/written/rows -- --class ais.geofence.output.SparkQuery", spark)
        moving = list(map(str, jobs[contestants.MOVINGPANDAS].command(FOLDER / "rows")))
        self.assertEqual([sys.executable, "-m", "peers.visits.movingpandas_job", "/bench/begin.csv"], moving[:4])

    def test_open_visits_count_and_tagged_rows_do_not(self):
        with tempfile.TemporaryDirectory() as folder:
            output = Path(folder) / "rows"
            for name in ("rows", "rows-open", "tagged"):
                (output.parent / name).mkdir()
                (output.parent / name / "part.parquet").write_bytes(b"12345")
            (output / "_manifest.json").write_bytes(b"{}")
            found = [Path(file).parent.name for file in answer.files(output)]
            self.assertEqual(["rows", "rows-open"], found)
            self.assertEqual(15, answer.size(output))

    def test_silence_between_copies_ends_visits_of_a_station(self):
        one = {"ships": Visits(7, 3, 50), "MMSI 0": Visits(4, 1, 9)}
        expected = {"ships": Visits(70, 30, 500), "MMSI 0": Visits(49, 1, 90)}
        scale.check(one, expected, 10)
        self.assertRaises(scale.AnswersDiffer, scale.check, one, {**expected, "ships": Visits(70, 29, 500)}, 10)

    def test_disk_is_that_of_all_files_at_once(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "deep").mkdir()
            (Path(folder) / "deep" / "a").write_bytes(bytes(1000))
            (Path(folder) / "b").write_bytes(bytes(24))
            self.assertEqual(1024, scale.size(folder))


if __name__ == "__main__":
    unittest.main()
