"""Two of SpatialBench's queries, as DuckDB and SedonaDB take them: statistics of each zone, and trips from zone to zone."""

QUERIES = {
    "q10": """
        SELECT zonekey, count(t_tripkey) AS trips, avg(t_distance) AS distance, avg(t_dropofftime - t_pickuptime) AS duration
        FROM zone LEFT JOIN trip ON ST_Within(ST_GeomFromWKB(t_pickuploc), boundary) GROUP BY zonekey""",
    "q11": """
        SELECT count(*) AS trips FROM trip
        JOIN zone pickup ON ST_Within(ST_GeomFromWKB(t_pickuploc), pickup.boundary)
        JOIN zone dropoff ON ST_Within(ST_GeomFromWKB(t_dropoffloc), dropoff.boundary)
        WHERE pickup.zonekey != dropoff.zonekey""",
}


def write_answer(file, rows):
    """The zone and its number of trips, or only the number, a line for each."""
    with open(file, "w", encoding="utf-8") as answer:
        answer.write("\n".join(sorted(",".join(map(str, row[:2])) for row in rows)))
