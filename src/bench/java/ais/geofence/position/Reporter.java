package ais.geofence.position;

/** What sends reports; ordered by the time of the next one. */
abstract class Reporter implements Comparable<Reporter> {
    private final int number;

    /** Of the next report, seconds from the begin of the file. */
    protected double time;

    /**
     * @param number which of two comes first whose next reports are of the same second
     */
    Reporter(int number) {
        this.number = number;
    }

    /** The time of the next report, seconds from the begin of the file. */
    final long second() {
        return (long) time;
    }

    @Override
    public final int compareTo(Reporter other) {
        int byTime = Long.compare(second(), other.second());
        return byTime != 0 ? byTime : Integer.compare(number, other.number);
    }

    /**
     * Appends the next report as a line of CSV, and moves on to the one after.
     *
     * @param instant of the report, as text
     */
    abstract void report(String instant, StringBuilder row);

    /** Appends a number with as many decimals as the scale has zeros; at least one. */
    static StringBuilder fixed(StringBuilder row, double value, long scale) {
        long scaled = Math.round(Math.abs(value) * scale);
        if (value < 0 && scaled > 0) {
            row.append('-');
        }
        row.append(scaled / scale).append('.');
        for (long digit = scale / 10; digit > 0; digit /= 10) {
            row.append((char) ('0' + scaled / digit % 10));
        }
        return row;
    }
}
