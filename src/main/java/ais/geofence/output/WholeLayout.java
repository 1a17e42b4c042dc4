package ais.geofence.output;

import ais.geofence.report.RunReport;
import java.util.List;

/** A run replaces the whole output. */
record WholeLayout() implements Layout {
    @Override
    public boolean byDay() {
        return false;
    }

    @Override
    public void recordState(Target tagged) {
        tagged.recordState();
    }

    @Override
    public void recordStateBeside(Part part, Target target) {
        target.recordState();
    }

    @Override
    public List<Move> moves(Target tagged, List<String> days) {
        return List.of(tagged.whole(true));
    }

    @Override
    public List<Move> beside(Part part, Target target, List<String> days, boolean hasRows) {
        return List.of(target.whole(hasRows));
    }

    @Override
    public List<String> emptiedDays(Target tagged, List<String> days) {
        return List.of();
    }

    @Override
    public void requireMayReplace(Target tagged, List<String> days, RunReport.Rows rows) {
        EmptyInput.requireMayReplace(
                tagged.folder().toString(), rows, () -> new RowCounter(tagged.fileSystem()).of(tagged.folder()));
    }

    @Override
    public Move removal(Target tagged, String day) {
        throw new IllegalStateException("no days");
    }
}
