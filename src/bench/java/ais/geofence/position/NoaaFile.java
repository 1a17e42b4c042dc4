package ais.geofence.position;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.PriorityQueue;

/** Writes reports as NOAA publishes them: CSV with its 17 columns, in time order. */
final class NoaaFile {
    private static final LocalDateTime BEGIN = LocalDateTime.of(2024, 3, 14, 0, 0);
    private static final String HEADER = "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,"
            + "Length,Width,Draft,Cargo,TransceiverClass\n";
    private static final int TENTH = 10;

    private NoaaFile() {}

    /** A station with a tenth of all rows. */
    interface Frequent {
        /**
         * Appends a report.
         *
         * @param instant of the report, as text
         * @param before the row before this one
         */
        void report(String instant, CharSequence before, StringBuilder row);
    }

    /**
     * Writes the file.
     *
     * @param reporters send the rows
     * @param frequent send a tenth of them each, at the times of the others
     */
    static void write(Path file, long rows, Collection<? extends Reporter> reporters, List<Frequent> frequent)
            throws IOException {
        PriorityQueue<Reporter> next = new PriorityQueue<>(reporters);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(HEADER);
            StringBuilder row = new StringBuilder();
            StringBuilder of = new StringBuilder();
            String time = "";
            long second = -1;
            for (long i = 0; i < rows; i++) {
                int turn = (int) (i % TENTH);
                if (turn > 0 && turn <= frequent.size()) { // not the first row, which tells the time
                    of.setLength(0);
                    frequent.get(turn - 1).report(time, row, of);
                    out.append(of);
                    continue;
                }
                Reporter reporter = next.remove();
                if (reporter.second() != second) {
                    second = reporter.second();
                    time = time(second);
                }
                row.setLength(0);
                reporter.report(time, row);
                out.append(row);
                next.add(reporter);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String time(long second) {
        String time = BEGIN.plusSeconds(second).toString();
        return time.length() == "2024-03-14T00:00".length() ? time + ":00" : time;
    }
}
