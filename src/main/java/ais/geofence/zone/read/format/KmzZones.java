package ais.geofence.zone.read.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
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
        try (LocalFile local = file.local();
                ZipFile zip = open(local)) {
            ZipEntry main = main(zip);
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

    private static ZipFile open(LocalFile local) throws IOException {
        try {
            return new ZipFile(local.path().toFile());
        } catch (ZipException e) {
            throw String.valueOf(e.getMessage()).contains("encrypted")
                    ? new UnreadableFile("is encrypted: unpack it first")
                    : e;
        }
    }

    private static @Nullable ZipEntry main(ZipFile zip) {
        ZipEntry main = zip.getEntry(MAIN);
        return main != null
                ? main
                : zip.stream()
                        .filter(entry ->
                                entry.getName().toLowerCase(Locale.ROOT).endsWith(ENDING))
                        .findFirst()
                        .orElse(null);
    }

    private void read(ZipFile zip, ZipEntry entry) throws IOException {
        read.add(entry.getName());
        if (read.size() > MOST_DOCUMENTS) {
            throw new UnreadableFile("has links to more than %s documents".formatted(MOST_DOCUMENTS));
        }
        CRC32 checksum = new CRC32();
        try (InputStream in = bounded(new CheckedInputStream(zip.getInputStream(entry), checksum), entry)) {
            new KmlZones(in, out, address -> follow(zip, entry, address)).readDocument();
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (checksum.getValue() != entry.getCrc()) {
            throw new ZipException("the checksum of " + entry.getName() + " does not match");
        }
    }

    private static InputStream bounded(InputStream in, ZipEntry entry) throws IOException {
        return BoundedInputStream.builder()
                .setInputStream(in)
                .setMaxCount(Math.max(ALWAYS_ALLOWED, MOST_TIMES * entry.getCompressedSize()))
                .setOnMaxCount((most, count) -> {
                    throw new UnreadableFile(
                            "has a document that becomes more than %s bytes when it is unpacked, over %s times as many: unpack it first if that is right"
                                    .formatted(most, MOST_TIMES));
                })
                .get();
    }

    /** Reads what is in the archive too, once. */
    private boolean follow(ZipFile zip, ZipEntry from, String address) throws IOException {
        ZipEntry entry = linked(zip, from, address);
        if (entry == null || entry.isDirectory()) {
            return false;
        }
        if (!read.contains(entry.getName())) {
            read(zip, entry);
        }
        return true;
    }

    /** What an address relative to a document leads to, null if not to a file of the archive. */
    private static @Nullable ZipEntry linked(ZipFile zip, ZipEntry from, String address) {
        try {
            String path = new URI(null, from.getName(), null)
                    .resolve(address.replace(" ", "%20"))
                    .getPath();
            return path == null || path.isEmpty() ? null : zip.getEntry(path);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }
}
