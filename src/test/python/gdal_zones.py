"""Writes zones by GDAL in the formats and options that tools use: src/test/resources/zones/gdal.

Needs pyogrio and shapely (tried with pyogrio 0.13.0 and GDAL 3.12.4): python3 src/test/python/gdal_zones.py FOLDER
Copy those that tests read.
"""

import sys
import zipfile
from pathlib import Path

import numpy
import pyogrio
import shapely

# Pages as small as SQLite allows: an empty GeoPackage has 25 of them.
pyogrio.set_gdal_config_options({"OGR_SQLITE_PRAGMA": "page_size=512", "OGR_CURRENT_DATE": "2026-01-02T03:04:05.000Z"})


class Zones:
    """Shapes, and the values of their fields with None where there is none."""

    def __init__(self, wkt, **fields):
        self.shapes = shapely.from_wkt(wkt)
        self.fields = fields


# For files that lose no digit, and have times: one with a hole, one in two parts, one in a hole of its own, one at the antimeridian.
PORTS = Zones(
    [
        "POLYGON ((139 34, 141 34, 141.25 35.1, 139 35, 139 34), (140 34.2, 140 34.4, 140.5 34.2, 140 34.2))",
        "MULTIPOLYGON (((103 1, 106 1, 106 2, 103 1)), ((107 1, 109.1 -0.5, 109 2, 107 1)))",
        "MULTIPOLYGON (((9 53, 11 53, 11 55, 9 55, 9 53), (9.5 53.5, 9.5 54.5, 10.5 54.5, 9.5 53.5)),"
        " ((9.6 53.9, 9.75 54.2, 9.6 54.2, 9.6 53.9)))",
        "POLYGON ((179 -17, 180 -17, 180 -15.123456789012345, 179 -15, 179 -17))",
    ],
    name=(["tokyo", "Ærø og Møn", "Lübeck", "fiji"], object),
    depth=([12.5, None, 7.0, -0.125], "float64"),
    berths=([3, 0, 2147483647, -4], "int32"),
    open=([True, False, True, False], "bool"),
    since=(["2024-03-14", "1999-12-31", None, "2001-01-02"], "datetime64[D]"),
)

# For files that keep 15 digits.
ZONES = Zones(
    [
        "POLYGON ((139 34, 141 34, 141.25 35.125, 139 35, 139 34), (140 34.25, 140 34.5, 140.5 34.25, 140 34.25))",
        "MULTIPOLYGON (((103 1, 106 1, 106 2, 103 1)), ((107 1, 109.0625 -0.5, 109 2, 107 1)))",
        "POLYGON ((19.5 1, 22 1, 22 4, 19.5 1))",
    ],
    id=(["7", "8", "9"], object),
    name=(["tokyo", 'Æbeltoft "0"', "east & more"], object),
    depth=([12.5, 7.25, 0.125], "float64"),
    berths=([3, 0, -4], "int32"),
)
MULTI = numpy.array([shapely.multipolygons(shapely.get_parts(shape)) for shape in ZONES.shapes])
HIGH = shapely.force_3d(MULTI, 5.5)


def array(values, kind):
    filler = {"float64": 0.0, "datetime64[D]": "1970-01-01"}.get(kind)
    return numpy.array([filler if value is None else value for value in values], dtype=kind)


def write(path, zones, shapes=None, **options):
    """Writes shapes, those of the zones unless there are others, with as many of the zones' values."""
    shapes = zones.shapes if shapes is None else shapes
    fields = {name: (values[: len(shapes)], kind) for name, (values, kind) in zones.fields.items()}
    pyogrio.raw.write(
        str(path),
        geometry=shapely.to_wkb(shapes, flavor="iso"),
        field_data=[array(values, kind) for values, kind in fields.values()],
        fields=list(fields),
        field_mask=[numpy.array([value is None for value in values]) for values, _ in fields.values()],
        **({"crs": "EPSG:4326"} | options),
    )


def pack(archive, stem):
    """Puts the files of a shapefile into a zip archive, and deletes them."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(archive.parent.glob(stem + ".*")):
            if path.suffix != ".zip":
                packed.write(path, path.name)
                path.unlink()


def write_ports(folder):
    def shapefile(name, shapes=None, kind="Polygon", **options):
        write(folder / name, PORTS, shapes, driver="ESRI Shapefile", geometry_type=kind, **options)

    def packed(stem, *arguments, **options):
        shapefile(stem + ".shp", *arguments, **options)
        pack(folder / (stem + ".zip"), stem)

    write(folder / "ports.geojson", PORTS, driver="GeoJSON", geometry_type="Unknown", COORDINATE_PRECISION=17)
    shapefile("ports.shp")
    (folder / "ports.shx").unlink()
    shapefile("ports.shp.zip")
    packed("latin", encoding="ISO-8859-1")
    packed("high", shapely.force_3d(PORTS.shapes, 5.0), "Polygon Z")
    packed("etrs89", crs="EPSG:4258")
    packed("utm", shapely.transform(PORTS.shapes[:1], lambda corners: corners * 10_000), crs="EPSG:25832")
    packed("lines", shapely.boundary(PORTS.shapes[:1]), "MultiLineString")
    packed("gaps", numpy.array([PORTS.shapes[0], None, *PORTS.shapes[2:]]))


def write_zones(folder):
    def multi(name, shapes=MULTI, kind="MultiPolygon", **options):
        write(folder / name, ZONES, shapes, geometry_type=kind, **options)

    def mixed(name, **options):
        multi(name, ZONES.shapes, "Unknown", **options)

    mixed("zones.geojson", RFC7946="NO", ID_FIELD="id")
    # GeoPackage
    multi("zones.gpkg")
    multi("plain.gpkg", SPATIAL_INDEX="NO", ADD_GPKG_OGR_CONTENTS="NO", VERSION="1.0")
    multi("new.gpkg", VERSION="1.4", GEOMETRY_NAME="the geometry", FID="key", layer='My "zones"')
    mixed("mixed.gpkg")
    multi("high.gpkg", HIGH, "MultiPolygon Z")
    multi("crs84.gpkg", crs="OGC:CRS84")
    multi("etrs89.gpkg", crs="EPSG:4258")
    multi("none.gpkg", crs=None)
    multi("several.gpkg", layer="zones")
    multi("several.gpkg", layer="others", append=True)
    # FlatGeobuf
    multi("zones.fgb", SPATIAL_INDEX="NO")
    multi("index.fgb", SPATIAL_INDEX="YES")
    mixed("mixed.fgb", SPATIAL_INDEX="NO")
    multi("high.fgb", HIGH, "MultiPolygon Z", SPATIAL_INDEX="NO")
    multi("crs84.fgb", crs="OGC:CRS84", SPATIAL_INDEX="NO")
    multi("etrs89.fgb", crs="EPSG:4258", SPATIAL_INDEX="NO")
    multi("none.fgb", crs=None, SPATIAL_INDEX="NO")
    # KML
    multi("zones.kml", kind="Unknown", driver="KML")
    mixed("mixed.kml", driver="KML")
    multi("high.kml", HIGH, "Unknown", driver="KML")
    multi("libkml.kml", kind="Unknown", driver="LIBKML")
    multi("zones.kmz", kind="Unknown", driver="LIBKML")


def main(folder):
    folder.mkdir(parents=True)
    write_ports(folder)
    write_zones(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
