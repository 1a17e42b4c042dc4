package ais.geofence.zone.locate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

class EnvelopeTreeTest {
    /** A thousand envelopes side by side, of half a degree by a quarter. */
    private static final List<Envelope> LATTICE = lattice(50, 20);

    @Test
    void testsOnlyZonesWhoseEnvelopeHoldsThePosition() {
        EnvelopeTree tree = new EnvelopeTree(LATTICE);
        List<Integer> tested = new ArrayList<>();

        for (int zone = 0; zone < LATTICE.size(); zone++) {
            Envelope envelope = LATTICE.get(zone);
            assertThat(tree.firstZone(envelope.getMinX(), envelope.getMaxY(), tested::add))
                    .isEqualTo(zone);
            assertThat(tree.firstZone(envelope.getMaxX() + 0.125, envelope.getMinY(), tested::add))
                    .isEqualTo(ZoneLocator.NO_ZONE);
        }

        assertThat(tested).hasSize(LATTICE.size());
    }

    @Test
    void goesOnToTheNextZoneWhereTheTestFails() {
        EnvelopeTree tree = new EnvelopeTree(List.of(
                new Envelope(1, 9, 2, 5),
                new Envelope(2, 8, 1, 6),
                new Envelope(30, 40, 2, 5),
                new Envelope(1, 9, 1, 9)));

        assertThat(tree.firstZone(4, 3, zone -> true)).isEqualTo(0);
        assertThat(tree.firstZone(4, 3, zone -> zone > 0)).isEqualTo(1);
        assertThat(tree.firstZone(4, 3, zone -> zone > 1)).isEqualTo(3);
        assertThat(tree.firstZone(4, 3, zone -> false)).isEqualTo(ZoneLocator.NO_ZONE);
    }

    private static List<Envelope> lattice(int columns, int rows) {
        List<Envelope> envelopes = new ArrayList<>();
        for (int i = 0; i < columns * rows; i++) {
            double west = i % columns;
            double south = i / columns;
            envelopes.add(new Envelope(west, west + 0.5, south, south + 0.25));
        }
        return envelopes;
    }
}
