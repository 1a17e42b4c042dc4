package ais.geofence.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong(7 * SECOND);
    private final Forecast forecast = new Forecast(List.of(10.0, 20.0, 40.0), now::get);

    @Test
    void tellsAllBeforeTheStart() {
        assertThat(forecast.seconds()).isEqualTo(70);
    }

    @Test
    void countsDownWithinATrial() {
        forecast.begin();
        now.addAndGet(4 * SECOND);

        assertThat(forecast.left()).contains("about 1:06 min left");
    }

    @Test
    void whatIsLeftFollowsThePaceSoFar() {
        forecast.begin();
        now.addAndGet(20 * SECOND); // twice as long
        forecast.begin();
        now.addAndGet(10 * SECOND);

        assertThat(forecast.left()).contains("about 1:50 min left");
    }

    @Test
    void saysSoWhereATrialTakesLongerThanEstimated() {
        forecast.begin();
        now.addAndGet(100 * SECOND);

        assertThat(forecast.left()).contains("longer than estimated (trial 1 of 3, 1:40 min so far)");
    }
}
