"""Writes src/test/resources/zones/gdal: the same zones by GDAL in the formats and options that tools use.

Needs pyogrio and shapely (tried with 0.13.0 and GDAL 3.12.4). From the project's folder: python3 src/test/python/gdal_zones.py
"""

import pathlib
import zipfile

import numpy
import pyogrio
import shapely

FOLDER = pathlib.Path("src/test/resources/zones/gdal")

# One with a hole, one in two parts, one in a hole of its own, one at the antimeridian, and texts beyond ASCII.
SHAPES = shapely.from_wkt([
    "POLYGON ((139 34, 141 34, 141.25 35.1, 139 35, 139 34), (140 34.2, 140 34.4, 140.5 34.2, 140 34.2))",
    "MULTIPOLYGON (((103 1, 106 1, 106 2, 103 1)), ((107 1, 109.1 -0.5, 109 2, 107 1)))",
    "MULTIPOLYGON (((9 53, 11 53, 11 55, 9 55, 9 53), (9.5 53.5, 9.5 54.5, 10.5 54.5, 9.5 53.5)),"
    " ((9.6 53.9, 9.75 54.2, 9.6 54.2, 9.6 53.9)))",
    "POLYGON ((179 -17, 180 -17, 180 -15.123456789012345, 179 -15, 179 -17))",
])


FIELDS = {
    "name": (["tokyo", "Ærø og Møn", "Lübeck", "fiji"], object),
    "depth": ([12.5, None, 7.0, -0.125], "float64"),
    "berths": ([3, 0, 2147483647, -4], "int32"),
    "open": ([True, False, True, False], "bool"),
    "since": (["2024-03-14", "1999-12-31", None, "2001-01-02"], "datetime64[D]"),
}


def array(values, kind):
    filler = {"float64": 0.0, "datetime64[D]": "1970-01-01"}.get(kind)
    return numpy.array([filler if value is None else value for value in values], dtype=kind)


def write(path, driver, shapes=SHAPES, kind="Polygon", crs="EPSG:4326", **options):
    """Writes shapes with as many of the values."""
    count = len(shapes)
    pyogrio.raw.write(
        FOLDER / path,
        geometry=shapely.to_wkb(shapes, flavor="iso"),
        field_data=[array(values[:count], kind) for values, kind in FIELDS.values()],
        fields=list(FIELDS),
        field_mask=[numpy.array([value is None for value in values[:count]]) for values, _ in FIELDS.values()],
        geometry_type=kind,
        crs=crs,
        driver=driver,
        **options,
    )


def pack(archive, stem):
    """Puts the files of a shapefile into a zip archive, and deletes them."""
    with zipfile.ZipFile(FOLDER / archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(FOLDER.glob(stem + ".*")):
            if path.suffix != ".zip":
                packed.write(path, path.name)
                path.unlink()


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.iterdir():
        path.unlink()
    shapefile = "ESRI Shapefile"
    write("ports.geojson", "GeoJSON", kind="Unknown", COORDINATE_PRECISION=17)
    write("ports.shp", shapefile)
    (FOLDER / "ports.shx").unlink()
    write("ports.shp.zip", shapefile)
    write("latin.shp", shapefile, encoding="ISO-8859-1")
    pack("latin.zip", "latin")
    write("high.shp", shapefile, shapes=shapely.force_3d(SHAPES, 5.0), kind="Polygon Z")
    pack("high.zip", "high")
    write("etrs89.shp", shapefile, crs="EPSG:4258")
    pack("etrs89.zip", "etrs89")
    write("utm.shp", shapefile, shapes=shapely.transform(SHAPES[:1], lambda corners: corners * 10_000), crs="EPSG:25832")
    pack("utm.zip", "utm")
    write("lines.shp", shapefile, shapes=shapely.boundary(SHAPES[:1]), kind="MultiLineString")
    pack("lines.zip", "lines")
    write("gaps.shp", shapefile, shapes=numpy.array([SHAPES[0], None, SHAPES[2], SHAPES[3]]))
    pack("gaps.zip", "gaps")


if __name__ == "__main__":
    main()
