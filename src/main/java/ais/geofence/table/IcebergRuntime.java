package ais.geofence.table;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;

/** Whether Iceberg is there, which the user brings. The one class of this package that does without it. */
public final class IcebergRuntime {
    private static final String PACKAGE = "org.apache.iceberg:iceberg-spark-runtime-4.0_2.13:1.10.1";

    private IcebergRuntime() {}

    /**
     * Makes sure that it is.
     *
     * @throws UserError (exit 2) that says what to add
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
                    "--format iceberg needs Apache Iceberg on the class path: add --packages " + PACKAGE
                            + " to spark-submit",
                    e);
        }
    }
}
