package ais.geofence.spark;

import ais.geofence.files.FoundFile;
import ais.geofence.unpack.LineBlock;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a share of a file. Readers of the same stage that run in this JVM at the same time have a common {@link Unpacking}.
 * A reader that comes late or falls far behind unpacks the file alone. All of the file is read, by this reader or another one. Not
 * thread-safe.
 */
final class UnpackedShare implements AutoCloseable {
    private static final Map<Scan, Unpacking> COMMON = new HashMap<>();

    private static final long PATIENCE_MILLIS = 5_000;

    private final UnpackedText.Share share;
    private final Unpacking.Source source;
    private final Scan scan;
    private Unpacking unpacking;
    private long lastBlock = -1;

    /** Those who may have a common unpacking. */
    private record Scan(FoundFile file, int shares, Object stage) {}

    /**
     * @param stage equal for those who may read the file together
     * @param source opens the file
     */
    UnpackedShare(UnpackedText.Share share, Object stage, Unpacking.Source source) {
        this.share = share;
        this.source = source;
        this.scan = new Scan(share.file(), share.of(), stage);
        synchronized (COMMON) {
            Unpacking common = COMMON.computeIfAbsent(scan, key -> new Unpacking(source, share.of(), PATIENCE_MILLIS));
            this.unpacking = common.take(share.number()) ? common : alone();
        }
    }

    private Unpacking alone() {
        return Unpacking.alone(source, share.number(), share.of());
    }

    /** The next block; null at the end of the file. */
    @Nullable LineBlock next() throws IOException {
        LineBlock block = unpacking.next(share.number());
        if (block == null && unpacking.isLost(share.number())) {
            close();
            unpacking = alone();
            block = unpacking.next(share.number());
            while (block != null && block.number() <= lastBlock) {
                block = unpacking.next(share.number());
            }
        }
        if (block != null) {
            lastBlock = block.number();
        }
        return block;
    }

    @Override
    public void close() throws IOException {
        boolean isLast;
        synchronized (COMMON) {
            isLast = unpacking.leave(share.number());
            if (isLast) {
                COMMON.remove(scan, unpacking);
            }
        }
        if (isLast) {
            unpacking.close();
        }
    }
}
