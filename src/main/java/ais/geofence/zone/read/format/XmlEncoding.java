package ais.geofence.zone.read.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters of an XML document. Java's own parser replaces bytes that are not in the encoding, or prints what is wrong with them. */
final class XmlEncoding {
    private static final int START_BYTES = 1 << 8;
    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final Pattern DECLARATION =
            Pattern.compile("\\s*<\\?xml\\b[^>]*\\bencoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");

    private XmlEncoding() {}

    /**
     * Reads in the encoding of the mark at the start, else in the one that the document declares, else in UTF-8. Reading fails where
     * bytes are not in it.
     */
    static Reader reader(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER_BYTES);
        buffered.mark(START_BYTES);
        byte[] start = buffered.readNBytes(START_BYTES);
        buffered.reset();
        if (begins(start, UTF_8_MARK)) {
            buffered.skipNBytes(UTF_8_MARK.length);
        }
        return new InputStreamReader(buffered, encoding(start).newDecoder());
    }

    private static Charset encoding(byte[] start) throws UnreadableFile {
        if (begins(start, (byte) 0xfe, (byte) 0xff) || begins(start, (byte) 0xff, (byte) 0xfe)) {
            return StandardCharsets.UTF_16;
        }
        if (begins(start, (byte) 0, (byte) '<')) {
            return StandardCharsets.UTF_16BE;
        }
        if (begins(start, (byte) '<', (byte) 0)) {
            return StandardCharsets.UTF_16LE;
        }
        Matcher declaration = DECLARATION.matcher(new String(start, StandardCharsets.ISO_8859_1));
        if (begins(start, UTF_8_MARK) || !declaration.lookingAt()) {
            return StandardCharsets.UTF_8;
        }
        String name = declaration.group(1);
        try {
            // It could not be read so far if it were in UTF-16.
            return name.toUpperCase(Locale.ROOT).startsWith("UTF-16") ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new UnreadableFile("is in the unknown encoding \"" + name + "\": save it as UTF-8");
        }
    }

    private static boolean begins(byte[] bytes, byte... start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }
}
