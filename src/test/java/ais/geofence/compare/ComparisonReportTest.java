package ais.geofence.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonReportTest {
    private static String text(Comparison comparison, long factor) {
        return ComparisonReport.text(comparison, factor, List.of("a", "b", "c", "d", "e", "f"));
    }

    private static JsonNode json(Comparison comparison) throws Exception {
        return new ObjectMapper().readTree(ComparisonReport.json(comparison, 100));
    }

    @Test
    void showsTheSpreadBesideWhatIsLonger() {
        assertThat(text(Comparisons.ofThreeEngines(), 100))
                .containsPattern("(?m)^  function +1 +100 +1\\.65 s +0\\.10 s +1\\.00 s +10,000\\.0$")
                .containsPattern("(?m)^  function +1 to 2 +1\\.29x +55 %$")
                .doesNotContain("too short");
    }

    @Test
    void saysTooShortToTellInPlaceOfNoise() throws Exception {
        assertThat(text(Comparisons.ofNoise(), 8))
                .containsPattern("(?m)^  function +1 +8 +0\\.33 s +0\\.08 s +too short to tell$")
                .containsPattern("(?m)^  map-partitions +1 +8 +0\\.32 s +0\\.08 s +too short to tell$")
                .containsPattern("(?m)^  function +1 to 2 +too short to tell +too short to tell$")
                .doesNotContain("0.00 s", " 0.0\n", "%\n");
        JsonNode json = json(Comparisons.ofNoise());
        JsonNode run = json.path("runs").get(1);
        assertThat(run.path("tag_seconds").isNull()).isTrue();
        assertThat(run.path("nanoseconds_per_position").isNull()).isTrue();
        assertThat(run.path("spread_seconds").asDouble()).isBetween(0.079, 0.081);
        assertThat(json.path("speed_ups").get(1).isNull()).isTrue();
        assertThat(json.path("serial_shares").get(1).isNull()).isTrue();
    }

    @Test
    void aTagThatTakesLessThanNothingIsTooShortToTell() {
        TrialResult run = Comparisons.ofNoise().runs().get(2);

        assertThat(run.total()).isLessThan(run.constant());
        assertThat(run.tag()).isEmpty();
        assertThat(run.nanosPerPosition()).isEmpty();
    }

    @Test
    void marksAnEngineThatTookFewerCopies() {
        assertThat(text(Comparisons.ofCounts(38_625, 639, 1_101), 1024))
                .containsPattern("(?m)^  function +1 +1,024 ")
                .containsPattern("(?m)^  sedona +1 +16\\* ")
                .contains("* sedona is slow and takes fewer than 1,024 copies");
        assertThat(text(Comparisons.ofThreeEngines(), 100)).doesNotContain("*");
    }

    @Test
    void fitsATerminal() {
        for (Comparison comparison : List.of(Comparisons.ofNoise(), Comparisons.ofThreeEngines())) {
            assertThat(text(comparison, 1024).lines()).allMatch(line -> line.length() <= 80);
        }
    }
}
