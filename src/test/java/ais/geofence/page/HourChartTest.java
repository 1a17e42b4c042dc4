package ais.geofence.page;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.html.Bars;
import ais.geofence.html.Figure;
import ais.geofence.survey.HourCount;
import ais.geofence.survey.HourCounts;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class HourChartTest {
    private static HourCount count(String hour, long inZone, long inNone) {
        return new HourCount(Math.toIntExact(Instant.parse(hour).getEpochSecond() / 3600), inZone, inNone);
    }

    private static Figure figure(HourCount... hours) {
        return new HourChart(new HourCounts(Arrays.asList(hours), 0, 0)).figure("");
    }

    private static List<String> columns(Figure figure) {
        return ((Bars) figure.chart()).categories();
    }

    @Test
    void hoursWithoutPositionsAreShownAsSuch() {
        Figure figure = figure(count("2024-03-14T22:00:00Z", 3, 4), count("2024-03-15T01:00:00Z", 1, 0));

        assertThat(columns(figure))
                .containsExactly("2024-03-14 22:00", "2024-03-14 23:00", "2024-03-15 00:00", "2024-03-15 01:00");
        assertThat(figure.numbers().rows())
                .containsExactly(
                        List.of("2024-03-14 22:00", "3", "4"),
                        List.of("2024-03-14 23:00", "0", "0"),
                        List.of("2024-03-15 00:00", "0", "0"),
                        List.of("2024-03-15 01:00", "1", "0"));
    }

    @Test
    void manyHoursAreSummedByDay() {
        Figure figure = figure(
                count("2024-03-14T22:00:00Z", 3, 4),
                count("2024-03-14T23:00:00Z", 5, 6),
                count("2024-04-14T00:00:00Z", 1, 0));

        assertThat(columns(figure)).hasSize(32).startsWith("2024-03-14").endsWith("2024-04-14");
        assertThat(figure.numbers().rows().get(0)).containsExactly("2024-03-14", "8", "10");
    }

    @Test
    void yearsApartAreSummedByMonthAndAgesByYear() {
        assertThat(columns(figure(count("2020-01-31T05:00:00Z", 1, 0), count("2024-03-14T05:00:00Z", 1, 0))))
                .hasSize(51)
                .startsWith("2020-01");
        assertThat(columns(figure(count("0001-01-31T05:00:00Z", 1, 0), count("9999-03-14T05:00:00Z", 1, 0))))
                .containsExactly("0001", "9999");
    }

    @Test
    void whatIsTooEarlyToBeToldApartIsARow() {
        Figure figure = new HourChart(new HourCounts(List.of(count("2024-03-14T22:00:00Z", 3, 4)), 7, 8)).figure("");

        assertThat(figure.numbers().rows().get(0)).containsExactly("earlier", "7", "8");
    }

    @Test
    void noTimesAtAllAreAnEmptyChart() {
        assertThat(columns(figure())).isEmpty();
    }
}
