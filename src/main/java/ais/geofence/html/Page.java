package ais.geofence.html;

import java.util.List;

/**
 * The content of a page. All texts are plain; they are escaped when the page is written.
 *
 * @param title of the page and of the browser's tab
 * @param lead what the page is about, in a sentence or two
 * @param about when, of what and by what it was made, a line each
 * @param facts the few figures to see first
 * @param sections in order
 */
public record Page(String title, String lead, List<String> about, List<Fact> facts, List<Section> sections) {
    /**
     * A figure to see first.
     *
     * @param value such as "14 ns"
     * @param meaning such as "to tag a position with function on one core"
     */
    public record Fact(String value, String meaning) {}

    /** A part of the page under a heading. */
    public record Section(String heading, List<Block> blocks) {}
}
