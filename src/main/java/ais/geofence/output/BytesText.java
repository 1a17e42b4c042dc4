package ais.geofence.output;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Makes text of bytes: valid UTF-8 as it is, otherwise hexadecimal digits. Bytes with a zero are no text; well-known binary always has
 * one. Called from generated code.
 */
public final class BytesText implements Serializable {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** The text of bytes. */
    public UTF8String invoke(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return hasZero(bytes) ? hex(bytes) : UTF8String.fromBytes(bytes);
        } catch (CharacterCodingException e) {
            return hex(bytes);
        }
    }

    private static boolean hasZero(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    private static UTF8String hex(byte[] bytes) {
        return UTF8String.fromString(HEX.formatHex(bytes));
    }

    @Override
    public String toString() {
        return "bytes_text";
    }
}
