package ais.geofence.output;

/** The formats that tagged rows are written in. */
public enum OutputFormat {
    PARQUET,
    CSV,
    /** An Apache Iceberg table. */
    ICEBERG;

    /** What rejected rows are written in, which always go to a folder. */
    public OutputFormat ofRejected() {
        return this == ICEBERG ? PARQUET : this;
    }
}
