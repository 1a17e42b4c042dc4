package ais.geofence.zone;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Opens a zone file, finds out that it is text, and says in plain words why it can't be read. */
final class ZoneFileParser {
    private static final int MAGIC_BYTES = 4;
    private static final int BUFFER_BYTES = 1 << 16;

    /** What Jackson's messages go on to say: its own settings, and what else it would have taken. */
    private static final Pattern ABOUT_JACKSON =
            Pattern.compile(", from `[^`]*`|(: | \\(start marker| at \\[Source).*");

    private final FeatureSink sink;

    ZoneFileParser(FeatureSink sink) {
        this.sink = sink;
    }

    /**
     * Reads all of a file into the sink.
     *
     * @param number of the file, from 0
     */
    void read(int number, ZoneFile file) {
        try (InputStream in = new BufferedInputStream(file.open(), BUFFER_BYTES)) {
            String foreign = foreign(in);
            if (foreign != null) {
                problem(file, foreign);
                return;
            }
            try (JsonParser json = JsonText.FACTORY.createParser(in)) {
                new GeoJsonDocument(number, file.name(), sink).read(json);
            }
        } catch (JsonEOFException e) {
            problem(file, "ends in the middle of its JSON" + at(e) + ": is it truncated?");
        } catch (JsonProcessingException e) {
            String reason = ABOUT_JACKSON.matcher(e.getOriginalMessage()).replaceAll("");
            problem(file, "is not valid JSON" + at(e) + ": " + reason);
        } catch (IOException e) {
            problem(file, "can't be read: " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    /** What the first bytes say the file is, where that is not JSON in UTF-8. */
    private static @Nullable String foreign(InputStream in) throws IOException {
        in.mark(MAGIC_BYTES);
        byte[] start = in.readNBytes(MAGIC_BYTES);
        in.reset();
        if (start.length < MAGIC_BYTES) {
            return start.length == 0 ? "is empty" : null;
        }
        int first = (start[0] & 0xff) << 8 | start[1] & 0xff;
        if (first == 0xfeff || first == 0xfffe || start[0] == 0 || start[1] == 0) {
            return "is in UTF-16 or UTF-32: save it as UTF-8";
        }
        return switch (first) {
            case 0x1f8b -> "is compressed by gzip: unpack it first";
            case 0x504b -> "is a zip file: unpack it first";
            case 0x28b5 -> "is compressed by zstd: unpack it first";
            default -> null;
        };
    }

    /** Where in the file, if Jackson knows: it does not for what is too deep or too long for it. */
    private static String at(JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private void problem(ZoneFile file, String reason) {
        sink.problem(new Problem(file.name(), reason, false));
    }
}
