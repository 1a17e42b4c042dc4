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

    /** As reports call it. */
    public String text() {
        return text;
    }
}
