"""Put the snapshot of the graph into the wheel, so that no user waits for it."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SnapshotHook(BuildHookInterface[Any]):
    """Derive the snapshot while a wheel is built; an editable install derives its own."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the snapshot where the wheel takes it from."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from kzgraph import corpus, derive, snapshot

        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name) / "snapshot"
        snapshot.write_store(path, derive.build(corpus.find()))
        build_data["force_include"][str(path)] = "kzgraph/snapshot"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Clear what was needed for the wheel alone."""
        if version != "editable":
            self._folder.cleanup()
