package ais.geofence.output;

/**
 * What a run writes into a file to say that it is at work there.
 *
 * @param run its name
 * @param process its {@link RunProcess}; empty if it isn't known
 */
record RunMark(String run, String process) {
    /** That of a run of this process. */
    static RunMark of(RunId run) {
        return new RunMark(run.text(), RunProcess.own());
    }

    /** The one that a file holds. */
    static RunMark read(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? new RunMark(text, "") : new RunMark(text.substring(0, end), text.substring(end + 1));
    }

    String text() {
        return run + "\n" + process;
    }

    /** Whether it is certain that the run has ended. */
    boolean isDead() {
        return RunProcess.hasEnded(process);
    }
}
