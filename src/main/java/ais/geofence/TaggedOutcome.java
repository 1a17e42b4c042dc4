package ais.geofence;

import ais.geofence.options.TagOptions;
import ais.geofence.output.Batch;
import ais.geofence.output.Publication;
import ais.geofence.output.Publications;
import ais.geofence.output.RowsToPublish;
import ais.geofence.output.RunId;
import ais.geofence.output.TaggedRows;
import ais.geofence.position.Positions;
import ais.geofence.report.RunReport;
import ais.geofence.report.Stages;
import ais.geofence.report.VisitReport;
import ais.geofence.tag.Layer;
import ais.geofence.tag.TagCounts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row out for each row in. */
record TaggedOutcome(TagOptions options, List<Layer> layers, TaggedRows columns) implements Outcome {
    @Override
    public void check(Positions positions) {
        Publications.check(options.output(), positions, columns);
    }

    @Override
    public Publication begin(Positions positions, RunId run, Optional<Batch> batch, Consumer<String> progress) {
        return Publications.begin(
                options.output(),
                options.output().range(),
                positions.byDay(),
                positions.rows().sparkSession(),
                () -> columns.schema(positions),
                layers,
                run,
                batch,
                progress);
    }

    @Override
    public Dataset<Row> needed(Positions positions, Publication publication) {
        return publication.place().isPresent()
                ? positions.rows()
                : TaggedRows.withoutInput(
                        positions.rows(),
                        layers.stream().anyMatch(layer -> layer.zones().hasTimes()));
    }

    @Override
    public void make(
            Dataset<Row> tagged, Positions positions, TagCounts counts, Stages stages, Publication publication) {
        if (publication.place().isPresent()) {
            Dataset<Row> rows = columns.rows(tagged, positions);
            stages.run("read, tag, count, write", () -> publication.write(rows));
        } else {
            stages.run("read, tag, count", () -> counts.fill(tagged));
        }
        stages.rowsOfLast(counts.rows());
    }

    @Override
    public String description() {
        return "tag: read, tag, count";
    }

    @Override
    public RowsToPublish rows(RunReport.Rows rows) {
        return RowsToPublish.tagged(rows);
    }

    @Override
    public Optional<VisitReport> visits() {
        return Optional.empty();
    }
}
