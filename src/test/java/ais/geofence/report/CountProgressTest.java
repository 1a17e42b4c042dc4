package ais.geofence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CountProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private long now = 5 * SECOND;
    private final CountProgress progress =
            new CountProgress("zones read", new PrintStream(printed, true, StandardCharsets.UTF_8), () -> now);

    @Test
    void saysNothingOfWhatIsQuicklyDone() {
        now += SECOND;
        progress.accept(1_000);
        assertThat(lines()).isEmpty();
    }

    @Test
    void saysHowManyAndHowFastEveryTwoSeconds() {
        now += 2 * SECOND;
        progress.accept(12_000);
        now += SECOND;
        progress.accept(20_000);
        now += SECOND;
        progress.accept(30_000);
        assertThat(lines())
                .containsExactly("  12,000 zones read, 6,000 a second", "  30,000 zones read, 7,500 a second");
    }

    private String[] lines() {
        return printed.toString(StandardCharsets.UTF_8).lines().toArray(String[]::new);
    }
}
