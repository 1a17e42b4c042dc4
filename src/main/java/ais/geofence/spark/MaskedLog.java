package ais.geofence.spark;

import ais.geofence.fault.Secrets;
import java.util.List;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.rewrite.RewriteAppender;
import org.apache.logging.log4j.core.appender.rewrite.RewritePolicy;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;

/** Keeps {@link Secrets} out of what Spark and Hadoop log in this process, whatever the log settings are. */
public final class MaskedLog {
    private static final String NAME = "masked-";

    private MaskedLog() {}

    /** Masks everything logged from now on; a second call changes nothing. */
    public static void begin() {
        Configuration log = LoggerContext.getContext(false).getConfiguration();
        for (LoggerConfig logger : log.getLoggers().values()) {
            for (AppenderRef ref : List.copyOf(logger.getAppenderRefs())) {
                if (!ref.getRef().startsWith(NAME)) {
                    logger.addAppender(masking(ref.getRef(), log), ref.getLevel(), ref.getFilter());
                    logger.removeAppender(ref.getRef());
                }
            }
        }
    }

    private static RewriteAppender masking(String appender, Configuration log) {
        if (log.getAppender(NAME + appender) instanceof RewriteAppender known) {
            return known;
        }
        AppenderRef[] to = {AppenderRef.createAppenderRef(appender, null, null)};
        RewritePolicy policy = MaskedLog::masked;
        RewriteAppender masking = RewriteAppender.createAppender(NAME + appender, "true", to, log, policy, null);
        masking.start();
        log.addAppender(masking);
        return masking;
    }

    private static LogEvent masked(LogEvent event) {
        String text = event.getMessage().getFormattedMessage();
        return new Log4jLogEvent.Builder(event)
                .setMessage(new SimpleMessage(Secrets.masked(text)))
                .build();
    }
}
