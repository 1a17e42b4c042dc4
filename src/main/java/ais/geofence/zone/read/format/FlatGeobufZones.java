package ais.geofence.zone.read.format;

import ais.geofence.zone.Remark;
import ais.geofence.zone.read.geometry.FlatGeobufGeometry;
import ais.geofence.zone.read.geometry.RawGeometry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.io.IOUtils;
import org.jspecify.annotations.Nullable;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.Geometry;

/**
 * Reads FlatGeobuf as a stream: header, index, which is passed over, and features in the order of the file. No size that the file states is
 * believed before its bytes are there.
 */
final class FlatGeobufZones implements FeatureReader {
    private static final int MAGIC_BYTES = 8;
    private static final int VERSION_AT = 3;
    private static final int VERSION = 3;
    private static final int INDEX_NODE_BYTES = 40;

    private final InputStream in;
    private final FileFeatures out;

    FlatGeobufZones(InputStream in, FileFeatures out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public void read() throws IOException {
        byte[] magic = in.readNBytes(MAGIC_BYTES);
        if (magic.length < MAGIC_BYTES || magic[0] != 'f' || magic[1] != 'g' || magic[2] != 'b') {
            throw new UnreadableFile("is not FlatGeobuf, or it is damaged");
        }
        if (magic[VERSION_AT] != VERSION) {
            throw new UnreadableFile(
                    "is FlatGeobuf of version " + magic[VERSION_AT] + ": write it in version " + VERSION);
        }
        ByteBuffer start = block("its header");
        if (start == null) {
            throw truncated("its header");
        }
        FlatGeobufHeader header = FlatGeobufHeader.of(start);
        if (header.isEtrs89()) {
            out.remark(Remark.Kind.ETRS89);
        }
        header.columns().forEach(column -> out.noValue(column.name()));
        skipIndex(header);
        for (ByteBuffer bytes = block(next()); bytes != null; bytes = block(next())) {
            add(bytes, header);
        }
        if (out.count() < header.features()) {
            throw new UnreadableFile(
                    "ends after %s of its %s features: is it truncated?".formatted(out.count(), header.features()));
        }
        if (out.count() == 0) {
            throw new UnreadableFile("has no features: at least one is needed");
        }
    }

    private String next() {
        return "feature " + (out.count() + 1);
    }

    private void skipIndex(FlatGeobufHeader header) throws IOException {
        if (header.indexNodeSize() < 2 || header.features() == 0) {
            return;
        }
        long level = header.features();
        long nodes = level;
        do {
            level = (level + header.indexNodeSize() - 1) / header.indexNodeSize();
            nodes += level;
        } while (level > 1);
        long bytes = nodes * INDEX_NODE_BYTES;
        if (IOUtils.skip(in, bytes) < bytes) {
            throw truncated("its index");
        }
    }

    private void add(ByteBuffer bytes, FlatGeobufHeader header) throws IOException {
        try {
            Feature feature = Feature.getRootAsFeature(bytes);
            Geometry geometry = feature.geometry();
            FlatGeobufProperties properties = FlatGeobufProperties.of(feature, header);
            out.add(
                    properties.id(),
                    properties.others(),
                    geometry == null
                            ? RawGeometry.absent()
                            : new FlatGeobufGeometry(geometry, header.geometryType(), bytes.capacity()));
        } catch (IndexOutOfBoundsException | IllegalArgumentException | NullPointerException e) {
            throw new UnreadableFile("is FlatGeobuf that is damaged in " + next());
        }
    }

    /** Reads a block: its length, then as many bytes; null if the file ends before it. */
    private @Nullable ByteBuffer block(String subject) throws IOException {
        byte[] size = in.readNBytes(Integer.BYTES);
        if (size.length == 0) {
            return null;
        }
        if (size.length < Integer.BYTES) {
            throw truncated(subject);
        }
        int length = ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length < 0) {
            throw new UnreadableFile("is FlatGeobuf that is damaged in " + subject);
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw truncated(subject);
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static UnreadableFile truncated(String subject) {
        return new UnreadableFile("ends in the middle of " + subject + ": is it truncated?");
    }
}
