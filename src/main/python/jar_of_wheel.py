"""Puts the program's jar into the wheel while hatchling builds it."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class JarOfWheel(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        jar = Path(self.root, "target", f"ais-geofence-{self.metadata.version}.jar")
        if not jar.is_file():
            sys.exit(f"{jar} is not built yet: run scripts/wheel, which builds jar and wheel")
        build_data["force_include"][str(jar)] = f"ais_geofence/jars/{jar.name}"
