package ais.geofence.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A few positions of three days in the sample's zones. */
final class ThreeDays {
    static final String FIRST = "2026-01-01";
    static final String SECOND = "2026-01-02";
    static final String THIRD = "2026-01-03";

    /** Of the first day two in Athens (zone 3) and one in no zone, of the second one in Singapore (4), of the third both. */
    private static final List<String> POSITIONS = List.of(
            "timestamp,mmsi,lat,lon",
            "2026-01-01 00:00:00.000,239000001,37.90,23.60",
            "2026-01-01 23:59:59.000,239000002,37.91,23.61",
            "2026-01-01 12:00:00.000,239000003,-40.0,-20.0",
            "2026-01-02 00:00:00.000,563000001,1.20,103.75",
            "2026-01-03 01:00:00.000,563000001,1.20,103.76",
            "2026-01-03 02:00:00.000,239000001,37.90,23.60");

    private static final Map<String, String> COUNTS = Map.of(
            FIRST, "{\"-1\": 1, \"0\": 0, \"1\": 0, \"2\": 0, \"3\": 2, \"4\": 0}",
            SECOND, "{\"-1\": 0, \"0\": 0, \"1\": 0, \"2\": 0, \"3\": 0, \"4\": 1}",
            THIRD, "{\"-1\": 0, \"0\": 0, \"1\": 0, \"2\": 0, \"3\": 1, \"4\": 1}");

    private ThreeDays() {}

    /** The rows of each day and zone, as {@link Output#countsByDay} has them. */
    static Map<String, Long> rows() {
        return Map.of(FIRST + " -1", 1L, FIRST + " 3", 2L, SECOND + " 4", 1L, THIRD + " 3", 1L, THIRD + " 4", 1L);
    }

    /** The same after {@link #addToTheFirst}. */
    static Map<String, Long> rowsWithOneMore() {
        Map<String, Long> rows = new HashMap<>(rows());
        rows.put(FIRST + " -1", 2L);
        return rows;
    }

    /** Writes all positions into a file. */
    static Path write(Path file) throws IOException {
        return Files.write(file, POSITIONS);
    }

    /** Adds a position in no zone to the first day. */
    static void addToTheFirst(Path file) throws IOException {
        Files.writeString(file, "2026-01-01 13:00:00.000,239000003,-40.0,-21.0\n", StandardOpenOption.APPEND);
    }

    /** The number of positions of a day in each zone, before any was added. */
    static JsonNode counts(String day) throws IOException {
        return new ObjectMapper().readTree(COUNTS.get(day));
    }
}
