package ais.geofence.sample;

import java.util.List;
import java.util.function.Function;

/** What is wrong with some rows: each flaw with the lines that a report can turn into, and how many such rows there are. */
enum Flaw {
    COLUMN_MISSING(
            6,
            report -> report.line().substring(0, report.line().lastIndexOf(',')),
            report -> '"' + report.timestamp() + '"'),
    TOO_MANY_COLUMNS(4, report -> report.line() + ",\"0\"", report -> report.line() + ","),
    BROKEN_QUOTES(
            4,
            report -> report.line().substring(0, report.line().length() - 1),
            report -> report.line().replace("\"" + report.mmsi() + "\"", "\"" + report.mmsi())),
    NO_NUMBER(
            6,
            report -> report.withPosition("unknown", report.lon()).line(),
            report -> report.withPosition(report.lat(), report.lon() + " E").line(),
            report -> report.withPosition(report.lat().replace('.', ','), report.lon())
                    .line()),

    NOT_AVAILABLE(
            60,
            report -> report.withPosition("91", "181").line(),
            report -> report.withPosition("91.0", "181.0").line(),
            report -> report.withPosition("91", report.lon()).line(),
            report -> report.withPosition(report.lat(), "181").line()),
    EMPTY(
            27,
            report -> report.withPosition("", "").line(),
            report -> report.withPosition("", report.lon()).line(),
            report -> report.withPosition(report.lat(), "").line()),
    OUT_OF_RANGE(
            9,
            report -> report.withPosition("-97.25", report.lon()).line(),
            report -> report.withPosition(report.lat(), "214.748364").line(),
            report -> report.withPosition("108.5", "-181.5").line()),
    NOT_FINITE(
            4,
            report -> report.withPosition("NaN", "NaN").line(),
            report -> report.withPosition(report.lat(), "Infinity").line()),

    NULL_ISLAND(
            6,
            report -> report.withPosition("0", "0").line(),
            report -> report.withPosition("0.0", "-0.0").line()),
    TIME_UNREADABLE(
            7,
            report -> report.withTimestamp("").line(),
            report -> report.withTimestamp("2024-02-30 06:31:00.000").line(),
            report -> report.withTimestamp("half past six").line());

    private final int rows;
    private final List<Function<Report, String>> lines;

    @SafeVarargs
    @SuppressWarnings("varargs")
    Flaw(int rows, Function<Report, String>... lines) {
        this.rows = rows;
        this.lines = List.of(lines);
    }

    int rows() {
        return rows;
    }

    /** The line of a flawed row, the forms of the flaw taking turns. */
    String line(Report report, int turn) {
        return lines.get(turn % lines.size()).apply(report);
    }
}
