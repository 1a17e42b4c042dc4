package ais.geofence.output;

import ais.geofence.position.TimeRange;
import ais.geofence.spark.ColumnNames;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The names of the folders of an output that is laid out by day: {@code date=2026-01-02}. */
final class DayFolders {
    private static final String DAY = ColumnNames.DATE + "=";
    private static final String DAYS = ColumnNames.DAYS + "=";

    private DayFolders() {}

    /** The day that a folder of tagged rows is for, if it is one. */
    static Optional<LocalDate> day(String name) {
        return day(DAY, name);
    }

    private static Optional<LocalDate> day(String prefix, String name) {
        try {
            return name.startsWith(prefix)
                    ? Optional.of(LocalDate.parse(name.substring(prefix.length())))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static boolean isDay(String name) {
        return day(name).isPresent();
    }

    /** Whether a folder is for what some days have beside the output. */
    static boolean isBeside(String name) {
        return name.startsWith(DAYS);
    }

    /** The folder for what one day has beside the output. */
    static String ofDay(String date) {
        return DAYS + date;
    }

    /** The day that a folder beside the output is for, if it is for one. */
    static Optional<LocalDate> dayBeside(String name) {
        return day(DAYS, name);
    }

    /** The folder of a day. */
    static String name(String date) {
        return DAY + date;
    }

    /** The folders of days. */
    static List<String> names(List<String> dates) {
        return dates.stream().map(DayFolders::name).toList();
    }

    /** The days of folders, as text. */
    static List<String> dates(List<String> names) {
        return names.stream().map(name -> name.substring(DAY.length())).toList();
    }

    /**
     * The folder for the rejected rows of a run, which have no day of their own: named by the days that the run is for, so
     * that a repeated run finds it again.
     *
     * @param range the range of the run; where it has no end, the days that were written tell
     * @param dates these days, in order
     */
    static String ofRejected(TimeRange range, List<String> dates) {
        Optional<String> first = range.firstDay()
                .map(LocalDate::toString)
                .or(() -> dates.stream().findFirst());
        Optional<String> last =
                range.lastDay().map(LocalDate::toString).or(() -> dates.stream().reduce((earlier, later) -> later));
        if (first.isEmpty() || last.isEmpty()) {
            return DAYS + first.or(() -> last).orElse("none");
        }
        return DAYS + (first.equals(last) ? first.get() : first.get() + "_" + last.get());
    }
}
