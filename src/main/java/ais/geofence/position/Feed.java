package ais.geofence.position;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The feeds of AIS positions: the names of their columns and the layout of their time. All are UTC. */
public enum Feed {
    /** The first feed below whose columns are all in the header, else the usual names of columns. */
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
    /** AISHub's readable format: degrees, and a time that ends in GMT. */
    AISHUB("LONGITUDE", "LATITUDE", "MMSI", "TIME"),
    /** AISHub's default format: degrees times 600,000, and Unix seconds. {@link #AUTO} never chooses it. */
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

    public Optional<String> lon() {
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

    /** The layout of a time in text. */
    TimeParser.Layout timeLayout() {
        return timeLayout;
    }

    /** The number by which a coordinate is divided to give degrees. */
    double unitsPerDegree() {
        return this == AISHUB_RAW ? RAW_UNITS_PER_DEGREE : 1;
    }

    /** Whether a header has the columns of this feed. */
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
