package ais.geofence;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Work that a thread of its own does while a run does something else. */
final class BackgroundTask<T> {
    private static final Queue<CompletableFuture<?>> UNDOING = new ConcurrentLinkedQueue<>();

    private final Executor thread;
    private final CompletableFuture<T> result;

    private BackgroundTask(String name, Supplier<T> work) {
        this.thread = task -> {
            Thread started = new Thread(task, name);
            started.setDaemon(true);
            started.start();
        };
        this.result = CompletableFuture.supplyAsync(work, thread);
    }

    /**
     * Starts the work.
     *
     * @param name of the thread
     */
    static <T> BackgroundTask<T> start(String name, Supplier<T> work) {
        return new BackgroundTask<>(name, work);
    }

    /** Waits for the result; throws what the work has thrown. */
    T await() {
        try {
            return result.join();
        } catch (CompletionException e) {
            throw BackgroundTask.<RuntimeException>unchecked(Objects.requireNonNull(e.getCause()));
        }
    }

    /**
     * Gives up the result: once the work is done, it is undone. Does not wait.
     *
     * @param undo receives the result, unless the work fails
     */
    void abandon(Consumer<T> undo) {
        // Nobody waits for the result, nor for the reason why there is none.
        UNDOING.add(result.thenAcceptAsync(undo, thread).exceptionally(failed -> null));
    }

    /** Waits until all that was abandoned is undone, so that the process ends without work in its midst. */
    static void awaitAbandoned() {
        for (CompletableFuture<?> undoing = UNDOING.poll(); undoing != null; undoing = UNDOING.poll()) {
            undoing.join();
        }
    }

    /** Scala throws checked exceptions undeclared, and so does this. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> E unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
