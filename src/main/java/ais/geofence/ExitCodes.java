package ais.geofence;

import ais.geofence.fault.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The exit codes as the help lists them. */
final class ExitCodes {
    private ExitCodes() {}

    /** The meaning of each number, in order. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode exit : ExitCode.values()) {
            meanings.put(String.valueOf(exit.code()), meaning(exit));
        }
        return meanings;
    }

    private static String meaning(ExitCode exit) {
        return switch (exit) {
            case DONE -> "done";
            case FAILED -> "failed for another reason";
            case USAGE -> "wrong usage or a bad setting";
            case ZONES -> "the zones can't be used";
            case INPUT -> "no input found, or none that can be read";
            case OUTPUT -> "the output exists or can't be written";
            case REJECTED -> "too many rows were rejected";
            case PUBLISHED -> "the rows are published, but a report, the manifest or tidying up failed";
        };
    }
}
