package ais.geofence.fault;

import java.util.regex.Pattern;

/** Keeps credentials out of what a run prints and writes. */
public final class Secrets {
    /** The user and the password of a URI. */
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s\"':]*:[^/@\\s\"']*@");

    private Secrets() {}

    /** The text with {@code ***@} for the user and the password of every URI in it. */
    public static String masked(String text) {
        return USER_INFO.matcher(text).replaceAll("***@");
    }
}
