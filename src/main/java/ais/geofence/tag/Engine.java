package ais.geofence.tag;

/** The engines that can tag positions; all give the same answer. */
public enum Engine {
    /** A function of Spark's function catalog, called unboxed from generated code. */
    FUNCTION,
    /** A function over the rows of each partition that asks JTS prepared geometries, row by row. */
    MAP_PARTITIONS,
    /** Apache Sedona's broadcast spatial join. */
    SEDONA
}
