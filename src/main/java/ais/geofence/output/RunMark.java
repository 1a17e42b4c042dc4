package ais.geofence.output;

/**
 * What a run writes into a file to say that it is at work there.
 *
 * @param run its name
 * @param process its {@link RunProcess}; empty if it isn't known
 * @param output the name of the folder that it publishes to
 */
record RunMark(String run, String process, String output) {
    private static final String SEPARATOR = "\n";

    /** That of a run of this process. */
    static RunMark of(RunId run, String output) {
        return new RunMark(run.text(), RunProcess.own(), output);
    }

    /** The one that a file holds. */
    static RunMark read(String text) {
        String[] parts = text.split(SEPARATOR, 3); // the name of a folder may have line ends
        return new RunMark(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }

    String text() {
        return String.join(SEPARATOR, run, process, output);
    }

    /** Whether it is certain that the run has ended. */
    boolean isDead() {
        return RunProcess.hasEnded(process);
    }
}
