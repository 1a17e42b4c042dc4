package ais.geofence.page;

import static ais.geofence.text.ColumnHead.numbers;
import static ais.geofence.text.ColumnHead.texts;

import ais.geofence.compare.Article;
import ais.geofence.compare.Comparison;
import ais.geofence.compare.ComparisonReport;
import ais.geofence.compare.TrialResult;
import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.html.Block;
import ais.geofence.html.DataTable;
import ais.geofence.html.HtmlPages;
import ais.geofence.html.Page;
import ais.geofence.html.Paragraph;
import ais.geofence.options.Keys;
import ais.geofence.report.Versions;
import ais.geofence.text.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A {@link Comparison} as a page with explanations. */
public final class ComparisonPage {
    private final Comparison comparison;
    private final long copies;
    private final List<String> names;
    private final List<Settings.Entry> settings;
    private final ComparisonCharts charts;
    private final List<TrialResult> runs;

    /**
     * @param copies how many copies were asked for
     * @param names the zones' names, by index
     */
    public ComparisonPage(Comparison comparison, long copies, List<String> names, List<Settings.Entry> settings) {
        this.comparison = comparison;
        this.copies = copies;
        this.names = names;
        this.settings = settings;
        this.charts = new ComparisonCharts(comparison);
        this.runs = comparison.asGiven();
    }

    /** The page as one file of HTML. */
    public String html() {
        TrialResult any = runs.get(0);
        String title = "%s in %s: which engine, how many cores"
                .formatted(
                        Figures.count(copies * any.positions() / any.copies(), "position"),
                        Figures.count(any.zones(), "zone"));
        String lead =
                "Each position of a ship gets the number of the first zone that contains it, and all engines gave the same answer. This"
                        + " page compares %s of them, on %s, with the same positions and zones."
                                .formatted(
                                        runs.stream()
                                                .map(TrialResult::engine)
                                                .distinct()
                                                .count(),
                                        runs.stream()
                                                .map(TrialResult::cores)
                                                .distinct()
                                                .sorted()
                                                .map(ComparisonCharts::cores)
                                                .collect(Collectors.joining(" and ")));
        List<Page.Section> sections = new ArrayList<>();
        sections.add(new Page.Section("What was done", List.of(new Paragraph(whatWasDone()))));
        sections.add(new Page.Section("Which engine to choose", whichEngine()));
        sections.add(new Page.Section("Where the time goes", whereTimeGoes()));
        sections.add(new Page.Section("What more cores bring", moreCores()));
        sections.add(new Page.Section("What more zones cost", moreZones()));
        sections.add(new Page.Section("The answer", List.of(new Paragraph(sameAnswer()), counts())));
        sections.add(new Page.Section(
                "How it was measured", List.of(repetitions(), PageTables.settings(settings), versions())));
        return HtmlPages.html(new Page(title, lead, about(), facts(), sections));
    }

    private List<String> about() {
        return PageTables.about("Positions: " + value(Keys.POSITIONS), "Zones: " + value(Keys.ZONES));
    }

    private String value(Setting<?> setting) {
        return settings.stream()
                .filter(entry -> entry.key().equals(setting.key()))
                .map(Settings.Entry::text)
                .findFirst()
                .orElse("-");
    }

    private List<Page.Fact> facts() {
        TrialResult best = comparison.fastest();
        List<Page.Fact> facts = new ArrayList<>();
        if (isSeveral() && comparison.isFastest(best)) {
            facts.add(new Page.Fact(best.engine(), "the fastest engine"));
        }
        best.nanosPerPosition()
                .ifPresent(nanos -> facts.add(new Page.Fact(
                        Figures.decimal(nanos, 1) + " ns",
                        "to tag a position with %s, on %s"
                                .formatted(best.engine(), ComparisonCharts.cores(best.cores())))));
        facts.add(new Page.Fact(
                Figures.seconds(best.total()),
                "for all of %s positions with %s".formatted(Figures.count(best.positions()), best.engine())));
        TrialResult most = onMostCores(best);
        if (comparison.isOnMoreCores(most)) {
            comparison
                    .speedUp(most)
                    .ifPresent(speedUp -> facts.add(new Page.Fact(
                            ComparisonReport.times(speedUp),
                            "as fast on %s as on %s"
                                    .formatted(
                                            ComparisonCharts.cores(most.cores()),
                                            ComparisonCharts.cores(
                                                    comparison.baseline(most).cores())))));
        }
        return facts;
    }

    private boolean isSeveral() {
        return runs.stream().map(TrialResult::engine).distinct().count() > 1;
    }

    private String whatWasDone() {
        List<String> fewer = runs.stream()
                .filter(run -> run.copies() < copies)
                .map(run -> "%s is slow and took %s copies only; compare its time for a position."
                        .formatted(run.engine(), Figures.count(run.copies())))
                .distinct()
                .toList();
        return ("Each run read the same files, repeated their %s rows %s times, tagged every position and counted the positions in each"
                        + " zone. Each run had a JVM of its own. It ran until its code was compiled and then measured the job three times;"
                        + " the figures are medians. The spread is the time between the fastest and the slowest repetition. A difference no"
                        + " larger than the spread is too short to tell. The counts of all runs are the same. %s")
                .formatted(
                        Figures.count(runs.get(0).positions() / runs.get(0).copies()),
                        Figures.count(copies),
                        String.join(" ", fewer))
                .strip();
    }

    private List<Block> whichEngine() {
        TrialResult best = comparison.fastest();
        List<TrialResult> others = runs.stream()
                .filter(other ->
                        other.cores() == best.cores() && !other.engine().equals(best.engine()))
                .toList();
        List<String> sentences = new ArrayList<>();
        if (others.isEmpty()) {
            sentences.add("One engine was measured: %s.".formatted(best.engine()));
        } else if (comparison.isFastest(best)) {
            sentences.add("Choose %s: on %s it does the whole job in %s nanoseconds a position."
                    .formatted(
                            best.engine(),
                            ComparisonCharts.cores(best.cores()),
                            Figures.decimal(best.totalNanosPerPosition(), 0)));
        } else {
            sentences.add(
                    "These runs don't tell which engine is the fastest: repetitions of the same work differ by as much as the"
                            + " engines do. Repeat the comparison with more copies of the positions (--multiply).");
        }
        for (TrialResult other : others) {
            if (comparison.isFaster(best, other)) {
                sentences.add(timesAsLong(other, best));
            } else {
                sentences.add("Between %s and %s the difference is too short to tell."
                        .formatted(best.engine(), other.engine()));
            }
        }
        sentences.removeIf(String::isEmpty);
        sentences.add(
                "All engines give the same answer. function looks a position up in a grid over the zones and is called from Spark's"
                        + " generated code. map-partitions asks JTS prepared geometries in a Java function over rows. sedona is Apache Sedona's"
                        + " spatial join.");
        boolean sameWork = Article.isSameWork(comparison);
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph(String.join(" ", sentences)));
        blocks.add(charts.engines(sameWork ? Article.references() : List.of()));
        if (sameWork) {
            blocks.add(new Paragraph(Article.text()));
        }
        return blocks;
    }

    /** By the whole job where both took as many copies; else by tagging alone, as reading once counts more among fewer copies. */
    private static String timesAsLong(TrialResult slower, TrialResult faster) {
        if (slower.copies() == faster.copies()) {
            return "%s takes %s times as long."
                    .formatted(
                            slower.engine(),
                            Figures.decimal(slower.totalNanosPerPosition() / faster.totalNanosPerPosition(), 1));
        }
        return slower.nanosPerPosition()
                .flatMap(slow -> faster.nanosPerPosition()
                        .map(fast -> "%s takes %s times as long to tag a position."
                                .formatted(slower.engine(), Figures.decimal(slow / fast, 1))))
                .orElse("");
    }

    private List<Block> whereTimeGoes() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Paragraph(
                        "Start-up is the time that a JVM takes, once, until Spark and the zones are ready. The other steps were measured by"
                                + " growing the job: reading; reading and copying; the same with counting and a constant in place of the tag; all"
                                + " of it. The time of a step is the difference between two such jobs, so a short step may show as 0."));
        List<String> untold = runs.stream()
                .filter(run -> run.tag().isEmpty())
                .map(run -> run.engine() + " on " + ComparisonCharts.cores(run.cores()))
                .toList();
        if (!untold.isEmpty()) {
            blocks.add(new Paragraph("Left out, as tagging is too short to tell: " + String.join(", ", untold) + "."));
        }
        charts.steps().ifPresent(blocks::add);
        return blocks;
    }

    private List<Block> moreCores() {
        List<Block> blocks = new ArrayList<>();
        TrialResult best = onMostCores(comparison.fastest());
        if (!comparison.isOnMoreCores(best)) {
            blocks.add(new Paragraph("One number of cores was measured; --cores 1,2 and so on compares several."));
            return blocks;
        }
        String measured = comparison
                .serialShare(best)
                .map(share ->
                        " With %s, %s %% of the time did not get shorter here, so the limit for any number of cores is %s."
                                .formatted(
                                        best.engine(),
                                        Figures.decimal(100 * share, 0),
                                        share > 0
                                                ? Figures.decimal(1 / share, 1) + " times the speed"
                                                : "no limit that could be measured"))
                .orElse(" How large that part of %s is, is too short to tell here.".formatted(best.engine()));
        blocks.add(new Paragraph(
                "More cores speed up the work for each position, but not the work that is done once: planning, starting tasks, reading a"
                        + " file that can't be split."
                        + measured
                        + " The more positions there are, the smaller that share."));
        blocks.add(charts.speedUps());
        return blocks;
    }

    private List<Block> moreZones() {
        if (comparison.withMoreZones().size() <= runs.size()) {
            return List.of(new Paragraph(
                    "Not measured: --zones-sweep repeats all runs with 10 and 100 times as many zones, and with as many times"
                            + " the vertices."));
        }
        return List.of(
                new Paragraph(
                        "An engine that asks one zone after the other takes longer with more zones. The grid of function finds the few candidates"
                                + " for a position directly."),
                charts.byZones(),
                charts.byVertices());
    }

    private String sameAnswer() {
        return "Every run counted the same positions in every zone. -1 means no zone.";
    }

    private DataTable counts() {
        TrialResult most = comparison.most();
        DataTable table = DataTable.of(
                "Positions by zone",
                numbers("index"),
                texts("zone"),
                numbers("one copy"),
                numbers(Figures.count(most.copies()) + " copies"));
        most.counts().forEach((index, positions) -> {
            int zone = Integer.parseInt(index);
            table.row(
                    index,
                    zone < 0 ? "(no zone)" : zone < names.size() ? names.get(zone) : "",
                    Figures.count(positions / most.copies()),
                    Figures.count(positions));
        });
        return table.rows().size() > 50 ? table.closed() : table;
    }

    private DataTable repetitions() {
        DataTable table = DataTable.of(
                "Every repetition, in seconds",
                texts("engine"),
                numbers("cores"),
                numbers("zones"),
                numbers("vertices"),
                numbers("copies"),
                texts("read"),
                texts("read, copy"),
                texts("the same and count"),
                texts("the same and tag"));
        for (TrialResult run : comparison.runs()) {
            table.row(
                    run.engine(),
                    String.valueOf(run.cores()),
                    Figures.count(run.zones()),
                    Figures.count(run.vertices()),
                    Figures.count(run.copies()),
                    all(run.readSeconds()),
                    all(run.copiedSeconds()),
                    all(run.constantSeconds()),
                    all(run.totalSeconds()));
        }
        return table.closed();
    }

    private static String all(List<Double> seconds) {
        return seconds.stream().map(value -> Figures.decimal(value, 3)).collect(Collectors.joining(" "));
    }

    private static DataTable versions() {
        Map<String, String> versions = new LinkedHashMap<>(Versions.all());
        versions.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        return PageTables.versions(versions);
    }

    private TrialResult onMostCores(TrialResult run) {
        return runs.stream()
                .filter(other -> other.engine().equals(run.engine()))
                .max(Comparator.comparingInt(TrialResult::cores))
                .orElseThrow();
    }
}
