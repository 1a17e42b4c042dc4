package ais.geofence.config;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** A file of settings: Java properties in UTF-8. */
final class SettingsFile {
    /** In bytes. */
    private static final int LONGEST = 1 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private SettingsFile() {}

    /**
     * Reads the whole file.
     *
     * @return the values by key, without the blanks around them
     * @throws UserError (exit 2) for a file that can't be read, is longer than 1 MiB, or has a key twice
     */
    static Map<String, String> read(Path file) {
        Properties properties = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                if (containsKey(key)) {
                    throw new IllegalArgumentException("it has the key '%s' twice".formatted(key));
                }
                return super.put(key, value);
            }
        };
        try {
            properties.load(new StringReader(text(file)));
        } catch (CharacterCodingException e) {
            throw unreadable(file, "it is not UTF-8 text", e);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(file, Reason.of(e), e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(
                        key -> key, key -> properties.getProperty(key).strip()));
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IOException("it is longer than 1 MiB");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        }
    }

    private static UserError unreadable(Path file, String reason, Exception cause) {
        return new UserError(ExitCode.USAGE, "%s: the settings file can't be read (%s)".formatted(file, reason), cause);
    }
}
