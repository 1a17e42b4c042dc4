package ais.geofence;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Who may know whom. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(AisGeofence.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void zonesKnowNoSparkAndNoHadoop() {
        noClasses()
                .that()
                .resideInAPackage("ais.geofence.zone..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "org.apache.sedona..", "scala..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("ais.geofence.zone..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "ais.geofence",
                        "ais.geofence.position..",
                        "ais.geofence.tag..",
                        "ais.geofence.sql..",
                        "ais.geofence.output..",
                        "ais.geofence.report..",
                        "ais.geofence.files..",
                        "ais.geofence.spark..")
                .check(CLASSES);
    }

    @Test
    void positionsKnowNoZones() {
        noClasses()
                .that()
                .resideInAPackage("ais.geofence.position..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ais.geofence.zone..", "ais.geofence.tag..", "ais.geofence.output..")
                .check(CLASSES);
    }

    /** Reading knows the files, and both know what a position is; never the other way round. */
    @Test
    void whatAPositionIsKnowsNoFilesAndNoReading() {
        noClasses()
                .that()
                .resideInAPackage("ais.geofence.position")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ais.geofence.position.file", "ais.geofence.position.read")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("ais.geofence.position.file")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ais.geofence.position.read")
                .check(CLASSES);
    }

    @Test
    void configKnowsNoRoomButTheFaults() {
        noClasses()
                .that()
                .resideInAPackage("ais.geofence.config..")
                .should()
                .dependOnClassesThat(resideInAPackage("ais.geofence..")
                        .and(not(resideInAnyPackage("ais.geofence.config..", "ais.geofence.fault.."))))
                .check(CLASSES);
    }

    @Test
    void onlyTheRootComparisonsAndPagesTakeTheListOfSettings() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "ais.geofence", "ais.geofence.options..", "ais.geofence.compare..", "ais.geofence.page..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ais.geofence.options..")
                .check(CLASSES);
    }

    @Test
    void nobodyKnowsTheRoot() {
        noClasses()
                .that()
                .resideOutsideOfPackage("ais.geofence")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ais.geofence")
                .check(CLASSES);
    }

    @Test
    void onlyTheRootAndPagesKnowComparisons() {
        noClasses()
                .that()
                .resideOutsideOfPackages("ais.geofence", "ais.geofence.compare..", "ais.geofence.page..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ais.geofence.compare..")
                .check(CLASSES);
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("ais.geofence.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    /** Finding and reading know what a zone is, and not each other. */
    @Test
    void roomsOfZonesDependDownwardsOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("ais.geofence.zone..")
                .layer("zone")
                .definedBy("ais.geofence.zone")
                .layer("read")
                .definedBy("ais.geofence.zone.read")
                .layer("format")
                .definedBy("ais.geofence.zone.read.format")
                .layer("geometry")
                .definedBy("ais.geofence.zone.read.geometry")
                .layer("locate")
                .definedBy("ais.geofence.zone.locate")
                .layer("grid")
                .definedBy("ais.geofence.zone.locate.grid")
                .whereLayer("zone")
                .mayNotAccessAnyLayer()
                .whereLayer("geometry")
                .mayOnlyAccessLayers("zone")
                .whereLayer("format")
                .mayOnlyAccessLayers("geometry", "zone")
                .whereLayer("read")
                .mayOnlyAccessLayers("format", "geometry", "zone")
                .whereLayer("locate")
                .mayOnlyAccessLayers("zone")
                .whereLayer("grid")
                .mayOnlyAccessLayers("locate", "zone")
                .check(CLASSES);
    }
}
