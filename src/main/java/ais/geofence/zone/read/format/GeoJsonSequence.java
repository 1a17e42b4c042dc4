package ais.geofence.zone.read.format;

import ais.geofence.zone.read.geometry.JsonText;
import com.fasterxml.jackson.core.JsonParser;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads one GeoJSON feature after another, mostly one a line, with or without RFC 8142's record separators. */
final class GeoJsonSequence implements FeatureReader {
    private final InputStream in;
    private final FileFeatures out;

    GeoJsonSequence(InputStream in, FileFeatures out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public void read() throws IOException {
        try (JsonParser json = JsonText.FACTORY.createParser(new WithoutSeparators(in))) {
            while (json.nextToken() != null) {
                FeatureObject feature = new FeatureObject();
                feature.read(json);
                feature.emit(out, feature.geometry());
            }
        }
        if (out.count() == 0) {
            throw new UnreadableFile("has no features: at least one is needed");
        }
    }

    /** Replaces each record separator by a space: the JSON parser finds the end of each text itself. */
    private static final class WithoutSeparators extends FilterInputStream {
        WithoutSeparators(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            return next == ZoneFormat.RECORD_SEPARATOR ? ' ' : next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            for (int i = offset; i < offset + count; i++) {
                if (bytes[i] == ZoneFormat.RECORD_SEPARATOR) {
                    bytes[i] = ' ';
                }
            }
            return count;
        }
    }
}
