"""``python -m ais_geofence.copy_sample``: copies the sample to ``sample-data`` in the current folder."""

import shutil
import sys

from ais_geofence.home import sample

COPY = "sample-data"


def main() -> int:
    try:
        shutil.copytree(sample(), COPY)
    except FileExistsError:
        print(f"{COPY} exists; delete it, or run this in another folder", file=sys.stderr)
        return 5
    print(f"copied the sample to {COPY}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
