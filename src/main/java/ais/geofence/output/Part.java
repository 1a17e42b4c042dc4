package ais.geofence.output;

/** Rows that a run publishes to a folder beside its output, together with it. */
public enum Part {
    REJECTED("rejected rows"),
    /** Visits that have not ended. */
    OPEN("open visits"),
    /** What the next day goes on with. */
    STATE("state");

    private final String text;

    Part(String text) {
        this.text = text;
    }

    /** The format of its rows, which always go to a folder; the state's never depends on the output's. */
    public OutputFormat format(OutputFormat ofOutput) {
        return this == STATE ? OutputFormat.PARQUET : ofOutput.ofFolder();
    }

    /** As reports call it. */
    public String text() {
        return text;
    }
}
