package ais.geofence.sql;

import ais.geofence.config.Lists;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.files.ZoneFiles;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.read.ValidityNames;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.jspecify.annotations.Nullable;

/**
 * The options of a zone set of a catalog.
 *
 * @param paths files, folders and globs of zones, in the order that decides which zone is first
 * @param layer the layer to read of files with several
 * @param rule whether a zone's boundary is part of it
 * @param maxBytes the memory that the grid may take, if given
 * @param validity the properties that say when a zone is valid
 */
record ZoneSetOptions(
        List<String> paths,
        Optional<String> layer,
        BoundaryRule rule,
        Optional<Long> maxBytes,
        ValidityNames validity) {
    private static final String ZONES = "zones";
    private static final String LAYER = "zone-layer";
    private static final String BOUNDARY = "boundary";
    private static final String MAX_MEMORY = "max-memory";
    private static final String VALID_FROM = "valid-from";
    private static final String VALID_TO = "valid-to";
    private static final List<String> KEYS = List.of(ZONES, LAYER, BOUNDARY, MAX_MEMORY, VALID_FROM, VALID_TO);

    /**
     * The zone sets of a catalog, by namespace; {@code catalog.zones} has the empty one.
     *
     * @throws UserError (exit 2) if an option is unknown or can't be read
     */
    static Map<String, ZoneSetOptions> of(String catalog, CaseInsensitiveStringMap options) {
        Map<String, Map<String, String>> byNamespace = new TreeMap<>();
        options.forEach((option, value) -> {
            int dot = option.lastIndexOf('.');
            String key = option.substring(dot + 1).toLowerCase(Locale.ROOT);
            String namespace = option.substring(0, Math.max(dot, 0)).toLowerCase(Locale.ROOT);
            if (!KEYS.contains(key) || namespace.indexOf('.') >= 0) {
                throw new UserError(
                        ExitCode.USAGE,
                        "spark.sql.catalog.%s.%s is no setting: use %s, or NAME.zones and so on for further zone sets"
                                .formatted(catalog, option, String.join(", ", KEYS)));
            }
            byNamespace.computeIfAbsent(namespace, none -> new HashMap<>()).put(key, value);
        });
        return byNamespace.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> of(catalog, each.getKey(), each.getValue())));
    }

    /** The options of a catalog as the active session has them now; empty if it has no such catalog. */
    static Optional<CaseInsensitiveStringMap> inSession(String catalog) {
        if (!SQLConf.get().contains("spark.sql.catalog." + catalog)) {
            return Optional.empty();
        }
        String prefix = prefix(catalog, "");
        Map<String, String> options = new HashMap<>();
        SQLConf.get().settings().forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                options.put(key.substring(prefix.length()), value);
            }
        });
        return Optional.of(new CaseInsensitiveStringMap(options));
    }

    /** The error for a zone set without a setting. */
    static UserError missing(String catalog, String namespace) {
        return new UserError(
                ExitCode.USAGE, "%s%s is missing: the paths of the zones".formatted(prefix(catalog, namespace), ZONES));
    }

    private static String prefix(String catalog, String namespace) {
        return "spark.sql.catalog." + catalog + "." + (namespace.isEmpty() ? "" : namespace + ".");
    }

    private static ZoneSetOptions of(String catalog, String namespace, Map<String, String> values) {
        String prefix = prefix(catalog, namespace);
        List<String> paths = Lists.split(values.getOrDefault(ZONES, ""));
        if (paths.isEmpty()) {
            throw missing(catalog, namespace);
        }
        ValidityNames validity = new ValidityNames(name(values.get(VALID_FROM)), name(values.get(VALID_TO)));
        if (validity.areSame()) {
            throw new UserError(
                    ExitCode.USAGE,
                    "%s%s and %s both name the property '%s', and a zone that ends when it begins is never valid: name two properties, or leave one setting out"
                            .formatted(
                                    prefix,
                                    VALID_FROM,
                                    VALID_TO,
                                    validity.from().get()));
        }
        return new ZoneSetOptions(
                paths,
                name(values.get(LAYER)),
                parse(prefix + BOUNDARY, values.get(BOUNDARY), "contains or covers", ZoneSetOptions::rule)
                        .orElse(BoundaryRule.CONTAINS),
                parse(
                        prefix + MAX_MEMORY,
                        values.get(MAX_MEMORY),
                        "an amount such as 512m",
                        JavaUtils::byteStringAsBytes),
                validity);
    }

    private static Optional<String> name(@Nullable String text) {
        return Optional.ofNullable(text).filter(name -> !name.isBlank());
    }

    private static BoundaryRule rule(String text) {
        return BoundaryRule.valueOf(text.strip().toUpperCase(Locale.ROOT));
    }

    private static <T> Optional<T> parse(
            String key, @Nullable String text, String expected, Function<String, T> parser) {
        try {
            return Optional.ofNullable(text).map(parser);
        } catch (IllegalArgumentException e) {
            throw new UserError(ExitCode.USAGE, "%s: expected %s, found '%s'".formatted(key, expected, text), e);
        }
    }

    /**
     * Reads the zones with the session's settings of the file systems, and builds their grid.
     *
     * @throws ais.geofence.zone.InvalidZonesException if they can't be used
     */
    LoadedZones load() {
        SparkSession spark = SparkSession.active();
        ZoneFiles files = ZoneFiles.of(paths)
                .validity(validity.from().orElse(null), validity.to().orElse(null))
                .configuration(spark.sessionState().newHadoopConf());
        layer.ifPresent(files::layer);
        ZoneSet zones = files.load();
        return LoadedZones.of(
                zones, rule, maxBytes.orElseGet(() -> LoadedZones.defaultGridBytes(spark.sparkContext())));
    }
}
