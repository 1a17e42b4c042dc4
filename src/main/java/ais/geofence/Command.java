package ais.geofence;

import ais.geofence.config.Setting;
import ais.geofence.config.Settings;
import ais.geofence.report.Console;
import ais.geofence.report.Progress;
import ais.geofence.spark.MaskedLog;
import ais.geofence.spark.Sessions;
import ais.geofence.tag.LayerName;
import ais.geofence.zone.ZoneSet;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * A sub-command. Its options are made from its list of {@link Setting}s, so that the command line, the settings file and
 * the help can't differ.
 */
abstract class Command {
    static final String PROGRAM = "ais-geofence";

    private static final String RUNNING = "Running";
    private static final String CONFIG = "--config";
    private static final String QUIET = "--quiet";
    private static final String VERBOSE = "--verbose";

    private final String name;
    private final String description;
    private final List<Setting.Group> groups;
    private final List<Setting<?>> required;
    private final List<String> examples;

    /**
     * @param description one sentence of help
     * @param groups the settings that it has
     * @param required those that the user has to give
     * @param examples of its use, without the program's name
     */
    Command(
            String name,
            String description,
            List<Setting.Group> groups,
            List<Setting<?>> required,
            List<String> examples) {
        this.name = name;
        this.description = description;
        this.groups = groups;
        this.required = required;
        this.examples = examples;
    }

    static List<Command> all() {
        return List.of(new TagCommand(), new VisitsCommand(), new CompareCommand(), new ZonesCommand());
    }

    static Command named(String name) {
        return all().stream()
                .filter(command -> command.name.equals(name))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Runs the command.
     *
     * @param console takes what was found
     * @param progress takes how far the work is
     */
    abstract void run(Settings given, Console console, Progress progress);

    /** What a user has to know if the command is stopped while it runs, as the rest of a sentence. */
    String whenStopped() {
        return "";
    }

    /** Whether the user asked for all details of a failure. */
    static boolean isVerbose(ParseResult parsed) {
        return parsed.hasMatchedOption(VERBOSE);
    }

    final String name() {
        return name;
    }

    final void run(ParseResult parsed) {
        MaskedLog.begin();
        Map<String, List<String>> options = new LinkedHashMap<>();
        List<Setting<?>> settings = Setting.all(groups);
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
        Console.Detail detail =
                quiet ? Console.Detail.QUIET : isVerbose(parsed) ? Console.Detail.VERBOSE : Console.Detail.NORMAL;
        try (Progress progress = Progress.standard(quiet)) {
            run(given, Console.standard(detail), progress);
        }
    }

    /** Prints on standard error, quiet or not, what is almost certainly a mistake in the zones. */
    static void warn(LayerName name, ZoneSet zones) {
        zones.urgentWarnings().forEach(warning -> Console.error("warning: " + name.before(warning)));
    }

    final CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage()
                .description(description)
                .customSynopsis(synopsis())
                .sortOptions(false)
                .autoWidth(true)
                .exitCodeListHeading("%nExit codes%n")
                .exitCodeList(ExitCodes.meanings())
                .footerHeading("%nExamples%n")
                .footer(Stream.concat(
                                examples.stream().map(example -> "  %s %s %s".formatted(PROGRAM, name, example)),
                                Stream.of(
                                        "%nWhat follows -- goes to spark-submit: -- --master yarn --executor-memory 8g"))
                        .toArray(String[]::new));
        ArgGroupSpec.Builder running = null;
        int order = 0;
        for (Setting.Group group : groups) {
            ArgGroupSpec.Builder options = heading(group.heading(), order++);
            group.settings().forEach(setting -> options.addArg(option(setting)));
            if (group.heading().equals(RUNNING)) {
                running = options;
            } else {
                spec.addArgGroup(options.build());
            }
        }
        spec.addArgGroup(withRunning(running == null ? heading(RUNNING, order) : running));
        return spec;
    }

    /** One line of usage. */
    private String synopsis() {
        String needed = required.stream()
                .map(setting -> " --%s %s...".formatted(setting.key(), setting.label()))
                .collect(Collectors.joining());
        return "%s %s%s [OPTIONS]".formatted(PROGRAM, name, needed);
    }

    private static ArgGroupSpec.Builder heading(String text, int order) {
        return ArgGroupSpec.builder()
                .validate(false)
                .heading("%n" + text + "%n")
                .order(order);
    }

    private OptionSpec option(Setting<?> setting) {
        OptionSpec.Builder option = OptionSpec.builder("--" + setting.key());
        switch (setting.arity()) {
            case FLAG ->
                option.type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("0..1")
                        .fallbackValue("true")
                        .paramLabel("true|false");
            case ONE -> option.type(String.class).arity("1").paramLabel(setting.label());
            case MANY, LISTS ->
                option.type(List.class)
                        .auxiliaryTypes(String.class)
                        .arity("1..*")
                        .paramLabel(setting.label());
        }
        String value = setting.defaultText();
        return option.description((required.contains(setting) ? "Required. " : "")
                        + setting.description()
                        + (value.isEmpty() ? "" : " Default: " + value + "."))
                .build();
    }

    private static ArgGroupSpec withRunning(ArgGroupSpec.Builder group) {
        return group.addArg(OptionSpec.builder(CONFIG)
                        .type(Path.class)
                        .paramLabel("FILE")
                        .description("Read settings from this file (see conf/tag.properties); the command line wins.")
                        .build())
                .addArg(OptionSpec.builder(QUIET, "-q")
                        .type(boolean.class)
                        .description("Print errors and warnings only, and the answer to --locate.")
                        .build())
                .addArg(OptionSpec.builder(VERBOSE, "-v")
                        .type(boolean.class)
                        .description(
                                "Print all settings and details, what Spark logs, and the stack trace of a failure.")
                        .build())
                .addArg(OptionSpec.builder("--help", "-h")
                        .type(boolean.class)
                        .usageHelp(true)
                        .description("Print this help.")
                        .build())
                .build();
    }
}
