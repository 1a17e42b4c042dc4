package ais.geofence.zone.read;

import ais.geofence.zone.ZoneSet;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Loads a zone file once, in a JVM that has done nothing before, and prints what each step took: seconds by the clock, and seconds of CPU in all
 * threads, compilation and collection of garbage included.
 */
public final class LoadingRun {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static long started = System.nanoTime();
    private static long startedCpu = SYSTEM.getProcessCpuTime();

    private LoadingRun() {}

    /** The file. */
    public static void main(String[] arguments) {
        var read = new ZoneReader(false, null).inspect(List.of(new DiskFile(Path.of(arguments[0]))), zones -> {});
        String reading = sinceLast();
        ZoneSet zones = read.zoneSet();
        System.out.printf(
                Locale.ROOT,
                "read and check %s; fingerprint and warnings %s; %,d zones, fingerprint %.12s%n",
                reading,
                sinceLast(),
                zones.zones().size(),
                zones.fingerprint());
    }

    private static String sinceLast() {
        long now = System.nanoTime();
        long cpu = SYSTEM.getProcessCpuTime();
        String took = String.format(Locale.ROOT, "%.2f s (CPU %.2f s)", seconds(now - started), seconds(cpu - startedCpu));
        started = now;
        startedCpu = cpu;
        return took;
    }

    private static double seconds(long nanos) {
        return nanos / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
