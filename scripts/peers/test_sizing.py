"""python3 -m unittest discover --start-directory scripts --pattern 'test_*.py' (needs no package)."""

import unittest

from peers.sizing.model import Job, Model


class ModelTest(unittest.TestCase):
    def test_foretells_from_starts_and_rows(self):
        model = Model()
        for read, write, few, many in (
            ("csv", "", 7, 16),
            ("jsonl", "", 9, 36),
            ("parquet", "", 6, 10.5),
            ("parquet", "parquet", 8, 26),
            ("parquet", "csv", 7, 20.5),
        ):
            model.learn(Job(10**6, read, write, 1), few)
            model.learn(Job(10**7, read, write, 1), many)
        model.learn(Job(10**6, "parquet", "", 2), 4)
        model.learn(Job(10**6, "parquet", "", 2, executors=2), 10)
        self.assertAlmostEqual(5.5, model.start(1))
        self.assertAlmostEqual(3.75, model.start(2))
        self.assertAlmostEqual(1e-6, model.reading("csv"))
        self.assertAlmostEqual(1.5e-6, model.writing("parquet"))
        self.assertEqual(0, model.writing(""))
        self.assertAlmostEqual(3.75 + 10**8 * 2.5e-6 / 2, model.seconds(Job(10**8, "csv", "parquet", 2)))
        self.assertAlmostEqual(9.75 + 10**7 * 2.5e-6 / 2, model.seconds(Job(10**7, "csv", "parquet", 2, executors=2)))
        self.assertIn("start 5.5 s on 1 core, 3.8 s on 2 cores, 9.8 s on 2 executors of 1 core;", str(model))

    def test_names_the_place(self):
        self.assertEqual("2 cores", Job(1, "csv", "", 2).place())
        self.assertEqual("1 executor of 1 core", Job(1, "csv", "", 1, executors=1).place())


if __name__ == "__main__":
    unittest.main()
