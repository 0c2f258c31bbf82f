"""Measure, and write the sections of RESULTS.md: all of them, or the one that is named.

    python -m tests.benchmarks [cold|page]

``make bench`` measures all.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from . import cold, pages

RESULTS = Path(__file__).with_name("RESULTS.md")
SECTIONS = {"cold": ("Cold start", cold.measure), "page": ("The page", pages.measure)}
HEAD = (
    "# Benchmarks\n\n`make bench` measures all of this anew, `python -m tests.benchmarks cold` or `page` one section."
)


def main(names: list[str]) -> None:
    """Write the sections that are named, or all; keep the others."""
    if unknown := set(names) - SECTIONS.keys():
        sys.exit(f"no section {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}")
    kept = _read_sections()
    for name in names or SECTIONS:
        title, measure = SECTIONS[name]
        kept[title] = "\n".join(measure())
        order = [title for title, _ in SECTIONS.values() if title in kept]
        RESULTS.write_text("\n\n".join([HEAD, *(f"## {title}\n\n{kept[title]}" for title in order)]) + "\n")
    sys.stdout.write(RESULTS.read_text())


def _read_sections() -> dict[str, str]:
    written = RESULTS.read_text() if RESULTS.exists() else ""
    _, *parts = re.split(r"^## (.+)\n", written, flags=re.M)
    return dict(zip(parts[::2], map(str.strip, parts[1::2]), strict=True))


if __name__ == "__main__":
    main(sys.argv[1:])
