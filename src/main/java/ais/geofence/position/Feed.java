package ais.geofence.position;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The feeds that AIS positions come in: how their columns are called and how their time is written. All are UTC. */
public enum Feed {
    /** Found by the header: a feed below whose columns are all there, else by the columns' usual names. */
    AUTO(null, null, null, null),
    /** Quoted CSV with {@code timestamp, mmsi, lat, lon}. */
    REFERENCE("lon", "lat", "mmsi", "timestamp"),
    /** NOAA / MarineCadastre up to 2024. */
    NOAA_2024("LON", "LAT", "MMSI", "BaseDateTime"),
    /** NOAA / MarineCadastre from 2025: lower case, longitude first. */
    NOAA_2025("longitude", "latitude", "mmsi", "base_date_time"),
    /** Danish Maritime Authority. */
    DANISH("Longitude", "Latitude", "MMSI", "Timestamp", TimeParser.Layout.DAY_FIRST, List.of("Type of mobile")),
    /** Spire / exactEarth. */
    SPIRE("longitude", "latitude", "mmsi", "timestamp", TimeParser.Layout.ISO, List.of("created_at", "msg_type")),
    /** Statsat, separated by semicolons. */
    STATSAT("lon", "lat", "mmsi", "date_time_utc"),
    /** AISHub in its readable format: degrees, and a time that ends in GMT. */
    AISHUB("LONGITUDE", "LATITUDE", "MMSI", "TIME"),
    /** AISHub in its default format: degrees times 600,000 and Unix seconds. Never chosen by auto. */
    AISHUB_RAW("LONGITUDE", "LATITUDE", "MMSI", "TIME", TimeParser.Layout.UNIX, List.of()),
    /** Global Fishing Watch tracks: one ship a file, without its MMSI. */
    GFW("Lon", "Lat", null, "Timestamp", TimeParser.Layout.ISO, List.of("Seg_id")),
    /** UN Global Platform. */
    UNGP("longitude", "latitude", "mmsi", "dt_pos_utc"),
    /** Named by the settings lon-column, lat-column and so on. */
    GENERIC(null, null, null, null);

    private static final double RAW_UNITS_PER_DEGREE = 600_000;

    private final @Nullable String lon;
    private final @Nullable String lat;
    private final @Nullable String mmsi;
    private final @Nullable String time;
    private final TimeParser.Layout timeLayout;
    private final List<String> signature;

    Feed(@Nullable String lon, @Nullable String lat, @Nullable String mmsi, @Nullable String time) {
        this(lon, lat, mmsi, time, TimeParser.Layout.ISO, List.of());
    }

    Feed(
            @Nullable String lon,
            @Nullable String lat,
            @Nullable String mmsi,
            @Nullable String time,
            TimeParser.Layout timeLayout,
            List<String> signature) {
        this.lon = lon;
        this.lat = lat;
        this.mmsi = mmsi;
        this.time = time;
        this.timeLayout = timeLayout;
        this.signature = signature;
    }

    Optional<String> lon() {
        return Optional.ofNullable(lon);
    }

    Optional<String> lat() {
        return Optional.ofNullable(lat);
    }

    Optional<String> mmsi() {
        return Optional.ofNullable(mmsi);
    }

    Optional<String> time() {
        return Optional.ofNullable(time);
    }

    /** How a time in text is written. */
    TimeParser.Layout timeLayout() {
        return timeLayout;
    }

    /** What a coordinate is divided by to give degrees. */
    double unitsPerDegree() {
        return this == AISHUB_RAW ? RAW_UNITS_PER_DEGREE : 1;
    }

    /** Whether the columns of a header are this feed's. */
    boolean matches(List<String> header) {
        return lon != null
                && this != AISHUB_RAW
                && header.contains(lon)
                && header.contains(lat)
                && (mmsi == null || header.contains(mmsi))
                && header.contains(time)
                && header.containsAll(signature);
    }
}
