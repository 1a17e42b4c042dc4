package ais.geofence.page;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;

import ais.geofence.html.Block;
import ais.geofence.html.DataTable;
import ais.geofence.html.HtmlPages;
import ais.geofence.html.Page;
import ais.geofence.html.Paragraph;
import ais.geofence.map.CountedZones;
import ais.geofence.map.TagMap;
import ais.geofence.position.MmsiKind;
import ais.geofence.report.LayerReport;
import ais.geofence.report.RunReport;
import ais.geofence.report.Stages;
import ais.geofence.report.Times;
import ais.geofence.survey.PositionSample;
import ais.geofence.survey.Survey;
import ais.geofence.tag.Layer;
import ais.geofence.tag.LayerName;
import ais.geofence.text.Figures;
import ais.geofence.zone.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A {@link RunReport} as a page. */
public final class RunPage {
    private static final String ZONE_NAME = "zone-name";
    private static final int MOST_ROWS_OPEN = 40;
    private static final Survey NOTHING_SEEN =
            new Survey(Optional.empty(), Optional.empty(), new PositionSample(List.of(), 0));

    private final RunReport report;
    private final List<Layer> layers;
    private final Survey survey;
    private final RunCharts charts;
    private final RunSections result;

    private RunPage(RunReport report, List<Layer> layers, Survey survey) {
        this.report = report;
        this.layers = layers;
        this.survey = survey;
        this.charts = new RunCharts(report);
        this.result = report.visits()
                .<RunSections>map(visits -> new VisitSections(visits, report.layers()))
                .orElseGet(() -> new TagSections(report, layers, charts));
    }

    /**
     * The page as one file of HTML.
     *
     * @param report with a survey, if any rows were read
     * @param layers that the positions were tagged with, in the order of the report
     */
    public static String html(RunReport report, List<Layer> layers) {
        return HtmlPages.html(new RunPage(report, layers, report.survey().orElse(NOTHING_SEEN)).page());
    }

    private Page page() {
        String zones = Figures.count(layers.stream().mapToInt(Layer::size).sum(), "zone")
                + (layers.size() == 1 ? "" : " in %s layers".formatted(layers.size()));
        List<Page.Section> sections = new ArrayList<>();
        List<Block> odd = report.hints().stream().<Block>map(Paragraph::new).toList();
        if (!odd.isEmpty()) {
            sections.add(new Page.Section("What is odd", odd));
        }
        sections.add(new Page.Section("Map", where()));
        sections.addAll(result.sections());
        survey.hours()
                .ifPresent(hours -> sections.add(
                        new Page.Section("Positions by time", List.of(new HourChart(hours).figure(times())))));
        sections.add(new Page.Section("Rows", rows()));
        sections.add(new Page.Section("Time", List.of(charts.stages())));
        List<Block> run = new ArrayList<>(List.of(input(), written()));
        report.input().notes().forEach(note -> run.add(new Paragraph(note)));
        report.layers().forEach(layer -> run.add(zoneSet(layer)));
        run.addAll(result.tablesOfRun());
        run.add(PageTables.settings(report.settings()));
        run.add(PageTables.versions(report.versions()));
        sections.add(new Page.Section("The run", run));
        return new Page(result.title(zones), result.lead(), about(), facts(), sections);
    }

    private List<String> about() {
        List<String> lines = new ArrayList<>();
        lines.add(PageTables.files(
                        "Positions",
                        report.input().files().stream()
                                .map(RunReport.InputFile::path)
                                .toList())
                + ", " + Figures.bytes(report.input().bytes()));
        layers.forEach(layer -> lines.add(PageTables.files(
                layer.name().of("Zones"),
                layer.zones().zones().stream().map(Zone::source).distinct().toList())));
        lines.addAll(zoneNames());
        lines.add(span());
        return PageTables.about(lines.toArray(String[]::new));
    }

    /** Where the names of zones come from: a line for each layer if that differs. */
    private List<String> zoneNames() {
        List<LayerName> names = layers.stream().map(Layer::name).toList();
        List<Optional<String>> properties =
                names.stream().map(name -> report.setting(ZONE_NAME, name)).toList();
        return properties.stream().distinct().count() == 1
                ? List.of(PageTables.zoneNames(LayerName.NONE, properties.get(0)))
                : IntStream.range(0, names.size())
                        .mapToObj(i -> PageTables.zoneNames(names.get(i), properties.get(i)))
                        .toList();
    }

    /** The time range of the positions. */
    private String span() {
        return "Times of the positions: "
                + survey.span()
                        .map(span ->
                                "from %s to %s UTC".formatted(Times.second(span.first()), Times.second(span.last())))
                        .orElse("none was read");
    }

    private List<Page.Fact> facts() {
        RunReport.Rows rows = report.rows();
        Duration time = report.stages().stream().map(Stages.Stage::wall).reduce(Duration.ZERO, Duration::plus);
        List<Page.Fact> facts = new ArrayList<>(result.facts());
        facts.add(new Page.Fact(
                Figures.count(rows.rejected()),
                "%s rejected, of %s read".formatted(Figures.noun(rows.rejected(), "row"), Figures.count(rows.read()))));
        facts.add(new Page.Fact(Figures.seconds(time), "from start to end"));
        return facts;
    }

    private List<Block> where() {
        PositionSample sample = survey.sample();
        TagMap map = new TagMap(
                IntStream.range(0, layers.size()).mapToObj(this::counted).toList(),
                report.rows().tagged(),
                sample);
        DataTable drawn = DataTable.of("What the map shows", texts("what"), numbers("number"));
        layers.forEach(layer -> drawn.row(layer.name().of("zones"), Figures.count(layer.size())));
        drawn.row("valid positions", Figures.count(sample.eligible()))
                .row("positions drawn", Figures.count(sample.drawn().size()));
        List<Block> blocks = new ArrayList<>(List.of(new Paragraph(map.note()), map.world(drawn)));
        map.small().ifPresent(blocks::add);
        return blocks;
    }

    private CountedZones counted(int layer) {
        return new CountedZones(
                layers.get(layer).name(),
                layers.get(layer).zones(),
                report.layers().get(layer).zones().stream()
                        .skip(1)
                        .mapToLong(LayerReport.ZoneCount::positions)
                        .toArray());
    }

    private String times() {
        return report.unreadableTimes() == 0
                ? ""
                : " %s with an unreadable time %s not shown."
                        .formatted(
                                Figures.count(report.unreadableTimes(), "position"),
                                Figures.are(report.unreadableTimes()));
    }

    private List<Block> rows() {
        RunReport.Rows rows = report.rows();
        String outside = rows.outsideRange() == 0
                ? ""
                : ", outside the time range: %s".formatted(Figures.count(rows.outsideRange()));
        String text = "Rows read: %s. Well-formed: %s, rejected: %s%s. %s"
                .formatted(
                        Figures.count(rows.read()),
                        Figures.count(rows.wellFormed()),
                        Figures.count(rows.rejected()),
                        outside,
                        result.rows());
        List<Block> blocks = new ArrayList<>(List.of(new Paragraph(text), charts.statuses()));
        if (rows.rejected() > 0) {
            blocks.add(PageTables.shares("Rejected rows by reason", "reason", report.rejectedByReason(), rows.read()));
        }
        blocks.addAll(result.tablesOfRows());
        Map<String, Long> kinds = new LinkedHashMap<>();
        report.mmsiKinds().forEach((kind, count) -> kinds.put(MmsiKind.labelOf(kind), count));
        blocks.add(PageTables.shares("Positions by kind of MMSI", "kind", kinds, rows.tagged()));
        return blocks;
    }

    private DataTable input() {
        DataTable table = DataTable.of("Input", texts("file"), numbers("size"));
        report.input().files().stream()
                .limit(MOST_ROWS_OPEN)
                .forEach(file -> table.row(file.path(), Figures.bytes(file.bytes())));
        int more = report.input().files().size() - MOST_ROWS_OPEN;
        if (more > 0) {
            table.row("and %s".formatted(Figures.count(more, "more file")), "");
        }
        table.row("in all", Figures.bytes(report.input().bytes()));
        return table.closed();
    }

    private DataTable written() {
        DataTable table = DataTable.of("Written", texts("what"), numbers("rows"), texts("format"), texts("path"));
        report.written()
                .forEach(part -> table.row(part.title(), Figures.count(part.rows()), part.format(), part.path()));
        return table.rows().isEmpty() ? table.row("nothing", "", "", "").closed() : table.closed();
    }

    private static DataTable zoneSet(LayerReport layer) {
        DataTable table = DataTable.of(layer.name().of("Zone set"), texts("what"), texts("value"))
                .row("fingerprint", layer.fingerprint());
        layer.notes().forEach(note -> table.row("note", note));
        layer.grid().ifPresent(grid -> {
            table.row("grid", Figures.bytes(grid.bytes()));
            table.row("leaves of the grid", Figures.count(grid.leaves()));
        });
        return table.closed();
    }
}
