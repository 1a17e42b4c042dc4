package ais.geofence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The version of Java is for {@code SparkVersionsIT}, which has several. */
class ProcessChecksTest {
    private static final List<String> UNREAD = List.of("tag", "--zones", "H\uFFFD\uFFFDfen.geojson");

    @Test
    void refusesAnArgumentThatJavaCouldNotRead() {
        assertThatThrownBy(() -> ProcessChecks.checkLocale(UNREAD, "ANSI_X3.4-1968"))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessage(
                        "'H\uFFFD\uFFFDfen.geojson' has characters that Java can't read in this locale (ANSI_X3.4-1968); set LC_ALL=C.UTF-8");
    }

    @Test
    void takesArgumentsThatItCouldRead() {
        assertThatCode(() -> ProcessChecks.checkLocale(UNREAD, "UTF-8")).doesNotThrowAnyException();
        assertThatCode(() -> ProcessChecks.checkLocale(List.of("tag", "Häfen"), "ISO-8859-1"))
                .doesNotThrowAnyException();
    }
}
