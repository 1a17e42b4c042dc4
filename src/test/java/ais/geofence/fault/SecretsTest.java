package ais.geofence.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ftp://user:hidden@host/a                  | ftp://***@host/a
                    ftp://user:h'idden@host/a                 | ftp://***@host/a
                    ftp://user:hid@den@host/a                 | ftp://***@host/a
                    s3a://AKIA123:hid/den+x/y=@bucket/a       | s3a://***@bucket/a
                    no s3a://A:hid/den@b/c, nor s3a://B:x@d/e | no s3a://***@b/c, nor s3a://***@d/e
                    "path" : "s3a://A:hid/den@b/c"            | "path" : "s3a://***@b/c"
                    ftp://user:9hidden@host                   | ftp://***@host
                    s3a://KEY:hi"dden@bucket/a                | s3a://***@bucket/a
                    s3a://KEY:hid den/x@bucket/a              | s3a://***@bucket/a
                    s3a://KEY:hid:/den@bucket/a               | s3a://***@bucket/a
                    s3a://KEY%3Ahid/den@bucket/a              | s3a://***@bucket/a
                    ftp://user%3ahidden@host                  | ftp://***@host
                    https://hiddentoken@host/a                | https://***@host/a
                    https://hid%2Fden@host/a                  | https://***@host/a
                    abfss://data:hidden@account.net/a         | abfss://***@account.net/a
                    abfss://data%3Ahidden@account.net/a       | abfss://***@account.net/a
                    s3a:/KEY:hid/den@bucket/a                 | s3a:/***@bucket/a
                    s3a:///KEY:hidden@bucket/a                | s3a:///***@bucket/a
                    [s3a://A:hidden@b, s3a://C:hid den@d/e]   | [s3a://***@b, s3a://***@d/e]
                    s3a://A:hidden@b and jane@example.org     | s3a://***@b and jane@example.org
                    https://h/c?sv=1&sig=hid%2Bden%3D&se=2    | https://h/c?sv=1&sig=***&se=2
                    https://h/?X-Amz-Signature=hidden         | https://h/?X-Amz-Signature=***
                    https://h/?x-amz-security-token=hid/den&a=1| https://h/?x-amz-security-token=***&a=1
                    https://h/?a=1&X-Amz-Security-Token=hid== | https://h/?a=1&X-Amz-Security-Token=***
                    https://h/?X-Goog-Signature=hidden        | https://h/?X-Goog-Signature=***
                    AccountName=a;AccountKey=hid/den==;B=c    | AccountName=a;AccountKey=***;B=c
                    https://h/a?access_token=hidden           | https://h/a?access_token=***
                    https://h/a?api-key=hidden&b=c            | https://h/a?api-key=***&b=c
                    jdbc:x://h/d?user=u&password=hidden       | jdbc:x://h/d?user=u&password=***
                    """)
    void userAndPasswordAreMasked(String text, String masked) {
        assertThat(Secrets.masked(text)).isEqualTo(masked).doesNotContain("hid", "den");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hdfs://host:8020/user/a@b.c/d",
                "hdfs://host:8020, then jane@example.org",
                "s3a://bucket: can't be read; ask jane@example.org",
                "between 12:30:00 and 13:45:10@sea",
                "C:\\data\\a:b@c",
                "C:/data/a:b@c",
                "file:/data/a:b@c",
                "file:///data/a:b@c",
                "file:/a:b@c",
                "hdfs:/a@b",
                "/data/{2024,2025}/*.csv, jane@example.org",
                "/data/sig=1/key=2/token=3",
                "?sign=a&signal=b&monkey=c",
                "https://host/a?b=c&d=e",
                "spark://one:7077,two:7077",
                "abfss://container@account.dfs.core.windows.net/a",
                "s3a://bucket/a:b@c/d",
                "{\"a\":\"s3a://b\",\"c\":\"d@e\"}",
                "mailto:a@b.c"
            })
    void everythingElseStays(String text) {
        assertThat(Secrets.masked(text)).isEqualTo(text);
    }

    @Test
    void longTextsTakeNoStack() {
        String password = "x".repeat(1_000_000);

        assertThat(Secrets.masked("ftp://user:" + password + "@host")).isEqualTo("ftp://***@host");
        assertThat(Secrets.masked("ftp://user:" + password)).endsWith(password);
        assertThat(Secrets.masked("ftp://user:" + "a@".repeat(500_000) + "host"))
                .isEqualTo("ftp://***@host");
    }

    /** A search to the end from each place where a secret might begin would take hours. */
    @ParameterizedTest
    @ValueSource(strings = {"ab:/c:", "ab://c:d", "ab:/", "a", "ab://c%3A/", "?key=", "ab:/c@", "://", "@"})
    void takesTimeInProportionToTheText(String part) {
        String text = part.repeat(200_000);
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Secrets.masked(text));
    }
}
