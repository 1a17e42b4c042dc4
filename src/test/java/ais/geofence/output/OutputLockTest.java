package ais.geofence.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ais.geofence.testing.JavaProcess;
import ais.geofence.testing.TestFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
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

/** One run at a time holds a lock, and none fails that only had to wait. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class OutputLockTest {
    private static final int THREADS = 4;
    private static final int ROUNDS = 2_000;

    private static final OutputFileSystem STORE =
            OutputFileSystem.of(new org.apache.hadoop.fs.Path("file:/"), new Configuration(false));

    @TempDir
    Path folder;

    private static org.apache.hadoop.fs.Path output(Path folder) {
        return new org.apache.hadoop.fs.Path(folder.resolve("o").toUri());
    }

    private static OutputLock acquire(Path folder) {
        RunId run = RunId.now();
        OutputLock lock = OutputLock.acquire(STORE, output(folder), run, text -> {}, () -> {});
        try {
            Files.delete(
                    folder.resolve(SiblingPaths.staging(output(folder), run).getName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lock;
    }

    /** The file of whoever holds the lock. */
    private static Path holder(Path folder) {
        return folder.resolve("_o-lock")
                .resolve(STORE.names(SiblingPaths.lock(output(folder))).get(0));
    }

    /** Does as if the holder had been killed. */
    private static void die(Path folder) {
        String[] parts = RunProcess.own().split("/");
        parts[parts.length - 1] = "17";
        TestFiles.bytes(holder(folder), ("dead\n" + String.join("/", parts) + "\no").getBytes(StandardCharsets.UTF_8));
    }

    private static void age(Path folder) {
        try {
            Files.setLastModifiedTime(
                    holder(folder), FileTime.from(Instant.now().minus(OutputLock.STALE.plusSeconds(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void inThreads(int threads, Callable<Void> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                all.add(pool.submit(work));
            }
            for (Future<Void> each : all) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** 8,000 times somebody gets it, of which a third dies with it and a third lets it grow old. */
    @Test
    @Tag("slow")
    void ofManyThreadsOneHoldsIt() throws Exception {
        AtomicInteger holders = new AtomicInteger();
        AtomicInteger held = new AtomicInteger();
        inThreads(THREADS, () -> {
            for (int round = 0; round < ROUNDS; round++) {
                OutputLock lock = acquire(folder);
                assertThat(holders.incrementAndGet()).isEqualTo(1);
                lock.requireHeld();
                held.incrementAndGet();
                assertThat(holders.decrementAndGet()).isZero();
                switch (round % 3) {
                    case 0 -> lock.close();
                    case 1 -> die(folder);
                    default -> age(folder);
                }
            }
            return null;
        });
        assertThat(held).hasValue(THREADS * ROUNDS);
    }

    /** All find the same dead lock at the same moment. */
    @Test
    @Tag("slow")
    void ofManyThatFindADeadLockOneTakesIt() throws Exception {
        AtomicInteger holders = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(THREADS, () -> {
            acquire(folder);
            die(folder);
        });
        inThreads(THREADS, () -> {
            for (int round = 0; round < 500; round++) {
                together.await();
                try (OutputLock lock = acquire(folder)) {
                    assertThat(holders.incrementAndGet()).isEqualTo(1);
                    lock.requireHeld();
                    holders.decrementAndGet();
                }
            }
            return null;
        });
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @Tag("slow")
    void ofManyProcessesOneHoldsIt() throws Exception {
        List<JavaProcess> all = new ArrayList<>();
        for (int process = 0; process < 3; process++) {
            all.add(JavaProcess.start(Contender.class, folder, 500));
        }
        for (JavaProcess each : all) {
            each.endsWell();
        }
    }

    /** A process that takes the lock again and again, and ends with 1 if ever another has it at the same time. */
    static final class Contender {
        private Contender() {}

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            Path witness = folder.resolve("witness");
            for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
                OutputLock lock = acquire(folder);
                Files.createFile(witness);
                lock.requireHeld();
                Files.delete(witness);
                if (round % 3 == 1) {
                    die(folder);
                } else {
                    lock.close();
                }
            }
        }
    }

    @Test
    void whoeverHasLostItIsToldAndEndsNobodyElses() {
        OutputLock lost = acquire(folder);
        lost.requireHeld();
        age(folder);
        try (OutputLock taken = acquire(folder)) {
            assertThatThrownBy(lost::requireHeld)
                    .hasMessageContaining(
                            RunMark.read(TestFiles.text(holder(folder))).run())
                    .hasMessageContaining("run again");
            lost.close();
            taken.requireHeld();
        }
        assertThatThrownBy(lost::requireHeld).hasMessageContaining("another run has taken the lock over");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anEmptyLockIsNobodys() throws IOException {
        Files.createDirectories(folder.resolve("_o-lock"));
        acquire(folder).close();
        assertThat(folder).isEmptyDirectory();
    }
}
