package ais.geofence.page;

import ais.geofence.html.DataTable;
import ais.geofence.html.Page;
import java.util.List;

/** What is special to the result of one command on a {@link RunPage}. */
sealed interface RunSections permits TagSections, VisitSections {
    /**
     * The title of the page.
     *
     * @param zones how many zones there are, as a phrase
     */
    String title(String zones);

    /** What the result is, in a sentence or two. */
    String lead();

    /** The figures to see first. */
    List<Page.Fact> facts();

    /** The sections between the map and the positions by time. */
    List<Page.Section> sections();

    /** What became of the well-formed rows, in sentences. */
    String rows();

    /** What became of the well-formed rows, in numbers. */
    default List<DataTable> tablesOfRows() {
        return List.of();
    }

    /** What is to say of the run beside its input, output, zones and settings. */
    default List<DataTable> tablesOfRun() {
        return List.of();
    }
}
