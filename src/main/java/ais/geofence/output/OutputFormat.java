package ais.geofence.output;

/** The formats that tagged rows are written in. */
public enum OutputFormat {
    PARQUET,
    CSV,
    /** An Apache Iceberg table. */
    ICEBERG;

    /** The format of rows that go to a folder beside the output. */
    OutputFormat ofFolder() {
        return this == ICEBERG ? PARQUET : this;
    }
}
