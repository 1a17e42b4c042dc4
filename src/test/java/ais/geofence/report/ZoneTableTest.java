package ais.geofence.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ZoneTableTest {
    private static ZoneTable<Integer> of(int zones) {
        List<Integer> indexes = IntStream.range(-1, zones).boxed().toList();
        return new ZoneTable<>(indexes, zone -> zone == -1 ? 1 : zone % 1000, zone -> zone == -1);
    }

    @Test
    void hasAllInOrderWhereTheyAreFew() {
        assertThat(of(40).shown()).hasSize(41).startsWith(-1, 0, 1).endsWith(39);
        assertThat(of(40).rest()).isEmpty();
    }

    @Test
    void hasThoseWithTheMostPositionsOfMany() {
        ZoneTable<Integer> table = of(100_000);
        assertThat(table.shown()).hasSize(41).startsWith(-1, 999, 1999, 2999);
        long all = 100 * (999L * 1000 / 2);
        assertThat(table.rest()).contains(new ZoneTable.Rest(99_960, all - 40 * 999));
        assertThat(table.rest().orElseThrow().text()).isEqualTo("(99,960 more zones)");
    }
}
