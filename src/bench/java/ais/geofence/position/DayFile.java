package ais.geofence.position;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Writes positions as NOAA publishes a day of them: CSV with the same 17 columns, in time order, thinned to one report a minute
 * and ship. Two ships in five report every minute, the others seldom; most lie in or near a port of the United States.
 */
public final class DayFile {
    private static final long SEED = 20240314;
    private static final int SHIPS = 15_000;
    private static final LocalDateTime BEGIN = LocalDateTime.of(2024, 3, 14, 0, 0);
    private static final String HEADER = "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,"
            + "Length,Width,Draft,Cargo,TransceiverClass\n";

    private DayFile() {}

    /** The file, and how many rows: 8,000,000 are a day, fewer are its first hours, more go on with the next day. */
    public static void main(String[] arguments) throws IOException {
        long rows = Long.parseLong(arguments[1]);
        SplittableRandom random = new SplittableRandom(SEED);
        PriorityQueue<DayShip> next = new PriorityQueue<>(SHIPS);
        for (int i = 0; i < SHIPS; i++) {
            next.add(new DayShip(i, random.split()));
        }
        try (Writer out = Files.newBufferedWriter(Path.of(arguments[0]))) {
            out.write(HEADER);
            StringBuilder row = new StringBuilder();
            String time = "";
            long second = -1;
            for (long i = 0; i < rows; i++) {
                DayShip ship = next.remove();
                if (ship.second() != second) {
                    second = ship.second();
                    time = time(second);
                }
                row.setLength(0);
                ship.report(time, row);
                out.append(row);
                next.add(ship);
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
