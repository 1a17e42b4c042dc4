package ais.geofence.output;

/** The formats that tagged rows are written in. */
public enum OutputFormat {
    PARQUET,
    CSV,
    /** An Apache Iceberg table. */
    ICEBERG;

    /** The format of rejected rows, which always go to a folder. */
    public OutputFormat ofRejected() {
        return this == ICEBERG ? PARQUET : this;
    }
}
