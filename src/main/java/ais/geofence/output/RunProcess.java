package ais.geofence.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The operating system's process of a run, as a text by which other runs can look it up: boot of the machine, namespace of
 * process numbers, user, number, start. Only Linux tells all of these; elsewhere the text is empty.
 */
final class RunProcess {
    private static final Path PROCESSES = Path.of("/proc");
    private static final String SEPARATOR = "/";

    /** The index in /proc/N/stat, counted behind the name in brackets. */
    private static final int STATE = 0;

    private static final int START = 19;

    private RunProcess() {}

    /** The process of this run. */
    static String own() {
        String number = String.valueOf(ProcessHandle.current().pid());
        try {
            return String.join(SEPARATOR, space(), number, stat(number)[START]);
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    /**
     * Whether a process has certainly ended. Never true for a process of another machine, container or user.
     *
     * @param process what {@link #own} returned there
     */
    static boolean hasEnded(String process) {
        try {
            int start = process.lastIndexOf(SEPARATOR);
            int number = process.lastIndexOf(SEPARATOR, start - 1);
            return number > 0
                    && process.substring(0, number).equals(space())
                    && hasEnded(process.substring(number + 1, start), process.substring(start + 1));
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static boolean hasEnded(String number, String start) throws IOException {
        try {
            String[] stat = stat(number);
            return !stat[START].equals(start) || stat[STATE].equals("Z") || stat[STATE].equals("X");
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    /** The scope in which a process number is unique: this boot of this machine, this container, this user. */
    private static String space() throws IOException {
        return String.join(
                SEPARATOR,
                Files.readString(PROCESSES.resolve("sys/kernel/random/boot_id")).strip(),
                Files.readSymbolicLink(PROCESSES.resolve("self/ns/pid")).toString(),
                System.getProperty("user.name"));
    }

    private static String[] stat(String number) throws IOException {
        String stat = Files.readString(PROCESSES.resolve(number).resolve("stat"));
        return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    }
}
