package ais.geofence.sql;

import ais.geofence.spark.Catalogs;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchFunctionException;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.FunctionCatalog;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.NamespaceChange;
import org.apache.spark.sql.connector.catalog.SupportsNamespaces;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * A Spark catalog of SQL functions over zones, and of the zones as tables. Settings alone create it:
 *
 * <pre>
 * spark.sql.catalog.geofence            ais.geofence.sql.ZoneFunctionCatalog
 * spark.sql.catalog.geofence.zones      s3a://bucket/ports.geojson
 * spark.sql.catalog.geofence.eez.zones  s3a://bucket/eez/
 * </pre>
 *
 * {@code SELECT geofence.zone_index(lon, lat), geofence.eez.zone_name(lon, lat)}. A zone set is read once a session, when
 * it is first used, and again after {@code REFRESH TABLE geofence.zones}, with the settings that the session has at that time.
 * Beside {@code zones} (paths, separated by commas) a zone set has the options {@code zone-layer} (of files with several), {@code boundary} ({@code contains} or
 * {@code covers}), {@code max-memory} (of its grid), {@code valid-from} and {@code valid-to} (the properties that say when a zone is valid).
 */
public final class ZoneFunctionCatalog implements FunctionCatalog, TableCatalog, SupportsNamespaces {
    /** The table of a zone set's zones. */
    private static final String ZONES = "zones";

    private final Map<String, SessionZones> zoneSets = new ConcurrentSkipListMap<>();
    private String name = "";
    private CaseInsensitiveStringMap given = CaseInsensitiveStringMap.empty();

    @Override
    public void initialize(String catalogName, CaseInsensitiveStringMap options) {
        this.name = catalogName;
        this.given = options;
        addNewZoneSets(options);
    }

    /** The current options: Spark passes them only once a session. */
    private CaseInsensitiveStringMap options() {
        return ZoneSetOptions.inSession(name).orElse(given);
    }

    /** Adds new zone sets; the others stay as they are. */
    private void addNewZoneSets(CaseInsensitiveStringMap options) {
        AnalysisErrors.wrap(() -> ZoneSetOptions.of(name, options))
                .keySet()
                .forEach(namespace -> zoneSets.computeIfAbsent(
                        namespace, added -> new SessionZones(label(added), () -> load(added))));
    }

    private LoadedZones load(String namespace) {
        ZoneSetOptions options = ZoneSetOptions.of(name, options()).get(namespace);
        if (options == null) {
            throw ZoneSetOptions.missing(name, namespace);
        }
        return options.load();
    }

    /**
     * The catalog of a session; created if the session has none of this name.
     *
     * @throws IllegalStateException if the name belongs to another kind of catalog
     */
    public static ZoneFunctionCatalog of(SparkSession spark, String catalogName) {
        String key = "spark.sql.catalog." + catalogName;
        if (spark.conf().getOption(key).isEmpty()) {
            spark.conf().set(key, ZoneFunctionCatalog.class.getName());
        }
        if (Catalogs.of(spark, catalogName) instanceof ZoneFunctionCatalog catalog) {
            return catalog;
        }
        throw new IllegalStateException(
                "%s is set to something else than %s".formatted(key, ZoneFunctionCatalog.class.getName()));
    }

    /**
     * Puts loaded zones into the catalog, in place of the ones it had. Queries that were planned before keep theirs.
     *
     * @param namespace in lower case; empty for the catalog itself
     */
    public void put(String namespace, LoadedZones zones) {
        zoneSets.put(namespace, new SessionZones(label(namespace), () -> zones));
    }

    private String label(String namespace) {
        return namespace.isEmpty() ? name : name + "." + namespace;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Identifier[] listFunctions(String[] namespace) throws NoSuchNamespaceException {
        if (find(namespace).isEmpty()) {
            return requireNamespace(namespace);
        }
        return Arrays.stream(ZoneFunction.values())
                .map(function -> Identifier.of(namespace, function.sqlName()))
                .toArray(Identifier[]::new);
    }

    @Override
    public UnboundFunction loadFunction(Identifier function) throws NoSuchFunctionException {
        ZoneFunction found =
                ZoneFunction.named(function.name()).orElseThrow(() -> new NoSuchFunctionException(function));
        return new ZoneFunctionDeclaration(
                found, zoneSet(function.namespace()).orElseThrow(() -> new NoSuchFunctionException(function)));
    }

    @Override
    public Identifier[] listTables(String[] namespace) throws NoSuchNamespaceException {
        return find(namespace).isEmpty()
                ? requireNamespace(namespace)
                : new Identifier[] {Identifier.of(namespace, ZONES)};
    }

    @Override
    public Table loadTable(Identifier table) throws NoSuchTableException {
        return new ZonesTable(zonesOf(table).orElseThrow(() -> new NoSuchTableException(table)));
    }

    /** Forgets the zones, so that the next use reads them again: {@code REFRESH TABLE}. */
    @Override
    public void invalidateTable(Identifier table) {
        zonesOf(table).ifPresent(SessionZones::forget);
    }

    private Optional<SessionZones> zonesOf(Identifier table) {
        return table.name().equalsIgnoreCase(ZONES) ? zoneSet(table.namespace()) : Optional.empty();
    }

    /** The zone set of a namespace; an error of analysis if that of the catalog itself has no setting. */
    private Optional<SessionZones> zoneSet(String[] namespace) {
        Optional<SessionZones> found = find(namespace);
        return found.isEmpty() && namespace.length == 0
                ? AnalysisErrors.wrap(() -> {
                    throw ZoneSetOptions.missing(name, "");
                })
                : found;
    }

    private Optional<SessionZones> find(String[] namespace) {
        if (namespace.length > 1) {
            return Optional.empty();
        }
        String key = String.join("", namespace).toLowerCase(Locale.ROOT);
        if (!zoneSets.containsKey(key)) {
            addNewZoneSets(options());
        }
        return Optional.ofNullable(zoneSets.get(key));
    }

    @Override
    public String[][] listNamespaces() {
        addNewZoneSets(options());
        return zoneSets.keySet().stream()
                .filter(namespace -> !namespace.isEmpty())
                .map(namespace -> new String[] {namespace})
                .toArray(String[][]::new);
    }

    @Override
    public String[][] listNamespaces(String[] namespace) throws NoSuchNamespaceException {
        if (namespace.length == 0) {
            return listNamespaces();
        }
        requireNamespace(namespace);
        return new String[0][];
    }

    @Override
    public Map<String, String> loadNamespaceMetadata(String[] namespace) throws NoSuchNamespaceException {
        requireNamespace(namespace);
        return Map.of();
    }

    /** The root exists even without zones of its own. */
    private Identifier[] requireNamespace(String[] namespace) throws NoSuchNamespaceException {
        if (namespace.length > 0 && find(namespace).isEmpty()) {
            throw new NoSuchNamespaceException(namespace);
        }
        return new Identifier[0];
    }

    @Override
    public void createNamespace(String[] namespace, Map<String, String> metadata) {
        throw readOnly();
    }

    @Override
    public void alterNamespace(String[] namespace, NamespaceChange... changes) {
        throw readOnly();
    }

    @Override
    public boolean dropNamespace(String[] namespace, boolean cascade) {
        throw readOnly();
    }

    @Override
    public Table createTable(
            Identifier table, Column[] columns, Transform[] partitions, Map<String, String> properties) {
        throw readOnly();
    }

    @Override
    public Table alterTable(Identifier table, TableChange... changes) {
        throw readOnly();
    }

    @Override
    public boolean dropTable(Identifier table) {
        throw readOnly();
    }

    @Override
    public void renameTable(Identifier oldTable, Identifier newTable) {
        throw readOnly();
    }

    private UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException(
                "%s holds zones that its settings name; change spark.sql.catalog.%s... and REFRESH TABLE instead"
                        .formatted(name, name));
    }
}
