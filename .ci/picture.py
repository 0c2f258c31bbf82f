"""Take the README's pictures of the page, light and dark; ``make picture``."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

import kzgraph

_FOLDER = Path(__file__).parent.parent / ".github"
_DAY = "2021-01-22"
_WINDOW = {"width": 1440, "height": 860}


def main() -> None:
    """Write page-light.png and page-dark.png."""
    with TemporaryDirectory() as place, sync_playwright() as playwright:
        path = Path(place) / "power.html"
        path.write_text(kzgraph.load().view(on=_DAY))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            page = browser.new_page(viewport=_WINDOW, color_scheme=scheme)
            page.goto(path.as_uri())
            page.wait_for_selector("html[data-ready]")
            page.screenshot(path=_FOLDER / f"page-{scheme}.png", animations="disabled")


if __name__ == "__main__":
    main()
