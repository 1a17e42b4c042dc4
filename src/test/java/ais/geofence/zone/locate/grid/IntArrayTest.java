package ais.geofence.zone.locate.grid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntArrayTest {
    @Test
    void growsPastItsCapacity() {
        IntArray ints = new IntArray(0);
        for (int i = 0; i < 1_000; i++) {
            ints.add(3 * i);
        }
        assertThat(ints.size()).isEqualTo(1_000);
        assertThat(ints.toArray()).hasSize(1_000).startsWith(0, 3, 6).endsWith(2_997);
    }

    @Test
    void appendsZerosWhereOtherIntsStood() {
        IntArray ints = new IntArray(8);
        for (int i = 0; i < 8; i++) {
            ints.add(7);
        }
        ints.removeLast(3);
        assertThat(ints.addZeros(3)).isEqualTo(5);
        assertThat(ints.addZeros(20)).isEqualTo(8);
        assertThat(ints.toArray()).hasSize(28).startsWith(7, 7, 7, 7, 7, 0, 0, 0, 0);
        ints.set(27, 5);
        assertThat(ints.get(27)).isEqualTo(5);
        ints.clear();
        assertThat(ints.toArray()).isEmpty();
    }
}
