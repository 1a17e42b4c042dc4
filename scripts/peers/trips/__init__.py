"""SpatialBench's trips with other zones, by this program's SQL functions and by what users might take instead."""
