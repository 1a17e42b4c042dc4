package ais.geofence.zone.read.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WktSystemTest {
    private static final String ESRI =
            "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"
                    + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ESRI,
                "GEOGCS[\"WGS 84\", DATUM[\"WGS_1984\", SPHEROID[\"WGS 84\",6378137,298.257223563, AUTHORITY[\"EPSG\",\"7030\"]],"
                        + " AUTHORITY[\"EPSG\",\"6326\"]], PRIMEM[\"Greenwich\",0, AUTHORITY[\"EPSG\",\"8901\"]],\n"
                        + " UNIT[\"degree\",0.0174532925199433, AUTHORITY[\"EPSG\",\"9122\"]], AUTHORITY[\"EPSG\",\"4326\"]]",
                "GEOGCS[\"GCS_ETRS_1989\",DATUM[\"D_ETRS_1989\",SPHEROID[\"GRS_1980\",6378137.0,298.257222101]],"
                        + "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]",
                "GEOGCS[\"ETRS89\",DATUM[\"European_Terrestrial_Reference_System_1989\",SPHEROID[\"GRS 1980\",6378137,298.257222101]],"
                        + "PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]",
                "geogcs[\"unnamed\",datum[\"World Geodetic System 1984\",spheroid[\"x\",6378137,298.257223563]],primem[\"Greenwich\",0]]",
                "GEOGCRS[\"WGS 84\",ENSEMBLE[\"World Geodetic System 1984 ensemble\",MEMBER[\"World Geodetic System 1984 (G730)\"],"
                        + "ELLIPSOID[\"WGS 84\",6378137,298.257223563,LENGTHUNIT[\"metre\",1]]],"
                        + "PRIMEM[\"Greenwich\",0,ANGLEUNIT[\"degree\",0.0174532925199433]],CS[ellipsoidal,2],"
                        + "AXIS[\"latitude\",north],AXIS[\"longitude\",east],ANGLEUNIT[\"degree\",0.0174532925199433]]",
                "COMPD_CS[\"WGS 84 + EGM2008 height\"," + ESRI
                        + ",VERT_CS[\"EGM2008 height\",VERT_DATUM[\"EGM2008 geoid\",2005]," + "UNIT[\"metre\",1]]]"
            })
    void longitudeAndLatitudeAreAccepted(String wkt) {
        assertThat(WktSystem.validate(wkt)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "GCS_WGS_1972 | GEOGCS[\"GCS_WGS_1972\",DATUM[\"D_WGS_1972\",SPHEROID[\"WGS_1972\",6378135.0,298.26]],PRIMEM[\"Greenwich\",0.0]]",
                "GCS_North_American_1983 | GEOGCS[\"GCS_North_American_1983\",DATUM[\"D_North_American_1983\"]]",
                "ED50 / UTM zone 32N | PROJCS[\"ED50 / UTM zone 32N\",GEOGCS[\"ED50\",DATUM[\"European_Datum_1950\"]]]",
                "WGS_1984_Web_Mercator | PROJCS[\"WGS_1984_Web_Mercator\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]]",
                "In gon | GEOGCS[\"In gon\",DATUM[\"D_WGS_1984\"],PRIMEM[\"Greenwich\",0.0],UNIT[\"Grad\",0.01570796326794897]]",
                "Paris | GEOGCS[\"Paris\",DATUM[\"D_WGS_1984\"],PRIMEM[\"Paris\",2.337229166666667],UNIT[\"Degree\",0.0174532925199433]]",
                "x | GEOGCS[\"x\",DATUM[\"D_WGS_1984\"],PRIMEM[\"Greenwich\",1e1e1]]",
                "No datum | GEOGCS[\"No datum\"]",
                "Local | LOCAL_CS[\"Local\",UNIT[\"metre\",1]]",
                "no text of this kind | no text of this kind"
            })
    void othersAreRefusedByName(String name, String wkt) {
        assertThat(WktSystem.validate(wkt))
                .isEqualTo("is in coordinate system \"" + name + "\": convert it to CRS84 (EPSG:4326)");
    }

    @Test
    void anEmptyTextIsRefused() {
        assertThat(WktSystem.validate("")).startsWith("is in coordinate system");
    }
}
