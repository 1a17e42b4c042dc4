package ais.geofence.zone.read.format;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The encoding of a dBASE table: that of the {@code .cpg} beside it, else that of the language driver in its header. Where neither says
 * anything, each text is UTF-8 if it is valid as that, and Windows-1252 otherwise.
 */
final class TableEncoding {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern ISO_8859 = Pattern.compile("(?:ISO)?[ _-]?8859[ _-]?(\\d{1,2})");
    private static final Pattern LANGUAGE_DRIVER = Pattern.compile("LDID/(\\d{1,3})");
    private static final Pattern CODE_PAGE = Pattern.compile("(?:ANSI|OEM|CP|WINDOWS|MS|IBM)?[ _-]?(\\d{3,5})");
    private static final int UTF_8_CODE_PAGE = 65001;

    /** Code pages by the language drivers that stand for them. */
    private static final Map<Integer, List<Integer>> LANGUAGE_DRIVERS = Map.ofEntries(
            Map.entry(437, List.of(0x01, 0x09, 0x0b, 0x0d, 0x0f, 0x11, 0x15, 0x18, 0x19, 0x1b)),
            Map.entry(850, List.of(0x02, 0x0a, 0x0e, 0x10, 0x12, 0x14, 0x16, 0x1a, 0x1d, 0x25, 0x37)),
            Map.entry(1252, List.of(0x03, 0x57, 0x58, 0x59)),
            Map.entry(852, List.of(0x1f, 0x22, 0x23, 0x40, 0x64, 0x87)),
            Map.entry(857, List.of(0x6b, 0x88)),
            Map.entry(860, List.of(0x24)),
            Map.entry(861, List.of(0x67)),
            Map.entry(863, List.of(0x1c, 0x6c)),
            Map.entry(865, List.of(0x08, 0x17, 0x66)),
            Map.entry(866, List.of(0x26, 0x65)),
            Map.entry(737, List.of(0x6a, 0x86)),
            Map.entry(874, List.of(0x50, 0x7c)),
            Map.entry(932, List.of(0x13, 0x7b)),
            Map.entry(936, List.of(0x4d, 0x7a)),
            Map.entry(949, List.of(0x4e, 0x79)),
            Map.entry(950, List.of(0x4f, 0x78)),
            Map.entry(1250, List.of(0xc8)),
            Map.entry(1251, List.of(0xc9)),
            Map.entry(1253, List.of(0xcb)),
            Map.entry(1254, List.of(0xca)),
            Map.entry(1255, List.of(0x7d)),
            Map.entry(1256, List.of(0x7e)),
            Map.entry(1257, List.of(0xcc)));

    /** What a text may be in, the first that fits. */
    private final List<Charset> charsets;

    private TableEncoding(List<Charset> charsets) {
        this.charsets = charsets;
    }

    /** The encoding that a {@code .cpg} names. */
    static TableEncoding named(String cpg) throws UnreadableFile {
        String name = cpg.strip().toUpperCase(Locale.ROOT);
        Matcher driver = LANGUAGE_DRIVER.matcher(name);
        if (driver.matches()) {
            return ofLanguageDriver(Integer.parseInt(driver.group(1)));
        }
        try {
            return new TableEncoding(List.of(charset(name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnreadableFile("has a .cpg with the unknown encoding \"" + cpg.strip()
                    + "\": correct it, for instance to UTF-8 or 1252");
        }
    }

    /** The encoding by the byte in the header of the table; 0 if it does not tell. */
    static TableEncoding ofLanguageDriver(int driver) throws UnreadableFile {
        if (driver == 0) {
            return new TableEncoding(List.of(StandardCharsets.UTF_8, WINDOWS_1252));
        }
        for (Map.Entry<Integer, List<Integer>> codePage : LANGUAGE_DRIVERS.entrySet()) {
            if (codePage.getValue().contains(driver)) {
                return new TableEncoding(List.of(ofCodePage(codePage.getKey())));
            }
        }
        throw new UnreadableFile("has a .dbf with the unknown language driver 0x"
                + HexFormat.of().toHexDigits((byte) driver)
                + ": name its encoding in a .cpg beside it, for instance UTF-8 or 1252");
    }

    private static Charset charset(String name) {
        Matcher iso = ISO_8859.matcher(name);
        if (iso.matches()) {
            return Charset.forName("ISO-8859-" + iso.group(1));
        }
        Matcher codePage = CODE_PAGE.matcher(name);
        return codePage.matches() ? ofCodePage(Integer.parseInt(codePage.group(1))) : Charset.forName(name);
    }

    private static Charset ofCodePage(int number) {
        if (number == UTF_8_CODE_PAGE) {
            return StandardCharsets.UTF_8;
        }
        String windows = "windows-" + number;
        return Charset.forName(Charset.isSupported(windows) ? windows : "cp" + number);
    }

    /**
     * Decodes bytes. A character at the end that a full column has cut off is left out.
     *
     * @throws CharacterCodingException if they are not in this encoding
     */
    String decode(byte[] bytes, int offset, int length) throws CharacterCodingException {
        for (Charset charset : charsets.subList(0, charsets.size() - 1)) {
            try {
                return decode(charset, bytes, offset, length);
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        return decode(charsets.get(charsets.size() - 1), bytes, offset, length);
    }

    private static String decode(Charset charset, byte[] bytes, int offset, int length)
            throws CharacterCodingException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate((int) Math.ceil(length * (double) decoder.maxCharsPerByte()));
        var result = decoder.decode(ByteBuffer.wrap(bytes, offset, length), text, false);
        if (result.isError()) {
            result.throwException();
        }
        return text.flip().toString();
    }

    @Override
    public String toString() {
        return charsets.get(charsets.size() - 1).displayName(Locale.ROOT);
    }
}
