package ais.geofence;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Failures;
import ais.geofence.fault.OneLine;
import ais.geofence.report.Console;
import ais.geofence.report.Terminal;
import ais.geofence.report.Versions;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The entry point: the command line with its sub-commands. */
public final class AisGeofence {
    private static volatile boolean ended;
    private static volatile boolean stopped;
    private static volatile String consequence = "";

    private AisGeofence() {}

    /** Runs the program and ends the process with one of the {@link ExitCode}s. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // Spark numbers the files it writes by the default locale
        Runtime.getRuntime().addShutdownHook(new Thread(AisGeofence::sayIfStopped));
        int code = run(args);
        ended = true;
        if (code != ExitCode.DONE.code()) {
            System.exit(code);
        }
    }

    /**
     * Runs the program.
     *
     * @return the exit code
     */
    static int run(String... args) {
        CommandSpec spec = CommandSpec.create().name("ais-geofence").mixinStandardHelpOptions(true);
        spec.version("ais-geofence " + Versions.program());
        spec.usageMessage().description("Tags ship positions (AIS) with the zone that contains them.");
        for (Command command : Command.all()) {
            spec.addSubcommand(command.name(), command.spec());
        }
        CommandLine line = new CommandLine(spec);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                Terminal.STANDARD_OUTPUT.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setExpandAtFiles(false); // a path may begin with an at sign
        line.setExecutionStrategy(AisGeofence::execute);
        line.setParameterExceptionHandler((error, ignored) -> {
            String name = error.getCommandLine().getCommandSpec().qualifiedName();
            return fail(ExitCode.USAGE, OneLine.of(usage(error) + " (see " + name + " --help)"));
        });
        line.setExecutionExceptionHandler((error, ignored, result) -> {
            if (Command.isVerbose(result.subcommand())) {
                Console.trace(error);
            }
            return fail(Failures.exitCode(error), Failures.message(error));
        });
        return line.execute(args);
    }

    private static String usage(CommandLine.ParameterException error) {
        if (!(error instanceof CommandLine.UnmatchedArgumentException unmatched)) {
            return String.valueOf(error.getMessage());
        }
        if (!unmatched.isUnknownOption()
                && !error.getCommandLine().getSubcommands().isEmpty()) {
            return "unknown command '%s'; expected tag, compare or zones"
                    .formatted(unmatched.getUnmatched().get(0));
        }
        String what = unmatched.isUnknownOption() ? "unknown option" : "unexpected argument";
        // What follows an unknown option may be its value.
        String text = "%s '%s'".formatted(what, unmatched.getUnmatched().get(0));
        List<String> near = unmatched.getSuggestions();
        return near.isEmpty() ? text : "%s; did you mean %s?".formatted(text, String.join(" or ", near));
    }

    private static int execute(ParseResult result) {
        Integer help = CommandLine.executeHelpRequest(result);
        if (help != null) {
            return help;
        }
        if (!result.hasSubcommand()) {
            throw new CommandLine.ParameterException(
                    result.commandSpec().commandLine(), "expected a command: tag, compare or zones");
        }
        ParseResult sub = result.subcommand();
        Command command = Command.named(sub.commandSpec().name());
        consequence = command.whenStopped();
        try {
            command.run(sub);
        } catch (Exception | Error e) { // Scala throws what it likes
            throw new CommandLine.ExecutionException(sub.commandSpec().commandLine(), "failed", e);
        }
        return ExitCode.DONE.code();
    }

    private static int fail(ExitCode code, String message) {
        if (!stopped) { // what fails then is a consequence
            Console.error("ais-geofence: " + message);
        }
        return code.code();
    }

    /** Says, when the process is ending, that it was not this program that wanted it to. */
    private static void sayIfStopped() {
        if (!ended) {
            stopped = true;
            System.err.println("ais-geofence: stopped by a signal (SIGTERM or Ctrl-C)" + consequence);
        }
    }
}
