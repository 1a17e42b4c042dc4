package ais.geofence.output;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.TimeRange;
import ais.geofence.report.RunReport;
import ais.geofence.text.Figures;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides whether the days of an output may give way to the rows of a run. A day that keeps at least half as many rows always
 * may. One that would shrink further may only if the user asked for the day, and if it is not the rejected rows that it lacks:
 * a few damaged times, or a feed that writes its times in another way, replace no day.
 *
 * @param range the times that the user asked for; its days are asked for if it has two ends
 * @param rows how many rows the run had
 */
record ShrunkDays(TimeRange range, RunReport.Rows rows) {
    private static final int SHOWN = 5;

    /** Whether any day may be refused. If not, rows need not be counted, which takes a while. */
    boolean arePossible() {
        return !isAskedFor() || rows.rejected() > 0 || rows.read() == 0;
    }

    private boolean isAskedFor() {
        return range.from().isPresent() && range.to().isPresent();
    }

    /**
     * Checks the days that the run replaces.
     *
     * @param place the output, for messages
     * @param before the rows of each of these days as they are
     * @param after the rows that the run has for its days
     * @throws UserError (exit 5) if a day that was not asked for would lose more than half of its rows; (exit 6) if a day that
     *     was asked for would, and the rejected rows may be the missing ones
     */
    void check(String place, Map<String, Long> before, Map<String, Long> after) {
        List<String> shrunk = new TreeMap<>(before)
                .entrySet().stream()
                        .filter(day -> isShrunk(day.getValue(), after.getOrDefault(day.getKey(), 0L)))
                        .map(day -> "%s (%s for %s)"
                                .formatted(
                                        day.getKey(),
                                        Figures.count(after.getOrDefault(day.getKey(), 0L), "row"),
                                        Figures.count(day.getValue())))
                        .toList();
        if (shrunk.isEmpty()) {
            return;
        }
        String days = String.join(", ", shrunk.subList(0, Math.min(SHOWN, shrunk.size())));
        String more = shrunk.size() > SHOWN ? " and %s more days".formatted(shrunk.size() - SHOWN) : "";
        if (!isAskedFor()) {
            throw new UserError(
                    ExitCode.OUTPUT,
                    "%s: without both --from and --to, a run does not replace a day by less than half as many rows, which damaged times can cause: %s%s; give --from and --to for the days to tag; nothing was published"
                            .formatted(place, days, more));
        }
        throw new UserError(
                ExitCode.REJECTED,
                "%s: the run would replace a day by less than half as many rows: %s%s, and %s; repair the input, or delete the day first if it should go; nothing was published"
                        .formatted(
                                place,
                                days,
                                more,
                                rows.read() == 0
                                        ? "the input has no rows"
                                        : Figures.count(rows.rejected(), "rejected row") + " may be what is missing"));
    }

    private boolean isShrunk(long before, long after) {
        long lacking = isAskedFor() && rows.read() > 0 ? rows.rejected() * rows.copies() : Long.MAX_VALUE / 4;
        return 2 * after < before && 2 * (after + lacking) >= before;
    }
}
