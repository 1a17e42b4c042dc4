package ais.geofence.output;

import ais.geofence.position.TimeRange;
import ais.geofence.report.RunReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;

/**
 * A run replaces days of the output; each has its own folder.
 *
 * @param range the times of the run: with two ends all days in between are replaced, otherwise those with rows
 */
record DayLayout(TimeRange range) implements Layout {
    @Override
    public boolean byDay() {
        return true;
    }

    @Override
    public void recordState(Target tagged) {
        tagged.recordState(tagged.entries(this::isOfRange));
    }

    @Override
    public void recordStateBeside(Part part, Target target) {
        target.recordState(target.entries(DayFolders::isBeside));
    }

    @Override
    public List<Move> moves(Target tagged, List<String> days) {
        Path rows = tagged.staging().rows();
        return DayFolders.names(days).stream()
                .map(day -> tagged.entry(day, Optional.of(new Path(rows, day))))
                .toList();
    }

    @Override
    public List<Move> beside(Part part, Target target, List<String> days, boolean hasRows) {
        Path rows = target.staging().rows();
        if (part == Part.REJECTED) {
            return List.of(target.entry(
                    DayFolders.ofRejected(range, days), Optional.of(rows).filter(any -> hasRows)));
        }
        return range.days().stream()
                .map(day -> DayFolders.ofDay(day.toString()))
                .map(day -> target.entry(day, Optional.of(new Path(rows, day)).filter(target.fileSystem()::exists)))
                .toList();
    }

    @Override
    public Optional<String> dayBefore() {
        return range.firstDay().map(day -> day.minusDays(1).toString());
    }

    @Override
    public List<String> emptiedDays(Target tagged, List<String> days) {
        if (range.from().isEmpty() || range.to().isEmpty()) {
            return List.of();
        }
        List<String> there = DayFolders.dates(tagged.entries(this::isOfRange));
        return there.stream().filter(day -> !days.contains(day)).toList();
    }

    @Override
    public void requireMayReplace(Target tagged, List<String> days, RunReport.Rows rows) {
        ShrunkDays shrunk = new ShrunkDays(range, rows);
        if (shrunk.arePossible()) {
            List<String> replaced = replaced(tagged, days);
            RowCounter counter = new RowCounter(tagged.fileSystem());
            shrunk.check(
                    tagged.folder().toString(),
                    counts(counter, tagged.folder(), replaced),
                    counts(counter, tagged.staging().rows(), replaced));
        }
    }

    /** The published days that the run replaces or removes. */
    private List<String> replaced(Target tagged, List<String> days) {
        List<String> emptied = emptiedDays(tagged, days);
        return DayFolders.dates(tagged.entries(DayFolders::isDay)).stream()
                .filter(day -> days.contains(day) || emptied.contains(day))
                .toList();
    }

    private static Map<String, Long> counts(RowCounter counter, Path folder, List<String> days) {
        return days.parallelStream()
                .collect(Collectors.toConcurrentMap(
                        day -> day, day -> counter.of(new Path(folder, DayFolders.name(day)))));
    }

    @Override
    public Move removal(Target tagged, String day) {
        return tagged.entry(DayFolders.name(day), Optional.empty());
    }

    private boolean isOfRange(String name) {
        return DayFolders.day(name).filter(range::includes).isPresent();
    }
}
