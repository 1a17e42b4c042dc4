package ais.geofence.zone.read;

import static org.assertj.core.api.Assertions.assertThat;

import ais.geofence.zone.read.geometry.HexGeometry;
import ais.geofence.zone.read.geometry.RawGeometry;
import ais.geofence.zone.read.geometry.WkbGeometry;
import ais.geofence.zone.read.geometry.WktGeometry;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

class GeometryMemoryTest {
    private static final long GIBI = 1L << 30;

    @Test
    void whatDoesNotFitIsRefusedWithWhatItTakes() {
        RawGeometry large = raw(250_000_000, 10_000_000);

        assertThat(new GeometryMemory(2 * GIBI).validate(large)).isNull();
        assertThat(new GeometryMemory(GIBI).validate(large))
                .isEqualTo(
                        "has about 10,000,000 positions, whose check takes 1.4 GiB of memory beside 0.0 GiB of the zones before it;"
                                + " the program has 1.0 GiB: give it more (SPARK_DRIVER_MEMORY, --driver-memory)");
        assertThat(new GeometryMemory(GIBI).validate(raw(250_000_000, 100))).isNull();
    }

    @Test
    void whatIsKeptCounts() {
        GeometryMemory memory = new GeometryMemory(GIBI);
        RawGeometry half = raw(125_000_000, 5_000_000);
        assertThat(memory.validate(half)).isNull();
        memory.keep(new GeometryFactory().createLineString(repeated(10_000_000)));
        assertThat(memory.validate(half)).contains("takes 0.7 GiB of memory beside 0.4 GiB of the zones before it");
        assertThat(memory.validate(raw(1_000, 40))).isNull();
    }

    @Test
    void positionsAreCountedAboutRightInEveryFormat() {
        String wkt = "POLYGON((139 34,141 34,141 35,139 35,139 34),(140 34.2,140.5 34.3,140 34.4,140 34.2))";
        assertThat(new WktGeometry(wkt).positions()).isEqualTo(9);
        assertThat(new WkbGeometry(new byte[9 * 16 + 9]).positions()).isEqualTo(9);
        assertThat(new HexGeometry("0".repeat(2 * (9 * 16 + 9))).positions()).isEqualTo(9);
        assertThat(RawGeometry.absent().positions()).isZero();
    }

    private static Coordinate[] repeated(int positions) {
        Coordinate[] all = new Coordinate[positions];
        Arrays.fill(all, new Coordinate(139, 34));
        return all;
    }

    private static RawGeometry raw(int length, long positions) {
        return new RawGeometry() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public long positions() {
                return positions;
            }

            @Override
            public Parsed parse() {
                throw new AssertionError("not to be parsed");
            }
        };
    }
}
