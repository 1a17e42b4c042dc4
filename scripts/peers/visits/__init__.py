"""Visits of ships to ports, from CSV to Parquet, by this program and by what users might take instead: cold processes, whole jobs."""
