"""Print the oldest version of each direct dependency that pyproject.toml allows, as pip's constraints."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

_PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"
_LOWEST = re.compile(r"^([A-Za-z0-9_.-]+)(?:>=|==)([0-9][0-9.]*)")


def find_oldest() -> list[str]:
    """Give ``name==version`` for each dependency."""
    wanted = tomllib.loads(_PYPROJECT.read_text())["project"]["dependencies"]
    return ["{}=={}".format(*_LOWEST.findall(each)[0]) for each in wanted]


if __name__ == "__main__":
    sys.stdout.write("\n".join(find_oldest()) + "\n")
