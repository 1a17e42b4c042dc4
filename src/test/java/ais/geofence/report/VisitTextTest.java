package ais.geofence.report;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.tag.LayerName;
import ais.geofence.testing.SampleVisits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VisitTextTest {
    private static final LayerName PORTS = new LayerName(Optional.of("ports"));
    private static final LayerName EEZ = new LayerName(Optional.of("eez"));

    private static String screen(VisitReport visits, LayerName... layers) {
        return TextReport.of(SampleVisits.run(visits, layers));
    }

    @Test
    void beginsWithTheVisitsAndTheirShips() {
        assertThat(screen(SampleVisits.visits(), LayerName.NONE))
                .startsWith("\n96 visits ended, 7 are open; 41 ships followed in 3.35 s\n");
        assertThat(new VisitText(new VisitReport(
                                9,
                                0,
                                count("no position", 0),
                                1,
                                0,
                                1,
                                1,
                                0,
                                count("start", 2),
                                count("exit", 1),
                                List.of(),
                                Optional.empty(),
                                Optional.empty()))
                        .summary())
                .isEqualTo("1 visit ended, 1 is open; 1 ship followed");
    }

    private static Map<String, Long> count(String name, long count) {
        return Map.of(name, count);
    }

    @Test
    void saysWhatBecameOfTheRows() {
        assertThat(screen(SampleVisits.visits(), LayerName.NONE)).contains("""
                  rows read     1,260  1 file, 81.3 kB, feed auto
                """, """
                  followed      1,204  of 41 ships (different MMSIs)
                  left out         40  no position 12, not an MMSI 5, no MMSI 15, time unknown 8
                  duplicates        6  same MMSI, time and place; counted once
                  jumps             3  too fast for one ship; --max-speed ends visits there
                  short visits      2  left out by --min-duration
                """);
    }

    @Test
    void theBusiestZoneIsTheFirst() {
        String screen = screen(SampleVisits.visits(), LayerName.NONE);
        assertThat(screen).contains("""

                Visits by zone
                  index  zone       visits  open  ships    hours  median stay
                      1  antwerp        75     2     33  1,410.3   3 h 32 min
                      0  rotterdam      21     4     14    113.4   5 h 12 min
                      2  le havre        0     1      1      0.0            -
                  Visits, hours and median stay are of visits that ended. Ships: different
                  MMSIs.
                  Zones: zone 1 (antwerp): cut at 180 degrees
                """);
        assertThat(screen).doesNotContain("Positions by zone");
    }

    @Test
    void theQuietestOfManyZonesAreOneRow() {
        String screen = screen(SampleVisits.visits(SampleVisits.manyZones(50)), LayerName.NONE);
        assertThat(screen)
                .containsSubsequence(
                        "berth 49", "berth 10 ", "(10 more zones)      45", "Zones with the most visits first; --json")
                .doesNotContain("berth 9 ");
    }

    @Test
    void eachLayerHasItsZones() {
        List<VisitReport.ZoneCount> zones = new ArrayList<>(SampleVisits.zones(PORTS.text()));
        String screen = screen(SampleVisits.visits(zones), EEZ, PORTS);
        assertThat(screen)
                .containsSubsequence("Visits by zone of eez\n  no visits\n", "Visits by zone of ports\n", "antwerp");
    }

    @Test
    void saysWhatBeganAndEndedTheVisits() {
        assertThat(screen(SampleVisits.visits(), LayerName.NONE)).contains("""

                Visits by begin and end reason
                         reason  visits
                  begin  enter       60  the ship came from outside the zone
                         gap          3  the first position after a gap or a jump
                         start       40  the first position of the ship
                  end    exit        88  the ship left the zone
                         gap          7  no position for longer than --gap
                         jump         1  the next position is too far away for one ship
                         open         7  not ended when the data ends

                Written
                """);
    }

    @Test
    void nothingFollowedIsNoVisit() {
        assertThat(screen(VisitReport.NOTHING, LayerName.NONE))
                .contains(
                        "\n0 visits ended, 0 are open; 0 ships followed in ",
                        "Visits by begin and end reason\n  no visits\n");
    }

    @Test
    void detailsHaveThePositionsAndTheState() {
        assertThat(TextReport.details(SampleVisits.run(SampleVisits.visits(), LayerName.NONE)))
                .contains("Positions by zone\n", "660", """

                State
                            day         fingerprint
                  built on  2026-01-01  9f3a61
                  written   2026-01-02  0c77be
                  written   2026-01-03  d1450a
                """);
    }

    @Test
    void thePlanNamesThePlaces() {
        assertThat(TextReport.plan(SampleVisits.run(VisitReport.NOTHING, LayerName.NONE)))
                .contains("""
                  visits       out/visits (parquet)
                  open visits  out/visits-open (parquet)
                  state        out/visits-state (parquet)
                """);
    }
}
