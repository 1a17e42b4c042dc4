"""Visits in SQL: islands of positions in a zone.

The same rules as `visits --leave-after 0 --gap 4h`: equal times by longitude, then latitude; of two reports of the same time and
place one counts; the first position outside ends a visit, and so does a silence of more than four hours. It does not count jumps,
make a visit_id, or check its input, whose rows are all well formed.
"""

GAP = 4 * 3600 * 10**6
TRACK = "PARTITION BY mmsi ORDER BY time, lon, lat"
IN_ZONE = "PARTITION BY mmsi, zone ORDER BY n"

# Times are in microseconds, so that both dialects subtract them alike.
QUERY = """
WITH positions AS ({positions}),
pairs AS (
    SELECT *, lag(time) OVER ({track}) AS before, lag(lon) OVER ({track}) AS lon_before, lag(lat) OVER ({track}) AS lat_before
    FROM positions),
reports AS (
    SELECT * FROM pairs WHERE before IS NULL OR time <> before OR lon <> lon_before OR lat <> lat_before),
tracks AS (
    SELECT *, row_number() OVER ({track}) AS n, lead(time) OVER ({track}) AS after,
        CASE WHEN speed <= 0.2 THEN true WHEN speed >= 0.5 AND speed < 102.3 THEN false WHEN time - before > {gap} THEN false END AS stops
    FROM reports),
stops AS (
    SELECT *, {last_stops} OVER ({track} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS has_stopped FROM tracks),
inside AS ({inside}),
begins AS (
    SELECT *, CASE WHEN n - lag(n) OVER ({in_zone}) = 1 AND time - before <= {gap} THEN 0 ELSE 1 END AS begins FROM inside),
numbered AS (
    SELECT *, sum(begins) OVER ({in_zone} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS visit FROM begins),
visits AS (
    SELECT mmsi, zone, any_value(zone_name) AS zone_name, min(time) AS enter, max(time) AS last,
        nullif(max_by(coalesce(after, 0), n), 0) AS after,
        min_by(CASE WHEN before IS NULL THEN 'start' WHEN time - before > {gap} THEN 'gap' ELSE 'enter' END, n) AS begin_reason,
        count(*) AS positions, min_by(lon, n) AS entry_lon, min_by(lat, n) AS entry_lat,
        max_by(lon, n) AS last_lon, max_by(lat, n) AS last_lat,
        sum(CASE WHEN has_stopped AND after - time <= {gap} THEN after - time ELSE 0 END) / 1e6 AS stopped
    FROM numbered GROUP BY mmsi, zone, visit),
ended AS (
    SELECT *, CASE WHEN after - last > {gap} THEN last ELSE after END AS left_at,
        CASE WHEN after - last > {gap} THEN 'gap' WHEN after IS NOT NULL THEN 'exit' END AS end_reason
    FROM visits)
SELECT mmsi, zone AS zone_index, zone_name, {timestamp}(enter) AS enter_time, {timestamp}(left_at) AS exit_time,
    (left_at - enter) / 1e6 AS duration, begin_reason, end_reason, positions, entry_lon, entry_lat,
    {timestamp}(last) AS last_time, last_lon, last_lat, CAST(stopped AS DOUBLE) AS stopped
FROM ended"""

COLUMNS = """SELECT MMSI AS mmsi, {micros}(CAST(BaseDateTime AS TIMESTAMP)) AS time, CAST(LON AS DOUBLE) AS lon,
        CAST(LAT AS DOUBLE) AS lat, try_cast(SOG AS DOUBLE) AS speed{more} FROM {rows}"""

DUCKDB = {
    "positions": COLUMNS.format(micros="epoch_us", more="", rows="csv_rows"),
    "inside": "SELECT stops.*, zone_index AS zone, zone_name FROM stops JOIN zones ON ST_Contains(geometry, ST_Point(lon, lat))",
    "last_stops": "last_value(stops IGNORE NULLS)",
    "timestamp": "make_timestamp",
}
# Over the rows that `tag --match all` has written.
SPARK = {
    "positions": COLUMNS.format(micros="unix_micros", more=", zone_indexes, zone_names", rows="input"),
    "inside": "SELECT * FROM stops LATERAL VIEW inline(arrays_zip(zone_indexes, zone_names)) AS zone, zone_name",
    "last_stops": "last_value(stops) IGNORE NULLS",
    "timestamp": "timestamp_micros",
}


def of(dialect):
    return QUERY.format(**dialect, track=TRACK, in_zone=IN_ZONE, gap=GAP)
