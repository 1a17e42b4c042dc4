package ais.geofence.page;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.html.Figure;
import ais.geofence.html.Timeline;
import ais.geofence.report.VisitReport;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitTimelineTest {
    private static final long FIRST = Instant.parse("2026-01-02T22:30:00Z").getEpochSecond();

    private static Figure figure(int... inside) {
        return new VisitTimeline(new VisitReport.Timeline(
                        FIRST,
                        2700,
                        List.of(
                                new VisitReport.Line("3 calais", inside),
                                new VisitReport.Line("0 dover", new int[inside.length]))))
                .figure();
    }

    @Test
    void hasTheCountOfEachZoneAtEachMoment() {
        Figure figure = figure(4, 1200, 7);

        assertThat(figure.numbers().caption())
                .isEqualTo("Visits in progress at any time of the 45 min from the time shown, UTC");
        assertThat(figure.numbers().columns()).extracting("name").containsExactly("time", "3 calais", "0 dover");
        assertThat(figure.numbers().rows())
                .containsExactly(
                        List.of("2026-01-02 22:30:00", "4", "0"),
                        List.of("2026-01-02 23:15:00", "1,200", "0"),
                        List.of("2026-01-03 00:00:00", "7", "0"));
        Timeline chart = (Timeline) figure.chart();
        assertThat(chart.first()).isEqualTo(FIRST);
        assertThat(chart.step()).isEqualTo(2700);
        assertThat(chart.series()).extracting("name").containsExactly("3 calais", "0 dover");
        assertThat(chart.series().get(0).values()).containsExactly(4, 1200, 7);
    }

    @Test
    void saysWhenMostShipsWereThere() {
        assertThat(figure(4, 1200, 7).alternative())
                .isEqualTo(
                        "Lines: 3 calais, at most 1,200, at 2026-01-02 23:15:00; 0 dover, at most 0, at 2026-01-02 22:30:00");
    }

    @Test
    void longTablesAreFolded() {
        assertThat(figure(new int[48]).numbers().folded()).isFalse();
        assertThat(figure(new int[49]).numbers().folded()).isTrue();
    }
}
