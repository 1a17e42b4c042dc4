package ais.geofence.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import ais.geofence.compare.Comparison;
import ais.geofence.compare.Comparisons;
import ais.geofence.compare.TrialResult;
import ais.geofence.config.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonPageTest {
    private static String page(Comparison comparison) {
        List<Settings.Entry> settings = List.of(new Settings.Entry("zones", "<b>&\"'", "default"));
        return new ComparisonPage(comparison, 100, List.of("<script>alert(1)</script>"), settings).html();
    }

    @Test
    void saysWhichEngineToChooseAndByHowMuch() {
        assertThat(page(Comparisons.ofThreeEngines()))
                .contains("Choose function: on 2 cores it does the whole job in 12,750 nanoseconds a position.")
                .contains("map-partitions takes 3.9 times as long.");
    }

    @Test
    void tellsTheStepsApart() {
        TrialResult run = Comparisons.ofThreeEngines().runs().get(0);

        assertThat(run.read()).isEqualTo(0.30);
        assertThat(run.copy()).isCloseTo(0.20, offset(1e-9));
        assertThat(run.count()).isCloseTo(0.15, offset(1e-9));
        assertThat(run.tag().orElseThrow()).isCloseTo(1.0, offset(1e-9));
    }

    @Test
    void serialShareIsThatOfAmdahlsLaw() {
        Comparison comparison = Comparisons.ofThreeEngines();
        TrialResult onTwo = comparison.runs().get(1);

        double speedUp = 1.65 / 1.275;
        assertThat(comparison.speedUp(onTwo).orElseThrow()).isCloseTo(speedUp, offset(1e-9));
        assertThat(comparison.serialShare(onTwo).orElseThrow()).isCloseTo(2 / speedUp - 1, offset(1e-9));
    }

    @Test
    void givesNoAdviceFromNoise() {
        String page = page(Comparisons.ofNoise());

        assertThat(page)
                .contains("tell which engine is the fastest: repetitions of the same work differ")
                .contains(
                        "Left out, as tagging is too short to tell: function on 1 core, function on 2 cores, map-partitions on 1 core")
                .contains("too short to tell")
                .doesNotContain(
                        "the fastest engine</dt>",
                        "Choose ",
                        "times as long",
                        "to tag a position with",
                        "as fast on 2 cores")
                .doesNotContain("0.0 ns", "<td class=\"number\">0.0</td>", "Where the time of a run goes");
    }

    @Test
    void givesNoAdviceWhereTaggingIsShorterThanNoise() {
        assertThat(page(Comparisons.ofFewCopies()))
                .contains("tell which engine is the fastest")
                .doesNotContain("the fastest engine</dt>", "Choose ", "times as long");
    }

    @Test
    void showsTheArticlesTimesOnlyBesideTheArticlesWork() {
        assertThat(page(Comparisons.ofCounts(38_625, 639, 1_101, 815, 515, 910)))
                .contains("another machine, 2021, one thread")
                .contains("of 2021, and no measure of this one");
        for (Comparison other : List.of(
                Comparisons.ofThreeEngines(),
                Comparisons.ofCounts(38_625, 639, 1_101, 815, 910, 515),
                Comparisons.ofCounts(38_625, 639, 1_101, 815, 515),
                Comparisons.ofCounts(38_625, 639, 1_101, 815, 515, 910, 0))) {
            assertThat(page(other)).doesNotContain("2021", "Vortexa", "another machine");
        }
    }

    @Test
    void comparesAnEngineOfFewerCopiesByTaggingAlone() {
        assertThat(page(Comparisons.ofCounts(10, 20, 30)))
                .contains("sedona takes 64.0 times as long to tag a position.")
                .contains("sedona is slow and took 16 copies only");
    }

    @Test
    void saysWhenItWasMadeOfWhatAndByWhat() {
        List<Settings.Entry> settings = List.of(
                new Settings.Entry("positions", "day.csv", "command line"),
                new Settings.Entry("zones", "ports.geojson", "command line"));

        assertThat(new ComparisonPage(Comparisons.ofThreeEngines(), 100, List.of("a", "b", "c"), settings).html())
                .containsPattern("<li>Made on \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC by ais-geofence ")
                .contains("<li>Positions: day.csv</li>")
                .contains("<li>Zones: ports.geojson</li>");
    }

    @Test
    void whatIsGivenIsEscaped() {
        assertThat(page(Comparisons.ofThreeEngines()))
                .doesNotContain("<script>alert(1)")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("&lt;b&gt;&amp;");
    }

    @Test
    void withoutASweepItSaysHowToGetOne() {
        assertThat(page(Comparisons.ofThreeEngines())).contains("--zones-sweep");
        assertThat(page(Comparisons.sweep())).contains("Tagging a position, by number of zones");
    }

    @Test
    void showsNoCredentials() {
        List<Settings.Entry> settings =
                List.of(new Settings.Entry("zones", "s3a://AKIA123:hidden@bucket/a", "default"));

        assertThat(new ComparisonPage(Comparisons.ofThreeEngines(), 100, List.of("a", "b", "c"), settings).html())
                .contains("s3a://***@bucket/a")
                .doesNotContain("hidden@");
    }
}
