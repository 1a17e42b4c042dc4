package ais.geofence.fault;

import java.util.regex.Pattern;

/** Keeps credentials out of what a run prints and writes. */
public final class Secrets {
    /**
     * The user and the password of a URI, which may hold a slash or an at sign; what a port begins is no password. Long ones take
     * no stack, as no step is taken back.
     */
    private static final Pattern USER_INFO =
            Pattern.compile("(?<=://)[^/@\\s\"':]*:(?!\\d+[/,])(?:[^@\\s\":]|:(?!//))*+@(?:[^/@\\s\"]*@)*+");

    private Secrets() {}

    /** The text with {@code ***@} for the user and the password of every URI in it. */
    public static String masked(String text) {
        return USER_INFO.matcher(text).replaceAll("***@");
    }
}
