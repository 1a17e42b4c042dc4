package ais.geofence.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are a time, and which. */
class TimeParserTest {
    private static final TimeParser ISO = new TimeParser(TimeParser.Layout.ISO, new UnreadTexts());
    private static final TimeParser DAY_FIRST = new TimeParser(TimeParser.Layout.DAY_FIRST, new UnreadTexts());
    private static final TimeParser UNIX = new TimeParser(TimeParser.Layout.UNIX, new UnreadTexts());

    private static @Nullable Instant read(TimeParser time, String text) {
        // Not at the start of its memory, as a field of a line.
        byte[] line = ("12:34:56," + text + ",2024-03-14 06:00:00").getBytes(StandardCharsets.UTF_8);
        int start = "12:34:56,".length();
        int length = line.length - start - ",2024-03-14 06:00:00".length();
        Long micros = time.invoke(UTF8String.fromBytes(line, start, length));
        return micros == null ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-03-14 06:07:08 | 2024-03-14T06:07:08Z",
                "2024-03-14T06:07:08 | 2024-03-14T06:07:08Z",
                "2024-03-14t06:07:08z | 2024-03-14T06:07:08Z",
                "2024-03-14T06:07 | 2024-03-14T06:07:00Z",
                "2024-03-14 06:07Z | 2024-03-14T06:07:00Z",
                "2024-03-14 06:07+01:00 | 2024-03-14T05:07:00Z",
                "2024-03-14T06:07:08Z | 2024-03-14T06:07:08Z",
                "2024-03-14 06:07:08 UTC | 2024-03-14T06:07:08Z",
                "2024-03-14 06:07:08UTC | 2024-03-14T06:07:08Z",
                "2024-03-14 06:07:08 GMT | 2024-03-14T06:07:08Z",
                "2024-03-14 06:07:08 Z | 2024-03-14T06:07:08Z",
                "2024-03-14 06:07:08+00:00 | 2024-03-14T06:07:08Z",
                "2024-03-14 06:07:08-00:00 | 2024-03-14T06:07:08Z",
                "2024-03-14T06:07:08+0000 | 2024-03-14T06:07:08Z",
                "2024-03-14T06:07:08+00 | 2024-03-14T06:07:08Z",
                "2024-03-14T06:07:08+05:30 | 2024-03-14T00:37:08Z",
                "2024-03-14T06:07:08-0930 | 2024-03-14T15:37:08Z",
                "2024-03-14T06:07:08 +08 | 2024-03-13T22:07:08Z",
                "2024-03-14T06:07:08+14:00 | 2024-03-13T16:07:08Z",
                "2024-03-14 06:07:08.5 | 2024-03-14T06:07:08.5Z",
                "2024-03-14 06:07:08,25Z | 2024-03-14T06:07:08.25Z",
                "2024-03-14 06:07:08.000 | 2024-03-14T06:07:08Z",
                "2024-03-14 06:07:08.1234567899999999999Z | 2024-03-14T06:07:08.123456Z",
                "2024-07-30 06:17:43.375540658 +0000 UTC | 2024-07-30T06:17:43.375540Z",
                "2024-03-14 23:59:59.999999999Z | 2024-03-14T23:59:59.999999Z",
                "2024-02-29 00:00:00 | 2024-02-29T00:00:00Z",
                "2000-02-29 12:00:00 | 2000-02-29T12:00:00Z",
                "1970-01-01 00:00:00 | 1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59-00:01 | 1970-01-01T00:00:59Z",
                "2100-12-31T23:59:59.999999 | 2100-12-31T23:59:59.999999Z",
                "1710396000 | 2024-03-14T06:00:00Z",
                "1710396000.25 | 2024-03-14T06:00:00.25Z",
                "1000000000 | 2001-09-09T01:46:40Z",
                "4133980799 | 2100-12-31T23:59:59Z"
            })
    void readsEverySpelling(String text, Instant expected) {
        for (String blanks : new String[] {text, "  " + text, text + " ", "\t" + text + "\r"}) {
            assertThat(read(ISO, blanks)).isEqualTo(expected);
            assertThat(read(DAY_FIRST, blanks)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "12:30:00",
                "T12:30:00",
                "T12:30:00Z",
                "01:21:52 UTC",
                "2024",
                "202403",
                "0121",
                "42",
                "-1",
                "0",
                "2024-03",
                "2024-03-14",
                "2024-03-14T",
                "2024-03-14Z",
                "2024-03-14 06",
                "2024-03-14 06Z",
                "2024-03-14 06:07:",
                "2024-03-14 06:07:8",
                "2024-03-14 6:07:08",
                "2024-3-14 06:07:08",
                "24-03-14 06:07:08",
                "2024-03-14  06:07:08",
                "2024-03-14_06:07:08",
                "2024-03-14 06.07.08",
                "2024/03/14 06:07:08",
                "2024-03-14 06:07:08.",
                "2024-03-14 06:07:08.Z",
                "2024-03-14 06:07:08.5.5",
                "2024-03-14 06:07.5",
                "2024-03-14 06:07:08  UTC",
                "2024-03-14 06:07:08 CET",
                "2024-03-14 06:07:08 UTC+1",
                "2024-03-14 06:07:08 UTC+01:00",
                "2024-03-14 06:07:08 Europe/Oslo",
                "2024-03-14 06:07:08[UTC]",
                "2024-03-14 06:07:08ZZ",
                "2024-03-14 06:07:08+",
                "2024-03-14 06:07:08+0",
                "2024-03-14 06:07:08+000",
                "2024-03-14 06:07:08+00:0",
                "2024-03-14 06:07:08+00:60",
                "2024-03-14 06:07:08+00:00:00",
                "2024-03-14 06:07:08+18:01",
                "2024-03-14 06:07:08+99:00",
                "2024-03-14 06:07:08 +0800 UTC",
                "2024-03-14 06:07:08 +0000 CET",
                "2024-03-14 06:07:08 ±00:00",
                "2024-03-14 06:07:08 AM",
                "2024-03-14 24:00:00",
                "2024-03-14 23:59:60",
                "2016-12-31T23:59:60Z",
                "2024-03-14 06:60:00",
                "2024-03-14 24:60:60",
                "2023-02-29 00:00:00",
                "2100-02-29 00:00:00",
                "2024-00-14 00:00:00",
                "2024-13-14 00:00:00",
                "2024-04-31 00:00:00",
                "2024-03-00 00:00:00",
                "2024-03-32 00:00:00",
                "0000-00-00 00:00:00",
                "0001-01-01 00:00:00",
                "0121-03-14 06:07:08",
                "1969-12-31T23:59:59.999999Z",
                "1970-01-01T00:00:00+00:01",
                "2100-12-31T23:59:59-00:01",
                "2101-01-01 00:00:00",
                "9999-12-31 23:59:59",
                "99999-01-01 00:00:00",
                "-2024-03-14 06:07:08",
                "+2024-03-14 06:07:08",
                "2024-03-14 06:07:08x",
                "2024-03-14 06:0x:08",
                "２０２４-03-14 06:07:08",
                "2024-03-14\u00A006:07:08",
                "2024-03-14 06:07:08\0",
                "14/03/2024 6:07:08",
                "14-03-2024 06:07:08",
                "03/14/2024 06:07:08",
                "32/01/2024 06:07:08",
                "14/03/2024",
                "20240314T060708Z",
                "20240314060708",
                "2024-W11-4T06:07:08",
                "2024-074T06:07:08Z",
                "143000123",
                "219000123",
                "0710396000",
                "4133980800",
                "9999999999",
                "1710396000000",
                "1710396000.",
                "1710396000,5",
                "1710396000 UTC",
                "1.710396E9",
                "-1710396000",
                "now",
                "today",
                "epoch",
                "null",
                "NaN"
            })
    void readsNothingElse(String text) {
        assertThat(read(ISO, text)).isNull();
        assertThat(read(DAY_FIRST, text)).isNull();
    }

    @Test
    void readsTheDayFirstWhereTheFeedHasItSo() {
        assertThat(read(DAY_FIRST, "14/03/2024 06:07:08")).isEqualTo("2024-03-14T06:07:08Z");
        assertThat(read(DAY_FIRST, "31/12/2021 23:59")).isEqualTo("2021-12-31T23:59:00Z");
        assertThat(read(DAY_FIRST, "31/12/2021 23:59:59.5Z")).isEqualTo("2021-12-31T23:59:59.500Z");
        assertThat(read(DAY_FIRST, "31/12/2021 24:00:00")).isNull();
        assertThat(read(ISO, "14/03/2024 06:07:08")).isNull();
    }

    @Test
    void readsUnixSecondsOfAnyLengthWhereTheyAreSaidToBe() {
        assertThat(read(UNIX, " 1710396000 ")).isEqualTo("2024-03-14T06:00:00Z");
        assertThat(read(UNIX, "0")).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(read(UNIX, "000000000042")).isEqualTo("1970-01-01T00:00:42Z");
        assertThat(read(UNIX, "42.0000019")).isEqualTo("1970-01-01T00:00:42.000001Z");
        for (String text : new String[] {
            "",
            "-1",
            "+1",
            "4133980800",
            "1710396000000",
            "99999999999999999999",
            "1e9",
            ".5",
            "5.",
            "1.2.3",
            "0x1",
            "2024-03-14 06:07:08",
            "１２"
        }) {
            assertThat(read(UNIX, text)).as(text).isNull();
        }
    }

    private static TimeParser unit(TimeParser.Layout unit) {
        return new TimeParser(unit, new UnreadTexts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNIX_MS | 1710396000123 | 2024-03-14T06:00:00.123Z",
                "UNIX_MS | 1710396000123.4567 | 2024-03-14T06:00:00.123456Z",
                "UNIX_MS | 1000000000000 | 2001-09-09T01:46:40Z",
                "UNIX_MS | 4133980799999 | 2100-12-31T23:59:59.999Z",
                "UNIX_US | 1710396000123456 | 2024-03-14T06:00:00.123456Z",
                "UNIX_US | 1710396000123456.7 | 2024-03-14T06:00:00.123456Z",
                "UNIX_US | 4133980799999999 | 2100-12-31T23:59:59.999999Z",
                "UNIX_NS | 1710396000123456789 | 2024-03-14T06:00:00.123456Z",
                "UNIX_NS | 4133980799999999999 | 2100-12-31T23:59:59.999999Z"
            })
    void readsNumbersInTheUnitThatIsNamed(TimeParser.Layout unit, String text, Instant expected) {
        assertThat(read(unit(unit), " " + text + " ")).isEqualTo(expected);
        if (!text.contains(".")) {
            assertThat(unit(unit).invoke(Long.parseLong(text)))
                    .isEqualTo(ChronoUnit.MICROS.between(Instant.EPOCH, expected));
        }
    }

    /** A number is a time in one unit at most, so that none can be mistaken. */
    @Test
    void readsNoNumberOfAnotherUnit() {
        TimeParser.Layout[] units = {
            TimeParser.Layout.UNIX_MS, TimeParser.Layout.UNIX_US, TimeParser.Layout.UNIX_NS, TimeParser.Layout.ISO
        };
        String[] numbers = {
            "1710396000123", "1710396000123456", "1710396000123456789", "1710396000", "999999999999", "4133980800000"
        };
        for (int unit = 0; unit < units.length; unit++) {
            for (int number = 0; number < numbers.length; number++) {
                boolean fits = unit == number;
                String what = units[unit] + " " + numbers[number];
                assertThat(read(unit(units[unit]), numbers[number]) != null)
                        .as(what)
                        .isEqualTo(fits);
                assertThat(unit(units[unit]).invoke(Long.parseLong(numbers[number])) != null)
                        .as(what)
                        .isEqualTo(fits);
                assertThat(unit(units[unit]).invoke(Double.parseDouble(numbers[number])) != null)
                        .as(what)
                        .isEqualTo(fits);
            }
        }
        for (String text : new String[] {"9999999999999999999", "9223372036854775807", "-1710396000123", "1e12", ""}) {
            for (TimeParser.Layout unit : units) {
                assertThat(read(unit(unit), text)).as(text).isNull();
            }
        }
        assertThat(unit(TimeParser.Layout.UNIX_NS).invoke(Long.MIN_VALUE)).isNull();
        assertThat(unit(TimeParser.Layout.UNIX_NS).invoke(Double.NaN)).isNull();
        assertThat(unit(TimeParser.Layout.UNIX_NS).invoke(Double.POSITIVE_INFINITY))
                .isNull();
    }

    @Test
    void namesTheUnitThatReadsANumber() {
        UnreadTexts unread = new UnreadTexts();
        TimeParser seconds = new TimeParser(TimeParser.Layout.ISO, unread);
        for (String text :
                new String[] {"42", "2024", "219000123", "20240314060708", "1710396000", "1710396000123,5"}) {
            read(seconds, text);
        }
        assertThat(unread.timeFormats()).isEmpty();
        read(seconds, " 1710396000123.5 ");
        assertThat(unread.timeFormats()).containsExactly("unix-ms");
        seconds.invoke(1_710_396_000_123_456L);
        seconds.invoke(1.710396000123456789e18);
        assertThat(unread.timeFormats()).containsExactlyInAnyOrder("unix-ms", "unix-us", "unix-ns");
        UnreadTexts other = new UnreadTexts();
        new TimeParser(TimeParser.Layout.UNIX_MS, other).invoke(1_710_396_000L);
        assertThat(other.timeFormats()).containsExactly("unix");
    }

    /** Random instants in random spellings. */
    @Test
    void agreesWithJavaTime() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] zones = {"", "Z", " UTC", "X", "XX", "XXX", " XXX", "xxx", " xx"};
        for (int i = 0; i < 200_000; i++) {
            long micros = random.nextLong(-1_000_000_000_000L, 4_134_000_000_000_000L);
            Instant instant = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
            int digits = random.nextInt(7);
            Instant expected = digits == 0
                    ? instant.truncatedTo(ChronoUnit.SECONDS)
                    : instant.minusNanos(instant.getNano() % (long) Math.pow(10, 9 - digits));
            String zone = zones[random.nextInt(zones.length)];
            boolean offset = !zone.isEmpty() && !zone.contains("Z") && !zone.contains("UTC");
            int minutes = offset ? random.nextInt(-18 * 60, 18 * 60 + 1) : 0;
            minutes = zone.equals("X") ? minutes / 60 * 60 : minutes;
            boolean dayFirst = random.nextBoolean();
            String pattern = (dayFirst ? "dd/MM/yyyy" : "yyyy-MM-dd")
                    + (random.nextBoolean() ? " " : "'T'")
                    + "HH:mm:ss"
                    + (digits == 0 ? "" : (random.nextBoolean() ? "." : ",") + "S".repeat(digits))
                    + zone.replace("Z", "'Z'").replace("UTC", "'UTC'");
            LocalDateTime local =
                    LocalDateTime.ofInstant(instant, ZoneOffset.UTC).plusMinutes(minutes);
            String text = DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                    .format(local.atOffset(ZoneOffset.ofTotalSeconds(minutes * 60)));
            boolean isTime =
                    !expected.isBefore(Instant.EPOCH) && expected.isBefore(Instant.parse("2101-01-01T00:00:00Z"));
            String what = "seed %d, %s".formatted(seed, text);
            assertThat(read(DAY_FIRST, text)).as(what).isEqualTo(isTime ? expected : null);
            assertThat(read(ISO, text)).as(what).isEqualTo(isTime && !dayFirst ? expected : null);
            int cut = random.nextInt(text.length());
            String damaged = text.substring(0, cut) + "#" + text.substring(cut + 1);
            assertThat(read(DAY_FIRST, damaged)).as(what).isNull();
        }
    }
}
