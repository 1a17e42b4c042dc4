package ais.geofence.zone.read.format;

import ais.geofence.unpack.ZipDirectory;
import ais.geofence.unpack.ZipMember;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A zip archive on the local disk. The names of its files are only compared and shown; nothing is unpacked to where they lead. */
final class LocalZip implements AutoCloseable {
    private final LocalFile local;
    private final List<ZipMember> files;

    private LocalZip(LocalFile local, List<ZipMember> files) {
        this.local = local;
        this.files = files;
    }

    /**
     * Reads its directory, and what is in front of each file. Otherwise a damaged name would hide zones, or what belongs to them.
     *
     * @throws ZipException if they are damaged, or do not agree
     */
    static LocalZip open(ZoneFile archive) throws IOException {
        LocalFile local = archive.local();
        try {
            return new LocalZip(
                    local,
                    members(local.path()).stream()
                            .filter(member -> !member.name().endsWith("/"))
                            .toList());
        } catch (IOException | RuntimeException e) {
            local.close();
            throw e;
        }
    }

    private static List<ZipMember> members(Path path) throws IOException {
        try (RandomAccessFile archive = new RandomAccessFile(path.toFile(), "r")) {
            List<ZipMember> members = ZipDirectory.members(archive.length(), (position, bytes) -> {
                archive.seek(position);
                archive.readFully(bytes);
            });
            InputStream in = Channels.newInputStream(archive.getChannel());
            for (ZipMember member : members) {
                archive.seek(member.start());
                passHeader(member, in);
            }
            return members;
        }
    }

    private static void passHeader(ZipMember member, InputStream archive) throws IOException {
        try {
            member.passHeader(archive);
        } catch (ZipException e) {
            throw new ZipException(member.name() + ": " + e.getMessage());
        }
    }

    /** Whether a file is hidden, or in a hidden folder: those in which a Mac keeps its own notes among them. */
    static boolean isHidden(ZipMember file) {
        return Arrays.stream(file.name().split("/")).anyMatch(part -> part.startsWith(".") || part.startsWith("_"));
    }

    /** The files in it, in the order of its directory. */
    List<ZipMember> files() {
        return files;
    }

    /**
     * The file of that name; null if there is none.
     *
     * @throws UnreadableFile if there are several
     */
    @Nullable ZipMember file(String name) throws UnreadableFile {
        List<ZipMember> named =
                files.stream().filter(file -> file.name().equals(name)).toList();
        if (named.size() > 1) {
            throw twice(name);
        }
        return named.isEmpty() ? null : named.get(0);
    }

    static UnreadableFile twice(String name) {
        return new UnreadableFile(
                "has two files of the name " + name + ": delete one of them, or unpack it and name the right one");
    }

    /** What an address relative to a file of the archive leads to; null if not to a file of it. */
    @Nullable ZipMember linked(ZipMember from, String address) throws UnreadableFile {
        try {
            String path = new URI(null, from.name(), null)
                    .resolve(address.replace(" ", "%20"))
                    .getPath();
            return path == null || path.isEmpty() ? null : file(path);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * The bytes of one of its files. The stream reads all of them, or fails.
     *
     * @throws UnreadableFile if it is encrypted, or compressed in a way that can't be read
     */
    InputStream open(ZipMember file) throws IOException {
        if (file.isEncrypted()) {
            throw new UnreadableFile("is encrypted: unpack it first");
        }
        if (!file.isReadable()) {
            throw new UnreadableFile("is compressed by %s, and only deflate is read: unpack the archive first (7z x)"
                    .formatted(file.methodText()));
        }
        InputStream archive = Files.newInputStream(local.path());
        try {
            archive.skipNBytes(file.start());
            return file.open(archive);
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        local.close();
    }
}
