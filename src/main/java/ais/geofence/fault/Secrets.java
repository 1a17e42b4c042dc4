package ais.geofence.fault;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps credentials out of what a run prints and writes: users, passwords and tokens before the host of a URI, and the values
 * of parameters that hold signatures and keys. Takes time in proportion to the text.
 *
 * <p>A password may hold what no URI allows (a slash, a quote, a blank), as users write it so; it ends at the first at sign
 * before the next URI or line, and at further ones that follow without a slash or blank.
 */
public final class Secrets {
    private static final String MASK = "***";

    /** What these have before the at sign, without a colon, is the name of a container. */
    private static final Set<String> CONTAINERS = Set.of("abfs", "abfss", "wasb", "wasbs", "oci");

    /** Paths of these may begin with one slash and hold any character. */
    private static final Set<String> PATHS = Set.of("file", "hdfs", "viewfs");

    private static final Pattern ENCODED_COLON = Pattern.compile("%3a", Pattern.CASE_INSENSITIVE);
    /** What is a port, or a sentence that goes on. */
    private static final Pattern NO_PASSWORD = Pattern.compile("\\d{1,5}(?:[/,;?#\\s\"'()<>\\[\\]{}]|$)|\\s|$");

    /** Parameters of signed URLs and of connection strings; the general names only where parameters stand. */
    private static final Pattern PARAMETER = Pattern.compile(
            "((?<![\\w-])(?:x-(?:amz|goog)-(?:signature|credential|security-token)|accountkey|sharedaccess(?:key|signature))="
                    + "|[?&;](?:sig|signature|(?:access[_-]?|api[_-]?|secret[_-]?|auth[_-]?)?(?:key|token)|awsaccesskeyid|secret"
                    + "|password|passwd|pwd)=)[^&;\\s\"'<>]+",
            Pattern.CASE_INSENSITIVE);

    private final String text;
    private final Next atSigns;
    private final Next uris;
    private final Next lines;

    private Secrets(String text) {
        this.text = text;
        this.atSigns = new Next("@");
        this.uris = new Next("://");
        this.lines = new Next("\n");
    }

    /** The text with {@code ***} in place of every secret in it. */
    public static String masked(String text) {
        return PARAMETER.matcher(new Secrets(text).withoutUserInfo()).replaceAll("$1" + MASK);
    }

    private String withoutUserInfo() {
        StringBuilder masked = new StringBuilder();
        int done = 0;
        for (int colon = text.indexOf(":/"); colon >= 0; colon = text.indexOf(":/", Math.max(colon + 1, done))) {
            int authority = colon + 1;
            while (authority < text.length() && text.charAt(authority) == '/') {
                authority++;
            }
            int end = userInfoEnd(scheme(colon), authority - colon - 1, authority);
            if (end > authority) {
                masked.append(text, done, authority).append(MASK);
                done = end;
            }
        }
        return masked.append(text, done, text.length()).toString();
    }

    /** The letters before a colon. Empty if there are fewer than two: a single letter is a Windows drive. */
    private String scheme(int colon) {
        int start = colon;
        while (start > 0 && isOfScheme(text.charAt(start - 1))) {
            start--;
        }
        return colon - start < 2 ? "" : text.substring(start, colon).toLowerCase(Locale.ROOT);
    }

    private static boolean isOfScheme(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '.';
    }

    /** Where the at sign is that ends what stands before a host; -1 if nothing does that has to be masked. */
    private int userInfoEnd(String scheme, int slashes, int authority) {
        if (scheme.isEmpty() || (slashes != 2 && PATHS.contains(scheme))) {
            return -1;
        }
        int user = authority;
        while (user < text.length() && !endsUser(text.charAt(user))) {
            user++;
        }
        if (user == text.length()) {
            return -1;
        }
        char mark = text.charAt(user);
        boolean encoded = ENCODED_COLON.matcher(text).region(authority, user).find();
        if (mark == '@') {
            return encoded || !CONTAINERS.contains(scheme) ? last(user) : -1;
        }
        boolean password = mark == ':'
                && !NO_PASSWORD.matcher(text).region(user + 1, text.length()).lookingAt();
        if (!password && !encoded) {
            return -1;
        }
        int at = atSigns.from(user);
        return at < uris.from(user) && at < lines.from(user) ? last(at) : -1;
    }

    private static boolean endsUser(char c) {
        return c == '@' || c == ':' || c == '/' || c == '"' || c == '\'' || Character.isWhitespace(c);
    }

    /** The last at sign that follows an at sign with neither a slash nor a blank between them: it is part of the password. */
    private int last(int at) {
        int last = at;
        for (int i = at + 1; i < text.length() && text.charAt(i) != '/' && text.charAt(i) != '"'; i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                break;
            }
            last = c == '@' ? i : last;
        }
        return last;
    }

    /** Finds the next place of a mark for positions that only grow; it looks at each character once. */
    private final class Next {
        private final String mark;
        private int found = -1;

        Next(String mark) {
            this.mark = mark;
        }

        /** Where the mark is next; the end of the text if it is nowhere. */
        int from(int position) {
            if (found < position) {
                found = text.indexOf(mark, position);
                found = found < 0 ? text.length() : found;
            }
            return found;
        }
    }
}
