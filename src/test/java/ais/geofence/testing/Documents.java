package ais.geofence.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's Markdown files, and the code that they print. */
public final class Documents {
    private static final Path HOME = Path.of("").toAbsolutePath();

    private static final Pattern BLOCK =
            Pattern.compile("^( *)```(\\w*)\n(.*?)^ *```$", Pattern.DOTALL | Pattern.MULTILINE);

    private Documents() {}

    /** All Markdown files of the project, in name order, relative to its folder. */
    public static List<Path> all() {
        try (Stream<Path> files = Files.find(
                HOME,
                Integer.MAX_VALUE,
                (file, attributes) ->
                        attributes.isRegularFile() && file.toString().endsWith(".md"))) {
            return files.map(HOME::relativize)
                    .filter(file -> !file.startsWith("target"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a file, named relative to the project's folder. */
    public static String text(String file) {
        try {
            return Files.readString(HOME.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text below a heading of the second level, up to the next one. */
    public static String section(String file, String heading) {
        String text = text(file);
        String line = "\n## " + heading + "\n";
        int at = text.indexOf(line);
        if (at < 0) {
            throw new AssertionError("%s: there is no section '%s'".formatted(file, heading));
        }
        return text.substring(at + line.length()).split("\n## ")[0];
    }

    /** The code blocks of a language in a text; "" for those without one. */
    public static List<String> blocks(String text, String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(2).equals(language))
                .map((MatchResult block) -> block.group(3))
                .toList();
    }

    /** A text without its code blocks. */
    public static String prose(String text) {
        return BLOCK.matcher(text).replaceAll("");
    }
}
