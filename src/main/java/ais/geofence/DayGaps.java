package ais.geofence;

import ais.geofence.report.RunReport.Written;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds days that are far from the others, such as those of damaged times. */
final class DayGaps {
    private static final int LONGEST = 31;
    private static final int SHOWN = 3;

    private DayGaps() {}

    /** A line about such days in what was written, if any. */
    static Optional<String> note(List<Written> written) {
        List<String> gaps = new ArrayList<>();
        for (Written part : written) {
            for (int i = 1; i < part.days().size(); i++) {
                String before = part.days().get(i - 1);
                String after = part.days().get(i);
                long days = ChronoUnit.DAYS.between(LocalDate.parse(before), LocalDate.parse(after));
                if (days > LONGEST) {
                    gaps.add("%s and %s (%s days)".formatted(before, after, days));
                }
            }
        }
        return gaps.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "note: some days are far apart, which damaged times can cause: %s%s; --from and --to leave such times out"
                                .formatted(
                                        String.join(", ", gaps.subList(0, Math.min(SHOWN, gaps.size()))),
                                        gaps.size() > SHOWN ? " and %s more".formatted(gaps.size() - SHOWN) : ""));
    }
}
