package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.compare.TrialPlan;
import ais.geofence.compare.ZoneVariant;
import ais.geofence.tag.Engine;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompareJobTest {
    @Test
    void sedonaTakesFewCopiesHoweverManyAreAskedFor() {
        assertThat(CompareJob.copies(Engine.SEDONA, 1024)).isEqualTo(16);
        assertThat(CompareJob.copies(Engine.SEDONA, 64)).isEqualTo(16);
        assertThat(CompareJob.copies(Engine.SEDONA, 3)).isEqualTo(3);
        assertThat(CompareJob.copies(Engine.FUNCTION, 64)).isEqualTo(64);
    }

    @Test
    void saysWhatMakesItShorter() {
        assertThat(CompareJob.remedy(plans(Engine.FUNCTION, Engine.MAP_PARTITIONS, Engine.SEDONA)))
                .endsWith("--engines function,map-partitions.");
        assertThat(CompareJob.remedy(plans(Engine.FUNCTION))).endsWith("fewer copies: --multiply N.");
        assertThat(CompareJob.remedy(plans(Engine.SEDONA))).endsWith("fewer copies: --multiply N.");
    }

    private static List<TrialPlan> plans(Engine... engines) {
        return Stream.of(engines)
                .map(engine -> new TrialPlan(Map.of(), 5, engine, 1, ZoneVariant.AS_GIVEN))
                .toList();
    }
}
