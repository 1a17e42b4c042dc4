package ais.geofence.config;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of a run's settings and where each came from. The command line wins over the settings file, the file over
 * the defaults.
 */
public final class Settings {
    /**
     * A value in effect and its source. Where a layer has a value of its own, this is an entry of its own.
     *
     * @param text as a settings file would have it
     * @param source "command line", the settings file's path, or "default"
     */
    public record Entry(String key, String text, String source) {
        /** Whether nobody set it. */
        public boolean byDefault() {
            return source.equals(DEFAULT);
        }
    }

    private static final String DEFAULT = "default";

    private final Map<Setting<?>, Object> values;
    private final Map<String, List<String>> given;
    private final List<Entry> entries;

    private Settings(Map<Setting<?>, Object> values, Map<String, List<String>> given, List<Entry> entries) {
        this.values = values;
        this.given = given;
        this.entries = entries;
    }

    /**
     * Resolves the value of each setting from its sources.
     *
     * @param known the settings of the command
     * @param commandLine the options given, by key
     * @param file a settings file (properties, UTF-8), or null
     * @throws UserError (exit 2) for an unknown key, a bad value, or a file that can't be read, with key, value and source
     */
    public static Settings resolve(List<Setting<?>> known, Map<String, List<String>> commandLine, @Nullable Path file) {
        Map<String, String> fromFile = file == null ? Map.of() : SettingsFile.read(file);
        for (String key : new TreeSet<>(fromFile.keySet())) {
            if (known.stream().noneMatch(setting -> setting.key().equals(key))) {
                throw new UserError(
                        ExitCode.USAGE,
                        "%s: unknown key '%s'; known are %s"
                                .formatted(
                                        file,
                                        key,
                                        known.stream().map(Setting::key).collect(Collectors.joining(", "))));
            }
        }
        Map<Setting<?>, Object> values = new LinkedHashMap<>();
        Map<String, List<String>> given = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Setting<?> setting : known) {
            String source = DEFAULT;
            List<String> texts = commandLine.get(setting.key());
            String inFile = fromFile.getOrDefault(setting.key(), "");
            if (texts != null) {
                source = "command line";
            } else if (!inFile.isEmpty()) {
                source = String.valueOf(file);
                texts = setting.arity() == Setting.Arity.MANY ? Lists.split(inFile) : List.of(inFile);
            }
            Object value = texts == null ? setting.defaultValue() : parse(setting, texts, source);
            values.put(setting, value);
            if (texts != null) {
                given.put(setting.key(), texts);
            }
            entries.addAll(entries(setting, value, texts, source));
        }
        return new Settings(values, given, entries);
    }

    /** Values that the user gave to single layers leave the default to the others. */
    private static List<Entry> entries(Setting<?> setting, Object value, @Nullable List<String> texts, String source) {
        List<Entry> entries = new ArrayList<>();
        boolean isDefault = value instanceof PerLayer && texts != null && !PerLayer.hasPlain(texts);
        entries.add(new Entry(setting.key(), Setting.format(value), isDefault ? DEFAULT : source));
        if (value instanceof PerLayer<?> layers) {
            layers.ownTexts().forEach(text -> entries.add(new Entry(setting.key(), text, source)));
        }
        return entries;
    }

    /** The value of a setting. */
    @SuppressWarnings("unchecked") // the setting's own parser has made it
    public <T> T get(Setting<T> setting) {
        Object value = values.get(setting);
        if (value == null) {
            throw new IllegalArgumentException("this command has no setting " + setting.key());
        }
        return (T) value;
    }

    /** Whether the user gave the setting a value, on the command line or in the file. */
    public boolean given(Setting<?> setting) {
        return given.containsKey(setting.key());
    }

    /**
     * Makes sure that settings were given.
     *
     * @throws UserError (exit 2) that names all that are missing
     */
    public void require(List<Setting<?>> required) {
        List<String> missing = required.stream()
                .filter(setting -> !given(setting))
                .map(setting -> "--%s %s".formatted(setting.key(), setting.label()))
                .toList();
        if (!missing.isEmpty()) {
            throw new UserError(ExitCode.USAGE, "missing " + String.join(" and ", missing));
        }
    }

    /** The texts of the values that the user gave, by key. */
    public Map<String, List<String>> given() {
        return given;
    }

    /** Every setting of the command with its values and their sources, in the command's order. */
    public List<Entry> entries() {
        return entries;
    }

    private static <T> T parse(Setting<T> setting, List<String> texts, String source) {
        try {
            for (String text : texts) {
                if (text.isBlank()) {
                    throw new IllegalArgumentException("expected a value");
                }
            }
            return setting.parse(texts);
        } catch (IllegalArgumentException e) {
            throw new UserError(
                    ExitCode.USAGE,
                    "%s: bad value '%s' for %s: %s"
                            .formatted(source, String.join(" ", texts), setting.key(), e.getMessage()),
                    e);
        }
    }
}
