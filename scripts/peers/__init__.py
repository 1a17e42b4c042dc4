"""Benchmarks of tools that users might pick instead. Each job is written as a good user of that tool would write it."""
