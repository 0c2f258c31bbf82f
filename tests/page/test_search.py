"""The search of the page: what it reads of a name, what it finds, and its box, in a page of their own."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any
from unicodedata import category
from unicodedata import name as describe

import pytest
from playwright.sync_api import Browser, Locator, Page, Route

import kzgraph
from kzgraph.page.assets import FOLDER
from kzgraph.page.spellings import read_spellings
from kzgraph.spelling import drop_patronymics, fold, join, read, sound
from kzgraph.things import Directory
from tests.test_names import FOUND, OFFERED

SITE = "http://kzgraph.test/"
POLICY = "default-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
MARKUP = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Search</title>
<link rel="stylesheet" href="all.css"><main><h1>Search</h1></main><script type="module" src="run.js"></script>"""
RUN = """
import { makeSearch } from "./search.js";
import { searchBox, showChosen } from "./searchbox.js";
import { Spelling } from "./spelling.js";
const data = await (await fetch("./data.json")).json();
const spelling = new Spelling(data.spellings);
const [find, chosen] = [makeSearch(data.things, data.spellings), []];
const [choose, describe] = [(id) => chosen.push(id), (id) => data.things[id]?.kind ?? "election"];
const box = (options) => searchBox(find, choose, describe, { cleared: () => chosen.push(""), ...options });
Object.assign(window, { makeSearch, showChosen, data, spelling, find, chosen });
document.querySelector("main").append(box({ label: "Search", quiet: true, slash: true }), box({ label: "From" }));
document.documentElement.dataset.ready = "";
"""
SPELT = [name for names in FOUND.values() for name in names] + list(OFFERED)
KINDS = {"js": "text/javascript", "css": "text/css", "json": "application/json", "html": "text/html"}


def _data(kg: kzgraph.KnowledgeGraph) -> dict[str, Any]:
    things = {
        each.slug: {"label": each.label, "lang": "en", "cls": each.kind, "kind": each.kind.lower()}
        | {"names": [[name, ""] for name in each.names[1:]]}
        for each in Directory(kg.engine).register
    }
    return {"things": things, "spellings": read_spellings(kg.engine)}


def _open(browser: Browser, kg: kzgraph.KnowledgeGraph, **context: Any) -> Iterator[Page]:
    made = {
        "index.html": MARKUP,
        "run.js": RUN,
        "data.json": json.dumps(_data(kg)),
        "all.css": "".join((FOLDER / name).read_text() for name in ("page.css", "search.css")),
    }

    def answer(route: Route) -> None:
        name = route.request.url.removeprefix(SITE)
        body = made.get(name) or (FOLDER / name).read_text()
        headers = {"content-type": f"{KINDS[name.rsplit('.', 1)[1]]}; charset=utf-8", "content-security-policy": POLICY}
        route.fulfill(body=body, headers=headers)

    with browser.new_context(**context) as window:
        page = window.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.route("**/*", answer)
        page.goto(f"{SITE}index.html")
        page.wait_for_selector("html[data-ready]", state="attached")
        yield page
        assert complaints == []


@pytest.fixture(scope="module")
def searched(browser: Browser, kg: kzgraph.KnowledgeGraph) -> Iterator[Page]:
    """Give a page that knows all of our register, for asking only."""
    yield from _open(browser, kg)


@pytest.fixture
def page(browser: Browser, kg: kzgraph.KnowledgeGraph) -> Iterator[Page]:
    """Give a page with two search boxes."""
    yield from _open(browser, kg, viewport={"width": 900, "height": 900})


def _find(page: Page, query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate("query => find(query)", query)
    return found


def _field(page: Page, label: str = "Search") -> Locator:
    return page.get_by_role("combobox", name=label)


def _options(page: Page) -> list[str]:
    return page.get_by_role("option").all_inner_texts()


# What is read of a name


def test_the_script_sounds_every_name_as_python_does(searched: Page, kg: kzgraph.KnowledgeGraph) -> None:
    names = sorted({name for thing in Directory(kg.engine).register for name in thing.names} | set(SPELT))
    names = [name for name in names if "CJK" not in describe(name[0], "")]
    assert len(names) > 500
    read_by_script = searched.evaluate(
        """names => names.map((name) => {
          const words = spelling.sound(name);
          const fewer = spelling.dropPatronymics(words);
          return [spelling.fold(name), words, spelling.read(name), spelling.join(words), fewer];
        })""",
        names,
    )
    for name, told in zip(names, read_by_script, strict=True):
        words = sound(name)
        readings = [[*each] for each in read(name)]
        assert told == [fold(name), [*words], readings, join(words), [*drop_patronymics(words)]], name


def test_the_script_sounds_every_letter_of_our_scripts_as_python_does(searched: Page) -> None:
    blocks = (
        range(0x20, 0x300),
        range(0x370, 0x590),
        range(0x590, 0x780),
        range(0x10A0, 0x1100),
        range(0x1E00, 0x2000),
    )
    letters = [chr(code) for block in blocks for code in block if category(chr(code)) not in ("Cc", "Cn")]
    names = [f"b{letter}d" for letter in letters]
    told = searched.evaluate("names => names.map(name => [spelling.sound(name), spelling.fold(name)])", names)
    odd = [each for each, words in zip(names, told, strict=True) if words != [[*sound(each)], fold(each)]]
    assert [each for each in odd if category(each[1]) != "Me"] == []
    assert len(letters) > 2000


def test_names_in_other_scripts_bring_their_letters_along(hostile: kzgraph.KnowledgeGraph, browser: Browser) -> None:
    for page in _open(browser, hostile):
        names = [thing["label"] for thing in _data(hostile)["things"].values()]
        told = page.evaluate("names => names.map(name => spelling.sound(name))", names)
        assert told == [[*sound(name)] for name in names]
        assert _find(page, "漢字")[0]["id"] == _find(page, "hanzi")[0]["id"] == "hostile-many"
        assert [each["id"] for each in _find(page, "__proto__")] == ["hostile-third"]
        assert _find(page, "hostile-empty")[0]["label"] == "hostile-empty"


def test_the_rules_are_small_and_the_same_for_the_same_graph(kg: kzgraph.KnowledgeGraph) -> None:
    spellings = read_spellings(kg.engine)
    assert spellings == read_spellings(kg.engine)
    assert (
        sum(len(json.dumps(spellings[key], ensure_ascii=False).encode()) for key in ("rules", "letters", "folds"))
        < 15_000
    )


# What is found


def test_a_name_is_found_in_any_spelling_and_script(searched: Page) -> None:
    missed = {
        name: found[:1]
        for slug, names in FOUND.items()
        for name in names
        if not (found := _find(searched, name)) or found[0]["near"] or found[0]["id"] != slug
    }
    assert missed == {}


def test_what_is_only_like_a_name_is_offered_after_what_has_it(searched: Page) -> None:
    for name, offered in OFFERED.items():
        found = _find(searched, name)
        assert offered is None or "-20" in name or any(each["id"] == offered and each["near"] for each in found), name
        assert [each["near"] for each in found] == sorted(each["near"] for each in found)
    assert [(each["id"], each["near"]) for each in _find(searched, "Irina Smirnov")] == [("irina-smirnova", True)]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Kassym-Jomart Tokayev", "kassym-jomart-tokayev"),
        ("Schomart Tokajew", "kassym-jomart-tokayev"),
        ("Қасым-Жомарт Тоқаев", "kassym-jomart-tokayev"),
        ("К.-Ж. Токаев", "kassym-jomart-tokayev"),
        ("Nursultan Nazarbayev", "nursultan-nazarbayev"),
        ("Ақ жол", "ak-zhol"),
        ("Amanat party", "nur-otan"),
        ("Mukhtar Ablyazov", "mukhtar-ablyazov"),
    ],
)
def test_a_name_stays_found_while_it_is_typed(searched: Page, name: str, slug: str) -> None:
    for length in range(2, len(name) + 1):
        found = [each["id"] for each in _find(searched, name[:length]) if not each["near"]]
        assert slug in found, name[:length]


def test_as_written_goes_before_sound_and_this_before_words_and_beginnings(page: Page) -> None:
    names = {
        "d": "Nurlan Asker",
        "c": "Beta Nurlan Askar",
        "b": "Нурлан Аскар",
        "a": "Nurlan Askar",
        "e": "Nurlan Askarbek",
    }
    things = {slug: {"label": name, "lang": "en", "cls": "Person", "names": []} for slug, name in names.items()}
    found = page.evaluate("things => makeSearch(things, { ...data.spellings, elections: {} })('Nurlan Askar')", things)
    assert [each["id"] for each in found] == ["a", "b", "c", "e", "d"]
    assert [each["near"] for each in found] == [False] * 4 + [True]


def test_the_name_that_was_meant_is_told_where_it_is_not_the_label(page: Page) -> None:
    thing = {
        "label": "First",
        "lang": "en",
        "cls": "Party",
        "names": [["Екінші", "kk"]],
        "called": [["", "Zeroth"], ["2001-01-01", "First"]],
    }
    search = "([thing, query]) => makeSearch({ thing }, data.spellings)(query)[0]"
    told = [page.evaluate(search, [thing, query]) for query in ("first", "ekinshi", "zero")]
    assert [(each["name"], each["nameLang"]) for each in told] == [("", ""), ("Екінші", "kk"), ("Zeroth", "en")]


def test_three_thousand_people_are_searched_in_no_time(page: Page) -> None:
    chance = random.Random(1)
    parts = [
        "ka",
        "sym",
        "zho",
        "mart",
        "to",
        "nur",
        "sul",
        "tan",
        "bo",
        "lat",
        "mukh",
        "tar",
        "aig",
        "gul",
        "yer",
        "lan",
    ]
    scripts = {"en": ("ov", ""), "ru": ("ов", " Бекұлы"), "kk": ("ev", "")}

    def invent() -> list[list[str]]:
        given, family = ("".join(chance.choices(parts, k=k)).title() for k in (2, 3))
        return [[f"{given}{middle} {family}{end}", lang] for lang, (end, middle) in scripts.items()]

    people = [invent() for _ in range(3000)]
    things = {
        f"p{i}": {"label": each[0][0], "lang": "en", "cls": "Person", "names": each} for i, each in enumerate(people)
    }
    asked = ["z", "toka", people[7][0][0], people[8][1][0], "Kassim Schomart Tokajew", "Zhomarrt Nurlanbekov"]
    times = page.evaluate(
        """([things, asked]) => {
          const find = makeSearch(things, data.spellings);
          find("");
          return asked.map((query) => Math.min(...Array.from({ length: 12 }, () => {
            const start = performance.now();
            find(query);
            return performance.now() - start;
          })));
        }""",
        [things, asked],
    )
    assert max(times) < 50, times


# The box


def test_arrows_lead_through_the_list_and_enter_chooses(page: Page) -> None:
    page.keyboard.press("/")
    field = _field(page)
    assert field.evaluate("field => document.activeElement === field")
    page.keyboard.type("Naz")
    assert field.get_attribute("aria-expanded") == "true"
    first, second = page.get_by_role("option").all()[:2]
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == second.get_attribute("id")
    assert [each.get_attribute("aria-selected") for each in (first, second)] == ["false", "true"]
    chosen = page.evaluate("find('Naz')[1]")
    page.keyboard.press("Enter")
    assert page.evaluate("chosen") == [chosen["id"]]
    assert field.input_value() == chosen["label"]
    assert field.get_attribute("aria-expanded") == "false"


def test_enter_takes_what_is_called_so_but_never_what_is_merely_like_it(page: Page) -> None:
    field = _field(page)
    field.fill("Токаев")
    field.press("Enter")
    field.fill("Smirnov")
    field.press("Enter")
    assert page.evaluate("chosen") == ["kassym-jomart-tokayev"]
    assert page.get_by_role("group", name="Perhaps you mean").get_by_role("option", selected=True).count() == 1
    field.press("Enter")
    assert page.evaluate("chosen") == ["kassym-jomart-tokayev", "irina-smirnova"]


def test_escape_closes_and_then_empties(page: Page) -> None:
    field = _field(page)
    field.fill("Naz")
    field.press("Escape")
    assert (page.get_by_role("listbox").count(), field.input_value()) == (0, "Naz")
    field.press("Escape")
    assert (field.input_value(), page.evaluate("chosen")) == ("", [""])


def test_a_name_of_nothing_is_said_to_be_so(page: Page) -> None:
    field = _field(page)
    field.fill("Qwrtz")
    assert page.get_by_role("status").first.inner_text() == "Nothing is called so"
    assert page.get_by_text("Nothing is called so.").first.is_visible()
    assert field.get_attribute("aria-expanded") == "false"
    field.fill("Smirnov")
    assert page.get_by_role("status").first.inner_text() == "Nothing is called so. Perhaps you mean Irina Smirnova"
    field.fill("Аманат")
    assert page.get_by_role("status").first.inner_text() == "1 found"
    assert [each.split("\n") for each in _options(page)] == [["Nur Otan", "party", "also called Amanat"]]


def test_two_boxes_of_a_page_have_nothing_in_common(page: Page) -> None:
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))
    _field(page).fill("Naz")
    _field(page, "From").fill("Tok/")
    assert _field(page).get_attribute("aria-expanded") == "false"
    assert _field(page, "From").input_value() == "Tok/"
    page.get_by_role("option").first.click()
    assert page.evaluate("chosen") == ["kassym-jomart-tokayev"]
    assert _field(page).input_value() == "Naz"


def test_markup_in_names_is_only_ever_text(browser: Browser, hostile: kzgraph.KnowledgeGraph) -> None:
    for page in _open(browser, hostile, viewport={"width": 360, "height": 700}):
        for query in ("hostile", "<img", "constructor", "__proto__", "漢", '"'):
            _field(page).fill(query)
            assert page.locator("main :is(img, script, b, i)").count() == 0
            assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, kg: kzgraph.KnowledgeGraph, axe: str, scheme: str) -> None:
    for page in _open(browser, kg, color_scheme=scheme, bypass_csp=True):
        page.evaluate(axe)
        for query in ("", "Nazarbayev", "Smirnov", "Qwrtz"):
            _field(page).fill(query)
            found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
            assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
