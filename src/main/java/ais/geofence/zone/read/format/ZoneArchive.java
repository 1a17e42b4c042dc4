package ais.geofence.zone.read.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;

/** A zip archive of zone files. Its names are only shown; nothing is unpacked to where they lead. */
final class ZoneArchive implements AutoCloseable {
    private static final Charset OLD_NAMES = Charset.forName("IBM437");
    private static final int LISTED = 5;
    private static final int START_BYTES = 1 << 10;

    private final String name;
    private final LocalFile local;
    private final ZipFile zip;
    private final List<ZipEntry> entries;
    private final List<LocalFile> copies = new ArrayList<>();

    private ZoneArchive(String name, LocalFile local, ZipFile zip) {
        this.name = name;
        this.local = local;
        this.zip = zip;
        this.entries = zip.stream()
                .filter(entry -> !entry.isDirectory() && !isHidden(entry.getName()))
                .map(ZipEntry.class::cast)
                .sorted(Comparator.comparing(ZipEntry::getName))
                .toList();
    }

    /**
     * Opens an archive.
     *
     * @throws UnreadableFile if it is in another archive, or encrypted
     * @throws ZipException if it is damaged
     */
    static ZoneArchive open(ZoneFile file) throws IOException {
        if (file instanceof Member) {
            throw new UnreadableFile("is a zip archive in a zip archive: unpack the outer one first");
        }
        LocalFile local = file.local();
        try {
            return new ZoneArchive(file.name(), local, open(local));
        } catch (IOException | RuntimeException e) {
            local.close();
            throw e;
        }
    }

    private static ZipFile open(LocalFile local) throws IOException {
        try {
            return new ZipFile(local.path().toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            if (String.valueOf(e.getMessage()).contains("encrypted")) {
                throw new UnreadableFile("is encrypted: unpack it first");
            }
            return new ZipFile(local.path().toFile(), OLD_NAMES);
        }
    }

    /** Whether a file is hidden, or in a hidden folder: those in which a Mac keeps its own notes among them. */
    private static boolean isHidden(String entry) {
        return Arrays.stream(entry.split("/")).anyMatch(part -> part.startsWith(".") || part.startsWith("_"));
    }

    /**
     * The zone files in it, in the order of their names.
     *
     * @throws UnreadableFile if there are none
     */
    List<ZoneFile> zoneFiles() throws IOException {
        List<ZoneFile> files = entries.stream()
                .filter(entry -> ZoneFormat.isZoneFile(entry.getName()))
                .<ZoneFile>map(Member::new)
                .toList();
        if (files.isEmpty()) {
            throw new UnreadableFile(withoutZones());
        }
        return files;
    }

    private String withoutZones() throws IOException {
        for (ZipEntry entry : entries) {
            Member member = new Member(entry);
            try (InputStream in = member.open()) {
                String refusal = ForeignFormat.refusal(member.name(), in.readNBytes(START_BYTES));
                if (refusal != null) {
                    return "has a file " + entry.getName() + ", which " + refusal;
                }
            }
        }
        String there = entries.stream().limit(LISTED).map(ZipEntry::getName).collect(Collectors.joining(", "));
        return "is a zip archive without a file that ends in " + ZoneFormat.endings() + "; it has "
                + (entries.isEmpty() ? "no files" : there + (entries.size() > LISTED ? ", ..." : ""));
    }

    @Override
    public void close() throws IOException {
        zip.close();
        local.close();
        for (LocalFile copy : copies) {
            copy.close();
        }
    }

    /** A file in the archive. */
    private final class Member implements ZoneFile {
        private final ZipEntry entry;

        Member(ZipEntry entry) {
            this.entry = entry;
        }

        @Override
        public String name() {
            return name + "/" + entry.getName();
        }

        @Override
        public InputStream open() throws IOException {
            return new CheckedStream(zip.getInputStream(entry), entry.getCrc());
        }

        @Override
        public InputFile seekable() throws IOException {
            LocalFile copy = local();
            copies.add(copy);
            return new LocalInputFile(copy.path());
        }

        @Override
        public @Nullable ZoneFile companion(String ending) {
            String own = entry.getName();
            String wanted = own.substring(0, own.lastIndexOf('.')).toLowerCase(Locale.ROOT) + ending;
            return entries.stream()
                    .filter(other -> other.getName().toLowerCase(Locale.ROOT).equals(wanted))
                    .findFirst()
                    .map(Member::new)
                    .orElse(null);
        }
    }

    /** Compares the checksum at the end, as the JDK's reader does not. */
    private static final class CheckedStream extends FilterInputStream {
        private final CRC32 checksum = new CRC32();
        private final long expected;

        CheckedStream(InputStream in, long expected) {
            super(in);
            this.expected = expected;
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            if (count >= 0) {
                checksum.update(bytes, offset, count);
            } else if (checksum.getValue() != expected) {
                throw new ZipException("the checksum of its data does not match");
            }
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            return Math.max(0, read(new byte[(int) Math.min(Math.max(count, 0), START_BYTES)]));
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
