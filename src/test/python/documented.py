"""Runs the code of docs/sql.md as printed, in PySpark or by a thin client of Spark Connect: first its Python, then its queries."""

import re
import sys
from pathlib import Path

from pyspark.sql import SparkSession

builder = SparkSession.builder
spark = (builder.remote(sys.argv[1]) if len(sys.argv) > 1 else builder).getOrCreate()
section = Path("docs/sql.md").read_text().split("## Use it from SQL\n")[1].split("\n## ")[0]
(snippet,) = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
exec(snippet, {"spark": spark})
queries = "".join(re.findall(r"```sql\n(.*?)```", section, re.DOTALL))
for query in queries.split(";\n"):
    for row in spark.sql(query).collect() if query.strip() else []:
        print(*row, sep="\t")
spark.stop()
