package ais.geofence.output;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.hadoop.fs.Path;

/**
 * The paths of locks and staging folders beside an output. No two outputs share one. Readers of the parent folder skip them, as
 * the names begin with an underscore and have no equals sign.
 */
final class SiblingPaths {
    private static final String STAGING = "-staging-";
    private static final String LOCK = "-lock";

    /** In bytes: file systems allow 255 a name, and a suffix follows. */
    private static final int LONGEST = 160;

    /** How many characters of a longer name are kept, of at most three bytes each. */
    private static final int KEPT = 30;

    private static final int HASH_DIGITS = 32;

    private SiblingPaths() {}

    /** The lock of an output while a run holds it. */
    static Path lock(Path output) {
        return beside(output, LOCK);
    }

    /** The staging folder of a run. */
    static Path staging(Path output, RunId run) {
        return beside(output, STAGING + run);
    }

    /** Whether a name has the form of a staging folder's. */
    static boolean isStaging(Path output, String name) {
        String prefix = beside(output, STAGING).getName();
        return name.startsWith(prefix) && RunId.isOne(name.substring(prefix.length()));
    }

    private static Path beside(Path output, String suffix) {
        return new Path(output.getParent(), "_" + escaped(output.getName()) + suffix);
    }

    /** A name without equals sign, unique for each given name: tildes of the given name are escaped. */
    private static String escaped(String name) {
        String escaped = name.replace("~", "~7e").replace("=", "~3d");
        return escaped.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                ? escaped
                : escaped.substring(0, KEPT).replaceAll("[\\ud800-\\udbff]$", "") + "~~" + hash(name);
    }

    private static String hash(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
