package ais.geofence.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ais.geofence.files.FoundFile;
import ais.geofence.unpack.LineBlock;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class UnpackedShareTest {
    private static final FoundFile FILE = new FoundFile(new Path("/positions.csv.gz"), 1, null);

    /** More blocks than are kept for two shares. */
    private static final int BLOCKS = 3 * Unpacking.MOST_KEPT;

    /** A line fills a block. */
    private static final byte[] TEXT =
            ("x".repeat((int) Unpacking.BLOCK - 1) + "\n").repeat(BLOCKS).getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private InputStream text() {
        opened.incrementAndGet();
        return new ByteArrayInputStream(TEXT) {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    private UnpackedShare share(int number, int of) {
        return new UnpackedShare(new UnpackedText.Share(FILE, number, of), this, this::text);
    }

    private static List<Long> rest(UnpackedShare share) throws IOException {
        List<Long> blocks = new ArrayList<>();
        for (LineBlock block = share.next(); block != null; block = share.next()) {
            blocks.add(block.number());
        }
        return blocks;
    }

    private static List<Long> numbers(long first, int of) {
        return LongStream.range(0, BLOCKS)
                .filter(block -> block >= first && (block - first) % of == 0)
                .boxed()
                .toList();
    }

    @Test
    void readersThatTakeTurnsUnpackOnce() throws IOException {
        try (UnpackedShare first = share(0, 2);
                UnpackedShare second = share(1, 2)) {
            for (int block = 0; block < BLOCKS; block += 2) {
                assertThat(first.next().number()).isEqualTo(block);
                assertThat(second.next().number()).isEqualTo(block + 1);
            }
            assertThat(second.next()).isNull();
            assertThat(first.next()).isNull();
        }
        assertThat(opened).hasValue(1);
        assertThat(closed).hasValue(1);
    }

    @Test
    void aReaderThatComesLateTakesWhatIsKept() throws IOException {
        try (UnpackedShare first = share(0, 4)) {
            assertThat(rest(first)).isEqualTo(numbers(0, 4));
            try (UnpackedShare second = share(1, 4)) {
                assertThat(rest(second)).isEqualTo(numbers(1, 4));
            }
        }
        assertThat(opened).hasValue(1);
    }

    @Test
    void aReaderThatComesTooLateUnpacksAlone() throws IOException {
        try (UnpackedShare first = share(0, 2)) {
            assertThat(rest(first)).isEqualTo(numbers(0, 2));
            try (UnpackedShare second = share(1, 2)) {
                assertThat(rest(second)).isEqualTo(numbers(1, 2));
            }
        }
        try (UnpackedShare third = share(1, 2)) {
            assertThat(rest(third)).isEqualTo(numbers(1, 2));
        }
        assertThat(opened).hasValue(3);
        assertThat(closed).hasValue(3);
    }

    /** As where a task is repeated, or a query reads a file twice. */
    @Test
    void twoReadersOfTheSameShareHaveAllOfItEach() throws IOException {
        try (UnpackedShare first = share(1, 2)) {
            assertThat(first.next().number()).isEqualTo(1);
            try (UnpackedShare second = share(1, 2)) {
                assertThat(rest(second)).isEqualTo(numbers(1, 2));
            }
            assertThat(rest(first)).isEqualTo(numbers(3, 2));
        }
        assertThat(opened).hasValue(2);
        assertThat(closed).hasValue(2);
    }

    @Test
    void aReaderThatFallsBehindGoesOnAlone() throws IOException {
        Unpacking unpacking = new Unpacking(this::text, 2, 1);
        assertThat(unpacking.take(0)).isTrue();
        assertThat(unpacking.take(1)).isTrue();
        assertThat(unpacking.next(1).number()).isEqualTo(1);
        for (int block = 0; block < BLOCKS; block += 2) {
            assertThat(unpacking.next(0).number()).isEqualTo(block);
        }
        assertThat(unpacking.next(0)).isNull();
        assertThat(unpacking.isLost(0)).isFalse();
        for (int i = 1; i <= Unpacking.MOST_KEPT; i++) {
            assertThat(unpacking.next(1).number()).isEqualTo(1 + 2 * i);
        }
        assertThat(unpacking.next(1)).isNull();
        assertThat(unpacking.isLost(1)).isTrue();
    }

    @Test
    void aReaderGoesOnAloneAfterTheFailureOfAnother() throws IOException {
        Unpacking.Source failsOnce = () -> opened.get() > 0 ? text() : failing();
        try (UnpackedShare first = new UnpackedShare(new UnpackedText.Share(FILE, 0, 2), this, failsOnce);
                UnpackedShare second = new UnpackedShare(new UnpackedText.Share(FILE, 1, 2), this, failsOnce)) {
            for (int i = 0; i < 3; i++) {
                assertThat(second.next().number()).isEqualTo(1 + 2 * i);
            }
            assertThatThrownBy(() -> rest(first)).hasMessage("damaged");
            assertThat(rest(second)).isEqualTo(numbers(7, 2));
        }
        assertThat(opened).hasValue(2);
        assertThat(closed).hasValue(2);
    }

    @Test
    void damageFailsAllReaders() throws IOException {
        try (UnpackedShare first = new UnpackedShare(new UnpackedText.Share(FILE, 0, 2), this, this::failing);
                UnpackedShare second = new UnpackedShare(new UnpackedText.Share(FILE, 1, 2), this, this::failing)) {
            assertThatThrownBy(() -> rest(first)).hasMessage("damaged");
            assertThatThrownBy(() -> rest(second)).hasMessage("damaged");
        }
    }

    private InputStream failing() {
        return new FilterInputStream(text()) {
            private long left = 20 * Unpacking.BLOCK;

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                left -= count;
                if (left < 0) {
                    throw new IOException("damaged");
                }
                return count;
            }
        };
    }

    @Test
    void readersInThreadsHaveTheirBlocksInOrder() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        int unpackedOnce = 0;
        try {
            for (int seed = 0; seed < 40; seed++) {
                opened.set(0);
                Random random = new Random(seed);
                int of = 2 + random.nextInt(7);
                List<Callable<List<Long>>> readers = IntStream.range(0, of)
                        .mapToObj(number -> reader(number, of, random.nextLong()))
                        .toList();
                List<Future<List<Long>>> blocks = threads.invokeAll(readers);
                for (int number = 0; number < of; number++) {
                    assertThat(blocks.get(number).get())
                            .as("seed %d, share %d of %d", seed, number, of)
                            .isEqualTo(numbers(number, of));
                }
                unpackedOnce += opened.get() == 1 ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(unpackedOnce).isPositive();
    }

    private Callable<List<Long>> reader(int number, int of, long seed) {
        return () -> {
            Random random = new Random(seed);
            Thread.sleep(random.nextInt(4));
            List<Long> blocks = new ArrayList<>();
            try (UnpackedShare share = share(number, of)) {
                for (LineBlock block = share.next(); block != null; block = share.next()) {
                    blocks.add(block.number());
                    if (random.nextInt(10) == 0) {
                        Thread.sleep(random.nextInt(3));
                    }
                }
            }
            return blocks;
        };
    }
}
