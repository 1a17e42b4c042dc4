package ais.geofence.html;

import ais.geofence.fault.OneLine;

/**
 * A chart with its numbers below.
 *
 * @param title what it shows
 * @param alternative what it shows, for a reader who can't see it
 * @param height in CSS pixels
 * @param numbers what is drawn
 */
public record Figure(String title, String alternative, int height, Chart chart, DataTable numbers) implements Block {
    /** Keeps the ends of a text that is too long for a page, such as a zone's name. */
    public Figure {
        alternative = OneLine.of(alternative);
    }
}
