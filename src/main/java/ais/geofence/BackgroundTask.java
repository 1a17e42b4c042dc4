package ais.geofence;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Work that a thread of its own does while a run does something else. */
final class BackgroundTask<T> {
    private static final Queue<Thread> ABANDONED = new ConcurrentLinkedQueue<>();

    private final String name;
    private final FutureTask<T> task;

    private BackgroundTask(String name, Supplier<T> work) {
        this.name = name;
        this.task = new FutureTask<>(work::get);
    }

    /**
     * Starts the work.
     *
     * @param name of the thread
     */
    static <T> BackgroundTask<T> start(String name, Supplier<T> work) {
        BackgroundTask<T> started = new BackgroundTask<>(name, work);
        thread(name, started.task).start();
        return started;
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Waits for the result; throws what the work has thrown. */
    T await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw BackgroundTask.<RuntimeException>unchecked(Objects.requireNonNull(e.getCause()));
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Gives up the result: once the work is done, it is undone. Does not wait.
     *
     * @param undo receives the result, unless the work fails
     */
    void abandon(Consumer<T> undo) {
        Thread undoing = thread(name + ", abandoned", () -> {
            try {
                undo.accept(await());
            } catch (Exception | Error e) { // nobody waits for the result, nor for the reason why there is none
                return;
            }
        });
        ABANDONED.add(undoing);
        undoing.start();
    }

    /** Waits until all that was abandoned is undone, so that the process ends without work in its midst. */
    static void awaitAbandoned() {
        for (Thread undoing = ABANDONED.poll(); undoing != null; undoing = ABANDONED.poll()) {
            try {
                undoing.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Scala throws checked exceptions undeclared, and so does this. */
    @SuppressWarnings("unchecked")
    private static <E extends Exception> E unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
