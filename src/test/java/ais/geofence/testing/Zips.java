package ais.geofence.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Makes zip archives, member by member, with one option or another of those who write them. */
public final class Zips implements AutoCloseable {
    private final ByteArrayOutputStream streamed = new ByteArrayOutputStream();
    private final SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
    private final boolean isStreamed;
    private final ZipArchiveOutputStream zip;

    private Zips(boolean isStreamed) {
        this.isStreamed = isStreamed;
        this.zip = isStreamed ? new ZipArchiveOutputStream(streamed) : new ZipArchiveOutputStream(channel);
    }

    /** Size and checksum stand before a member. */
    public static Zips make() {
        return new Zips(false);
    }

    /** Size and checksum follow a member, as when the writer can't go back. */
    public static Zips stream() {
        return new Zips(true);
    }

    /** A whole archive of texts, of which each follows its name. */
    public static byte[] of(String... namesAndTexts) {
        Zips zip = make();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            zip.add(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return zip.bytes();
    }

    /** The same, as a file. */
    public static Path file(Path file, String... namesAndTexts) {
        return TestFiles.bytes(file, of(namesAndTexts));
    }

    /** The same archive, which says of all its members that they are compressed by another method. */
    public static byte[] withMethod(byte[] zip, int method) {
        byte[] changed = zip.clone();
        for (int at = 0; at < zip.length - 12; at++) {
            if (isHeader(zip, at, 3)) {
                changed[at + 8] = (byte) method;
            } else if (isHeader(zip, at, 1)) {
                changed[at + 10] = (byte) method;
            }
        }
        return changed;
    }

    /** Where the directory describes its first member. */
    public static int directory(byte[] zip) {
        return IntStream.range(0, zip.length)
                .filter(at -> isHeader(zip, at, 1))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isHeader(byte[] zip, int at, int kind) {
        return zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == kind && zip[at + 3] == kind + 1;
    }

    /** All members in zip64's longer fields. */
    public Zips longFields() {
        zip.setUseZip64(Zip64Mode.Always);
        return this;
    }

    /** Names in these characters, without saying so. */
    public Zips names(Charset charset) {
        zip.setEncoding(charset.name());
        zip.setUseLanguageEncodingFlag(false);
        return this;
    }

    public Zips comment(String text) {
        zip.setComment(text);
        return this;
    }

    /** Adds a deflated member; a name that ends in a slash is a folder. */
    public Zips add(String name, String text) {
        return add(name, text.getBytes(StandardCharsets.UTF_8), ZipEntry.DEFLATED);
    }

    /** Adds a member as it is. */
    public Zips store(String name, String text) {
        return store(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Zips store(String name, byte[] bytes) {
        return add(name, bytes, ZipEntry.STORED);
    }

    private Zips add(String name, byte[] bytes, int method) {
        try {
            ZipArchiveEntry entry = new ZipArchiveEntry(name);
            entry.setMethod(method);
            entry.setTime(1_700_000_000_000L);
            if (method == ZipEntry.STORED) {
                java.util.zip.CRC32 checksum = new java.util.zip.CRC32();
                checksum.update(bytes);
                entry.setCrc(checksum.getValue());
                entry.setSize(bytes.length);
            }
            zip.putArchiveEntry(entry);
            zip.write(bytes);
            zip.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the archive. */
    public byte[] bytes() {
        close();
        return isStreamed ? streamed.toByteArray() : java.util.Arrays.copyOf(channel.array(), (int) channel.size());
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
