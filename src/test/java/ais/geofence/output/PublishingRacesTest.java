package ais.geofence.output;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.position.TimeRange;
import ais.geofence.testing.TestFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs of different days of two outputs, all at once, with one folder of rejected rows: none fails of what others do. */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PublishingRacesTest {
    private static final int RUNS = 8;

    /** Of each run; {@code scripts/bench races} runs 1,250 of them, without the limit of time. */
    private static final int ROUNDS = Integer.getInteger("ais.geofence.races", 50);

    @TempDir
    Path folder;

    private final AtomicInteger publishing = new AtomicInteger();

    private FolderPublication begin(int number) {
        LocalDate day = day(number);
        return FolderPublication.begin(
                new OutputPaths(
                        Optional.of(hadoop(out(number))),
                        Map.of(Part.REJECTED, hadoop(folder.resolve("rejected"))),
                        true),
                new DayLayout(new TimeRange(
                        Optional.of(Instant.parse(day + "T00:00:00Z")),
                        Optional.of(Instant.parse(day.plusDays(1) + "T00:00:00Z")))),
                new RowWriter(OutputFormat.PARQUET),
                RunId.now(),
                new Configuration(false),
                text -> {});
    }

    private static LocalDate day(int number) {
        return LocalDate.parse("2026-01-01").plusDays(number);
    }

    private Path out(int number) {
        return folder.resolve(number % 2 == 0 ? "a=1" : "a-1");
    }

    private static org.apache.hadoop.fs.Path hadoop(Path path) {
        return new org.apache.hadoop.fs.Path(path.toString());
    }

    private void publish(int number, String name) {
        String day = day(number).toString();
        try (FolderPublication publication = begin(number)) {
            Path rows = Path.of(publication.tagged().orElseThrow().toUri());
            TestFiles.lines(rows.resolve("date=" + day).resolve(name), name);
            TestFiles.lines(Path.of(publication.beside(Part.REJECTED).toUri()).resolve(name), name);
            publication.publishBeside(true, List.of(day), Staged.SOME_REJECTED, () -> {
                assertThat(publishing.incrementAndGet()).isEqualTo(1);
                Thread.yield();
                publishing.decrementAndGet();
            });
        }
        assertThat(TestFiles.contents(out(number).resolve("date=" + day))).containsOnlyKeys(name);
        assertThat(TestFiles.contents(folder.resolve("rejected/days=" + day))).containsOnlyKeys(name);
    }

    @Test
    void eachPublishesItsOwnDayAndNoneFails() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(RUNS);
        List<Future<?>> all = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            int number = run;
            all.add(pool.submit(() -> {
                for (int round = 0; round < ROUNDS; round++) {
                    publish(number, "round" + round);
                }
            }));
        }
        pool.shutdown();
        for (Future<?> each : all) {
            each.get();
        }
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a=1", "a-1", "rejected");
    }
}
