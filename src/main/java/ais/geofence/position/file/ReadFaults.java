package ais.geofence.position.file;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Reason;
import ais.geofence.fault.UserError;
import ais.geofence.files.FoundFile;
import ais.geofence.unpack.LongLineException;
import java.util.Optional;
import org.apache.spark.SparkThrowable;

/** Recognises the failure of a job that is caused by a file that Spark could not read. */
public final class ReadFaults {
    private static final String CONDITION = "FAILED_READ_FILE";
    private static final String GONE = CONDITION + ".FILE_NOT_EXIST";

    private ReadFaults() {}

    /** The error (exit 4) with the name of the file, if the job failed because it could not read one. */
    public static Optional<UserError> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SparkThrowable spark
                    && spark.getCondition() != null
                    && spark.getCondition().startsWith(CONDITION)) {
                return Optional.of(error(spark, cause));
            }
        }
        return Optional.empty();
    }

    private static UserError error(SparkThrowable spark, Throwable cause) {
        String path = String.valueOf(spark.getMessageParameters().get("path"));
        String name = FoundFile.nameOf(path);
        return new UserError(
                ExitCode.INPUT,
                spark.getCondition().equals(GONE)
                        ? "%s: the file was deleted after the run found it; run again".formatted(name)
                        : unreadable(name, root(cause)),
                cause);
    }

    private static String unreadable(String name, Throwable fault) {
        return fault instanceof LongLineException
                ? "%s: %s, the most that is read; is it text, and do its lines end?".formatted(name, Reason.of(fault))
                : "%s: can't be read to its end, it may be cut off or damaged (%s); fetch it again"
                        .formatted(name, Reason.of(fault));
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
