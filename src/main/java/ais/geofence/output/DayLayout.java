package ais.geofence.output;

import ais.geofence.position.TimeRange;
import ais.geofence.report.RunReport;
import java.util.List;
import java.util.Optional;
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
    public void recordRejectedState(Target rejected) {
        rejected.recordState(rejected.entries(DayFolders::isOfRejected));
    }

    @Override
    public List<Move> moves(Target tagged, List<String> days) {
        Path rows = tagged.staging().rows();
        return DayFolders.names(days).stream()
                .map(day -> tagged.entry(day, Optional.of(new Path(rows, day))))
                .toList();
    }

    @Override
    public Move rejected(Target rejected, List<String> days, boolean hasRows) {
        return rejected.entry(
                DayFolders.ofRejected(range, days),
                Optional.of(rejected.staging().rows()).filter(rows -> hasRows));
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
    public Optional<ShrunkDays> shrunkDays(RunReport.Rows rows) {
        return Optional.of(new ShrunkDays(range, rows));
    }

    @Override
    public List<String> replaced(Target tagged, List<String> days) {
        List<String> emptied = emptiedDays(tagged, days);
        return DayFolders.dates(tagged.entries(DayFolders::isDay)).stream()
                .filter(day -> days.contains(day) || emptied.contains(day))
                .toList();
    }

    @Override
    public Move removal(Target tagged, String day) {
        return tagged.entry(DayFolders.name(day), Optional.empty());
    }

    private boolean isOfRange(String name) {
        return DayFolders.day(name).filter(range::includes).isPresent();
    }
}
