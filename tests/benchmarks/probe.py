"""What is measured inside a browser: our page, and pyvis's own page of the same network."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, CDPSession, Page, Route, sync_playwright
from playwright.sync_api import TimeoutError as Impatience

Walks = Mapping[str, Sequence[str]]

PATIENCE: Final = 60
_RUNS: Final = 5
_READY: Final = """new MutationObserver((_, watch) => {
    if (document.documentElement?.dataset.ready === undefined) return;
    globalThis.benchmarkReady = performance.now();
    watch.disconnect();
}).observe(document, { subtree: true, childList: true, attributes: true });"""
_STEP: Final = """([day, view]) => new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`${day} was not drawn`)), 60000);
    const frame = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
    const watch = new MutationObserver(() => {
        if (document.documentElement.dataset.drawn !== day) return;
        watch.disconnect();
        frame();
    });
    watch.observe(document.documentElement, { attributes: true });
    const started = performance.now();
    location.hash = `#day=${day}${view && `&view=${view}`}`;
})"""
_SEARCH: Final = """async (query) => {
    const field = document.querySelector("input[role=combobox], input[type=search]");
    const found = () => [...document.querySelectorAll("[role=option]")].some((each) => each.checkVisibility());
    const type = async (text, done) => {
        const started = performance.now();
        field.value = text;
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        while (!done() && performance.now() - started < 2000) await new Promise((resolve) => setTimeout(resolve));
        return performance.now() - started;
    };
    field.focus();
    await type("", () => !found());
    return type(query, found);
}"""
_NETWORK: Final = """Object.defineProperty(globalThis, "network", {
    configurable: true,
    get: () => globalThis.benchmarkNetwork,
    set: (made) => {
        globalThis.benchmarkNetwork = made;
        globalThis.benchmarkMade = performance.now();
        made.once("stabilizationIterationsDone", () => { globalThis.benchmarkStable = performance.now(); });
    },
});"""


@dataclass(frozen=True)
class Step:
    """The milliseconds that showing another day takes: script, style and layout, and all until it is in the picture."""

    script: float
    layout: float
    shown: float


@dataclass
class Ours:
    """What our page takes: milliseconds until it is ready, for steps by view and walk, and for searches."""

    ready: float
    steps: dict[str, dict[str, list[Step]]] = field(default_factory=dict)
    searches: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Theirs:
    """What pyvis's page takes until its network is made and until it rests, if it does; what it asked the net for."""

    made: float | None
    stable: float | None
    requests: int


@contextmanager
def start_browser() -> Iterator[Browser]:
    """Start Chromium without a window."""
    path = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chromium-browser"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def probe_ours(browser: Browser, path: Path, walks: Walks, queries: Sequence[str]) -> Ours:
    """Open our page several times; in the last, walk through days in every view and search."""
    ready = []
    for run in range(_RUNS):
        with _open(browser, _READY) as (page, _):
            page.goto(path.as_uri())
            page.wait_for_function("globalThis.benchmarkReady", timeout=PATIENCE * 1000)
            ready.append(page.evaluate("benchmarkReady"))
            if run == _RUNS - 1:
                return Ours(statistics.median(ready), _walk(page, walks), _search(page, queries))
    raise AssertionError


def probe_theirs(browser: Browser, path: Path) -> Theirs:
    """Open pyvis's page, with nothing but itself to be had, until its network rests or patience ends."""
    with _open(browser, _NETWORK) as (page, asked):
        page.goto(path.as_uri(), wait_until="commit")
        made = _wait(page, "benchmarkMade")
        return Theirs(made, _wait(page, "benchmarkStable") if made else None, len(asked))


@contextmanager
def _open(browser: Browser, script: str) -> Iterator[tuple[Page, list[str]]]:
    """Open an empty page that runs a script first and reaches no other place; list what it asks for."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    with browser.new_context(viewport={"width": 1440, "height": 900}) as window:
        page = window.new_page()
        page.route("**/*", answer)
        page.add_init_script(script)
        yield page, asked


def _wait(page: Page, name: str) -> float | None:
    try:
        page.wait_for_function(f"globalThis.{name}", timeout=PATIENCE * 1000)
    except Impatience:
        return None
    return float(page.evaluate(name))


def _walk(page: Page, walks: Walks) -> dict[str, dict[str, list[Step]]]:
    """Take the steps of every walk in each view; none where the page has only one day."""
    if page.evaluate("document.documentElement.dataset.drawn") is None:
        return {}
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    views: list[str] = page.locator("[role=tab]").evaluate_all(
        "(tabs) => tabs.map((tab) => tab.id.replace('tab-', ''))"
    )
    steps: dict[str, dict[str, list[Step]]] = {}
    for view in views or [""]:
        steps[view] = {}
        for walk, days in walks.items():
            page.evaluate(_STEP, [days[0], view])
            steps[view][walk] = [_time_step(page, session, day, view) for day in days[1:]]
    return steps


def _time_step(page: Page, session: CDPSession, day: str, view: str) -> Step:
    before = _read_metrics(session)
    shown = page.evaluate(_STEP, [day, view])
    after = _read_metrics(session)
    spent = {name: (after[name] - before[name]) * 1000 for name in after}
    return Step(spent["ScriptDuration"], spent["RecalcStyleDuration"] + spent["LayoutDuration"], shown)


def _read_metrics(session: CDPSession) -> dict[str, float]:
    told: dict[str, Any] = session.send("Performance.getMetrics")
    return {each["name"]: each["value"] for each in told["metrics"] if each["name"].endswith("Duration")}


def _search(page: Page, queries: Sequence[str]) -> list[float]:
    """Search for each query; nothing where the page has no search."""
    if not page.locator("input[role=combobox], input[type=search]").count():
        return []
    return [page.evaluate(_SEARCH, query) for query in queries]
