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
            model.learn(Job(10**6, read, write, 2), few)
            model.learn(Job(10**7, read, write, 2), many)
        model.learn(Job(10**6, "parquet", "", 1), 8)
        model.learn(Job(10**6, "parquet", "", 2, executors=2), 10)
        self.assertAlmostEqual(7, model.start(1))
        self.assertAlmostEqual(5.5, model.start(2))
        self.assertAlmostEqual(2e-6, model.reading("csv"))
        self.assertAlmostEqual(3e-6, model.writing("parquet"))
        self.assertEqual(0, model.writing(""))
        self.assertAlmostEqual(5.5 + 10**8 * 5e-6 / 2, model.seconds(Job(10**8, "csv", "parquet", 2)))
        self.assertAlmostEqual(9.5 + 10**7 * 5e-6 / 2, model.seconds(Job(10**7, "csv", "parquet", 2, executors=2)))
        self.assertIn("start 7.0 s on 1 core, 5.5 s on 2 cores, 9.5 s on 2 executors of 1 core;", str(model))

    def test_names_the_place(self):
        self.assertEqual("2 cores", Job(1, "csv", "", 2).place())
        self.assertEqual("1 executor of 1 core", Job(1, "csv", "", 1, executors=1).place())


if __name__ == "__main__":
    unittest.main()
