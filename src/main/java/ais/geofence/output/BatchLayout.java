package ais.geofence.output;

import ais.geofence.spark.ColumnNames;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * A run replaces one batch of the output: a folder {@code batch=3}, in a layout by day one within each day. A repeated batch
 * replaces itself.
 */
record BatchLayout(long number, boolean byDay) implements Layout {
    private static final String FOLDER = ColumnNames.BATCH + "=";

    /** Whether a folder is one of a batch. */
    static boolean isBatch(String name) {
        return name.startsWith(FOLDER);
    }

    private String name() {
        return FOLDER + number;
    }

    private String name(String day) {
        return DayFolders.name(day) + "/" + name();
    }

    /** The days that have the batch. */
    private List<String> days(Target tagged) {
        return DayFolders.dates(tagged.entries(DayFolders::isDay)).stream()
                .filter(day -> tagged.fileSystem().exists(new Path(tagged.folder(), name(day))))
                .toList();
    }

    @Override
    public void recordState(Target tagged) {
        tagged.recordState(byDay ? days(tagged).stream().map(this::name).toList() : List.of(name()));
    }

    @Override
    public void recordStateBeside(Part part, Target target) {
        target.recordState(List.of(name()));
    }

    @Override
    public List<Move> moves(Target tagged, List<String> days) {
        Path rows = tagged.staging().rows();
        return byDay
                ? days.stream()
                        .map(day -> tagged.entry(name(day), Optional.of(new Path(rows, DayFolders.name(day)))))
                        .toList()
                : List.of(tagged.entry(name(), Optional.of(rows)));
    }

    @Override
    public List<Move> beside(Part part, Target target, List<String> days, boolean hasRows) {
        return List.of(target.entry(name(), Optional.of(target.staging().rows()).filter(rows -> hasRows)));
    }

    @Override
    public List<String> emptiedDays(Target tagged, List<String> days) {
        return byDay ? days(tagged).stream().filter(day -> !days.contains(day)).toList() : List.of();
    }

    @Override
    public Move removal(Target tagged, String day) {
        return tagged.entry(name(day), Optional.empty());
    }
}
