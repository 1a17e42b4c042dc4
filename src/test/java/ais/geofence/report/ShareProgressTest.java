package ais.geofence.report;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.text.Figures;
import org.junit.jupiter.api.Test;

class ShareProgressTest {
    private long now;

    @Test
    void saysWhatIsLeftOnceThatCanBeTold() {
        ShareProgress progress = new ShareProgress(() -> now);
        assertThat(progress.get()).isEmpty();

        now = 2_000_000_000L;
        progress.accept(0.04);
        assertThat(progress.get()).isEmpty();

        now = 10_000_000_000L;
        progress.accept(0.25);
        assertThat(progress.get()).contains("25 %, " + Figures.elapsed(30) + " left");

        progress.accept(1);
        assertThat(progress.get()).isEmpty();
    }
}
