package ais.geofence.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/** Writes the files that tests read. */
public final class TestFiles {
    private TestFiles() {}

    /** Writes lines, each ended by a line feed; makes the folders above. */
    public static Path lines(Path file, String... lines) {
        return bytes(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes as they are; makes the folders above. */
    public static Path bytes(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file below a folder that is not hidden, by its relative path, with what it holds. */
    public static Map<String, String> contents(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, String> contents = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.matches("(.*/)?[._][^=/]*(/.*)?")) {
                    contents.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                }
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes lines, compressed with gzip. */
    public static Path gzip(Path file, String... lines) {
        bytes(file, new byte[0]);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes lines, compressed as the file's name says. */
    public static Path compressed(Path file, String... lines) {
        try (OutputStream out = compressing(file.toString().toLowerCase(Locale.ROOT), Files.newOutputStream(file))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OutputStream compressing(String name, OutputStream out) throws IOException {
        if (name.endsWith(".zst")) {
            return new ZstdCompressorOutputStream(out, 3, false, true);
        }
        return name.endsWith(".xz")
                ? new XZCompressorOutputStream(out)
                : new CompressionCodecFactory(new Configuration())
                        .getCodec(new org.apache.hadoop.fs.Path(name))
                        .createOutputStream(out);
    }

    /** The bytes of the parts, one after another. */
    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        Stream.of(parts).forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    /** Writes the rows of a query as one Parquet file. */
    public static Path parquet(Path file, String query) {
        Path written = file.resolveSibling("." + file.getFileName() + "-written");
        TestSpark.session().sql(query).coalesce(1).write().parquet(written.toString());
        try (Stream<Path> parts = Files.list(written)) {
            Path part = parts.filter(each -> each.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
            Files.move(part, file);
            FileUtils.deleteDirectory(written.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
