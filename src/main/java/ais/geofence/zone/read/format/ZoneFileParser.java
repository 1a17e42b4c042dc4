package ais.geofence.zone.read.format;

import ais.geofence.fault.Reason;
import ais.geofence.unpack.GzipStream;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Opens a zone file, finds out what it is, has it read in the way of its format, and says in plain words why it can't be. */
public final class ZoneFileParser {
    /** As many of the first bytes as it takes to recognise any format. */
    private static final int START_BYTES = 1 << 10;

    private static final int BUFFER_BYTES = 1 << 16;

    /** What Jackson's messages go on to say: its own settings, and what else it would have taken. */
    private static final Pattern ABOUT_JACKSON =
            Pattern.compile(", from `[^`]*`|(: | \\(start marker| at \\[Source).*");

    private final FeatureSink sink;
    private int files;

    public ZoneFileParser(FeatureSink sink) {
        this.sink = sink;
    }

    /** Reads all of a file into the sink. Files are numbered in the order in which they are read, from 0. */
    public void read(ZoneFile file) {
        FileFeatures features = new FileFeatures(files++, file.name(), sink);
        try (InputStream in = new BufferedInputStream(file.open(), BUFFER_BYTES)) {
            byte[] start = peek(in);
            if (isGzip(start)) {
                readText(new BufferedInputStream(new GzipStream(in), BUFFER_BYTES), file, features);
                return;
            }
            switch (ZoneFormat.of(file.name(), start)) {
                case GEOJSON, GEOJSON_SEQUENCE, CSV -> readText(in, file, features);
                case GEOPARQUET -> new GeoParquetZones(file, features).read();
            }
        } catch (UnreadableFile e) {
            features.problem(String.valueOf(e.getMessage()));
        } catch (JsonEOFException e) {
            features.problem("ends in the middle of its JSON" + at(e) + ": is it truncated?");
        } catch (JsonProcessingException e) {
            String reason = ABOUT_JACKSON.matcher(e.getOriginalMessage()).replaceAll("");
            features.problem("is not valid JSON" + at(e) + ": " + reason);
        } catch (EOFException e) {
            features.problem("ends in the middle of its compressed data: is it truncated?");
        } catch (ZipException e) {
            features.problem("is damaged, its compressed data can't be unpacked: " + e.getMessage());
        } catch (CharacterCodingException e) {
            features.problem("is not in UTF-8: save it as UTF-8");
        } catch (IOException e) {
            features.problem("can't be read: " + Reason.of(e));
        }
    }

    private static void readText(InputStream in, ZoneFile file, FileFeatures features) throws IOException {
        byte[] start = peek(in);
        String foreign = foreign(start);
        if (foreign != null) {
            throw new UnreadableFile(foreign);
        }
        FeatureReader reader = switch (ZoneFormat.of(file.name(), start)) {
            case GEOJSON -> new GeoJsonDocument(in, features);
            case GEOJSON_SEQUENCE -> new GeoJsonSequence(in, features);
            case CSV -> new CsvZones(in, features);
            case GEOPARQUET -> throw new UnreadableFile("is Parquet that was compressed as a whole: unpack it first");
        };
        reader.read();
    }

    private static byte[] peek(InputStream in) throws IOException {
        in.mark(START_BYTES);
        byte[] start = in.readNBytes(START_BYTES);
        in.reset();
        return start;
    }

    private static boolean isGzip(byte[] start) {
        return start.length >= 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
    }

    /** What the first bytes say the file is, where that is not text in UTF-8. */
    private static @Nullable String foreign(byte[] start) {
        if (start.length < 4) {
            return start.length == 0 ? "is empty" : null;
        }
        int first = (start[0] & 0xff) << 8 | start[1] & 0xff;
        if (first == 0xfeff || first == 0xfffe || start[0] == 0 || start[1] == 0) {
            return "is in UTF-16 or UTF-32: save it as UTF-8";
        }
        return switch (first) {
            case 0x1f8b -> "is compressed twice: unpack it first";
            case 0x504b -> "is a zip file: unpack it first";
            case 0x28b5 -> "is compressed by zstd: unpack it first";
            case 0xfd37 -> "is compressed by xz: unpack it first";
            case 0x425a -> start[2] == 'h' ? "is compressed by bzip2: unpack it first" : null;
            default -> null;
        };
    }

    /** Where in the file, if Jackson knows: it does not for what is too deep or too long for it. */
    private static String at(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
