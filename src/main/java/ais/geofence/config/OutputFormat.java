package ais.geofence.config;

/** The formats that tagged and rejected rows are written in. */
public enum OutputFormat {
    PARQUET,
    CSV
}
