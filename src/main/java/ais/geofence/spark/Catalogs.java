package ais.geofence.spark;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import org.apache.spark.sql.connector.catalog.CatalogPlugin;

/** The catalogs of a session, of which Spark's public API only knows the names. */
public final class Catalogs {
    private Catalogs() {}

    /** The catalog with a name. Throws what the catalog throws if it can't be initialised. */
    public static CatalogPlugin of(SparkSession spark, String name) {
        // A class in Spark 4.0 and 4.1, an interface in later versions.
        return (CatalogPlugin)
                SparkCalls.call(CatalogManager.class, spark.sessionState().catalogManager(), "catalog", name);
    }
}
