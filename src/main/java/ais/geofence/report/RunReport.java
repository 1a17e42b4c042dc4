package ais.geofence.report;

import ais.geofence.config.NamedText;
import ais.geofence.config.Settings;
import ais.geofence.position.PlaceColumns;
import ais.geofence.survey.Survey;
import ais.geofence.tag.LayerName;
import ais.geofence.text.Figures;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a run of {@code tag} or {@code visits} found and did.
 *
 * @param settings every setting with its value and source
 * @param input what was read
 * @param layers what was found of each layer, in order; one at least
 * @param stages the stages with their times
 * @param rows how many rows there were
 * @param statuses positions by status, in the order of the statuses
 * @param mmsiKinds positions by kind of MMSI
 * @param unreadableTimes positions whose time can't be read
 * @param unread what the texts that could not be read look like
 * @param survey of the positions, if the run makes a page
 * @param rejectedByReason rejected rows by reason
 * @param written what was written; in the plan of a dry run, with no rows, what would be
 * @param visits what a run of {@code visits} found; empty for {@code tag}
 * @param versions of the program and of what it runs on
 */
public record RunReport(
        List<Settings.Entry> settings,
        Input input,
        List<LayerReport> layers,
        List<Stages.Stage> stages,
        Rows rows,
        Map<String, Long> statuses,
        Map<String, Long> mmsiKinds,
        long unreadableTimes,
        Unread unread,
        Optional<Survey> survey,
        Map<String, Long> rejectedByReason,
        List<Written> written,
        Optional<VisitReport> visits,
        Map<String, String> versions) {
    /** The sum of this run and a later batch with the same settings and zones. Visits are not found in batches. */
    public RunReport plus(RunReport more) {
        List<LayerReport> sums = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            sums.add(layers.get(i).plus(more.layers.get(i)));
        }
        return new RunReport(
                settings,
                input.plus(more.input),
                sums,
                both(stages, more.stages),
                rows.plus(more.rows),
                sums(statuses, more.statuses),
                sums(mmsiKinds, more.mmsiKinds),
                unreadableTimes + more.unreadableTimes,
                unread.plus(more.unread),
                Survey.both(survey, more.survey),
                sums(rejectedByReason, more.rejectedByReason),
                both(written, more.written),
                visits.or(() -> more.visits),
                versions);
    }

    /** The value of a setting for a layer as text; empty if it has none. */
    public Optional<String> setting(String key, LayerName layer) {
        Map<Optional<String>, String> byLayer = new HashMap<>();
        settings.stream().filter(entry -> entry.key().equals(key)).forEach(entry -> {
            NamedText value = NamedText.of(entry.text());
            byLayer.put(value.name(), value.text());
        });
        return Optional.ofNullable(byLayer.getOrDefault(layer.text(), byLayer.get(Optional.<String>empty())))
                .filter(text -> !text.isEmpty());
    }

    /** Whether ships are counted: the input has a column of their MMSI. */
    public boolean countsShips() {
        return input.columns().mmsi().isPresent();
    }

    /** What the rejected rows may be and how to read them, if it is known. */
    public Optional<String> rejectedHint() {
        return Hints.ofRejected(this);
    }

    /** What is suspicious about the result and what to try, a sentence each. */
    public List<String> hints() {
        return Hints.of(this);
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static Map<String, Long> sums(Map<String, Long> first, Map<String, Long> second) {
        Map<String, Long> sums = new LinkedHashMap<>(first);
        second.forEach((key, count) -> sums.merge(key, count, Long::sum));
        return sums;
    }

    /**
     * What was read.
     *
     * @param passedOver the names of the members of archives that are not positions
     * @param notes what a user should know of the files, a sentence each
     * @param columns the columns that hold the position
     * @param inputPartitions how many parts Spark read the files in
     * @param spreadOver how many parts the rows were spread over after reading
     */
    public record Input(
            List<InputFile> files,
            long bytes,
            List<String> passedOver,
            List<String> notes,
            String feed,
            Columns columns,
            int inputPartitions,
            int spreadOver) {
        Input plus(Input more) {
            return new Input(
                    both(files, more.files),
                    bytes + more.bytes,
                    both(passedOver, more.passedOver),
                    both(notes, more.notes).stream().distinct().toList(),
                    more.feed,
                    more.columns,
                    inputPartitions + more.inputPartitions,
                    spreadOver + more.spreadOver);
        }
    }

    /**
     * The names of the columns that hold the position.
     *
     * @param place the columns with longitude and latitude; empty if there is no file
     * @param speeds the columns with the speed; none if the run needs no speed, or there is none
     * @param marked the first column's name in the file, where its leading '# ' is not in the column's name
     */
    public record Columns(
            Optional<PlaceColumns> place,
            Optional<String> mmsi,
            Optional<String> time,
            List<String> speeds,
            Optional<String> marked) {
        /** The columns if there is no file. */
        public static final Columns NONE =
                new Columns(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());

        /** As a phrase; empty for {@link #NONE}. */
        @JsonValue
        @Override
        public String toString() {
            return place.map(this::phrase).orElse("");
        }

        private String phrase(PlaceColumns ofPlace) {
            return "%s, mmsi %s, time %s%s%s"
                    .formatted(
                            ofPlace,
                            mmsi.map(name -> "'" + name + "'").orElse("-"),
                            time.map(name -> "'" + name + "'").orElse("-"),
                            speeds.isEmpty() ? "" : ", speed '%s'".formatted(String.join("', '", speeds)),
                            marked.map("; the '#' of '%s' is left out"::formatted)
                                    .orElse(""));
        }
    }

    /** A file that was read, with its size. */
    public record InputFile(String path, long bytes) {}

    /**
     * What the texts that could not be read look like.
     *
     * @param decimalCommas whether a rejected row has a coordinate with a decimal comma
     * @param dayFirstTimes whether an unreadable time has the day first
     * @param timeFormats the values of the setting time-format that read numbers that are unreadable as times
     */
    public record Unread(boolean decimalCommas, boolean dayFirstTimes, Set<String> timeFormats) {
        /** Nothing was read. */
        public static final Unread NOTHING = new Unread(false, false, Set.of());

        Unread plus(Unread more) {
            return new Unread(
                    decimalCommas || more.decimalCommas,
                    dayFirstTimes || more.dayFirstTimes,
                    Stream.of(timeFormats, more.timeFormats)
                            .flatMap(Set::stream)
                            .collect(Collectors.toUnmodifiableSet()));
        }
    }

    /**
     * Numbers of rows. Read is the sum of rejected, outside the time range and well-formed; tagged is well-formed times the
     * number of copies.
     */
    public record Rows(long read, long rejected, long outsideRange, long wellFormed, long copies, long tagged) {
        Rows plus(Rows more) {
            return new Rows(
                    read + more.read,
                    rejected + more.rejected,
                    outsideRange + more.outsideRange,
                    wellFormed + more.wellFormed,
                    copies,
                    tagged + more.tagged);
        }
    }

    /**
     * A folder or table that was written.
     *
     * @param path of the folder, or the table's name
     * @param days the days that were written, where it is laid out by day
     * @param removed the days that were replaced by nothing
     * @param replaced what was replaced, those days included; none if the place was free
     * @param snapshot the id of the table's snapshot; none for a folder
     * @param batch the number of its batch of new files, if any
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Written(
            String what,
            String path,
            String format,
            long rows,
            List<String> days,
            List<String> removed,
            @Nullable Replaced replaced,
            @Nullable Long snapshot,
            @Nullable Long batch) {
        /** Rows that belong to no batch. */
        public Written(
                String what,
                String path,
                String format,
                long rows,
                List<String> days,
                List<String> removed,
                @Nullable Replaced replaced,
                @Nullable Long snapshot) {
            this(what, path, format, rows, days, removed, replaced, snapshot, null);
        }

        /** The same rows as part of a batch. */
        public Written ofBatch(long number) {
            return new Written(what, path, format, rows, days, removed, replaced, snapshot, number);
        }

        /** What was written, with its batch if any. */
        public String title() {
            return batch == null ? what : "%s, batch %s".formatted(what, batch);
        }
    }

    /**
     * Rows that are replaced.
     *
     * @param days of the rows, in order; none if they are not laid out by day
     * @param rows how many; null if unknown
     * @param files that they are in
     * @param bytes of these files
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Replaced(List<String> days, @Nullable Long rows, int files, long bytes) {
        /** For messages: {@code the whole day 2026-01-02 (1,234 rows)}. */
        public String text() {
            String what = switch (days.size()) {
                case 0 -> "all of it";
                case 1 -> "the whole day " + days.get(0);
                default ->
                    "%s whole days, %s to %s"
                            .formatted(Figures.count(days.size()), days.get(0), days.get(days.size() - 1));
            };
            String size = rows == null
                    ? Figures.count(files, "file") + ", " + Figures.bytes(bytes)
                    : Figures.count(rows, "row");
            return "%s (%s)".formatted(what, size);
        }
    }
}
