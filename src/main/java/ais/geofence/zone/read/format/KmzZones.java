package ais.geofence.zone.read.format;

import ais.geofence.unpack.ZipMember;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads KMZ, a zip archive of KML: the document {@code doc.kml}, else the first one, and the other documents of the archive where a link
 * leads to them, as GDAL writes them. Nothing is unpacked to the disk.
 */
final class KmzZones implements FeatureReader {
    private static final String MAIN = "doc.kml";
    private static final String ENDING = ".kml";

    /** KML is packed to a twentieth at best, unless it is made to fill memory. */
    private static final long MOST_TIMES = 200;

    private static final long ALWAYS_ALLOWED = 64 << 20;
    private static final int MOST_DOCUMENTS = 1000;

    private final ZoneFile file;
    private final FileFeatures out;
    private final Set<String> read = new HashSet<>();

    KmzZones(ZoneFile file, FileFeatures out) {
        this.file = file;
        this.out = out;
    }

    @Override
    public void read() throws IOException {
        try (LocalZip zip = LocalZip.open(file)) {
            ZipMember main = main(zip);
            if (main == null) {
                throw new UnreadableFile("is a zip archive without a " + ENDING + " file");
            }
            read(zip, main);
        }
        file.readSoFar(1);
        if (out.count() == 0) {
            throw new UnreadableFile("has no Placemarks: at least one is needed");
        }
    }

    private static @Nullable ZipMember main(LocalZip zip) throws UnreadableFile {
        ZipMember main = zip.file(MAIN);
        return main != null
                ? main
                : zip.files().stream()
                        .filter(file -> file.name().toLowerCase(Locale.ROOT).endsWith(ENDING))
                        .min(Comparator.comparing(LocalZip::isHidden))
                        .orElse(null);
    }

    private void read(LocalZip zip, ZipMember document) throws IOException {
        read.add(document.name());
        if (read.size() > MOST_DOCUMENTS) {
            throw new UnreadableFile("has links to more than %s documents".formatted(MOST_DOCUMENTS));
        }
        try (InputStream in = bounded(zip.open(document), document)) {
            new KmlZones(in, out, address -> follow(zip, document, address)).readDocument();
            in.transferTo(OutputStream.nullOutputStream());
        } catch (ZipException e) {
            throw new UnreadableFile("has a document %s that is damaged, its compressed data can't be unpacked: %s"
                    .formatted(document.name(), e.getMessage()));
        }
    }

    private static InputStream bounded(InputStream in, ZipMember document) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(in)
                .setMaxCount(Math.max(ALWAYS_ALLOWED, MOST_TIMES * document.packedBytes()))
                .setOnMaxCount((most, count) -> {
                    throw new UnreadableFile(
                            "has a document that becomes more than %s bytes when it is unpacked, over %s times as many: unpack it first if that is right"
                                    .formatted(most, MOST_TIMES));
                })
                .get();
    }

    /** Reads what is in the archive too, once. */
    private boolean follow(LocalZip zip, ZipMember from, String address) throws IOException {
        ZipMember document = zip.linked(from, address);
        if (document == null) {
            return false;
        }
        if (!read.contains(document.name())) {
            read(zip, document);
        }
        return true;
    }
}
