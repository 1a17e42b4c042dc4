package ais.geofence.table;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.spark.SparkVersion;

/** Checks that Iceberg, which the user provides, is on the class path. The only class of this package that works without it. */
public final class IcebergRuntime {
    /** By the version of Spark. */
    private static final String PACKAGE = "org.apache.iceberg:iceberg-spark-runtime-%s_2.13:1.11.0";

    private IcebergRuntime() {}

    /**
     * Checks that Iceberg is on the class path.
     *
     * @throws UserError (exit 2) with what to add if it is not
     */
    public static void require() {
        try {
            Class.forName(
                    "org.apache.iceberg.spark.SparkCatalog",
                    false,
                    Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--format iceberg needs Apache Iceberg on the class path: add --packages "
                            + PACKAGE.formatted(SparkVersion.minor()) + " to spark-submit",
                    e);
        }
    }
}
