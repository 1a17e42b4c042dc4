package ais.geofence.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ais.geofence.fault.ExitCode;
import ais.geofence.fault.UserError;
import java.lang.reflect.Proxy;
import java.util.List;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.ForbiddenException;
import org.junit.jupiter.api.Test;

/** Which faults are told as those of a catalog. */
class TablePlaceTest {
    private static TablePlace failing(RuntimeException fault) {
        Catalog catalog = (Catalog) Proxy.newProxyInstance(
                Catalog.class.getClassLoader(), new Class<?>[] {Catalog.class}, (proxy, method, arguments) -> {
                    throw fault;
                });
        return new TablePlace("c.d.t", catalog, TableIdentifier.of("d", "t"));
    }

    @Test
    void whatACatalogRefusesIsToldWithTheTable() {
        for (RuntimeException refused :
                List.of(new ForbiddenException("not yours"), new IllegalStateException("not yours"))) {
            TablePlace place = failing(refused);
            UserError error = catchThrowableOfType(UserError.class, () -> place.guarded(place::exists));
            assertThat(error.exitCode()).isEqualTo(ExitCode.OUTPUT);
            assertThat(error).hasMessage("table c.d.t: can't be used (not yours)");
        }
    }

    @Test
    void aFaultOfTheProgramIsNot() {
        for (RuntimeException bug : List.of(
                new NullPointerException("a bug"),
                new ClassCastException("a bug"),
                new IndexOutOfBoundsException("a bug"))) {
            TablePlace place = failing(bug);
            assertThatThrownBy(() -> place.guarded(place::exists)).isSameAs(bug);
        }
    }
}
