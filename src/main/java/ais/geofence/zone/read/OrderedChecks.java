package ais.geofence.zone.read;

import ais.geofence.zone.Problem;
import ais.geofence.zone.Remark;
import ais.geofence.zone.read.format.Feature;
import ais.geofence.zone.read.format.FeatureSink;
import ais.geofence.zone.read.geometry.RawGeometry;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Checks features on all cores while the file is still being read, and hands the results on in the order of the file. Reading waits
 * where it is too far ahead, so that memory does not grow with the text of the file.
 */
final class OrderedChecks implements FeatureSink, AutoCloseable {
    /** Enough to keep all cores busy with the many small zones of a large set. */
    private static final int MOST_PENDING = 1024;

    private static final long MOST_PENDING_LENGTH = 64 << 20;

    private record Pending(Future<Checked> result, long length) {}

    private final ZoneChecker checker;
    private final Consumer<Checked> results;
    private final ExecutorService workers;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private final Set<String> withoutValue = new HashSet<>();
    private long pendingLength;

    OrderedChecks(ZoneChecker checker, Consumer<Checked> results) {
        this.checker = checker;
        this.results = results;
        this.workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), task -> {
            Thread thread = new Thread(task, "zone-check");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void feature(Feature feature, RawGeometry geometry) {
        add(new Pending(workers.submit(() -> checker.check(feature, geometry)), geometry.length()));
    }

    @Override
    public void problem(Problem problem) {
        add(new Checked.Rejected(problem));
    }

    @Override
    public void remark(Remark remark) {
        add(new Checked.Remarked(remark));
    }

    private void add(Checked known) {
        add(new Pending(CompletableFuture.completedFuture(known), 0));
    }

    @Override
    public void noValue(String property) {
        withoutValue.add(property);
    }

    /** The properties that some feature has without a value. */
    Set<String> withoutValue() {
        return withoutValue;
    }

    private void add(Pending next) {
        pending.add(next);
        pendingLength += next.length();
        while (pending.size() > MOST_PENDING || pendingLength > MOST_PENDING_LENGTH) {
            takeFirst();
        }
    }

    /** Hands on all that is still being checked. */
    void finish() {
        while (!pending.isEmpty()) {
            takeFirst();
        }
    }

    private void takeFirst() {
        Pending first = pending.remove();
        pendingLength -= first.length();
        try {
            results.accept(first.result().get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("checking a zone failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while checking zones", e);
        }
    }

    /** Gives up what is not yet checked. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
