package ais.geofence.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Writes {@code sample-data/positions.csv.gz}: five minutes of invented but plausible traffic, the same on every machine. */
final class SampleGenerator {
    private static final String FILE = "positions.csv.gz";
    private static final String HEADER = "\"timestamp\",\"mmsi\",\"lat\",\"lon\"";
    private static final int ROWS = 42_625;
    private static final int SECONDS = 300;
    private static final long SEED = 20_240_314;

    /** Specified to the bit by the Java platform, Gaussian numbers included. */
    private final Random random = new Random(SEED);

    private SampleGenerator() {}

    /** Writes the file into the folder given, {@code sample-data} for the one that is shipped. */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]));
    }

    /** Writes the file into a folder that exists. */
    static Path write(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (String line : new SampleGenerator().lines()) {
                stream.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        return file;
    }

    private List<String> lines() {
        List<Report> reports = reports();
        List<String> lines = new ArrayList<>(ROWS + 1);
        reports.forEach(report -> lines.add(report.line()));
        spoil(lines, reports);
        lines.add(0, HEADER);
        return lines;
    }

    /** Reports of as many transmitters as it takes, in the order of time. */
    private List<Report> reports() {
        List<Water> lots = Waters.ALL.stream()
                .flatMap(water -> Collections.nCopies(water.share(), water).stream())
                .toList();
        Set<String> taken = new HashSet<>();
        List<Report> reports = new ArrayList<>();
        while (reports.size() < ROWS) {
            Transmitter transmitter = Transmitter.any(lots.get(random.nextInt(lots.size())), random);
            if (taken.add(transmitter.mmsi())) {
                reports.addAll(transmitter.reports(SECONDS, random));
            }
        }
        return reports.stream()
                .limit(ROWS)
                .sorted(Comparator.comparing(Report::timestamp))
                .toList();
    }

    private void spoil(List<String> lines, List<Report> reports) {
        List<Integer> rows = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
        Collections.shuffle(rows, random);
        int next = 0;
        for (Flaw flaw : Flaw.values()) {
            for (int turn = 0; turn < flaw.rows(); turn++) {
                int row = rows.get(next++);
                lines.set(row, flaw.line(reports.get(row), turn));
            }
        }
    }
}
