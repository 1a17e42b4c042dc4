"""Writes the same zones by GDAL in the formats that it knows, in every option that matters to a reader.

    pip install pyogrio==0.12.1
    python make.py FOLDER

FOLDER gets all files; those that tests read are kept beside this script.
"""

import struct
import sys
from pathlib import Path

import numpy
import pyogrio

# Pages as small as SQLite allows: an empty GeoPackage has 25 of them.
pyogrio.set_gdal_config_options({"OGR_SQLITE_PRAGMA": "page_size=512", "OGR_CURRENT_DATE": "2026-01-02T03:04:05.000Z"})

TOKYO = [
    [(139, 34), (141, 34), (141.25, 35.125), (139, 35), (139, 34)],
    [(140, 34.25), (140, 34.5), (140.5, 34.25), (140, 34.25)],
]
SINGAPORE = [[(103, 1), (106, 1), (106, 2), (103, 1)]]
JOHOR = [[(107, 1), (109.0625, -0.5), (109, 2), (107, 1)]]
EAST = [[(19.5, 1), (22, 1), (22, 4), (19.5, 1)]]


def polygon(rings, altitude=None):
    dimensions = 2 if altitude is None else 3
    body = struct.pack("<BII", 1, 3 if altitude is None else 1003, len(rings))
    for ring in rings:
        body += struct.pack("<I", len(ring))
        for position in ring:
            body += struct.pack(f"<{dimensions}d", *position, *([] if altitude is None else [altitude]))
    return body


def multi(*polygons, altitude=None):
    return struct.pack("<BII", 1, 6 if altitude is None else 1006, len(polygons)) + b"".join(
        polygon(rings, altitude) for rings in polygons
    )


def objects(*values):
    array = numpy.empty(len(values), dtype=object)
    array[:] = values
    return array


MIXED = objects(polygon(TOKYO), multi(SINGAPORE, JOHOR), polygon(EAST))
MULTI = objects(multi(TOKYO), multi(SINGAPORE, JOHOR), multi(EAST))
HIGH = objects(*(multi(*rings, altitude=5.5) for rings in ([TOKYO], [SINGAPORE, JOHOR], [EAST])))

FIELDS = {
    "id": objects("7", "8", "9"),
    "name": objects("tokyo", "\u00c6beltoft \"0\"", "east & more"),
    "depth": numpy.array([12.5, 7.25, 0.125]),
    "berths": numpy.array([3, 0, -4], dtype="int32"),
}


def write(path, geometry=MULTI, fields=None, **options):
    fields = FIELDS if fields is None else fields
    options = {"geometry_type": "MultiPolygon", "crs": "EPSG:4326"} | options
    if options.get("crs") is None:
        options.pop("crs")
    pyogrio.raw.write(
        str(path),
        geometry=geometry,
        field_data=list(fields.values()),
        fields=list(fields),
        field_mask=[
            numpy.array([value is None for value in values]) if values.dtype == object else None
            for values in fields.values()
        ],
        encoding="UTF-8",
        **options,
    )


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)

    def at(name):
        path = folder / name
        path.unlink(missing_ok=True)
        return path

    write(at("zones.geojson"), MIXED, geometry_type="Unknown", RFC7946="NO", ID_FIELD="id")
    # GeoPackage
    write(at("zones.gpkg"))
    write(at("plain.gpkg"), SPATIAL_INDEX="NO", ADD_GPKG_OGR_CONTENTS="NO", VERSION="1.0")
    write(at("new.gpkg"), VERSION="1.4", GEOMETRY_NAME="the geometry", FID="key", layer="My \"zones\"")
    write(at("mixed.gpkg"), MIXED, geometry_type="Unknown")
    write(at("high.gpkg"), HIGH, geometry_type="MultiPolygon Z")
    write(at("crs84.gpkg"), crs="OGC:CRS84")
    write(at("etrs89.gpkg"), crs="EPSG:4258")
    write(at("none.gpkg"), crs=None)
    write(at("mercator.gpkg"), crs="EPSG:3857")
    several = at("several.gpkg")
    write(several, layer="zones")
    write(several, layer="others", append=True)
    # FlatGeobuf
    write(at("zones.fgb"), SPATIAL_INDEX="NO")
    write(at("index.fgb"), SPATIAL_INDEX="YES")
    write(at("mixed.fgb"), MIXED, geometry_type="Unknown", SPATIAL_INDEX="NO")
    write(at("high.fgb"), HIGH, geometry_type="MultiPolygon Z", SPATIAL_INDEX="NO")
    write(at("crs84.fgb"), crs="OGC:CRS84", SPATIAL_INDEX="NO")
    write(at("etrs89.fgb"), crs="EPSG:4258", SPATIAL_INDEX="NO")
    write(at("none.fgb"), crs=None, SPATIAL_INDEX="NO")
    write(at("mercator.fgb"), crs="EPSG:3857", SPATIAL_INDEX="NO")
    # KML
    write(at("zones.kml"), driver="KML", geometry_type="Unknown")
    write(at("mixed.kml"), MIXED, driver="KML", geometry_type="Unknown")
    write(at("high.kml"), HIGH, driver="KML", geometry_type="Unknown")
    if "LIBKML" in pyogrio.list_drivers():
        write(at("libkml.kml"), driver="LIBKML", geometry_type="Unknown")
        write(at("zones.kmz"), driver="LIBKML", geometry_type="Unknown")


main(Path(sys.argv[1]))
