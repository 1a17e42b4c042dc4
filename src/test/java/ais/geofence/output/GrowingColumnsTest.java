package ais.geofence.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class GrowingColumnsTest {
    private static GrowingColumns columns(String ddl, String... optional) {
        return GrowingColumns.of(StructType.fromDDL(ddl), Set.of(optional));
    }

    @Test
    void onlyOptionalColumnsMayBeMissing() {
        GrowingColumns before = columns("dest STRING, lat DOUBLE, lon DOUBLE, zone_index INT", "dest");
        assertThat(before.mismatches(before)).isEmpty();
        assertThat(before.mismatches(columns("lat DOUBLE, lon DOUBLE, zone_index INT")))
                .isEmpty();
        assertThat(before.mismatches(columns("dest STRING, lat DOUBLE"))).containsExactly("missing: lon, zone_index");
        assertThat(before.mismatches(columns("dest STRING, lat STRING, Lon DOUBLE, zone_index INT")))
                .containsExactly("new: Lon", "missing: lon", "of another type: lat");
    }

    @Test
    void onlyOptionalColumnsMayMove() {
        GrowingColumns before = columns("lat DOUBLE, lon DOUBLE, mmsi STRING");
        assertThat(before.mismatches(columns("mmsi STRING, lat DOUBLE, lon DOUBLE", "mmsi")))
                .isEmpty();
        assertThat(before.mismatches(columns("lon DOUBLE, lat DOUBLE, mmsi STRING", "mmsi")))
                .containsExactly("in another order, which was: lat, lon");
    }

    @Test
    void rowsAreAddedWithoutTheirTimeToAnOutputThatWasBegunWithoutIt() {
        GrowingColumns before = columns("timestamp STRING, zone_index INT");
        GrowingColumns batch = columns("timestamp STRING, zone_index INT, position_time TIMESTAMP");
        assertThat(before.mismatches(batch)).isEmpty();
        assertThat(batch.withoutTime()).isEqualTo(before);
        assertThat(batch.mismatches(before)).containsExactly("missing: position_time");
    }

    @Test
    void areReadAsTheyWereWritten() {
        GrowingColumns columns = columns("`nav-status` STRING, `a,b:c` ARRAY<INT>, `d``e\"` STRING", "nav-status");
        assertThat(GrowingColumns.read(columns.text())).isEqualTo(columns);
    }
}
