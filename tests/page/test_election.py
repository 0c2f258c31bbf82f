from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route

import kzgraph
import kzgraph.page
from kzgraph.page.assets import read_asset, write_data
from kzgraph.page.elections import read_elections
from kzgraph.page.reports import write_number

from .conftest import HOSTILE

MODULES = Path(kzgraph.page.__file__).parent
ADDRESS = "https://page.example/"
LOOKS = """
import { drawElections } from "./election.js";
const data = JSON.parse(document.getElementById("data").textContent);
globalThis.chosen = [];
const label = (id) => data.labels[id] ?? id;
const looks = { label, language: () => "", initials: (id) => id.slice(0, 2), colourOf: () => 3 };
document.querySelector("main").append(drawElections(data, (id) => chosen.push(id), looks));
document.documentElement.dataset.ready = "";
"""
INVENTED = """
:hostile-right a kz:Party ; skos:prefLabel "\u202eحزب\u202c <b>x</b>"@ar .
:hostile-convocation a kz:Convocation ; skos:prefLabel "the </script> of <i>1999</i>"@en ;
    kz:convocationOf :hostile-body .
:hostile-huge a kz:Convocation ; skos:prefLabel "huge"@en ; kz:convocationOf :hostile-body .
"""
CLAIMS = """
:hostile-election a kz:Election ; kz:kind kz:parliamentary-election ; kz:on "1999-05-05"^^xsd:date ;
    kz:evidence <#char=50,55> .
:hostile-size a kz:SeatStructure ; kz:chamber :hostile-body ; kz:seats 9 ; kz:evidence <#char=51,56> .
:hostile-seats a kz:Seats ; kz:convocation :hostile-convocation ; kz:party :hostile-right ; kz:seats 5 ;
    kz:hedge "<iframe>" ; kz:evidence <#char=52,57> .
:hostile-huge-seats a kz:Seats ; kz:convocation :hostile-huge ; kz:party :hostile-party ; kz:seats 1500000000 ;
    kz:evidence <#char=53,58> .
:hostile-share a kz:VoteShare ; kz:election :hostile-election ; kz:contestant :hostile-wide ; kz:count kz:exit-poll ;
    kz:percent 250.0 ; kz:decimals 1 ; kz:saidBy :hostile-quoted ; kz:evidence <#char=54,59> .
"""

Data = dict[str, Any]


@pytest.fixture(scope="module")
def ours(kg: kzgraph.KnowledgeGraph) -> Data:
    return _read(kg)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Data:
    folder = tmp_path_factory.mktemp("odd")
    (folder / "claims").mkdir()
    (folder / "odd.ttl").write_text((HOSTILE / "hostile.ttl").read_text() + INVENTED)
    (folder / "claims" / "hostile.ttl").write_text((HOSTILE / "claims" / "hostile.ttl").read_text() + CLAIMS)
    return _read(kzgraph.load([folder]))


def _read(kg: kzgraph.KnowledgeGraph) -> Data:
    from kzgraph.documents import read_documents
    from kzgraph.labels import read_labels
    from kzgraph.vocabulary import slug

    documents = read_documents(kg.engine).values()
    sources = {each.slug: {"title": each.title, "publisher": ", ".join(each.publishers)} for each in documents}
    labels = {slug(iri): label for iri, label in read_labels(kg.engine).items()}
    return {"elections": read_elections(kg.engine), "sources": sources, "labels": labels}


@contextmanager
def show(browser: Browser, data: Data, width: int = 900) -> Iterator[Page]:
    """Show the view alone, its modules as files; any complaint of the page fails the test."""
    html = (
        f'<!doctype html><html lang="en"><head><title>Elections</title><style>{read_asset("page.css")}'
        f"{read_asset('election.css')}</style></head><body><h1>Elections</h1><main></main>"
        f'<script type="application/json" id="data">{write_data(data)}</script>'
        '<script type="module" src="view.js"></script></body></html>'
    )
    written = {"": html, "view.js": LOOKS}

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(ADDRESS)
        if name == "favicon.ico":
            return route.fulfill(status=204)
        kind = "text/javascript" if name.endswith(".js") else "text/html"
        body = written[name] if name in written else (MODULES / name).read_text(encoding="utf-8")
        return route.fulfill(body=body, content_type=f"{kind}; charset=utf-8")

    with browser.new_context(viewport={"width": width, "height": 900}) as window:
        page = window.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.route("**/*", answer)
        page.goto(ADDRESS)
        page.wait_for_selector("html[data-ready]", state="attached")
        yield page
        assert complaints == []


def find(data: Data, entry: str) -> Data:
    found: Data = next(each for each in data["elections"]["entries"] if each["id"] == entry)
    return found


def test_each_document_has_its_own_picture_of_the_seats(ours: Data) -> None:
    charts = find(ours, "majilis-election-2021")["seats"]["charts"]
    told = {
        chart["source"]: (
            {each["of"]: each["value"] for each in chart["won"]},
            [each["value"] for each in chart["filled"]],
            [each["value"] for each in chart["sizes"]],
        )
        for chart in charts
    }
    assert told == {
        "crs-in11581": ({"nur-otan": "76", "ak-zhol": "12", "peoples-party": "10"}, ["9"], ["107"]),
        "internews-2023": ({"nur-otan": "76", "ak-zhol": "10", "peoples-party": "12"}, [], []),
    }


def test_counts_are_never_mixed(ours: Data) -> None:
    shares = {each["count"]: each["reports"] for each in find(ours, "majilis-election-2021")["shares"]}
    assert {each["source"] for each in shares["exit-poll"]} == {"euractiv-2021"}
    assert {each["source"] for each in shares["official-count"]} == {"commentary-2021", "crs-in11581"}
    assert {each["value"] for each in shares["official-count"] if each["of"] == "nur-otan"} == {"71"}


def test_a_copy_is_no_second_report(ours: Data) -> None:
    assert '"source": "heinonline' not in json.dumps(ours["elections"])


def test_both_sides_of_a_contradiction_are_there_with_what_lets_both_stand(ours: Data) -> None:
    conflicts = find(ours, "majilis-election-2021")["conflicts"]
    hard = [each for each in conflicts if each["kind"] == "hard"]
    assert {each["about"]: {side["value"] for side in each["sides"]} for each in hard} == {
        "ak-zhol": {"10", "12"},
        "peoples-party": {"10", "12"},
    }
    assert {each["reason"].partition(";")[0] for each in conflicts if each["kind"] == "soft"} == {"another count"}


def test_elections_without_seats_or_shares_are_named_apart(ours: Data) -> None:
    entries, silent = ours["elections"]["entries"], ours["elections"]["silent"]
    assert [each["id"] for each in entries if each["day"]] == ["majilis-election-2021", "presidential-election-2019"]
    assert not {each["id"] for each in entries} & {each["id"] for each in silent}
    assert {"majilis-election-2023", "referendum-2022"} <= {each["id"] for each in silent}


def test_every_report_says_where_it_stands(ours: Data) -> None:
    reports = list(_list_reports(ours["elections"]))
    assert len(reports) > 60
    assert all(each["places"] and each["text"] and each["source"] in ours["sources"] for each in reports)


def test_a_graph_without_elections_has_none(tiny: kzgraph.KnowledgeGraph) -> None:
    assert read_elections(tiny.engine) == {"entries": [], "silent": []}


@pytest.mark.parametrize(
    ("written", "decimals", "expected"),
    [("71.0", "0", "71"), ("5.0", "1", "5.0"), ("11000000", "", "11,000,000"), ("-10", "", "-10"), ("", "", "")],
)
def test_a_number_has_the_decimals_that_its_document_gives(written: str, decimals: str, expected: str) -> None:
    assert write_number(written, decimals) == expected


def test_there_is_a_dot_for_every_seat_that_a_document_counts(browser: Browser, ours: Data) -> None:
    with show(browser, ours) as page:
        charts = page.locator(".ballot svg", has=page.locator("circle"))
        assert [charts.nth(place).locator("circle").count() for place in range(charts.count())] == [107, 98]
        assert charts.first.locator("circle.filled").count() == 9
        assert page.locator(".election").first.locator(".blocs .against").count() == 4


@pytest.mark.parametrize("width", [360, 900, 1440])
def test_no_sign_stands_on_another_or_on_a_seat(browser: Browser, ours: Data, width: int) -> None:
    with show(browser, ours, width) as page:
        struck = page.evaluate(
            """() => [...document.querySelectorAll(".ballot svg")].flatMap((svg) => {
                const boxes = [...svg.querySelectorAll("text")].map((text) => [text, text.getBoundingClientRect()]);
                const dots = [...svg.querySelectorAll("circle")].map((dot) => [dot, dot.getBoundingClientRect()]);
                const meet = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
                    && one.top < other.bottom - 5 && other.top < one.bottom - 5;
                return boxes.flatMap(([text, box], place) => [...boxes.slice(place + 1), ...dots]
                    .filter(([, other]) => meet(box, other)).map(([other]) => [text.textContent, other.outerHTML]));
            })"""
        )
        assert struck == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_click_on_a_picture_chooses_the_fact_and_keys_do_too(browser: Browser, ours: Data) -> None:
    with show(browser, ours) as page:
        page.locator("circle").first.click()
        page.locator("g.part", has=page.locator("circle")).nth(1).press("Enter")
        page.locator(".bar").first.click()
        page.locator("text.name").first.click()
        assert page.evaluate("chosen") == [
            "nur-otan-seats-2021",
            "ak-zhol-seats-2021",
            "nur-otan-vote-share-2021-official",
            "nur-otan",
        ]


def test_what_is_only_implied_or_not_stated_says_so_in_words(browser: Browser, ours: Data) -> None:
    with show(browser, ours) as page:
        weak = page.locator("g.part", has=page.locator(".bar.weak"))
        assert weak.count() == 4
        assert all("implied" in (text or "") for text in weak.locator(".said").all_text_contents())
        assert "not stated" in page.locator(".election").nth(1).locator(".ballot").last.inner_text()


def test_the_table_has_every_report_with_its_places(browser: Browser, ours: Data) -> None:
    with show(browser, ours) as page:
        page.locator(".election").first.locator("details.reports summary").click()
        rows = page.locator(".election").first.locator(".reports tbody tr").all_inner_texts()
        assert len(rows) == len(list(_list_rows(find(ours, "majilis-election-2021"))))
        assert all(re.search(r"#char=\d+,\d+", row) for row in rows)


def test_data_that_would_break_a_careless_page_is_only_text(browser: Browser, odd: Data) -> None:
    with show(browser, odd, 360) as page:
        assert page.locator("main :is(script, iframe, img, b, i)").count() == 0
        assert page.locator("circle.missing").count() == 0
        assert "1,500,000,000" in page.locator("main").inner_text()
        assert page.locator(".bar").evaluate_all("bars => bars.every((bar) => bar.getBoundingClientRect().width < 360)")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_axe_finds_nothing(browser: Browser, ours: Data, axe: str) -> None:
    with show(browser, ours) as page:
        for details in page.locator("details").all():
            details.evaluate("each => each.open = true")
        page.evaluate(axe)
        found = page.evaluate("axe.run(document.querySelector('main'), { rules: { region: { enabled: false } } })")
        assert [(each["id"], [node["html"] for node in each["nodes"]][:2]) for each in found["violations"]] == []


def _list_reports(part: Any) -> Iterator[Data]:
    if isinstance(part, dict):
        if "places" in part:
            yield part
        part = list(part.values())
    for each in part if isinstance(part, list) else ():
        yield from _list_reports(each)


def _list_rows(entry: Data) -> Iterator[Data]:
    charts = entry["seats"]["charts"]
    yield from entry["seats"]["reports"]
    yield from (each for chart in charts for each in chart["filled"] + chart["sizes"])
    yield from _list_reports([entry["shares"], entry["stood"], entry["figures"], entry["rules"]])
