package ais.geofence.output;

/**
 * The text of a file by which a run marks a folder as its own while it works.
 *
 * @param run the id of the run
 * @param process its {@link RunProcess}; empty if unknown
 * @param output the name of the folder that it publishes to
 */
record RunMark(String run, String process, String output) {
    private static final String SEPARATOR = "\n";

    /** The mark of a run of this process. */
    static RunMark of(RunId run, String output) {
        return new RunMark(run.text(), RunProcess.own(), output);
    }

    /** The mark that a file holds. */
    static RunMark read(String text) {
        String[] parts = text.split(SEPARATOR, 3); // the name of a folder may have line ends
        return new RunMark(parts[0], parts.length > 1 ? parts[1] : "", parts.length > 2 ? parts[2] : "");
    }

    String text() {
        return String.join(SEPARATOR, run, process, output);
    }

    /** Whether the run has certainly ended. */
    boolean isDead() {
        return RunProcess.hasEnded(process);
    }
}
