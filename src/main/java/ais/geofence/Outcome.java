package ais.geofence;

import ais.geofence.output.Batch;
import ais.geofence.output.Publication;
import ais.geofence.output.RowsToPublish;
import ais.geofence.output.RunId;
import ais.geofence.position.Positions;
import ais.geofence.report.RunReport;
import ais.geofence.report.Stages;
import ais.geofence.report.VisitReport;
import ais.geofence.tag.TagCounts;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a run makes of tagged positions: what it writes, or only counts. */
interface Outcome {
    /**
     * Checks what can fail before the first row is read.
     *
     * @throws ais.geofence.fault.UserError if it does
     */
    void check(Positions positions);

    /**
     * Begins to publish.
     *
     * @throws ais.geofence.fault.UserError (exit 5) if nothing can be written there
     */
    Publication begin(Positions positions, RunId run, Optional<Batch> batch, Consumer<String> progress);

    /** The columns of the positions that are needed. */
    Dataset<Row> needed(Positions positions, Publication publication);

    /**
     * Reads, tags and counts all positions, and writes what is made of them.
     *
     * @param tagged counts the positions when Spark computes them
     * @param stages receives the times
     */
    void make(Dataset<Row> tagged, Positions positions, TagCounts counts, Stages stages, Publication publication);

    /** What the jobs of the run are called in Spark's web UI, without the place where they write. */
    String description();

    /** How many rows there are to publish. */
    RowsToPublish rows(RunReport.Rows rows);

    /** What a user has to run again after what was published; empty if there is nothing. */
    default Optional<String> outdated() {
        return Optional.empty();
    }

    /** What was found of visits, in a run that finds some. */
    Optional<VisitReport> visits();
}
