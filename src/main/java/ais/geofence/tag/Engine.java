package ais.geofence.tag;

/** The engines that can tag positions; all give the same answer. */
public enum Engine {
    /** A function of Spark's function catalog, called unboxed from generated code. */
    FUNCTION,
    /** JTS prepared geometries behind {@code Dataset.mapPartitions}, row by row. */
    MAP_PARTITIONS,
    /** Apache Sedona's broadcast spatial join. */
    SEDONA
}
