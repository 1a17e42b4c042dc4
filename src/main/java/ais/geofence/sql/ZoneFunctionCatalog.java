package ais.geofence.sql;

import ais.geofence.zone.ZoneLocator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.connector.catalog.FunctionCatalog;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The SQL functions over a zone set, as a catalog of Spark's: {@code SELECT geofence.zone_index(lon, lat)}. A session has
 * a catalog for each zone set that was {@link #install installed} in it.
 */
public final class ZoneFunctionCatalog implements FunctionCatalog {
    private static final String ZONE_SET_OPTION = "zone-set";
    private static final Map<String, ZoneIndexDeclaration> INSTALLED = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBER = new AtomicLong();

    private String name = "";
    private CaseInsensitiveStringMap options = CaseInsensitiveStringMap.empty();

    /**
     * Makes the functions over a zone set known to a session, under a catalog of its own.
     *
     * @param zones the locator, which goes to each executor once
     * @return the name of the catalog
     */
    public static String install(SparkSession spark, ZoneLocator zones) {
        String catalog = "geofence_" + NUMBER.incrementAndGet();
        Broadcast<ZoneLocator> broadcast =
                JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(zones);
        INSTALLED.put(catalog, new ZoneIndexDeclaration(broadcast, catalog));
        spark.conf().set("spark.sql.catalog." + catalog, ZoneFunctionCatalog.class.getName());
        spark.conf().set("spark.sql.catalog." + catalog + "." + ZONE_SET_OPTION, catalog);
        return catalog;
    }

    @Override
    public void initialize(String catalogName, CaseInsensitiveStringMap catalogOptions) {
        this.name = catalogName;
        this.options = catalogOptions;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Identifier[] listFunctions(String[] namespace) throws NoSuchNamespaceException {
        if (namespace.length > 0) {
            throw new NoSuchNamespaceException(namespace);
        }
        return new Identifier[] {Identifier.of(namespace, "zone_index")};
    }

    @Override
    public UnboundFunction loadFunction(Identifier function) throws NoSuchFunctionException {
        ZoneIndexDeclaration installed = INSTALLED.get(options.getOrDefault(ZONE_SET_OPTION, ""));
        if (installed == null
                || function.namespace().length > 0
                || !function.name().equals(installed.name())) {
            throw new NoSuchFunctionException(function);
        }
        return installed;
    }
}
