package ais.geofence.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "0.4, 0 s",
        "59.4, 59 s",
        "59.5, 1 min",
        "725, 12 min 5 s",
        "3599.4, 59 min 59 s",
        "3599.6, 1 h",
        "18720, 5 h 12 min",
        "18750, 5 h 13 min",
        "86369, 23 h 59 min",
        "86370, 1 d",
        "273600, 3 d 4 h",
        "94608000, '1,095 d'"
    })
    void lengthsOfTimeHaveAtMostTwoUnits(double seconds, String text) {
        assertThat(Figures.length(seconds)).isEqualTo(text);
    }
}
