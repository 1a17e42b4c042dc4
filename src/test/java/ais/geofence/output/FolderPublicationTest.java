package ais.geofence.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.output.FolderPublication.Published;
import ais.geofence.position.TimeRange;
import ais.geofence.testing.TestFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader of the output sees while runs come, fail, die and meet. */
class FolderPublicationTest {
    private static final TimeRange TWO_DAYS = new TimeRange(
            Optional.of(Instant.parse("2026-01-01T00:00:00Z")), Optional.of(Instant.parse("2026-01-03T00:00:00Z")));
    private static final String FIRST = "date=2026-01-01";
    private static final String SECOND = "date=2026-01-02";
    private static final String THIRD = "date=2026-01-03";

    @TempDir
    Path folder;

    private Path out;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void nameTheOutput() {
        out = folder.resolve("parent/out");
    }

    private FolderPublication begin(boolean byDay) {
        return begin(byDay, TWO_DAYS);
    }

    private FolderPublication begin(boolean byDay, TimeRange range) {
        Optional<org.apache.hadoop.fs.Path> tagged = Optional.of(new org.apache.hadoop.fs.Path(out.toString()));
        return FolderPublication.begin(
                new OutputPaths(tagged, Staged.rejected(tagged), byDay),
                byDay ? new DayLayout(range) : new WholeLayout(),
                new RowWriter(OutputFormat.PARQUET),
                RunId.now(),
                new Configuration(),
                new PrintStream(said, true, StandardCharsets.UTF_8)::println);
    }

    private static void stage(FolderPublication publication, String... files) {
        for (String file : files) {
            TestFiles.lines(Path.of(publication.tagged().orElseThrow().toUri()).resolve(file), file);
        }
    }

    private static void stageRejected(FolderPublication publication) {
        TestFiles.lines(Path.of(publication.beside(Part.REJECTED).toUri()).resolve("r"), "r");
    }

    private Published publish(boolean byDay, boolean overwrite, String... files) {
        try (FolderPublication publication = begin(byDay)) {
            stage(publication, files);
            return publication.move(overwrite, Staged.NONE_REJECTED);
        }
    }

    /** What lies below the parent of the output, the marks of runs aside. */
    private Set<String> files() {
        try (Stream<Path> all = Files.walk(out.getParent())) {
            return new TreeSet<>(all.filter(Files::isRegularFile)
                    .map(file -> out.getParent().relativize(file).toString())
                    .filter(name -> !name.endsWith(Target.MARKER))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void showsNothingBeforeItIsPublished() {
        try (FolderPublication publication = begin(true)) {
            stage(publication, FIRST + "/a", "_SUCCESS");
            assertThat(out).doesNotExist();
            assertThat(Path.of(publication.tagged().orElseThrow().toUri())
                            .getParent()
                            .getParent())
                    .hasParent(out.getParent())
                    .satisfies(staging ->
                            assertThat(staging.getFileName().toString()).startsWith("_out-staging-"));
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void replacesTheWholeFolder() {
        publish(false, false, "a", "_SUCCESS");
        assertThat(files()).containsExactly("out/_SUCCESS", "out/a");
        UserError refused = catchThrowableOfType(UserError.class, () -> publish(false, false, "b"));
        assertThat(refused.exitCode()).isEqualTo(ExitCode.OUTPUT);
        assertThat(refused).hasMessageContaining(out.toString()).hasMessageContaining("--overwrite");
        assertThat(files()).containsExactly("out/_SUCCESS", "out/a");
        publish(false, true, "b");
        assertThat(files()).containsExactly("out/b");
    }

    @Test
    void replacesExactlyTheDaysOfTheRange() throws IOException {
        publish(true, false, FIRST + "/a", SECOND + "/a", "_SUCCESS");
        try (FolderPublication publication = begin(true, TimeRange.ALL)) {
            stage(publication, THIRD + "/a");
            publication.move(false, Staged.NONE_REJECTED);
        }
        FileTime untouched = Files.getLastModifiedTime(out.resolve(THIRD));
        UserError refused = catchThrowableOfType(UserError.class, () -> publish(true, false, SECOND + "/b"));
        assertThat(refused).hasMessageContaining(SECOND).hasMessageContaining("--overwrite");
        Published published = publish(true, true, SECOND + "/b");
        assertThat(published.days()).containsExactly("2026-01-02");
        assertThat(published.removed()).containsExactly("2026-01-01");
        assertThat(files()).containsExactly("out/_SUCCESS", "out/" + SECOND + "/b", "out/" + THIRD + "/a");
        assertThat(Files.getLastModifiedTime(out.resolve(THIRD))).isEqualTo(untouched);
    }

    @Test
    void removesNoDayWithoutAFirstAndALastDay() {
        publish(true, false, FIRST + "/a", SECOND + "/a");
        try (FolderPublication publication = begin(true, new TimeRange(TWO_DAYS.from(), Optional.empty()))) {
            stage(publication, SECOND + "/b");
            assertThat(publication.move(true, Staged.NONE_REJECTED).removed()).isEmpty();
        }
        assertThat(files()).containsExactly("out/" + FIRST + "/a", "out/" + SECOND + "/b");
    }

    @Test
    void keepsTheRejectedRowsOfOtherDays() {
        try (FolderPublication publication = begin(true)) {
            stage(publication, FIRST + "/a");
            stageRejected(publication);
            assertThat(publication
                            .move(false, Staged.SOME_REJECTED)
                            .beside()
                            .get(Part.REJECTED)
                            .get(0)
                            .place()
                            .getName())
                    .isEqualTo("days=2026-01-01_2026-01-02");
        }
        try (FolderPublication publication = begin(true, TimeRange.ALL)) {
            stage(publication, THIRD + "/a");
            stageRejected(publication);
            publication.move(false, Staged.SOME_REJECTED);
        }
        assertThat(files()).contains("out-rejected/days=2026-01-01_2026-01-02/r", "out-rejected/days=2026-01-03/r");
        publish(true, true, FIRST + "/b");
        assertThat(files())
                .containsExactly("out-rejected/days=2026-01-03/r", "out/" + FIRST + "/b", "out/" + THIRD + "/a");
    }

    @Test
    void refusesWhatAnotherRunHasPublishedSince() {
        publish(true, false, FIRST + "/a", SECOND + "/a");
        try (FolderPublication slow = begin(true);
                FolderPublication other = begin(true)) {
            stage(slow, FIRST + "/slow", SECOND + "/slow");
            stage(other, SECOND + "/other");
            String staging =
                    other.tagged().orElseThrow().getParent().getParent().getName();
            other.move(true, Staged.NONE_REJECTED);
            UserError refused = catchThrowableOfType(UserError.class, () -> slow.move(true, Staged.NONE_REJECTED));
            assertThat(refused.exitCode()).isEqualTo(ExitCode.OUTPUT);
            assertThat(refused).hasMessageContaining("date=2026-01-0").hasMessageContaining("nothing was published");
            assertThat(staging).startsWith("_out-staging-");
        }
        assertThat(files()).containsExactly("out/" + SECOND + "/other");
    }

    @Test
    void namesTheRunThatWon() {
        try (FolderPublication slow = begin(false);
                FolderPublication other = begin(false)) {
            stage(slow, "slow");
            stage(other, "other");
            String winner = other.tagged()
                    .orElseThrow()
                    .getParent()
                    .getParent()
                    .getName()
                    .substring("_out-staging-".length());
            other.move(false, Staged.NONE_REJECTED);
            assertThatThrownBy(() -> slow.move(false, Staged.NONE_REJECTED))
                    .hasMessageContaining(out.toString())
                    .hasMessageContaining(winner);
            assertThatThrownBy(() -> slow.move(true, Staged.NONE_REJECTED)).hasMessageContaining(winner);
        }
        assertThat(files()).containsExactly("out/other");
    }

    @Test
    void letsRunsOfOtherDaysPass() {
        try (FolderPublication first = begin(true, TimeRange.ALL);
                FolderPublication second = begin(true, TimeRange.ALL)) {
            stage(first, FIRST + "/a");
            stage(second, SECOND + "/a");
            first.move(false, Staged.NONE_REJECTED);
            second.move(false, Staged.NONE_REJECTED);
        }
        assertThat(files()).containsExactly("out/" + FIRST + "/a", "out/" + SECOND + "/a");
    }

    @Test
    void putsBackWhatARunThatDiedHadMovedAside() {
        publish(true, false, FIRST + "/a", SECOND + "/a");
        FolderPublication dead = begin(true);
        stage(dead, FIRST + "/b", SECOND + "/b");
        Path staging = Path.of(dead.tagged().orElseThrow().toUri()).getParent().getParent();
        move(out.resolve(FIRST), staging.resolve("old/" + FIRST));
        move(staging.resolve("new/out/" + FIRST), out.resolve(FIRST));
        move(out.resolve(SECOND), staging.resolve("old/" + SECOND));
        assertThat(out.resolve(SECOND)).doesNotExist();
        begin(true).close();
        assertThat(files()).containsExactly("out/" + FIRST + "/b", "out/" + SECOND + "/a");
        publish(true, true, FIRST + "/c", SECOND + "/c");
        assertThat(files()).containsExactly("out/" + FIRST + "/c", "out/" + SECOND + "/c");
    }

    @Test
    void deletesAfterADayWhatARunElsewhereHasLeft() {
        FolderPublication elsewhere = begin(true);
        stage(elsewhere, FIRST + "/a");
        Path staging =
                Path.of(elsewhere.tagged().orElseThrow().toUri()).getParent().getParent();
        TestFiles.bytes(staging.resolve("_run"), "other\n\nout".getBytes(StandardCharsets.UTF_8));
        begin(true).close();
        assertThat(staging).exists();
        age(staging, Duration.ofHours(25));
        begin(true).close();
        assertThat(staging).doesNotExist();
    }

    @Test
    void takesOverTheLockOfARunThatDied() {
        Path lock = TestFiles.lines(out.resolveSibling("_out-lock/run-dead"), "dead");
        age(lock, OutputLock.STALE.plusSeconds(1));
        publish(false, false, "a");
        assertThat(files()).containsExactly("out/a");
    }

    @Test
    void waitsForTheRunThatIsPublishing() throws Exception {
        Path lock = TestFiles.bytes(
                out.resolveSibling("_out-lock/run-other"), "other-run".getBytes(StandardCharsets.UTF_8));
        Thread waiting = new Thread(() -> publish(false, false, "a"));
        waiting.start();
        for (int i = 0; i < 100 && said.size() == 0; i++) {
            Thread.sleep(50);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("other-run");
        assertThat(out).doesNotExist();
        Files.delete(lock);
        waiting.join();
        assertThat(files()).containsExactly("out/a");
    }

    @Test
    void putsEverythingBackIfSomethingCannotBeMoved() {
        publish(true, false, FIRST + "/a", SECOND + "/a");
        try (FolderPublication publication = begin(true)) {
            stage(publication, FIRST + "/b", SECOND + "/b");
            // A mount point or a file in use would do the same: the second day can't be put into place.
            Path staging = Path.of(publication.tagged().orElseThrow().toUri())
                    .getParent()
                    .getParent();
            TestFiles.lines(staging.resolve("old/" + SECOND + "/in-the-way"), "x");
            UserError failed =
                    catchThrowableOfType(UserError.class, () -> publication.move(true, Staged.NONE_REJECTED));
            assertThat(failed.exitCode()).isEqualTo(ExitCode.OUTPUT);
            assertThat(files()).contains("out/" + FIRST + "/a", "out/" + SECOND + "/a");
        }
        begin(true).close();
        assertThat(files()).containsExactly("out/" + FIRST + "/a", "out/" + SECOND + "/a");
    }

    @Test
    void saysAfterPublishingWhatCouldNotBeTidied() {
        publish(true, false, FIRST + "/a", SECOND + "/b");
        FolderPublication publication = begin(true);
        stage(publication, FIRST + "/c");
        Path staging =
                Path.of(publication.tagged().orElseThrow().toUri()).getParent().getParent();
        TestFiles.lines(staging.resolve("replaced/in-the-way"), "x");

        assertThat(publication.move(true, Staged.NONE_REJECTED).removed()).containsExactly("2026-01-02");

        assertThatThrownBy(publication::close)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("puts days that this one has removed back")
                .hasMessageContaining(staging.getFileName().toString());
        assertThat(out.resolve(FIRST).resolve("c")).exists();
        assertThat(out.resolve(SECOND)).doesNotExist();
    }

    /** A reader that looks all the time while a day is replaced again and again sees all of a version, or nothing. */
    @Test
    @Tag("slow")
    void neverShowsHalfADay() throws Exception {
        String[] parts = {"a", "b", "c", "d"};
        AtomicBoolean going = new AtomicBoolean(true);
        Set<String> seen = new TreeSet<>();
        Thread reader = new Thread(() -> {
            while (going.get()) {
                try {
                    Object before = key(out.resolve(FIRST));
                    String names = names(out.resolve(FIRST));
                    if (before.equals(key(out.resolve(FIRST)))) { // else it was replaced while it was listed
                        seen.add(names);
                    }
                } catch (NoSuchFileException e) {
                    seen.add("nothing");
                } catch (IOException e) {
                    seen.add(e.toString());
                }
            }
        });
        reader.start();
        for (int version = 0; version < 100; version++) {
            String prefix = FIRST + "/" + version % 2;
            publish(true, true, Stream.of(parts).map(part -> prefix + part).toArray(String[]::new));
        }
        going.set(false);
        reader.join();
        assertThat(seen).isSubsetOf("nothing", "0a 0b 0c 0d", "1a 1b 1c 1d").hasSizeGreaterThan(1);
    }

    @Test
    void saysWhatCannotBeWritten() {
        Path file = TestFiles.lines(folder.resolve("file"), "x");
        out = file.resolve("out");
        UserError failed = catchThrowableOfType(UserError.class, () -> begin(false));
        assertThat(failed.exitCode()).isEqualTo(ExitCode.OUTPUT);
        assertThat(failed.getMessage()).contains(file.toString());
        out = Path.of("/");
        assertThatThrownBy(() -> begin(false)).hasMessageContaining("root");
    }

    private static Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    private static String names(Path path) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            List<String> names = new ArrayList<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            names.remove(Target.MARKER);
            names.sort(null);
            return String.join(" ", names);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void age(Path path, Duration by) {
        try (Stream<Path> all = Files.walk(path)) {
            FileTime time = FileTime.from(Instant.now().minus(by));
            for (Path each : all.toList()) {
                Files.setLastModifiedTime(each, time);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
