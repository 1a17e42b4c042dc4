package ais.geofence;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in the style of all errors of the program. */
final class UsageErrors {
    static final String COMMANDS = "tag, compare or zones";

    private UsageErrors() {}

    static String message(ParameterException error) {
        if (!(error instanceof UnmatchedArgumentException unmatched)) {
            String text = String.valueOf(error.getMessage());
            return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
        }
        String given = unmatched.getUnmatched().get(0); // what follows an unknown option may be its value
        boolean isCommand = !unmatched.isUnknownOption()
                && !error.getCommandLine().getSubcommands().isEmpty();
        String text = isCommand
                ? "unknown command '%s'; expected %s".formatted(given, COMMANDS)
                : "%s '%s'".formatted(unmatched.isUnknownOption() ? "unknown option" : "unexpected argument", given);
        List<String> near = unmatched.getSuggestions();
        return near.isEmpty() ? text : "%s; did you mean %s?".formatted(text, String.join(" or ", near));
    }
}
