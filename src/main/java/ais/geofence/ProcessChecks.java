package ais.geofence;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.spark.SparkVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.hadoop.security.UserGroupInformation;

/** What has to fit before a command begins: the version of Java to that of Spark, and the locale to the arguments and the current folder. */
final class ProcessChecks {
    /** What Java has in place of a character that it can't decode. */
    private static final String UNREAD = "\uFFFD";

    private ProcessChecks() {}

    /**
     * Checks both.
     *
     * @param arguments of the process
     * @throws UserError (exit 2) if one does not fit
     */
    static void check(Collection<String> arguments) {
        checkJava();
        List<String> paths = new ArrayList<>(arguments);
        paths.add(System.getProperty("user.dir", ""));
        checkLocale(paths, System.getProperty("sun.jnu.encoding", ""));
    }

    /** Since Java 24 older versions of Hadoop fail as soon as they ask who the user is, which the first access to a file does. */
    private static void checkJava() {
        if (Runtime.version().feature() < 24) {
            return;
        }
        try {
            UserGroupInformation.getCurrentUser();
        } catch (UnsupportedOperationException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    "Spark %s does not run on Java %s (%s); take Java 17 or 21, or Spark 4.2 or later"
                            .formatted(SparkVersion.full(), Runtime.version().feature(), e.getMessage()),
                    e);
        } catch (IOException e) {
            // Who needs the user will say what is wrong.
        }
    }

    /**
     * Checks whether Java could read them.
     *
     * @param texts of the command line and the system
     * @param encoding of both, which Java takes from the locale
     */
    static void checkLocale(Collection<String> texts, String encoding) {
        if (encoding.equalsIgnoreCase("UTF-8")) {
            return;
        }
        for (String text : texts) {
            if (text.contains(UNREAD)) {
                throw new UserError(
                        ExitCode.USAGE,
                        "'%s' has characters that Java can't read in this locale (%s); set LC_ALL=C.UTF-8"
                                .formatted(text, encoding));
            }
        }
    }
}
