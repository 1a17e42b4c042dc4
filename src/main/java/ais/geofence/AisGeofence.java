package ais.geofence;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.Failures;
import ais.geofence.fault.OneLine;
import ais.geofence.report.Console;
import ais.geofence.report.Terminal;
import ais.geofence.report.Versions;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The entry point: the command line with its sub-commands. */
public final class AisGeofence {
    private static final String COMPLETION = "completion";

    private static volatile boolean ended;
    private static volatile boolean stopped;
    private static volatile String consequence = "";

    private AisGeofence() {}

    /** Runs the program and ends the process with one of the {@link ExitCode}s. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // Spark numbers the files it writes by the default locale
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(AisGeofence::sayIfStopped));
        } catch (IllegalStateException e) {
            return; // a signal has stopped the process already
        }
        int code = run(args);
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
        CommandLine line = new CommandLine(spec());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(
                Terminal.STANDARD_OUTPUT.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        line.setExpandAtFiles(false); // a path may begin with an at sign
        line.setExecutionStrategy(AisGeofence::execute);
        line.setParameterExceptionHandler((error, ignored) -> {
            String name = error.getCommandLine().getCommandSpec().qualifiedName();
            return fail(ExitCode.USAGE, OneLine.of("%s (see %s --help)".formatted(UsageErrors.message(error), name)));
        });
        line.setExecutionExceptionHandler((error, ignored, result) -> {
            if (Command.isVerbose(result.subcommand())) {
                Console.trace(error);
            }
            return fail(Failures.exitCode(error), Failures.message(error));
        });
        int code = line.execute(args);
        ended = true;
        BackgroundTask.awaitAbandoned();
        return code;
    }

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name(Command.PROGRAM).mixinStandardHelpOptions(true);
        spec.version(Command.PROGRAM + " " + Versions.program());
        spec.usageMessage()
                .description("Tags ship positions (AIS) with the zone that contains them.%n")
                .synopsisSubcommandLabel("COMMAND")
                .autoWidth(true)
                .exitCodeListHeading("%nExit codes%n")
                .exitCodeList(ExitCodes.meanings());
        for (Command command : Command.all()) {
            spec.addSubcommand(command.name(), command.spec());
        }
        spec.addSubcommand("help", new CommandLine(new CommandLine.HelpCommand()));
        spec.addSubcommand(COMPLETION, completion());
        return spec;
    }

    private static CommandSpec completion() {
        CommandSpec spec = CommandSpec.create().mixinStandardHelpOptions(true);
        spec.usageMessage()
                .description(
                        "Prints what makes bash and zsh complete commands and options:",
                        "  source <(scripts/ais-geofence %s)".formatted(COMPLETION));
        return spec;
    }

    private static int execute(ParseResult result) {
        Integer help = CommandLine.executeHelpRequest(result);
        if (help != null) {
            return help;
        }
        if (!result.hasSubcommand()) {
            CommandLine line = result.commandSpec().commandLine();
            throw new CommandLine.ParameterException(line, "expected a command: " + UsageErrors.commands(line));
        }
        ParseResult sub = result.subcommand();
        if (sub.commandSpec().name().equals(COMPLETION)) {
            System.out.print(
                    AutoComplete.bash(Command.PROGRAM, result.commandSpec().commandLine()));
            return ExitCode.DONE.code();
        }
        UsageErrors.refuseOptionsAsValues(sub);
        Command command = Command.named(sub.commandSpec().name());
        consequence = command.whenStopped();
        try {
            ProcessChecks.check(result.originalArgs());
            command.run(sub);
        } catch (Exception | Error e) { // Scala throws what it likes
            throw new CommandLine.ExecutionException(sub.commandSpec().commandLine(), "failed", e);
        }
        return ExitCode.DONE.code();
    }

    private static int fail(ExitCode code, String message) {
        if (!stopped) { // else the failure is a consequence of the signal
            Console.error("ais-geofence: " + message);
        }
        return code.code();
    }

    /** Prints, at the end of the process, that a signal stopped it. */
    private static void sayIfStopped() {
        if (!ended) {
            stopped = true;
            System.err.println("ais-geofence: stopped by a signal (SIGTERM or Ctrl-C)" + consequence);
        }
    }
}
