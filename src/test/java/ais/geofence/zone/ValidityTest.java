package ais.geofence.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ais.geofence.testing.Season;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValidityTest {
    private static final Instant NOVEMBER = Instant.parse("2024-11-01T00:00:00Z");
    private static final Instant MAY = Instant.parse("2025-05-01T00:00:00Z");

    @Test
    void includesTheFirstInstantAndNotTheSecond() {
        Validity winter = Validity.between(NOVEMBER, MAY);
        assertThat(winter.includes(Season.micros(NOVEMBER) - 1)).isFalse();
        assertThat(winter.includes(Season.micros(NOVEMBER))).isTrue();
        assertThat(winter.includes(Season.micros(MAY) - 1)).isTrue();
        assertThat(winter.includes(Season.micros(MAY))).isFalse();
    }

    @Test
    void isOpenWhereThereIsNoLimit() {
        assertThat(Validity.between(null, null)).isEqualTo(Validity.ALWAYS);
        assertThat(Validity.between(null, MAY).includes(Long.MIN_VALUE + 1)).isTrue();
        assertThat(Validity.between(NOVEMBER, null).includes(Long.MAX_VALUE)).isTrue();
        assertThat(Validity.ALWAYS.includes(Long.MAX_VALUE)).isTrue();
    }

    @Test
    void onlyAZoneThatIsAlwaysValidHasAPositionWithoutATime() {
        assertThat(Validity.ALWAYS.includes(Validity.NO_TIME)).isTrue();
        assertThat(Validity.between(null, MAY).includes(Validity.NO_TIME)).isFalse();
        assertThat(Validity.between(NOVEMBER, null).includes(Validity.NO_TIME)).isFalse();
    }

    @Test
    void isCutToMicroseconds() {
        Validity cut = Validity.between(
                Instant.parse("2024-11-01T00:00:00.000000999Z"),
                Instant.parse("1969-11-01T00:00:00Z").plusSeconds(2_000_000_000));
        assertThat(cut.from()).contains(NOVEMBER);
        assertThat(Validity.between(Instant.parse("1969-12-31T23:59:59.9999999Z"), null)
                        .firstMicros())
                .isEqualTo(-1);
        assertThatIllegalArgumentException().isThrownBy(() -> Validity.between(NOVEMBER, NOVEMBER.plusNanos(999)));
    }

    @Test
    void isNeverEmpty() {
        assertThatIllegalArgumentException().isThrownBy(() -> Validity.between(MAY, NOVEMBER));
        assertThatIllegalArgumentException().isThrownBy(() -> Validity.between(MAY, MAY));
        assertThat(Validity.between(MAY, MAY.plusNanos(1000)).firstMicros()).isEqualTo(Season.micros(MAY));
    }

    @Test
    void hasItsBoundsBack() {
        assertThat(Validity.between(NOVEMBER, MAY).from()).contains(NOVEMBER);
        assertThat(Validity.between(NOVEMBER, MAY).to()).contains(MAY);
        assertThat(Validity.ALWAYS.from()).isEmpty();
        assertThat(Validity.ALWAYS.to()).isEmpty();
        assertThat(Validity.between(null, MAY).from()).isEmpty();
        Instant last = Instant.parse("9999-12-31T23:59:59.999999Z");
        assertThat(Validity.between(Instant.parse("0001-01-01T00:00:00Z"), last).to())
                .contains(last);
    }

    @Test
    void readsAsText() {
        assertThat(Validity.ALWAYS).hasToString("always");
        assertThat(Validity.between(NOVEMBER, MAY.plusMillis(500)))
                .hasToString("from 2024-11-01, before 2025-05-01T00:00:00.500Z");
        assertThat(Validity.between(NOVEMBER, null)).hasToString("from 2024-11-01");
        assertThat(Validity.between(null, MAY)).hasToString("before 2025-05-01");
        assertThat(Validity.between(null, MAY).fromText()).isEqualTo("-");
        assertThat(Validity.between(null, MAY).toText()).isEqualTo("2025-05-01");
    }

    @Test
    void agreesWithComparisonsOfInstants() {
        SplittableRandom random = new SplittableRandom(5);
        List<Season> seasons = Season.random(random, 60);
        int included = 0;
        for (int i = 0; i < 20_000; i++) {
            @Nullable Instant time = Season.randomTime(random);
            Season season = seasons.get(i % seasons.size());
            assertThat(season.validity().includes(Season.micros(time)))
                    .as("%s in %s", time, season)
                    .isEqualTo(season.includes(time));
            included += season.includes(time) ? 1 : 0;
        }
        assertThat(included).isBetween(5_000, 15_000);
    }

    @Test
    void meetsWhatHasAMicrosecondInCommon() {
        Validity winter = Validity.between(NOVEMBER, MAY);
        assertThat(winter.meets(Validity.between(MAY, null))).isFalse();
        assertThat(Validity.between(MAY, null).meets(winter)).isFalse();
        assertThat(winter.meets(Validity.between(MAY.minusNanos(1000), null))).isTrue();
        assertThat(winter.meets(Validity.between(null, NOVEMBER))).isFalse();
        assertThat(winter.meets(Validity.between(null, NOVEMBER.plusNanos(1000))))
                .isTrue();
        assertThat(winter.meets(winter)).isTrue();
        assertThat(winter.meets(Validity.ALWAYS)).isTrue();
    }
}
