package ais.geofence.options;

import ais.geofence.config.Amount;
import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.visit.VisitOptions;
import ais.geofence.visit.VisitRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Takes the rules of visits out of the settings. */
final class Visits {
    private static final double MICROS = 1e6;

    /** In metres a second. */
    private static final double KNOT = 1852.0 / 3600;

    /** Few ships are faster, in knots: what is counted as a jump where the user does not say. */
    private static final double FASTEST = 60;

    private Visits() {}

    /**
     * The rules.
     *
     * @throws UserError (exit 2) if they don't go together
     */
    static VisitOptions of(Settings settings) {
        Amount stop = settings.get(Keys.STOP_BELOW);
        Amount move = settings.get(Keys.MOVE_FROM);
        if (stop.value() >= move.value()) {
            throw new UserError(ExitCode.USAGE, "--stop-below %s is not below --move-from %s".formatted(stop, move));
        }
        Optional<Amount> fastest = settings.get(Keys.MAX_SPEED);
        VisitRules rules = new VisitRules(
                micros(settings.get(Keys.LEAVE_AFTER)),
                micros(settings.get(Keys.GAP)),
                settings.get(Keys.EXIT_MARGIN).value(),
                micros(settings.get(Keys.MIN_DURATION)),
                fastest.map(Amount::value).orElse(FASTEST) * KNOT,
                fastest.isPresent(),
                stop.value(),
                move.value());
        Map<String, String> texts = new LinkedHashMap<>();
        Keys.VISIT_RULES.forEach(rule -> texts.put(rule.key(), Setting.format(settings.get(rule))));
        return new VisitOptions(rules, texts, settings.get(Keys.STATE));
    }

    private static long micros(Amount seconds) {
        return (long) (seconds.value() * MICROS);
    }
}
