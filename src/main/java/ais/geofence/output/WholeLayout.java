package ais.geofence.output;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.report.RunReport;
import ais.geofence.text.Figures;
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
    public void recordRejectedState(Target rejected) {
        rejected.recordState();
    }

    @Override
    public List<Move> moves(Target tagged, List<String> days) {
        return List.of(tagged.whole(true));
    }

    @Override
    public Move rejected(Target rejected, List<String> days, boolean hasRows) {
        return rejected.whole(hasRows);
    }

    @Override
    public List<String> emptiedDays(Target tagged, List<String> days) {
        return List.of();
    }

    /** An input without rows replaces no rows. */
    @Override
    public void requireMayReplace(Target tagged, List<String> days, RunReport.Rows rows) {
        long before = rows.read() == 0 ? new RowCounter(tagged.fileSystem()).of(tagged.folder()) : 0;
        if (before > 0) {
            throw new UserError(
                    ExitCode.REJECTED,
                    "%s: the input has no rows and would replace all of it (%s); delete it first if it is to go; nothing was published"
                            .formatted(tagged.folder(), Figures.count(before, "row")));
        }
    }

    @Override
    public Move removal(Target tagged, String day) {
        throw new IllegalStateException("no days");
    }
}
