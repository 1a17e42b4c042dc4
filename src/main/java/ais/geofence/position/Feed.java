package ais.geofence.position;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The feeds of AIS positions: the names of their columns and the layout of their time. All are UTC. */
public enum Feed {
    /** The first feed below that has a header with these columns, else the usual names of columns. */
    AUTO,
    /** Digitraffic, Finland: GeoJSON, or columns. Before {@link #REFERENCE}, as its {@code timestamp} is the second of the minute. */
    DIGITRAFFIC(
            TimeParser.Layout.UNIX_MS,
            FeedHeader.ofPoints("geometry", "mmsi", "properties.timestampExternal")
                    .speed("properties.sog"),
            FeedHeader.of("lon", "lat", "mmsi", "timestampExternal").speed("sog")),
    /** Quoted CSV with {@code timestamp, mmsi, lat, lon}. */
    REFERENCE(FeedHeader.of("lon", "lat", "mmsi", "timestamp")),
    /** NOAA / MarineCadastre up to 2024: CSV, or GeoParquet with points. */
    NOAA_2024(
            FeedHeader.of("LON", "LAT", "MMSI", "BaseDateTime").speed("SOG"),
            FeedHeader.ofPoints("geometry", "MMSI", "BaseDateTime").speed("SOG")),
    /** NOAA / MarineCadastre from 2025: lower case, longitude first; or GeoParquet with points. */
    NOAA_2025(
            FeedHeader.of("longitude", "latitude", "mmsi", "base_date_time").speed("sog"),
            FeedHeader.ofPoints("geometry", "mmsi", "base_date_time").speed("sog")),
    /** Danish Maritime Authority. */
    DANISH(
            TimeParser.Layout.DAY_FIRST,
            FeedHeader.of("Longitude", "Latitude", "MMSI", "Timestamp")
                    .speed("SOG")
                    .with("Type of mobile")),
    /** Spire / exactEarth. */
    SPIRE(FeedHeader.of("longitude", "latitude", "mmsi", "timestamp")
            .speed("speed")
            .with("created_at", "msg_type")),
    /** Kystverket, Norway: live positions as BarentsWatch has them, and its archive. */
    KYSTVERKET(
            FeedHeader.of("longitude", "latitude", "mmsi", "msgtime").speed("speedOverGround"),
            FeedHeader.of("lon", "lat", "mmsi", "date_time_utc").speed("sog").with("imo_nr")),
    /** Statsat, separated by semicolons. */
    STATSAT(FeedHeader.of("lon", "lat", "mmsi", "date_time_utc").speed("sog")),
    /** AISHub's readable format: degrees, and a time that ends in GMT. */
    AISHUB(FeedHeader.of("LONGITUDE", "LATITUDE", "MMSI", "TIME").speed("SOG")),
    /** AISHub's default format: degrees times 600,000, tenths of a knot, and Unix seconds. {@link #AUTO} never chooses it. */
    AISHUB_RAW(
            TimeParser.Layout.UNIX,
            FeedHeader.of("LONGITUDE", "LATITUDE", "MMSI", "TIME").speed("SOG")),
    /** AISStream: one message a line, its position and time in an object of its own, its speed in that of the message's type. */
    AISSTREAM(FeedHeader.of("MetaData.longitude", "MetaData.latitude", "MetaData.MMSI", "MetaData.time_utc")
            .speed(
                    "Message.PositionReport.Sog",
                    "Message.StandardClassBPositionReport.Sog",
                    "Message.ExtendedClassBPositionReport.Sog")),
    /** Global Fishing Watch: exports of BigQuery, and tracks of one ship a file without its MMSI. */
    GFW(
            FeedHeader.of("lon", "lat", "ssvid", "timestamp").speed("speed"),
            new FeedHeader(
                    new LonLatColumns("Lon", "Lat"),
                    Optional.empty(),
                    "Timestamp",
                    List.of("Speed"),
                    List.of("Seg_id"))),
    /** UN Global Platform. */
    UNGP(FeedHeader.of("longitude", "latitude", "mmsi", "dt_pos_utc").speed("sog")),
    /** Named by the settings lon-column, lat-column and so on. */
    GENERIC;

    private static final double RAW_UNITS_PER_DEGREE = 600_000;
    private static final double RAW_UNITS_PER_KNOT = 10;

    private final TimeParser.Layout timeLayout;
    private final List<FeedHeader> headers;

    Feed(FeedHeader... headers) {
        this(TimeParser.Layout.ISO, headers);
    }

    Feed(TimeParser.Layout timeLayout, FeedHeader... headers) {
        this.timeLayout = timeLayout;
        this.headers = List.of(headers);
    }

    /** The feed whose columns a header has. */
    static Optional<Feed> of(List<String> header) {
        return Stream.of(values())
                .filter(feed -> feed != AISHUB_RAW)
                .filter(feed -> feed.headers.stream().anyMatch(known -> known.isIn(header)))
                .findFirst();
    }

    /** The feed's own header that is most like one: one that has its columns, else the first. */
    Optional<FeedHeader> headerLike(List<String> header) {
        return headers.stream()
                .filter(known -> known.isNearly(header))
                .findFirst()
                .or(() -> headers.stream().findFirst());
    }

    /** The headers that its files have. */
    List<FeedHeader> headers() {
        return headers;
    }

    /** The layout of a time in text. */
    TimeParser.Layout timeLayout() {
        return timeLayout;
    }

    /** The number by which a coordinate is divided to give degrees. */
    double unitsPerDegree() {
        return this == AISHUB_RAW ? RAW_UNITS_PER_DEGREE : 1;
    }

    /** The number by which a speed is divided to give knots. */
    double unitsPerKnot() {
        return this == AISHUB_RAW ? RAW_UNITS_PER_KNOT : 1;
    }
}
