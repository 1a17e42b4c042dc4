package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.files.ZoneFiles;
import ais.geofence.launch.Launcher;
import ais.geofence.sql.ZoneFunctionCatalog;
import ais.geofence.testing.Documents;
import ais.geofence.testing.TestSpark;
import ais.geofence.zone.BoundaryRule;
import ais.geofence.zone.InvalidZonesException;
import ais.geofence.zone.Validity;
import ais.geofence.zone.Zone;
import ais.geofence.zone.ZoneSet;
import ais.geofence.zone.locate.ZoneLocator;
import ais.geofence.zone.locate.grid.GridStats;
import ais.geofence.zone.locate.grid.ZoneGrid;
import ais.geofence.zone.locate.grid.ZoneGridBuilder;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.functions.BoundFunction;
import org.apache.spark.sql.connector.catalog.functions.UnboundFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.junit.jupiter.api.Test;

/**
 * What users may build upon, held against {@code public-api.txt}: whoever changes it changes that file too, and tells of it
 * in the CHANGELOG.
 */
class PublicApiTest {
    /** Called by users' Java; beside these only the name of {@link ZoneFunctionCatalog} is theirs. */
    private static final List<Class<?>> CLASSES = List.of(
            ZoneFiles.class,
            ZoneSet.class,
            Zone.class,
            Validity.class,
            ZoneLocator.class,
            ZoneGrid.class,
            ZoneGridBuilder.class,
            GridStats.class,
            BoundaryRule.class,
            InvalidZonesException.class);

    private static final Path LIST = Launcher.HOME.resolve("src/test/resources/public-api.txt");

    @Test
    void isAsListed() throws Exception {
        String listed = Files.readString(LIST);

        assertThat(api()).isEqualTo(listed);
    }

    @Test
    void leadsToNoOtherClassOfOurs() {
        Stream<Class<?>> types = CLASSES.stream()
                .flatMap(PublicApiTest::members)
                .flatMap(member -> member instanceof Executable call
                        ? Stream.concat(
                                Arrays.stream(call.getParameterTypes()),
                                call instanceof Method method ? Stream.of(method.getReturnType()) : Stream.empty())
                        : Stream.of(((Field) member).getType()));

        assertThat(types.filter(type -> type.getName().startsWith("ais.geofence."))
                        .filter(type -> !CLASSES.contains(type)))
                .isEmpty();
    }

    @Test
    void isDocumented() throws Exception {
        String section = documented();

        assertThat(Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE)
                        .matcher(section)
                        .results()
                        .map((MatchResult row) -> row.group(1)))
                .containsExactlyElementsOf(
                        CLASSES.stream().map(Class::getSimpleName).toList());
    }

    @Test
    void theDocumentedJavaRunsAsPrinted() throws Exception {
        String code = Documents.blocks(documented(), "java").get(0);
        String last = "";
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            for (String rest = code; !rest.isBlank(); ) {
                var snippet = shell.sourceCodeAnalysis().analyzeCompletion(rest);
                rest = snippet.remaining();
                for (SnippetEvent event : shell.eval(snippet.source())) {
                    assertThat(event.exception()).isNull();
                    assertThat(shell.diagnostics(event.snippet())).isEmpty();
                    last = event.value();
                }
            }
        }

        assertThat(last).isEqualTo("\"singapore\"");
        assertThat(code.strip()).endsWith("// singapore");
    }

    private static String documented() {
        return Documents.section("docs/java.md", "Use it from Java");
    }

    private static String api() throws Exception {
        TestSpark.session();
        ZoneFunctionCatalog catalog = new ZoneFunctionCatalog();
        catalog.initialize("geofence", new CaseInsensitiveStringMap(Map.of("zones", "sample-data/zones.geojson")));

        StringBuilder api = new StringBuilder("SQL functions of " + ZoneFunctionCatalog.class.getName() + "\n");
        for (Identifier name : catalog.listFunctions(new String[0])) {
            api.append(function(catalog.loadFunction(name)));
        }
        for (Identifier name : catalog.listTables(new String[0])) {
            api.append("\nSQL table ").append(name.name()).append('\n');
            for (Column column : catalog.loadTable(name).columns()) {
                api.append("  %s %s%s -- %s%n"
                        .formatted(
                                column.name(),
                                column.dataType().sql(),
                                column.nullable() ? "" : " NOT NULL",
                                column.comment()));
            }
        }
        for (Class<?> type : CLASSES) {
            api.append('\n').append(type.toGenericString()).append('\n');
            api.append(members(type)
                    .map(AnnotatedElement.class::cast)
                    .map(PublicApiTest::declaration)
                    .sorted()
                    .map(declaration -> "  " + declaration + "\n")
                    .collect(Collectors.joining()));
        }
        return api.toString();
    }

    /** Without and with the time. */
    private static String function(UnboundFunction function) {
        StructType position = new StructType().add("lon", DataTypes.DoubleType).add("lat", DataTypes.DoubleType);
        return function(function, position) + function(function, position.add("time", DataTypes.TimestampType));
    }

    private static String function(UnboundFunction function, StructType position) {
        boolean withKey = function.description().contains(", key): ");
        BoundFunction bound = function.bind(withKey ? position.add("key", DataTypes.StringType) : position);
        String types = Arrays.stream(bound.inputTypes()).map(type -> type.sql()).collect(Collectors.joining(", "));
        return "  %s(%s) %s -- %s%n"
                .formatted(function.name(), types, bound.resultType().sql(), function.description());
    }

    /** What a class itself declares for others, but for what every record and enum has. */
    private static Stream<Member> members(Class<?> type) {
        return Stream.<Member[]>of(type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
                .flatMap(Arrays::stream)
                .filter(member -> Modifier.isPublic(member.getModifiers()) && !member.isSynthetic())
                .filter(member -> !(member instanceof Method method) || !isGiven(method));
    }

    private static boolean isGiven(Method method) {
        return switch (method.getName()) {
            case "equals", "hashCode", "toString", "values", "valueOf" -> true;
            default -> false;
        };
    }

    private static String declaration(AnnotatedElement member) {
        return member instanceof Method method
                ? method.toGenericString()
                : member instanceof Constructor<?> constructor
                        ? constructor.toGenericString()
                        : ((Field) member).toGenericString();
    }
}
