package ais.geofence.spark;

import ais.geofence.unpack.LineBlock;
import ais.geofence.unpack.LineBlocks;
import ais.geofence.unpack.LineLimit;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a file once for all shares that are read at the same time. Whoever needs the next block of its share unpacks up to it, and
 * keeps the blocks of the others for them. A share may lose its blocks: if nobody reads it by the time that many are kept, if its
 * reader does not take them for long, or if the file can't be read. Thread-safe.
 */
final class Unpacking {
    /** Opens the file. */
    interface Source {
        InputStream open() throws IOException;
    }

    /** In bytes. The header of a file begins in the first block. */
    static final long BLOCK = 1 << 18;

    /** For each share. */
    static final int MOST_KEPT = 32;

    private final Source source;
    private final long patienceMillis;
    private final List<Place> places;
    private int readers;
    private boolean isUnpacking;

    // Of the thread that unpacks.
    private @Nullable InputStream text;
    private @Nullable LineBlocks blocks;

    /** Of a share. */
    private static final class Place {
        final Queue<LineBlock> kept = new ArrayDeque<>();
        boolean isTaken;
        boolean isLost;

        boolean isFull() {
            return kept.size() == MOST_KEPT;
        }
    }

    /**
     * @param shares how many there are
     * @param patienceMillis how long to wait for the reader of a share for which {@link #MOST_KEPT} blocks are kept
     */
    Unpacking(Source source, int shares, long patienceMillis) {
        this.source = source;
        this.patienceMillis = patienceMillis;
        this.places = IntStream.range(0, shares).mapToObj(share -> new Place()).toList();
    }

    /** For one share alone, which is taken. */
    static Unpacking alone(Source source, int share, int shares) {
        Unpacking unpacking = new Unpacking(source, shares, 0);
        unpacking.places.forEach(place -> place.isLost = true);
        unpacking.places.get(share).isLost = false;
        unpacking.take(share);
        return unpacking;
    }

    /**
     * Takes a share, to read it.
     *
     * @return false if another reader has taken it, or its first blocks are lost
     */
    synchronized boolean take(int share) {
        Place place = places.get(share);
        if (place.isTaken || place.isLost) {
            return false;
        }
        place.isTaken = true;
        readers++;
        return true;
    }

    /** The next block of a share that was taken; null at the end of the file, or if the rest {@link #isLost is lost}. */
    @Nullable LineBlock next(int share) throws IOException {
        Place own = places.get(share);
        synchronized (this) {
            while (own.kept.isEmpty() && !own.isLost && isUnpacking) {
                pause(0);
            }
            if (!own.kept.isEmpty() || own.isLost) {
                notifyAll();
                return own.kept.poll();
            }
            isUnpacking = true;
        }
        boolean isUnpacked = false;
        try {
            LineBlock block = unpackTo(share);
            isUnpacked = true;
            return block;
        } finally {
            endUnpacking(isUnpacked);
        }
    }

    /** Whether the share has lost its blocks from the next one on. */
    synchronized boolean isLost(int share) {
        return places.get(share).isLost;
    }

    private @Nullable LineBlock unpackTo(int share) throws IOException {
        if (blocks == null) {
            text = new LineLimit(source.open());
            blocks = new LineBlocks(text, (int) BLOCK);
        }
        LineBlock block = blocks.next();
        while (block != null && share(block) != share) {
            keep(block, places.get(share(block)));
            block = blocks.next();
        }
        return block;
    }

    private int share(LineBlock block) {
        return (int) (block.number() % places.size());
    }

    private synchronized void keep(LineBlock block, Place place) throws IOException {
        // Not for ever: the reader may itself wait for something that this thread holds, such as Spark's memory.
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        long left = patienceMillis;
        while (place.isFull() && place.isTaken && !place.isLost && left > 0) {
            pause(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        if (place.isFull()) {
            place.isLost = true;
            if (!place.isTaken) {
                place.kept.clear();
            }
        } else if (!place.isLost) {
            place.kept.add(block);
        }
        notifyAll();
    }

    private synchronized void endUnpacking(boolean isReadable) {
        isUnpacking = false;
        if (!isReadable) {
            places.forEach(place -> place.isLost = true);
        }
        notifyAll();
    }

    /** Waits until another thread has changed something; 0 for any time. */
    private void pause(long millis) throws IOException {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException().initCause(e);
        }
    }

    /** Ends the reading of a share that was taken; true if no other is read. */
    synchronized boolean leave(int share) {
        Place place = places.get(share);
        place.isLost = true;
        place.kept.clear();
        readers--;
        notifyAll();
        return readers == 0;
    }

    /** Closes the file, after the last reader has left. */
    synchronized void close() throws IOException {
        if (text != null) {
            text.close();
        }
    }
}
