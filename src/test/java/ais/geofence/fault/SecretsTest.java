package ais.geofence.fault;

import static org.assertj.core.api.Assertions.assertThat;

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
                    """)
    void userAndPasswordAreMasked(String text, String masked) {
        assertThat(Secrets.masked(text)).isEqualTo(masked).doesNotContain("hid", "den");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hdfs://host:8020/user/a@b.c/d",
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
}
