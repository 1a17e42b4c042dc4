package ais.geofence.position;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Writes days of positions as NOAA publishes them, of ships that sail from port to port, and of one base station, which has a tenth of all rows. Every
 * row is well formed.
 */
public final class PortCallsFile {
    private static final long SEED = 20240321;
    private static final int SHIPS = 2_500;
    private static final String NO_SHIP = "000000000";

    private PortCallsFile() {}

    /**
     * The file, and how many rows: 10,000,000 are about a week, fewer are its first days. With a third argument MMSI 0 has another tenth of all rows, in
     * the places of all ships.
     */
    public static void main(String[] arguments) throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Port> ports = Port.all();
        List<PortCallShip> ships = new ArrayList<>();
        for (int i = 0; i < SHIPS; i++) {
            ships.add(new PortCallShip(i, ports, random.split()));
        }
        List<NoaaFile.Frequent> frequent = new ArrayList<>();
        frequent.add(baseStation(ports.get(0), random.split()));
        if (arguments.length > 2) {
            frequent.add((instant, before, row) ->
                    row.append(NO_SHIP).append(before, NO_SHIP.length(), before.length()));
        }
        NoaaFile.write(Path.of(arguments[0]), Long.parseLong(arguments[1]), ships, frequent);
    }

    /** In a port. It is seen within some metres, often twice in a second and sometimes twice in the same place. */
    private static NoaaFile.Frequent baseStation(Port port, SplittableRandom random) {
        return (instant, before, row) -> {
            row.append("003669999,").append(instant).append(',');
            Reporter.fixed(row, port.lat() + 0.00003 * random.nextGaussian(), 100_000).append(',');
            Reporter.fixed(row, port.lon() + 0.00003 * random.nextGaussian(), 100_000).append(',');
            row.append(",,,,,,,,,,,,\n");
        };
    }
}
