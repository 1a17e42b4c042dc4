package ais.geofence.table;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.spark.SparkVersion;
import java.util.List;

/** Checks that Iceberg, which the user provides, is on the class path. The only class of this package that works without it. */
public final class IcebergRuntime {
    /** The versions of Spark that have one. */
    private static final List<String> SPARKS = List.of("4.0", "4.1");

    private static final String PACKAGE = "org.apache.iceberg:iceberg-spark-runtime-%s_2.13:1.11.0";

    private IcebergRuntime() {}

    /**
     * Checks that Iceberg is on the class path.
     *
     * @throws UserError (exit 2) with what to add if it is not, or if there is none for this version of Spark
     */
    public static void require() {
        if (!SPARKS.contains(SparkVersion.minor())) {
            throw new UserError(
                    ExitCode.USAGE,
                    "--format iceberg needs Spark %s, and this is Spark %s: choose another format, such as parquet"
                            .formatted(String.join(" or ", SPARKS), SparkVersion.full()));
        }
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
