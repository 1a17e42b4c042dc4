package ais.geofence.report;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.tag.LayerName;
import ais.geofence.testing.SampleVisits;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisitJsonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static JsonNode json(VisitReport visits) throws Exception {
        return MAPPER.readTree(JsonReport.of(SampleVisits.run(visits, LayerName.NONE)))
                .path("visits");
    }

    @Test
    void hasAllThatWasFound() throws Exception {
        JsonNode visits = json(SampleVisits.visits());
        JsonNode lines = visits.at("/timeline/lines");

        assertThat(visits).isEqualTo(MAPPER.readTree("""
                {"followed": 1204, "duplicates": 6,
                 "left_out": {"no_position": 12, "not_an_mmsi": 5, "no_mmsi": 15, "time_unknown": 8},
                 "stations": 41, "jumps": 3, "ended": 96, "open": 7, "shorter": 2,
                 "by_begin": {"enter": 60, "gap": 3, "start": 40}, "by_end": {"exit": 88, "gap": 7, "jump": 1},
                 "zones": [
                  {"zone": 0, "name": "rotterdam", "visits": 21, "open": 4, "ships": 14, "hours": 113.4, "median_seconds": 18720.0},
                  {"zone": 1, "name": "antwerp", "visits": 75, "open": 2, "ships": 33, "hours": 1410.25, "median_seconds": 12725.0},
                  {"zone": 2, "name": "le havre", "visits": 0, "open": 1, "ships": 1, "hours": 0.0}],
                 "timeline": {"first_second": 1767312000, "step_seconds": 1200, "lines": %s},
                 "state": {"built_on": {"day": "2026-01-01", "fingerprint": "9f3a61"},
                  "fingerprints": {"2026-01-02": "0c77be", "2026-01-03": "d1450a"}}}
                """.formatted(lines)));
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).path("zone").asText()).isEqualTo("1 antwerp");
        assertThat(lines.get(0).path("inside")).hasSize(216);
        assertThat(lines.get(0).path("inside").get(2).asInt()).isEqualTo(29);
    }

    @Test
    void leavesOutWhatThereIsNot() throws Exception {
        JsonNode visits = json(VisitReport.NOTHING);
        assertThat(visits.path("followed").asInt(-1)).isZero();
        assertThat(visits.has("timeline")).isFalse();
        assertThat(visits.has("state")).isFalse();
        assertThat(json(SampleVisits.visits(SampleVisits.zones(Optional.of("ports"))))
                        .at("/zones/0/layer")
                        .asText())
                .isEqualTo("ports");
    }

    @Test
    void aFirstDayIsBuiltOnNothing() throws Exception {
        VisitReport.State first = new VisitReport.State(Optional.empty(), Map.of("2026-01-02", "0c77be"), List.of());
        assertThat(json(SampleVisits.visits(List.of(), first)).path("state"))
                .isEqualTo(MAPPER.readTree("{\"fingerprints\": {\"2026-01-02\": \"0c77be\"}}"));
    }

    @Test
    void namesTheDaysToRunAgain() throws Exception {
        VisitReport.State repeated = new VisitReport.State(
                Optional.empty(), Map.of("2026-01-02", "0c77be"), List.of("2026-01-03", "2026-01-04"));
        assertThat(json(SampleVisits.visits(List.of(), repeated)).at("/state/outdated"))
                .isEqualTo(MAPPER.readTree("[\"2026-01-03\", \"2026-01-04\"]"));
    }
}
