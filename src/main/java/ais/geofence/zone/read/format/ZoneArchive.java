package ais.geofence.zone.read.format;

import ais.geofence.unpack.ZipMember;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;

/** A zip archive of zone files. */
final class ZoneArchive implements AutoCloseable {
    private static final int LISTED = 5;
    private static final int START_BYTES = 1 << 10;

    private final String name;
    private final LocalZip zip;
    private final List<ZipMember> visible;
    private final List<LocalFile> copies = new ArrayList<>();

    private ZoneArchive(String name, LocalZip zip) {
        this.name = name;
        this.zip = zip;
        this.visible = zip.files().stream()
                .filter(file -> !LocalZip.isHidden(file))
                .sorted(Comparator.comparing(ZipMember::name))
                .toList();
    }

    /**
     * Opens an archive.
     *
     * @throws UnreadableFile if it is in another archive
     * @throws ZipException if it is damaged
     */
    static ZoneArchive open(ZoneFile file) throws IOException {
        if (file instanceof Member) {
            throw new UnreadableFile("is a zip archive in a zip archive: unpack the outer one first");
        }
        return new ZoneArchive(file.name(), LocalZip.open(file));
    }

    /**
     * The zone files in it, in the order of their names.
     *
     * @throws UnreadableFile if the archive has no such file, or two of the same name
     */
    List<ZoneFile> zoneFiles() throws IOException {
        requireNames();
        List<ZoneFile> files = visible.stream()
                .filter(file -> ZoneFormat.isZoneFile(file.name()))
                .<ZoneFile>map(Member::new)
                .toList();
        if (files.isEmpty()) {
            throw new UnreadableFile(withoutZones());
        }
        return files;
    }

    /** Two files of one name may be an old and a new state of the same zones. */
    private void requireNames() throws UnreadableFile {
        Set<String> names = new HashSet<>();
        for (ZipMember file : visible) {
            boolean isRead = ZoneFormat.isZoneFile(file.name())
                    || ZoneFormat.shapefileOf(file.name()).isPresent();
            if (isRead && !names.add(file.name())) {
                throw LocalZip.twice(file.name());
            }
        }
    }

    private String withoutZones() throws IOException {
        for (ZipMember file : visible) {
            if (file.isEncrypted() || !file.isReadable()) {
                continue;
            }
            Member member = new Member(file);
            try (InputStream in = member.open()) {
                String refusal = ForeignFormat.refusal(member.name(), in.readNBytes(START_BYTES));
                if (refusal != null) {
                    return "has a file " + file.name() + ", which " + refusal;
                }
            }
        }
        String there = visible.stream().limit(LISTED).map(ZipMember::name).collect(Collectors.joining(", "));
        return "is a zip archive without a file that ends in " + ZoneFormat.endings() + "; it has "
                + (visible.isEmpty() ? "no files" : there + (visible.size() > LISTED ? ", ..." : ""));
    }

    /** How the links of a file are followed: not at all. Those within an archive are of KMZ by another name. */
    static KmlZones.Links links(ZoneFile file) {
        return address -> {
            if (file instanceof Member member && member.hasLinked(address)) {
                throw new UnreadableFile("has a NetworkLink to \"" + address
                        + "\", which is in the same archive: if that is KMZ, rename it so that it ends in .kmz");
            }
            return false;
        };
    }

    @Override
    public void close() throws IOException {
        zip.close();
        for (LocalFile copy : copies) {
            copy.close();
        }
    }

    /** A file in the archive. */
    private final class Member implements ZoneFile {
        private final ZipMember file;

        Member(ZipMember file) {
            this.file = file;
        }

        @Override
        public String name() {
            return name + "/" + file.name();
        }

        @Override
        public InputStream open() throws IOException {
            return zip.open(file);
        }

        @Override
        public InputFile seekable() throws IOException {
            LocalFile copy = local();
            copies.add(copy);
            return new LocalInputFile(copy.path());
        }

        boolean hasLinked(String address) throws UnreadableFile {
            return zip.linked(file, address) != null;
        }

        @Override
        public @Nullable ZoneFile companion(String ending) {
            String own = file.name();
            String wanted = own.substring(0, own.lastIndexOf('.')).toLowerCase(Locale.ROOT) + ending;
            return visible.stream()
                    .filter(other -> other.name().toLowerCase(Locale.ROOT).equals(wanted))
                    .findFirst()
                    .map(Member::new)
                    .orElse(null);
        }
    }
}
