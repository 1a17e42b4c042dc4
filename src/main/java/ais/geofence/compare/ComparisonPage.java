package ais.geofence.compare;

import ais.geofence.config.Settings;
import ais.geofence.html.Bars;
import ais.geofence.html.Block;
import ais.geofence.html.DataTable;
import ais.geofence.html.HtmlPages;
import ais.geofence.html.Page;
import ais.geofence.html.Text;
import ais.geofence.report.Figures;
import ais.geofence.report.PageTables;
import ais.geofence.report.Versions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A {@link Comparison} as a page that explains itself. */
public final class ComparisonPage {
    /** What an article of 2021 measured on another machine with a compiled module in Python; seconds for its positions. */
    private static final double ARTICLE_ONE_THREAD = 12.9;

    private static final double ARTICLE_MANY_THREADS = 5.3;
    private static final double ARTICLE_POSITIONS = 42_625 * 1024.0;
    private static final double NANOS = 1e9;

    private final Comparison comparison;
    private final long factor;
    private final List<String> names;
    private final List<Settings.Entry> settings;
    private final ComparisonCharts charts;
    private final List<TrialResult> runs;

    /**
     * @param factor how many copies were asked for
     * @param names the zones' names, by index
     */
    public ComparisonPage(Comparison comparison, long factor, List<String> names, List<Settings.Entry> settings) {
        this.comparison = comparison;
        this.factor = factor;
        this.names = names;
        this.settings = settings;
        this.charts = new ComparisonCharts(comparison);
        this.runs = comparison.asGiven();
    }

    /** The page as one file of HTML. */
    public String html() {
        TrialResult any = runs.get(0);
        String title = "%s positions in %s zones: which engine, how many cores"
                .formatted(Figures.count(factor * any.positions() / any.factor()), Figures.count(any.zones()));
        String lead =
                "Ships report where they are; each position is to get the number of the first zone that contains it. This page"
                        + " compares %s ways to find it, on %s, on the same positions and zones. All of them gave the same answer."
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
        sections.add(new Page.Section("What was done", List.of(new Text(whatWasDone()))));
        sections.add(new Page.Section("Which engine to choose", whichEngine()));
        sections.add(new Page.Section("Where the time goes", List.of(new Text(whereTimeGoes()), charts.steps())));
        sections.add(new Page.Section("What more cores bring", moreCores()));
        sections.add(new Page.Section("What more zones cost", moreZones()));
        sections.add(new Page.Section("The answer", List.of(new Text(sameAnswer()), counts())));
        sections.add(new Page.Section(
                "How it was measured", List.of(repetitions(), PageTables.settings(settings), versions())));
        return HtmlPages.html(new Page(title, lead, facts(), sections));
    }

    private List<Page.Fact> facts() {
        TrialResult best = fastest();
        List<Page.Fact> facts = new ArrayList<>();
        facts.add(new Page.Fact(best.engine(), "the fastest engine"));
        facts.add(new Page.Fact(
                Figures.decimal(best.nanosPerPosition(), 1) + " ns",
                "to tag a position with it, on " + ComparisonCharts.cores(best.cores())));
        facts.add(new Page.Fact(
                Figures.seconds(best.total()), "for all of %s positions".formatted(Figures.count(best.positions()))));
        TrialResult most = onMostCores(best);
        if (comparison.serialShare(most).isPresent()) {
            facts.add(new Page.Fact(
                    Figures.decimal(comparison.speedUp(most), 2) + "x",
                    "as fast on %s as on %s"
                            .formatted(
                                    ComparisonCharts.cores(most.cores()),
                                    ComparisonCharts.cores(
                                            comparison.baseline(most).cores()))));
        }
        return facts;
    }

    private String whatWasDone() {
        String fewer = runs.stream().anyMatch(run -> run.factor() < factor)
                ? " An engine that was too slow for all copies took fewer, so compare by position."
                : "";
        return ("Each run read the same files, repeated their %s rows up to %s times, tagged every position and counted the positions in each"
                        + " zone. Each was done in a JVM of its own, which first ran until its code was compiled and then measured the job"
                        + " three times; the figures are medians. Before a time was accepted, the counts of all runs were compared.%s")
                .formatted(Figures.count(runs.get(0).positions() / runs.get(0).factor()), Figures.count(factor), fewer);
    }

    private List<Block> whichEngine() {
        TrialResult best = fastest();
        StringBuilder text = new StringBuilder("Choose %s: on %s it does the whole job in %s nanoseconds a position."
                .formatted(
                        best.engine(),
                        ComparisonCharts.cores(best.cores()),
                        Figures.decimal(best.totalNanosPerPosition(), 0)));
        for (TrialResult other : runs) {
            if (other.cores() == best.cores() && !other.engine().equals(best.engine())) {
                text.append(" %s takes %s times as long."
                        .formatted(
                                other.engine(),
                                Figures.decimal(other.totalNanosPerPosition() / best.totalNanosPerPosition(), 1)));
            }
        }
        text.append(
                " The others give the same answer and serve to check it: function looks a position up in a grid over the zones,"
                        + " called from Spark's generated code; map-partitions asks JTS prepared geometries in a Java function over rows;"
                        + " sedona is Apache Sedona's spatial join.");
        String article =
                ("The dashed lines are another machine's: an article of 2021 (Vortexa, Integrating Rust into Python) tagged 43.6"
                                + " million positions with a compiled module in Python in %s s on one thread and %s s on many, which is %s and %s"
                                + " nanoseconds a position.")
                        .formatted(
                                ARTICLE_ONE_THREAD,
                                ARTICLE_MANY_THREADS,
                                Figures.decimal(ARTICLE_ONE_THREAD * NANOS / ARTICLE_POSITIONS, 0),
                                Figures.decimal(ARTICLE_MANY_THREADS * NANOS / ARTICLE_POSITIONS, 0));
        List<Bars.Reference> references = List.of(
                new Bars.Reference("article, many threads", ARTICLE_MANY_THREADS * NANOS / ARTICLE_POSITIONS),
                new Bars.Reference("article, one thread", ARTICLE_ONE_THREAD * NANOS / ARTICLE_POSITIONS));
        return List.of(new Text(text.toString()), charts.engines(references), new Text(article));
    }

    private static String whereTimeGoes() {
        return "Start-up is what a JVM takes, once, until Spark and the zones are ready. The other steps were told apart by doing the job"
                + " without them: reading alone; reading and multiplying; the same with counting and a constant in place of the tag;"
                + " and all of it. A step is what the longer job takes beyond the shorter one, so small ones may come out as nothing.";
    }

    private List<Block> moreCores() {
        List<Block> blocks = new ArrayList<>();
        TrialResult best = onMostCores(fastest());
        Optional<Double> serial = comparison.serialShare(best);
        if (serial.isEmpty()) {
            blocks.add(new Text("One number of cores was measured; --cores 1,2 and so on compares several."));
            return blocks;
        }
        blocks.add(new Text(
                ("More cores speed up what is done for each position, and not what is done once: planning, starting tasks, reading a file"
                                + " that can't be split. Of %s %s %% of the time did not get shorter here, so that any number of cores"
                                + " would end at %s. The more positions there are, the smaller that share.")
                        .formatted(
                                best.engine(),
                                Figures.decimal(100 * serial.get(), 0),
                                serial.get() > 0
                                        ? Figures.decimal(1 / serial.get(), 1) + " times the speed"
                                        : "no limit that could be measured")));
        blocks.add(charts.speedUps());
        return blocks;
    }

    private List<Block> moreZones() {
        if (comparison.withMoreZones().size() <= runs.size()) {
            return List.of(new Text(
                    "Not measured: --zones-sweep repeats all runs with 10 and 100 times as many zones, and with as many times"
                            + " the vertices."));
        }
        return List.of(
                new Text(
                        "An engine that asks one zone after the other takes longer the more there are. The grid of function finds the few that"
                                + " can contain a position at once."),
                charts.byZones(),
                charts.byVertices());
    }

    private String sameAnswer() {
        return "Every run counted the same positions in every zone; otherwise there would be no page. -1 stands for a position in no zone.";
    }

    private DataTable counts() {
        TrialResult most = comparison.most();
        DataTable table = DataTable.of(
                "Positions by zone", "index>", "zone", "one copy>", Figures.count(most.factor()) + " copies>");
        most.counts().forEach((index, positions) -> {
            int zone = Integer.parseInt(index);
            table.row(
                    index,
                    zone < 0 ? "(no zone)" : zone < names.size() ? names.get(zone) : "",
                    Figures.count(positions / most.factor()),
                    Figures.count(positions));
        });
        return table.rows().size() > 50 ? table.closed() : table;
    }

    private DataTable repetitions() {
        DataTable table = DataTable.of(
                "Every repetition, in seconds",
                "engine",
                "cores>",
                "zones>",
                "vertices>",
                "copies>",
                "read",
                "read, multiply",
                "the same and count",
                "the same and tag");
        for (TrialResult run : comparison.runs()) {
            table.row(
                    run.engine(),
                    String.valueOf(run.cores()),
                    Figures.count(run.zones()),
                    Figures.count(run.vertices()),
                    Figures.count(run.factor()),
                    all(run.readSeconds()),
                    all(run.multipliedSeconds()),
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

    private TrialResult fastest() {
        return runs.stream()
                .min(Comparator.comparingDouble(TrialResult::totalNanosPerPosition))
                .orElseThrow();
    }
}
