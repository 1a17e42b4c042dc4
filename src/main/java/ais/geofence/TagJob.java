package ais.geofence;

import ais.geofence.config.Percentage;
import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Secrets;
import ais.geofence.fault.UserError;
import ais.geofence.output.Batch;
import ais.geofence.output.Manifest;
import ais.geofence.output.OutputPaths;
import ais.geofence.output.Publication;
import ais.geofence.output.Publications;
import ais.geofence.output.TaggedRows;
import ais.geofence.position.Positions;
import ais.geofence.position.RejectReason;
import ais.geofence.position.Replicas;
import ais.geofence.report.Progress;
import ais.geofence.report.RunReport;
import ais.geofence.report.RunReport.Written;
import ais.geofence.report.ShareProgress;
import ais.geofence.report.SparkProgress;
import ais.geofence.report.Stages;
import ais.geofence.sql.LoadedZones;
import ais.geofence.survey.Survey;
import ais.geofence.survey.Surveyor;
import ais.geofence.tag.Match;
import ais.geofence.tag.OtherReadings;
import ais.geofence.tag.TagCounts;
import ais.geofence.tag.ZoneTagger;
import ais.geofence.tag.ZoneTaggers;
import ais.geofence.text.Figures;
import ais.geofence.zone.ZoneSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The whole flow of a run: read → multiply → tag → count → write → check → publish → report. Reading to writing is one pass
 * of Spark's over the input; rejected rows, where there are any to write, take a second one, and have to come out as many.
 * Nothing that is written can be seen in the output before all of it has been checked.
 */
final class TagJob {
    private final Settings settings;
    private final ZoneSet zones;
    private final TaggedRows output;
    private final Positions positions;
    private final Stages stages;
    private final Manifest manifest;
    private final Optional<Batch> batch;
    private Optional<RunReport> published = Optional.empty();

    /**
     * @param output the columns of the rows
     * @param positions not read yet
     * @param stages takes the times of the stages
     * @param manifest takes what is found
     * @param batch that the positions are, if they are added to an output that grows
     */
    TagJob(
            Settings settings,
            ZoneSet zones,
            TaggedRows output,
            Positions positions,
            Stages stages,
            Manifest manifest,
            Optional<Batch> batch) {
        this.settings = settings;
        this.zones = zones;
        this.output = output;
        this.positions = positions;
        this.stages = stages;
        this.manifest = manifest;
        this.batch = batch;
    }

    /** Does the work. What goes wrong when rows are published is a warning of the manifest. */
    RunReport run() {
        try {
            return tag();
        } catch (Exception | Error e) { // Scala throws what it likes
            if (published.isEmpty()) {
                throw e;
            }
            manifest.warn(e);
            return published.get();
        }
    }

    private RunReport tag() {
        SparkContext context = positions.rows().sparkSession().sparkContext();
        Progress progress = stages.progress();
        try (Publication publication = Publications.begin(
                        settings, positions, output, zones.fingerprint(), manifest.run(), batch, progress::note);
                SparkProgress rows = SparkProgress.listening(context, this::rowsToTag)) {
            return run(context, publication, rows);
        }
    }

    /** How many rows will be tagged, where that is known while they are: when a table that is repeated was read. */
    private long rowsToTag() {
        long factor = settings.get(Setting.MULTIPLY);
        boolean readBefore = Replicas.sharesWholeTable(positions.rows().sparkSession(), positions.bytes(), factor);
        return readBefore ? positions.readCounts().bins()[RejectReason.NONE.ordinal()] * factor : 0;
    }

    private ZoneTagger tagger(Match match, long gridBytes) {
        ShareProgress built = new ShareProgress();
        return stages.call(
                "prepare zones",
                built,
                () -> ZoneTaggers.of(
                        settings.get(Setting.ENGINE), zones, settings.get(Setting.BOUNDARY), match, gridBytes, built));
    }

    private RunReport run(SparkContext context, Publication publication, SparkProgress rowsDone) {
        long factor = settings.get(Setting.MULTIPLY);
        long gridBytes = settings.get(Setting.GRID_MEMORY).orElseGet(() -> LoadedZones.defaultGridBytes(context));
        Match match = settings.get(Setting.MATCH);
        ZoneTagger tagger = tagger(match, gridBytes);
        stages.progress().status(rowsDone);
        TagCounts counts = TagCounts.register(context, match, zones.zones().size());
        Optional<Surveyor> surveyor = settings.get(Setting.REPORT)
                .map(page -> Surveyor.register(
                        context,
                        match,
                        positions.byHour(),
                        batch.map(Batch::number).orElse(0L)));

        boolean writes = publication.place().isPresent();
        Dataset<Row> needed = writes ? positions.rows() : TaggedRows.withoutInput(positions.rows());
        Dataset<Row> multiplied = Replicas.of(needed, factor, positions.bytes());
        Dataset<Row> counting = counts.counting(tagger.tag(multiplied));
        Dataset<Row> tagged = surveyor.map(added -> added.surveying(counting)).orElse(counting);
        write(tagged, counts, publication);
        RunReport.Rows rows = checkedRows(factor, counts);
        Optional<Survey> survey = surveyor.map(done -> done.survey(counts.flags()));
        stages.rowsOfLast(rows.tagged());
        OtherReadings other = otherReadings(tagger, counts, match);

        RunReport unpublished = ReportMaker.of(
                settings, zones, tagger.grid(), positions, counts, other, survey, rows, stages, List.of());
        manifest.found(unpublished);
        requireFewRejected(unpublished);
        writeRejected(rows, publication);
        List<Written> written = stages.call(
                "publish",
                () -> ofBatch(publication.publish(settings.get(Setting.OVERWRITE) || batch.isPresent(), rows)));
        RunReport report =
                ReportMaker.of(settings, zones, tagger.grid(), positions, counts, other, survey, rows, stages, written);
        published = Optional.of(report);
        manifest.found(report);
        if (settings.get(Setting.FROM).isEmpty() || settings.get(Setting.TO).isEmpty()) {
            DayGaps.note(written).ifPresent(stages.progress()::note);
        }
        return report;
    }

    private List<Written> ofBatch(List<Written> written) {
        return batch.map(its ->
                        written.stream().map(part -> part.ofBatch(its.number())).toList())
                .orElse(written);
    }

    /** Where no position lies in a zone, what else they may be. */
    private OtherReadings otherReadings(ZoneTagger tagger, TagCounts counts, Match match) {
        return counts.zones()[0] == counts.rows()
                ? OtherReadings.of(positions.sample(), positions.columns().unitsPerDegree(), tagger.locator(), match)
                : OtherReadings.NONE;
    }

    private void write(Dataset<Row> tagged, TagCounts counts, Publication publication) {
        SparkContext context = tagged.sparkSession().sparkContext();
        String to = publication.place().map(place -> ", write → " + place).orElse("");
        context.setJobGroup(manifest.run().text(), Secrets.masked("tag: read, tag, count" + to), false);
        if (publication.place().isPresent()) {
            Dataset<Row> rows = output.rows(tagged, positions);
            stages.run("read, tag, count, write", () -> publication.write(rows));
        } else {
            stages.run("read, tag, count", () -> counts.fill(tagged));
        }
    }

    /** Every row that was read is accounted for, or the run has failed. */
    private RunReport.Rows checkedRows(long factor, TagCounts counts) {
        long[] read = positions.readCounts().bins();
        long all = sum(read);
        long wellFormed = read[RejectReason.NONE.ordinal()];
        long outside = read[Positions.OUTSIDE_RANGE];
        long tagged = counts.rows();
        if (tagged != wellFormed * factor || sum(counts.flags()) != tagged) {
            throw new IllegalStateException("rows got lost: read %s, of which %s well-formed, times %s, but tagged %s"
                    .formatted(all, wellFormed, factor, tagged));
        }
        return new RunReport.Rows(all, all - wellFormed - outside, outside, wellFormed, factor, tagged);
    }

    private void requireFewRejected(RunReport report) {
        long read = report.rows().read();
        long rejected = report.rows().rejected();
        Optional<Percentage> limit = settings.get(Setting.FAIL_ABOVE_REJECTED);
        if (limit.isEmpty() && read > 0 && rejected == read) {
            throw new UserError(
                    ExitCode.REJECTED,
                    "all of %s read are rejected %s, with the columns %s; nothing was published: %s, or publish all the same with --fail-above-rejected 100%%"
                            .formatted(
                                    Figures.count(read, "row"),
                                    report.rejectedByReason(),
                                    report.input().columns(),
                                    remedy()));
        }
        if (limit.isPresent() && limit.get().isExceededBy(rejected, read)) {
            throw new UserError(
                    ExitCode.REJECTED,
                    "%s of %s rows read are rejected, more than the %s of --fail-above-rejected; nothing was published %s"
                            .formatted(
                                    Figures.count(rejected),
                                    Figures.count(read),
                                    limit.get(),
                                    report.rejectedByReason()));
        }
    }

    /** What to do about most of the rejected rows. */
    private String remedy() {
        long[] read = positions.readCounts().bins();
        return Arrays.stream(RejectReason.values())
                .max(Comparator.comparingLong(reason -> reason == RejectReason.NONE ? -1 : read[reason.ordinal()]))
                .orElseThrow()
                .remedy();
    }

    private void writeRejected(RunReport.Rows rows, Publication publication) {
        Optional<Path> folder = OutputPaths.of(settings).rejected();
        if (folder.isPresent() && rows.rejected() > 0) {
            positions
                    .rejected()
                    .sparkSession()
                    .sparkContext()
                    .setJobDescription(Secrets.masked("tag: write rejected rows → " + folder.get()));
            stages.run("write rejected", () -> publication.writeRejected(positions.rejected()));
            stages.rowsOfLast(rows.rejected());
            if (!positions.isRejectedAsRead()) {
                throw new UserError(
                        ExitCode.INPUT,
                        "%s: the input changed while it was read: it had %s rejected rows, and %s when they were written; run again when nobody writes to it; nothing was published"
                                .formatted(
                                        String.join(", ", settings.get(Setting.POSITIONS)),
                                        Figures.count(rows.rejected()),
                                        Figures.count(positions.rejectedCounts().total())));
            }
        }
    }

    private static long sum(long[] counts) {
        return LongStream.of(counts).sum();
    }
}
