package ais.geofence.output;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.report.RunReport;
import ais.geofence.text.Figures;
import java.util.function.LongSupplier;

/** Keeps an input without rows from replacing a whole output, which a failed feed would do. */
final class EmptyInput {
    private EmptyInput() {}

    /**
     * Checks a run that replaces a whole folder or table.
     *
     * @param place the output, for messages
     * @param rows how many rows the run had
     * @param before how many rows the output has; called only for an input without rows
     * @throws UserError (exit 6) if the input has no rows and the output has some
     */
    static void requireMayReplace(String place, RunReport.Rows rows, LongSupplier before) {
        long lost = rows.read() == 0 ? before.getAsLong() : 0;
        if (lost > 0) {
            throw new UserError(
                    ExitCode.REJECTED,
                    "%s: the input has no rows and would replace all of it (%s); delete it first if it is to go; nothing was published"
                            .formatted(place, Figures.count(lost, "row")));
        }
    }
}
