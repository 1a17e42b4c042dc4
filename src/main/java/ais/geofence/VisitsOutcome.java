package ais.geofence;

import static org.apache.spark.sql.functions.col;

import ais.geofence.config.Setting;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.options.TagOptions;
import ais.geofence.output.Batch;
import ais.geofence.output.DayStates;
import ais.geofence.output.Part;
import ais.geofence.output.Publication;
import ais.geofence.output.Publications;
import ais.geofence.output.RowsToPublish;
import ais.geofence.output.RunId;
import ais.geofence.output.VisitRows;
import ais.geofence.position.MmsiKind;
import ais.geofence.position.Positions;
import ais.geofence.position.RowFlags;
import ais.geofence.position.TimeRange;
import ais.geofence.report.RunReport;
import ais.geofence.report.Stages;
import ais.geofence.report.VisitReport;
import ais.geofence.tag.Layer;
import ais.geofence.tag.TagCounts;
import ais.geofence.visit.Days;
import ais.geofence.visit.TrackCounts;
import ais.geofence.visit.TrackCounts.Bin;
import ais.geofence.visit.VisitFinder;
import ais.geofence.visit.VisitOptions;
import ais.geofence.visit.VisitZones;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Visits: which ship was in which zone, from when to when. By day, a run goes on from the state at the end of the day before, and leaves one at the end of
 * each of its days.
 */
final class VisitsOutcome implements Outcome {
    private final TagOptions options;
    private final VisitOptions visits;
    private final List<Layer> layers;
    private final Supplier<Positions> again;
    private TimeRange range;
    private Optional<Days> days = Optional.empty();
    private Optional<DayStates> states = Optional.empty();
    private Optional<DayStates.Description> before = Optional.empty();
    private @Nullable VisitRows rows;
    private @Nullable VisitReport report;
    private Map<Part, Long> beside = Map.of();

    /**
     * @param again finds the input once more, to look for its days where the user does not name them
     */
    VisitsOutcome(TagOptions options, List<Layer> layers, Supplier<Positions> again) {
        this.options = options;
        this.visits = options.visits().orElseThrow();
        this.layers = layers;
        this.again = again;
        this.range = options.output().range();
    }

    private boolean isByDay() {
        return options.output().paths().byDay();
    }

    @Override
    public void check(Positions positions) {
        SparkSession spark = positions.rows().sparkSession();
        VisitRows columns = new VisitRows(layers, positions.hasSpeed(), isByDay());
        rows = columns;
        Publications.checkTable(options.output(), spark, () -> columns.schema(spark));
        if (!isByDay()) {
            return;
        }
        states = DayStates.of(options.output().paths(), spark.sessionState().newHadoopConf());
        if (range.from().isEmpty() || range.to().isEmpty()) {
            if (options.dryRun()) {
                return; // only the rows tell the days
            }
            range = daysOf(again.get());
        }
        days = Optional.of(
                new Days(range.firstDay().orElseThrow(), range.lastDay().orElseThrow()));
        before = states.flatMap(all -> all.before(days.get().first(), rules()));
    }

    /**
     * The days of an input, which is read for them.
     *
     * @throws UserError (exit 2) if there is a day without positions among them: a single wrong time must not make thousands of days
     */
    private TimeRange daysOf(Positions positions) {
        Dataset<Row> byDay = positions
                .rows()
                .filter(col(Positions.DAY).isNotNull())
                .select(Positions.DAY)
                .distinct();
        List<LocalDate> found = byDay.collectAsList().stream()
                .map(row -> row.getLocalDate(0))
                .sorted()
                .toList();
        if (found.isEmpty()) {
            throw new UserError(
                    ExitCode.INPUT,
                    "%s: no position has a day; name the days of the run with --from and --to"
                            .formatted(positions.fileNames().get(0)));
        }
        LocalDate first = found.get(0);
        LocalDate last = found.get(found.size() - 1);
        if (first.plusDays(found.size() - 1L).isBefore(last)) {
            throw new UserError(
                    ExitCode.USAGE,
                    "the positions are of days from %s to %s, with days between them that have none; name the days with --from and --to"
                            .formatted(first, last));
        }
        return new TimeRange(Optional.of(midnight(first)), Optional.of(midnight(last.plusDays(1))));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** By which visits begin and end; a state is good for the same ones only. */
    private Map<String, String> rules() {
        Map<String, String> rules = new LinkedHashMap<>(visits.texts());
        // Zones are numbered through all layers.
        rules.put(
                DayStates.LAYERS,
                layers.stream()
                        .map(layer -> layer.name().text().orElse("zones without a name"))
                        .collect(Collectors.joining(", ")));
        for (Layer layer : layers) {
            rules.put(layer.name().of("zones"), layer.zones().fingerprint());
            rules.put(layer.name().of("boundary"), Setting.nameOf(layer.boundary()));
        }
        return rules;
    }

    @Override
    public Publication begin(Positions positions, RunId run, Optional<Batch> batch, Consumer<String> progress) {
        SparkSession spark = positions.rows().sparkSession();
        Publication publication = Publications.begin(
                options.output(), range, isByDay(), spark, () -> columns().schema(spark), layers, run, batch, progress);
        try { // from here on, publishing notices a change
            if (!states.flatMap(all -> all.at(days.orElseThrow().first().minusDays(1)))
                    .equals(before)) {
                throw new UserError(
                        ExitCode.OUTPUT,
                        "%s: another run has published the day before meanwhile; nothing was published, run again"
                                .formatted(publication.place().orElse("the state")));
            }
            return publication;
        } catch (RuntimeException | Error e) {
            publication.close();
            throw e;
        }
    }

    private VisitRows columns() {
        return Objects.requireNonNull(rows);
    }

    @Override
    public Dataset<Row> needed(Positions positions, Publication publication) {
        return positions.rows();
    }

    @Override
    public void make(
            Dataset<Row> tagged, Positions positions, TagCounts counts, Stages stages, Publication publication) {
        SparkSession spark = tagged.sparkSession();
        Optional<Dataset<Row>> state = before.map(known -> states.orElseThrow().rows(spark, known));
        List<Dataset<Row>> persisted = new ArrayList<>();
        try {
            VisitFinder.Found found = stages.call("read, tag, sort, follow ships", () -> {
                VisitFinder.Found lazy = new VisitFinder(visits.rules(), layers, days).find(tagged, state);
                lazy.rows().persist(StorageLevel.MEMORY_AND_DISK());
                persisted.add(lazy.rows());
                lazy.rows().count();
                return lazy;
            });
            stages.rowsOfLast(counts.rows());
            write(found, counts, stages, publication);
        } finally {
            persisted.forEach(Dataset::unpersist);
        }
    }

    private void write(VisitFinder.Found found, TagCounts counts, Stages stages, Publication publication) {
        Dataset<Row> all = found.rows();
        VisitReport summed = stages.call("sum up", () -> summed(found, counts));
        report = summed;
        Map<Part, Long> numbers = new EnumMap<>(Part.class);
        numbers.put(Part.OPEN, summed.open());
        if (publication.place().isEmpty()) {
            beside = numbers;
            return;
        }
        stages.run("write", () -> {
            publication.write(columns().ended(all));
            Dataset<Row> open = columns().open(all);
            publication.write(Part.OPEN, open, isByDay());
            if (states.isPresent()) {
                numbers.put(Part.OPEN, open.count()); // of all days, not of the last alone
                Dataset<Row> rowsOfStates = VisitRows.states(all);
                List<DayStates.Description> described = DayStates.described(rowsOfStates, range, before, rules());
                DayStates.write(publication, rowsOfStates, described);
                numbers.put(Part.STATE, rowsOfStates.count());
                report = summed.withState(state(described, states.get()));
            }
        });
        beside = numbers;
    }

    private VisitReport summed(VisitFinder.Found found, TagCounts counts) {
        VisitSummary summary = new VisitSummary(found.rows(), new VisitZones(layers), days.map(Days::last));
        TrackCounts tracks = found.counts();
        Map<String, Long> leftOut = leftOut(counts);
        requireAll(tracks, leftOut, counts);
        return new VisitReport(
                tracks.of(Bin.FOLLOWED),
                tracks.of(Bin.DUPLICATE),
                leftOut,
                tracks.of(Bin.STATION),
                tracks.of(Bin.JUMP),
                summary.ended(),
                summary.open(),
                tracks.of(Bin.SHORTER),
                summary.byBegin(),
                summary.byEnd(),
                summary.zones(),
                summary.timeline(days.map(Days::first)),
                Optional.empty());
    }

    /** Why rows are in no track, with their numbers. */
    private static Map<String, Long> leftOut(TagCounts counts) {
        Map<String, Long> reasons = new LinkedHashMap<>();
        long[] flags = counts.flags();
        for (int flag = 0; flag < flags.length; flag++) {
            String reason = flags[flag] == 0 ? "" : reason(flag);
            if (!reason.isEmpty()) {
                reasons.merge(reason, flags[flag], Long::sum);
            }
        }
        return reasons;
    }

    private static String reason(int flag) {
        MmsiKind kind = RowFlags.mmsiKind(flag);
        if (kind == MmsiKind.MISSING || kind == MmsiKind.INVALID) {
            return kind.label();
        }
        if (RowFlags.time(flag) != RowFlags.Time.READ) {
            return "time unknown";
        }
        return RowFlags.hasValidPosition(flag) ? "" : "no position";
    }

    private static void requireAll(TrackCounts tracks, Map<String, Long> leftOut, TagCounts counts) {
        long tagged = counts.rows();
        long out = leftOut.values().stream().mapToLong(rows -> rows).sum();
        if (tracks.of(Bin.FOLLOWED) + tracks.of(Bin.DUPLICATE) + out != tagged) {
            throw new IllegalStateException(
                    "positions got lost: tagged %s, of which %s are in no track, but followed %s"
                            .formatted(tagged, out, tracks.of(Bin.FOLLOWED) + tracks.of(Bin.DUPLICATE)));
        }
    }

    private VisitReport.State state(List<DayStates.Description> described, DayStates kept) {
        Map<String, String> fingerprints = new LinkedHashMap<>();
        described.forEach(
                each -> fingerprints.put(each.state().day(), each.state().fingerprint()));
        return new VisitReport.State(
                before.map(DayStates.Description::state),
                fingerprints,
                kept.outdated(described.get(described.size() - 1)).stream()
                        .map(LocalDate::toString)
                        .toList());
    }

    @Override
    public String description() {
        return "visits: read, tag, sort, follow ships";
    }

    @Override
    public RowsToPublish rows(RunReport.Rows ofRun) {
        Map<Part, Long> all = new EnumMap<>(Part.class);
        all.putAll(beside);
        all.put(Part.REJECTED, ofRun.rejected());
        return new RowsToPublish("visits", Objects.requireNonNull(report).ended(), all, ofRun);
    }

    @Override
    public Optional<VisitReport> visits() {
        return Optional.ofNullable(report);
    }

    @Override
    public Optional<String> outdated() {
        List<String> later = visits().flatMap(VisitReport::state)
                .map(VisitReport.State::outdated)
                .orElse(List.of());
        return later.isEmpty()
                ? Optional.empty()
                : Optional.of("%s built on the former state of %s; run again with --from %s --to %s --overwrite"
                        .formatted(
                                later.size() == 1 ? later.get(0) + " is" : later.get(0) + " and later days are",
                                days.orElseThrow().last(),
                                later.get(0),
                                LocalDate.parse(later.get(later.size() - 1)).plusDays(1)));
    }
}
