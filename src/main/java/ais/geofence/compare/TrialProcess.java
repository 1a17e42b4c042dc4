package ais.geofence.compare;

import ais.geofence.config.Setting;
import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import ais.geofence.report.JsonReport;
import ais.geofence.text.Figures;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Runs a {@link Trial} in a JVM of its own, with the options and the Spark settings of this one. */
final class TrialProcess {
    /** Set by the launcher for the whole application, and meaningless or harmful in a trial. */
    private static final Set<String> NOT_INHERITED =
            Set.of("spark.master", "spark.app.name", "spark.jars", "spark.submit.deployMode", "spark.submit.pyFiles");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TrialProcess() {}

    /**
     * Measures and waits.
     *
     * @throws UserError with the trial's own exit code if it failed; it has said why on standard error
     */
    static TrialResult run(TrialPlan plan) {
        return run(List.of(plan), Trial.MEASURE, new TypeReference<List<TrialResult>>() {}, number -> {})
                .get(0);
    }

    /**
     * Tries, in one JVM, how long each trial would take, in seconds.
     *
     * @param plans of the same number of cores
     * @param begun is told the number of each plan, from 0, when its try begins
     */
    static List<Double> expectedSeconds(List<TrialPlan> plans, IntConsumer begun) {
        return run(plans, Trial.TRY, new TypeReference<List<Double>>() {}, begun);
    }

    private static <T> T run(List<TrialPlan> plans, String what, TypeReference<T> type, IntConsumer begun) {
        try {
            Path folder = Files.createTempDirectory("ais-geofence-compare");
            Path planFile = folder.resolve("plans.json");
            Path resultFile = folder.resolve("result.json");
            try {
                Files.writeString(planFile, JsonReport.text(plans));
                int cores = plans.get(0).cores();
                Process process = new ProcessBuilder(command(cores, what, planFile.toString(), resultFile.toString()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                Thread killer = new Thread(process::destroyForcibly);
                Runtime.getRuntime().addShutdownHook(killer);
                try (BufferedReader numbers = process.inputReader()) {
                    numbers.lines().forEach(number -> begun.accept(Integer.parseInt(number)));
                }
                int code = process.waitFor();
                Runtime.getRuntime().removeShutdownHook(killer);
                if (code != 0) {
                    throw failed(plans, code);
                }
                return MAPPER.readValue(resultFile.toFile(), type);
            } finally {
                Files.deleteIfExists(planFile);
                Files.deleteIfExists(resultFile);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static UserError failed(List<TrialPlan> plans, int code) {
        ExitCode exitCode = ExitCode.FAILED;
        for (ExitCode candidate : ExitCode.values()) {
            exitCode = candidate.code() == code ? candidate : exitCode;
        }
        String engines = plans.stream()
                .map(plan -> Setting.nameOf(plan.engine()))
                .distinct()
                .collect(Collectors.joining(", "));
        return new UserError(
                exitCode,
                "the trial of %s on %s ended with exit code %s"
                        .formatted(engines, Figures.count(plans.get(0).cores(), "core"), code));
    }

    private static List<String> command(int cores, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!option.startsWith("-agentlib") && !option.startsWith("-javaagent") && !option.startsWith("-Dspark.")) {
                command.add(option);
            }
        }
        command.add("-XX:ActiveProcessorCount=" + cores);
        new TreeMap<>(System.getProperties()).forEach((key, value) -> {
            String name = key.toString();
            if (name.startsWith("spark.") && !NOT_INHERITED.contains(name)) {
                command.add("-D" + name + "=" + value);
            }
        });
        command.add("-Dspark.master=local[" + cores + "]");
        command.add("-cp");
        command.add(String.join(File.pathSeparator, classPath()));
        command.add(Trial.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /** What this JVM runs on, and the jars that spark-submit loads apart from it. */
    private static Set<String> classPath() {
        Set<String> entries = new LinkedHashSet<>();
        try {
            entries.add(Path.of(Trial.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program's own jar can't be found", e);
        }
        entries.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        for (String jar : System.getProperty("spark.jars", "").split(",")) {
            if (!jar.isEmpty()) {
                entries.add(jar.replaceFirst("^file:(//)?", ""));
            }
        }
        return entries;
    }
}
