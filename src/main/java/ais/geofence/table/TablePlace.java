package ais.geofence.table;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import ais.geofence.spark.Catalogs;
import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.spark.source.HasIcebergCatalog;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.CatalogPlugin;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Where a table is.
 *
 * @param name as the user gave it
 */
record TablePlace(String name, Catalog catalog, TableIdentifier identifier) {
    /**
     * Finds the catalog that a name begins with.
     *
     * @throws UserError (exit 2) if it isn't configured, can't be used or is not an Iceberg catalog
     */
    static TablePlace of(SparkSession spark, String name) {
        String[] parts = parts(spark, name);
        String key = "spark.sql.catalog." + parts[0];
        if (!spark.conf().contains(key)) {
            throw usage(
                    name,
                    "there is no catalog '%s': set --conf %s=org.apache.iceberg.spark.SparkCatalog and what it needs (docs/iceberg.md)"
                            .formatted(parts[0], key),
                    null);
        }
        Namespace namespace = Namespace.of(Arrays.copyOfRange(parts, 1, parts.length - 1));
        TableIdentifier identifier = TableIdentifier.of(namespace, parts[parts.length - 1]);
        return new TablePlace(name, catalog(spark, name, parts[0]), identifier);
    }

    private static String[] parts(SparkSession spark, String name) {
        String[] parts;
        try {
            parts = CollectionConverters.asJava(spark.sessionState().sqlParser().parseMultipartIdentifier(name))
                    .toArray(String[]::new);
        } catch (Exception e) { // Scala throws a ParseException unchecked
            throw usage(name, "expected CATALOG.DB.TABLE (%s)".formatted(Reason.of(e)), e);
        }
        if (parts.length < 3) {
            throw usage(name, "expected CATALOG.DB.TABLE", null);
        }
        return parts;
    }

    private static Catalog catalog(SparkSession spark, String name, String catalog) {
        CatalogPlugin plugin;
        try {
            plugin = Catalogs.of(spark, catalog);
        } catch (Exception | LinkageError e) { // what a catalog throws for wrong settings
            throw usage(
                    name,
                    "the catalog '%s' can't be used (%s); check the settings spark.sql.catalog.%s.* (docs/iceberg.md)"
                            .formatted(catalog, Reason.of(e), catalog),
                    e);
        }
        if (plugin instanceof HasIcebergCatalog iceberg) {
            return iceberg.icebergCatalog();
        }
        throw usage(name, "the catalog '%s' is not an Iceberg catalog".formatted(catalog), null);
    }

    private static UserError usage(String name, String what, @Nullable Throwable cause) {
        String message = "--table %s: %s".formatted(name, what);
        return cause == null ? new UserError(ExitCode.USAGE, message) : new UserError(ExitCode.USAGE, message, cause);
    }

    /** Whether the table exists. */
    boolean exists() {
        return catalog.tableExists(identifier);
    }

    /** Creates the namespace if it does not exist. */
    void makeNamespace() {
        if (catalog instanceof SupportsNamespaces namespaces && !namespaces.namespaceExists(identifier.namespace())) {
            namespaces.createNamespace(identifier.namespace());
        }
    }

    /** The table as it is now. */
    Table load() {
        Table table = catalog.loadTable(identifier);
        table.refresh();
        return table;
    }

    /** Calls the catalog and turns its failures into errors of the table (exit 5). Only for such calls: our own bugs must stay visible. */
    <T> T guarded(Supplier<T> call) {
        try {
            return call.get();
        } catch (NullPointerException | ClassCastException | IndexOutOfBoundsException e) { // these are bugs
            throw e;
        } catch (RuntimeException e) {
            throw error("can't be used (%s)".formatted(Reason.of(e)), e);
        }
    }

    /** An error of the table (exit 5). */
    UserError error(String what) {
        return new UserError(ExitCode.OUTPUT, "table %s: %s".formatted(name, what));
    }

    /** An error of the table (exit 5) with its cause. */
    UserError error(String what, Throwable cause) {
        return new UserError(ExitCode.OUTPUT, "table %s: %s".formatted(name, what), cause);
    }
}
