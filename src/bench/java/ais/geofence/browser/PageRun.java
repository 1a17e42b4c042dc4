package ais.geofence.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** Opens pages in a headless Chromium, and prints how large they are and how long that takes, until they are drawn. */
public final class PageRun {
    private static final int OPENINGS = 5;

    private PageRun() {}

    /** The pages' files. */
    public static void main(String[] pages) throws IOException {
        System.out.printf("%-28s %12s   %s%n", "page", "bytes", "milliseconds until drawn, each opening");
        try (Browser browser = new Browser()) {
            for (String page : pages) {
                Path file = Path.of(page);
                double[] millis = DoubleStream.generate(() -> open(browser, file))
                        .limit(OPENINGS)
                        .toArray();
                System.out.printf(
                        Locale.ROOT,
                        "%-28s %,12d   %s%n",
                        file.getFileName(),
                        Files.size(file),
                        String.join(
                                " ",
                                Arrays.stream(millis)
                                        .mapToObj(time -> String.format(Locale.ROOT, "%,.0f", time))
                                        .toList()));
            }
        }
    }

    private static double open(Browser browser, Path page) {
        browser.open(page, 1200, 900, false);
        Object drawn = browser.scriptAsync("""
                const done = arguments[0];
                requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
                """);
        if (!browser.console().isEmpty()) {
            throw new IllegalStateException(page + " complains: " + browser.console());
        }
        return ((Number) drawn).doubleValue();
    }
}
