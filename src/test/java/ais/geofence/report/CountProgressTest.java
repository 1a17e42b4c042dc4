package ais.geofence.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private long now = 5 * SECOND;
    private final CountProgress progress = new CountProgress("zones read", () -> now);

    @Test
    void saysNothingBeforeThereIsAnything() {
        now += SECOND;
        assertThat(progress.get()).isEmpty();
    }

    @Test
    void saysHowManyAndHowFast() {
        now += 2 * SECOND;
        progress.accept(12_000, 0.04);
        assertThat(progress.get()).contains("12,000 zones read, 6,000/s");
        now += 2 * SECOND;
        progress.accept(30_000, 0.4);
        assertThat(progress.get()).contains("30,000 zones read, 7,500/s, 40 %, 6 s left");
    }
}
