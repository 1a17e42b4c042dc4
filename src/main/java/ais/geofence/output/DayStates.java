package ais.geofence.output;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import ais.geofence.position.TimeRange;
import ais.geofence.report.VisitReport.BuiltOn;
import ais.geofence.visit.FoundRows;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * The states at the ends of days, in a folder beside an output of visits by day: {@code days=2026-01-02}. A run goes on with that of the day before its first
 * day. Each says on which state it was built, so that a state that is built on one that is no more is found.
 */
public final class DayStates {
    /** The file in a day's folder that describes its state; readers of rows don't see it. */
    static final String FILE = "_state.json";

    /** The rule that says which layers there are, in their order. */
    public static final String LAYERS = "layers";

    private static final int SHOWN = 12;
    private static final HexFormat HEX = HexFormat.of();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final OutputPaths paths;
    private final Path folder;
    private final OutputFileSystem fileSystem;
    private final Configuration configuration;

    private DayStates(OutputPaths paths, Path folder, Configuration configuration) {
        this.paths = paths;
        this.folder = folder;
        this.fileSystem = OutputFileSystem.of(folder, configuration);
        this.configuration = configuration;
    }

    /** The states beside an output; empty where the run keeps none. */
    public static Optional<DayStates> of(OutputPaths paths, Configuration configuration) {
        return paths.beside(Part.STATE).map(folder -> new DayStates(paths, folder, configuration));
    }

    /**
     * The description of a day's state.
     *
     * @param state the day and the fingerprint
     * @param builtOn the state that it was built on; null for the first day of all
     * @param rules by which visits begin and end, with the fingerprints of the zones
     */
    public record Description(
            @JsonProperty("state") BuiltOn state,
            @JsonProperty("built_on") @Nullable BuiltOn builtOn,
            @JsonProperty("rules") Map<String, String> rules) {
        String json() {
            try {
                return MAPPER.writeValueAsString(this);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * The state that a run goes on with.
     *
     * @param first the first day of the run
     * @param rules those of the run
     * @return empty if it begins with the first day of all
     * @throws UserError (exit 4) if the day before should have a state and has none, or its state can't be used
     */
    public Optional<Description> before(LocalDate first, Map<String, String> rules) {
        Map<LocalDate, Description> earlier = new TreeMap<>();
        Map<LocalDate, Path> places = places();
        places.entrySet().parallelStream()
                .filter(place -> place.getKey().isBefore(first))
                .map(place -> Map.entry(place.getKey(), describe(place.getValue())))
                .collect(Collectors.toList())
                .forEach(each -> each.getValue().ifPresent(state -> earlier.put(each.getKey(), state)));
        LocalDate dayBefore = first.minusDays(1);
        Description state = earlier.get(dayBefore);
        if (state == null) {
            requireFirstDay(first, earlier);
            return Optional.empty();
        }
        requireSameRules(state, rules, first);
        requireStanding(earlier, dayBefore);
        return Optional.of(state);
    }

    private Map<LocalDate, Path> places() {
        Map<LocalDate, Path> places = new TreeMap<>();
        for (String name : fileSystem.names(folder)) {
            DayFolders.dayBeside(name).ifPresent(day -> places.put(day, new Path(folder, name)));
        }
        return places;
    }

    /** The description of a day's state; empty if it has none. */
    public Optional<Description> at(LocalDate day) {
        return describe(new Path(folder, DayFolders.ofDay(day.toString())));
    }

    /** The description in a folder; empty if the folder has none. */
    private Optional<Description> describe(Path place) {
        Path file = new Path(place, FILE);
        return fileSystem.readWhole(file).map(text -> {
            try {
                return MAPPER.readValue(text, Description.class);
            } catch (JsonProcessingException e) {
                throw new UserError(
                        ExitCode.INPUT, "%s: damaged (%s); run that day again".formatted(file, Reason.of(e)), e);
            }
        });
    }

    /** Checks that nothing was found before the first day: without a state, visits would be cut in two there. */
    private void requireFirstDay(LocalDate first, Map<LocalDate, Description> earlier) {
        List<LocalDate> known = new ArrayList<>(earlier.keySet());
        at(first)
                .map(Description::builtOn)
                .map(before -> LocalDate.parse(before.day()))
                .ifPresent(known::add);
        paths.tagged().ifPresent(output -> days(output, DayFolders::day).forEach(known::add));
        paths.beside(Part.OPEN)
                .ifPresent(open -> days(open, DayFolders::dayBeside).forEach(known::add));
        Optional<LocalDate> last =
                known.stream().filter(day -> day.isBefore(first)).max(LocalDate::compareTo);
        if (last.isPresent()) {
            LocalDate from = earlier.keySet().stream()
                    .max(LocalDate::compareTo)
                    .map(day -> day.plusDays(1))
                    .orElseGet(() -> known.stream().min(LocalDate::compareTo).orElseThrow());
            throw new UserError(
                    ExitCode.INPUT,
                    "%s: earlier days were run, but there is no state of %s, and %s needs it; run again with --from %s --to %s --overwrite"
                            .formatted(folder, first.minusDays(1), first, from, first));
        }
    }

    private Stream<LocalDate> days(Path place, Function<String, Optional<LocalDate>> day) {
        return OutputFileSystem.of(place, configuration).names(place).stream()
                .flatMap(name -> day.apply(name).stream());
    }

    private void requireSameRules(Description state, Map<String, String> rules, LocalDate first) {
        String layers = state.rules().getOrDefault(LAYERS, "");
        if (!layers.equals(rules.get(LAYERS))) {
            throw new UserError(
                    ExitCode.INPUT,
                    "%s: the state of %s was made with other layers, or in another order (%s; now %s); run all days again from the first, or choose another output"
                            .formatted(folder, first.minusDays(1), layers, rules.get(LAYERS)));
        }
        Map<String, String> all = new TreeMap<>(state.rules());
        all.putAll(rules);
        for (String rule : all.keySet()) {
            String before = state.rules().getOrDefault(rule, "none");
            String now = rules.getOrDefault(rule, "none");
            if (!before.equals(now)) {
                throw new UserError(
                        ExitCode.INPUT,
                        "%s: the state of %s was made with another value of '%s' (%s, now %s); run all days again from the first, or choose another output"
                                .formatted(folder, first.minusDays(1), rule, shortened(before), shortened(now)));
            }
        }
    }

    /** A fingerprint by its first digits. */
    private static String shortened(String value) {
        return value.length() > SHOWN ? value.substring(0, SHOWN) + "..." : value;
    }

    /** Checks that each state before a day is built on the one that is there. */
    private void requireStanding(Map<LocalDate, Description> states, LocalDate last) {
        Optional<LocalDate> broken = Optional.empty();
        for (LocalDate day = last; states.containsKey(day); day = day.minusDays(1)) {
            BuiltOn builtOn = Objects.requireNonNull(states.get(day)).builtOn();
            Description before = states.get(day.minusDays(1));
            if (!Objects.equals(builtOn, before == null ? null : before.state())) {
                broken = Optional.of(day);
            }
        }
        if (broken.isPresent()) {
            LocalDate before = broken.get().minusDays(1);
            throw new UserError(
                    ExitCode.INPUT,
                    "%s: the state of %s is built on one of %s that is no more, because that day was run again or its state deleted; run again with --from %s --to %s --overwrite"
                            .formatted(
                                    folder,
                                    broken.get(),
                                    before,
                                    states.containsKey(before) ? broken.get() : before,
                                    last.plusDays(1)));
        }
    }

    /**
     * The rows of a state.
     *
     * @throws UserError (exit 4) if they are not those that its description was made for
     */
    public Dataset<Row> rows(SparkSession spark, Description state) {
        Path place = new Path(folder, DayFolders.ofDay(state.state().day()));
        Dataset<Row> rows = spark.read().schema(FoundRows.COLUMNS).parquet(place.toString());
        String found;
        try {
            found = fingerprints(rows, List.of(LocalDate.parse(state.state().day())))
                    .get(state.state().day());
        } catch (Exception e) { // Scala throws what it likes
            throw damaged(place, Reason.of(e));
        }
        if (!state.state().fingerprint().equals(found)) {
            throw damaged(place, "its rows are not those that were written");
        }
        return rows;
    }

    /** Without a cause, which would be taken for a fault of the input. */
    private static UserError damaged(Path place, String why) {
        return new UserError(
                ExitCode.INPUT,
                "%s: the state is damaged (%s); run that day again with --overwrite".formatted(place, why));
    }

    /**
     * The fingerprints of the states of some days.
     *
     * @param rows those of all of the days, and of no other
     */
    static Map<String, String> fingerprints(Dataset<Row> rows, List<LocalDate> days) {
        Column[] columns =
                Stream.of(FoundRows.COLUMNS.fieldNames()).map(functions::col).toArray(Column[]::new);
        Column[] salted = Stream.concat(Stream.of(lit(1)), Stream.of(columns)).toArray(Column[]::new);
        Map<String, String> found = new LinkedHashMap<>();
        days.forEach(day -> found.put(day.toString(), fingerprint(0, 0, 0)));
        rows.groupBy(col(FoundRows.DAY))
                .agg(count(lit(1)), bit_xor(xxhash64(columns)), bit_xor(xxhash64(salted)))
                .collectAsList()
                .forEach(row -> found.put(
                        row.getLocalDate(0).toString(), fingerprint(row.getLong(1), row.getLong(2), row.getLong(3))));
        return found;
    }

    private static String fingerprint(long rows, long first, long second) {
        return "%s-%s%s".formatted(rows, HEX.toHexDigits(first), HEX.toHexDigits(second));
    }

    /**
     * The descriptions of the states of a run's days.
     *
     * @param states their rows
     * @param before the state that the run goes on with
     */
    public static List<Description> described(
            Dataset<Row> states, TimeRange days, Optional<Description> before, Map<String, String> rules) {
        List<Description> all = new ArrayList<>();
        BuiltOn builtOn = before.map(Description::state).orElse(null);
        for (Map.Entry<String, String> day : fingerprints(states, days.days()).entrySet()) {
            BuiltOn state = new BuiltOn(day.getKey(), day.getValue());
            all.add(new Description(state, builtOn, rules));
            builtOn = state;
        }
        return all;
    }

    /**
     * The later days whose states are built on another state of the run's last day than it has now.
     *
     * @param last that of the run
     */
    public List<LocalDate> outdated(Description last) {
        LocalDate day = LocalDate.parse(last.state().day());
        List<LocalDate> later =
                places().keySet().stream().filter(each -> each.isAfter(day)).toList();
        return later.isEmpty()
                        || !later.get(0).equals(day.plusDays(1))
                        || at(later.get(0))
                                .filter(state -> last.state().equals(state.builtOn()))
                                .isPresent()
                ? List.of()
                : later;
    }

    /** Writes states to where a run publishes them. */
    public static void write(Publication publication, Dataset<Row> states, List<Description> descriptions) {
        publication.write(Part.STATE, VisitRows.withDays(states), true);
        Map<String, String> texts = new LinkedHashMap<>();
        descriptions.forEach(each -> texts.put(each.state().day(), each.json()));
        publication.write(Part.STATE, FILE, texts);
    }
}
