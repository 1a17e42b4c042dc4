package ais.geofence.position;

import java.util.Locale;
import java.util.SplittableRandom;

/** What a ship reports of itself. */
final class Particulars {
    private Particulars() {}

    /** Mostly ships of the United States. Each ship has its own. */
    static int mmsi(int number, SplittableRandom random) {
        int[] countries = {366, 367, 368, 338, 369, 316, 636, 538, 563, 477};
        int country = countries[(int) (countries.length * Math.pow(random.nextDouble(), 2))];
        return country * 1_000_000 + number * 66 + random.nextInt(66);
    }

    /** The columns from its name to the end of the line. Small craft leave much of it empty. */
    static String line(int number, boolean classA, boolean underWay, SplittableRandom random) {
        String[] first = {"MISS", "CAPT", "LADY", "SEA", "OCEAN", "STAR", "ATLANTIC", "GULF", "AMERICAN", "EVER", "MAERSK", "CROSBY"};
        String[] second = {"SPIRIT", "PRIDE", "EXPRESS", "HUNTER", "EAGLE", "VENTURE", "TRADER", "MARIE", "DAWN", "RIVER", "GLORY"};
        int[] types = {31, 52, 70, 80, 37, 36, 30, 60, 90, 31, 70, 37};
        int type = classA ? types[random.nextInt(types.length)] : 36 + random.nextInt(2);
        String name = "%s %s %d".formatted(first[random.nextInt(first.length)], second[random.nextInt(second.length)], number % 90);
        String imo = classA && random.nextInt(3) > 0 ? "IMO" + (9_000_000 + number * 37) : "IMO0000000";
        String call = random.nextInt(10) > 0 ? "W%c%c%04d".formatted('A' + number % 26, 'A' + number / 26 % 26, number % 10_000) : "";
        int length = classA ? 15 + (int) (300 * Math.pow(random.nextDouble(), 2)) : 6 + random.nextInt(20);
        String draft = classA ? String.format(Locale.ROOT, "%.1f", 1.5 + 0.04 * length) : "";
        int moving = random.nextInt(5) == 0 ? 12 : 0;
        String status = classA ? String.valueOf(underWay ? moving : 5) : "";
        String cargo = classA ? String.valueOf(random.nextInt(4) > 0 ? type : 0) : "";
        return "%s,%s,%s,%d,%s,%d,%d,%s,%s,%s\n".formatted(
                name, imo, call, type, status, length, 2 + length / 7, draft, cargo, classA ? "A" : "B");
    }
}
