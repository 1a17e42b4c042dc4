package ais.geofence.position;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes positions as NOAA publishes a day of them: CSV with the same 17 columns, in time order, thinned to one report a minute
 * and ship. Two ships in five report every minute, the others seldom; most lie in or near a port of the United States.
 */
public final class DayFile {
    private static final long SEED = 20240314;
    private static final int SHIPS = 15_000;

    private DayFile() {}

    /** The file, and how many rows: 8,000,000 are a day, fewer are its first hours, more go on with the next day. */
    public static void main(String[] arguments) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        List<DayShip> ships = new ArrayList<>();
        for (int i = 0; i < SHIPS; i++) {
            ships.add(new DayShip(i, random.split()));
        }
        NoaaFile.write(Path.of(arguments[0]), Long.parseLong(arguments[1]), ships, List.of());
    }
}
