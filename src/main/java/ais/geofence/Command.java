package ais.geofence;

import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.report.Console;
import ais.geofence.report.Progress;
import ais.geofence.spark.MaskedLog;
import ais.geofence.spark.Sessions;
import ais.geofence.zone.ZoneSet;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * A sub-command. Its options are made from its list of {@link Setting}s, so that the command line, the settings file and
 * the help can't differ.
 */
abstract class Command {
    private static final String CONFIG = "--config";
    private static final String QUIET = "--quiet";
    private static final String VERBOSE = "--verbose";

    private final String name;
    private final String description;
    private final List<Setting<?>> settings;

    Command(String name, String description, List<Setting<?>> settings) {
        this.name = name;
        this.description = description;
        this.settings = settings;
    }

    static List<Command> all() {
        return List.of(new TagCommand(), new CompareCommand(), new ZonesCommand());
    }

    static Command named(String name) {
        return all().stream()
                .filter(command -> command.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Does the work; throws a {@link ais.geofence.fault.UserError} for what the user can mend.
     *
     * @param console takes what was found
     * @param progress takes how far the work is
     */
    abstract void run(Settings given, Console console, Progress progress);

    /** What the user has to know when the command was stopped in its midst, as the rest of a sentence. */
    String whenStopped() {
        return "";
    }

    /** Whether somebody asked to see all that is known of a failure. */
    static boolean isVerbose(ParseResult parsed) {
        return parsed.hasMatchedOption(VERBOSE);
    }

    final String name() {
        return name;
    }

    final void run(ParseResult parsed) {
        MaskedLog.begin();
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (Setting<?> setting : settings) {
            OptionSpec option = parsed.matchedOption("--" + setting.key());
            if (option != null) {
                options.put(setting.key(), option.stringValues().isEmpty() ? List.of("true") : option.stringValues());
            }
        }
        Settings given = Settings.resolve(settings, options, parsed.matchedOptionValue(CONFIG, null));
        boolean quiet = parsed.hasMatchedOption(QUIET);
        if (isVerbose(parsed)) {
            Sessions.logEverything();
        }
        try (Progress progress = Progress.standard(quiet)) {
            run(given, Console.standard(quiet), progress);
        }
    }

    /** Says what in the zones is almost surely a mistake, on standard error and also where nothing else is to be printed. */
    static void warn(ZoneSet zones) {
        zones.urgentWarnings().forEach(warning -> Console.error("warning: " + warning));
    }

    final CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().mixinStandardHelpOptions(true);
        spec.usageMessage().description(description).sortOptions(false).width(80);
        for (Setting<?> setting : settings) {
            OptionSpec.Builder option = OptionSpec.builder("--" + setting.key());
            switch (setting.arity()) {
                case FLAG ->
                    option.type(String.class)
                            .arity("0..1")
                            .fallbackValue("true")
                            .paramLabel("true|false");
                case ONE -> option.type(String.class).arity("1").paramLabel(setting.label());
                case MANY ->
                    option.type(List.class)
                            .auxiliaryTypes(String.class)
                            .arity("1..*")
                            .paramLabel(setting.label());
            }
            String value = setting.defaultText();
            spec.addOption(
                    option.description(setting.description() + (value.isEmpty() ? "" : " Default: " + value + "."))
                            .build());
        }
        spec.addOption(OptionSpec.builder(CONFIG)
                .type(Path.class)
                .paramLabel("FILE")
                .description("A file of settings (see conf/tag.properties); the command line wins over it.")
                .build());
        spec.addOption(OptionSpec.builder(QUIET, "-q")
                .type(boolean.class)
                .description(
                        "Print nothing but errors, warnings of zones, what is odd, and the answer to --locate; the files that were asked for are written.")
                .build());
        spec.addOption(OptionSpec.builder(VERBOSE, "-v")
                .type(boolean.class)
                .description("Show what Spark logs, and the stack trace of a failure.")
                .build());
        return spec;
    }
}
