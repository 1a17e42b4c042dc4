package ais.geofence.position;

import org.apache.spark.unsafe.types.UTF8String;

/** The blanks allowed around a value: spaces, tabs and line ends. Other control characters, such as NUL, are damage. */
final class Blanks {
    private Blanks() {}

    static boolean isBlank(int character) {
        return character == ' ' || (character >= '\t' && character <= '\r');
    }

    /** A text without the blanks around it. */
    static UTF8String stripped(UTF8String text) {
        int from = 0;
        int to = text.numBytes();
        while (from < to && isBlank(text.getByte(from))) {
            from++;
        }
        while (to > from && isBlank(text.getByte(to - 1))) {
            to--;
        }
        return to - from == text.numBytes() ? text : UTF8String.fromBytes(text.getBytes(), from, to - from);
    }
}
