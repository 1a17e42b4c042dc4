package ais.geofence.output;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.position.TimeRange;
import ais.geofence.testing.JavaProcess;
import ais.geofence.testing.TestFiles;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that stops for long while it publishes, and goes on when another has published, changes nothing any more. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StalledRunTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final String SCHEME = "stalling";

    @TempDir
    Path folder;

    @AfterEach
    void goOn() {
        Stalling.before(() -> {}, Integer.MAX_VALUE);
    }

    /** A disk that moves as HDFS does, and on which a run can be stopped before any of its moves. */
    public static final class Stalling extends RawLocalFileSystem {
        private static Runnable stop = () -> {};
        private static int moves;

        /** Does something before the move of that number, counted from 0 and from now. */
        static void before(Runnable work, int move) {
            stop = work;
            moves = move;
        }

        @Override
        public String getScheme() {
            return SCHEME;
        }

        @Override
        public URI getUri() {
            return URI.create(SCHEME + ":///");
        }

        @Override
        public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to) {
            if (moves-- == 0) {
                stop.run();
            }
            File place = pathToFile(to);
            return pathToFile(from).renameTo(place.isDirectory() ? new File(place, from.getName()) : place);
        }
    }

    private static FolderPublication begin(Path folder, String scheme, int days) {
        Configuration configuration = new Configuration(false);
        configuration.set("fs." + SCHEME + ".impl", Stalling.class.getName());
        Optional<org.apache.hadoop.fs.Path> out =
                Optional.of(new org.apache.hadoop.fs.Path(scheme + ":" + folder.resolve("out")));
        TimeRange range = new TimeRange(
                Optional.of(Instant.parse(FIRST + "T00:00:00Z")),
                Optional.of(Instant.parse(FIRST.plusDays(days) + "T00:00:00Z")));
        return FolderPublication.begin(
                new OutputPaths(out, Staged.rejected(out), true),
                new DayLayout(range),
                new RowWriter(OutputFormat.PARQUET),
                RunId.now(),
                configuration,
                text -> {});
    }

    /** Publishes the same days but every third, each with a file of that name. */
    private static void publish(FolderPublication publication, int days, String name, Runnable last) {
        Path rows = Path.of(publication.tagged().orElseThrow().toUri().getPath());
        for (int day = 0; day < days; day++) {
            if (day % 3 != name.length() % 3) {
                TestFiles.lines(rows.resolve(day(day)).resolve(name), name);
            }
        }
        TestFiles.lines(
                Path.of(publication.beside(Part.REJECTED).toUri().getPath()).resolve(name), name);
        publication.publishBeside(true, DayFolders.dates(dayNames(days, name)), Staged.SOME_REJECTED, last);
    }

    private static List<String> dayNames(int days, String name) {
        return IntStream.range(0, days)
                .filter(day -> day % 3 != name.length() % 3)
                .mapToObj(StalledRunTest::day)
                .toList();
    }

    private static String day(int day) {
        return "date=" + FIRST.plusDays(day);
    }

    private void publishWhole(int days, String name) {
        try (FolderPublication publication = begin(folder, "file", days)) {
            publish(publication, days, name, () -> {});
        }
    }

    private void assertPublished(int days, String name) {
        assertThat(TestFiles.contents(folder.resolve("out")).keySet())
                .containsExactlyElementsOf(dayNames(days, name).stream()
                        .map(day -> day + "/" + name)
                        .toList());
        assertThat(TestFiles.contents(folder.resolve("out-rejected")).values()).containsExactly(name + "\n");
    }

    /** Lets the locks grow old, as far as they are held. */
    private void age() {
        for (String output : List.of("out", "out-rejected")) {
            Path lock = folder.resolve("_" + output + "-lock");
            if (Files.exists(lock)) {
                try (Stream<Path> holders = Files.list(lock)) {
                    for (Path holder : holders.toList()) {
                        Files.setLastModifiedTime(
                                holder, FileTime.from(Instant.now().minus(OutputLock.STALE.plusSeconds(1))));
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** Wherever it stops: before each of its moves, and before each by which it would put back what it had moved. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void movesNothingOverWhatAnotherHasPublished(boolean fails) {
        int days = 4;
        boolean stopped = true;
        int lost = 0;
        for (int move = 0; stopped; move++) {
            publishWhole(days, "xxx");
            boolean[] came = {false};
            boolean published = false;
            try (FolderPublication stalled = begin(folder, SCHEME, days)) {
                Stalling.before(
                        () -> {
                            came[0] = true;
                            age();
                            publishWhole(days, "b");
                        },
                        move);
                publish(stalled, days, "aa", () -> {
                    if (fails) {
                        throw new OutOfMemoryError("as it happens");
                    }
                });
                published = true;
            } catch (UserError e) {
                assertThat(e.exitCode()).isEqualTo(ExitCode.OUTPUT);
                lost++;
            } catch (OutOfMemoryError e) {
                assertThat(fails).isTrue();
            }
            stopped = came[0];
            assertPublished(days, stopped ? "b" : fails ? "xxx" : "aa");
            assertThat(published && fails).isFalse();
        }
        assertThat(lost).isGreaterThan(days);
        publishWhole(days, "b");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("out", "out-rejected");
    }

    @Test
    @Tag("slow")
    void changesNothingAfterSigstop() throws Exception {
        int days = 600;
        int lost = 0;
        int stopped = 0;
        for (int attempt = 0; stopped < 4; attempt++) {
            assertThat(attempt).as("attempts").isLessThan(40);
            publishWhole(days, "xxx");
            try (JavaProcess stalled = JavaProcess.start(Publisher.class, folder, days)) {
                int moved = 1 + 50 * stopped;
                if (!stalled.sees(() -> movedAside() > moved)) {
                    assertThat(stalled.code()).isZero();
                    continue;
                }
                stalled.stop();
                stopped++;
                age();
                publishWhole(days, "b");
                stalled.goOn();
                lost += stalled.code() == ExitCode.OUTPUT.code() ? 1 : 0;
            }
            assertPublished(days, "b");
        }
        assertThat(lost).isPositive();
    }

    private int movedAside() {
        int most = 0;
        for (String name : folder.toFile().list()) {
            String[] old = folder.resolve(name).resolve("old").toFile().list();
            most = Math.max(most, old == null ? 0 : old.length);
        }
        return most;
    }

    /** A run in a process of its own. */
    static final class Publisher {
        private Publisher() {}

        public static void main(String[] arguments) {
            int days = Integer.parseInt(arguments[1]);
            try (FolderPublication publication = begin(Path.of(arguments[0]), "file", days)) {
                publish(publication, days, "aa", () -> {});
            } catch (UserError e) {
                System.out.println(e.getMessage());
                System.exit(e.exitCode().code());
            }
        }
    }
}
