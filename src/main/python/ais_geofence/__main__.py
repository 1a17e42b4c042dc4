"""``python -m ais_geofence``: the command ais-geofence."""

import sys

from ais_geofence.command import main

if __name__ == "__main__":
    sys.exit(main())
