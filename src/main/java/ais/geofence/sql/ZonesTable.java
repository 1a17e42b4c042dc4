package ais.geofence.sql;

import ais.geofence.zone.Validity;
import ais.geofence.zone.Zone;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.LocalScan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.io.WKBWriter;

/** The zones of a zone set as a table, which explains the functions' answers. */
final class ZonesTable implements SupportsRead {
    private static final StructType ENVELOPE = new StructType()
            .add("west", DataTypes.DoubleType, false)
            .add("south", DataTypes.DoubleType, false)
            .add("east", DataTypes.DoubleType, false)
            .add("north", DataTypes.DoubleType, false);

    private static final StructType SCHEMA = new StructType()
            .add("index", DataTypes.IntegerType, false, "the place in the zone set, from 0: what zone_index answers")
            .add("name", DataTypes.StringType, false, "what zone_name answers")
            .add("id", DataTypes.StringType, true, "the feature's id")
            .add("envelope", ENVELOPE, false, "degrees")
            .add("area_km2", DataTypes.DoubleType, false, "square kilometres on a sphere")
            .add("vertices", DataTypes.IntegerType, false, "of all rings, the last of each being its first")
            .add("wkb", DataTypes.BinaryType, false, "the geometry as well-known binary, longitude first")
            .add(
                    "valid_from",
                    DataTypes.TimestampType,
                    true,
                    "the first instant that it is valid; null if it has no beginning")
            .add("valid_to", DataTypes.TimestampType, true, "the first instant after it; null if it has no end");

    private static final long BYTES_A_ZONE = 200;
    private static final long BYTES_A_VERTEX = 16;

    private final SessionZones zones;

    ZonesTable(SessionZones zones) {
        this.zones = zones;
    }

    @Override
    public String name() {
        return zones.label() + ".zones";
    }

    /** Deprecated but still abstract: Spark asks for the columns instead. */
    @Override
    @SuppressWarnings("deprecation")
    public StructType schema() {
        return SCHEMA;
    }

    @Override
    public Set<TableCapability> capabilities() {
        return EnumSet.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
        return () -> new Rows(zones.current().loaded());
    }

    private record Rows(LoadedZones loaded) implements LocalScan, SupportsReportStatistics {
        @Override
        public StructType readSchema() {
            return SCHEMA;
        }

        /** Without a size Spark takes the table for endless, and a join sorts all positions instead of broadcasting the zones. */
        @Override
        public Statistics estimateStatistics() {
            List<Zone> zones = loaded.zones().zones();
            long vertices = zones.stream()
                    .mapToLong(zone -> zone.geometry().getNumPoints())
                    .sum();
            return new Statistics() {
                @Override
                public OptionalLong sizeInBytes() {
                    return OptionalLong.of(BYTES_A_ZONE * zones.size() + BYTES_A_VERTEX * vertices);
                }

                @Override
                public OptionalLong numRows() {
                    return OptionalLong.of(zones.size());
                }
            };
        }

        @Override
        public InternalRow[] rows() {
            WKBWriter writer = new WKBWriter();
            return loaded.zones().zones().stream()
                    .map(zone -> row(zone, writer))
                    .toArray(InternalRow[]::new);
        }

        private static InternalRow row(Zone zone, WKBWriter writer) {
            Envelope envelope = zone.geometry().getEnvelopeInternal();
            Validity validity = zone.validity();
            return new GenericInternalRow(new @Nullable Object[] {
                zone.index(),
                UTF8String.fromString(zone.name()),
                UTF8String.fromString(zone.id()),
                new GenericInternalRow(
                        new Object[] {envelope.getMinX(), envelope.getMinY(), envelope.getMaxX(), envelope.getMaxY()}),
                zone.squareKilometres(),
                zone.geometry().getNumPoints(),
                writer.write(zone.geometry()),
                validity.from().isPresent() ? validity.firstMicros() : null,
                validity.to().isPresent() ? validity.lastMicros() + 1 : null
            });
        }
    }
}
