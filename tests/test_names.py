from __future__ import annotations

import re
from pathlib import Path

import pytest

import kzgraph
from kzgraph.errors import AmbiguousNameError, UnknownNameError
from kzgraph.names import choose
from kzgraph.vocabulary import ID

FOUND = {
    "nursultan-nazarbayev": [
        *("Nazarbaev", "NAZARBAYEV", "Назарбаев", "Нурсултан Назарбаев", "Нұрсұлтан Назарбаев", "Н. Назарбаев"),
        *("Нурсултан Абишевич Назарбаев", "Нұрсұлтан Әбішұлы Назарбаев", "Назарбаев Нурсултан", "Nūrsūltan Nazarbaev"),
        *("Nursultan Nasarbajew", "Noursoultan Nazarbaïev", "Nursułtan Nazarbajew", "Nursultan Nazarbajev"),
    ],
    "dariga-nazarbayeva": [
        *("Назарбаева", "Дарига Назарбаева", "Дариға Назарбаева", "Dariga Nasarbajewa", "Dariğa Nazarbaeva"),
        *("Дарига Нурсултановна Назарбаева", "Д. Назарбаева", "Dariga Nazarbaïeva", "Darigha Nazarbayeva"),
    ],
    "kassym-jomart-tokayev": [
        *("Tokayev", "Tokaev", "Токаев", "Тоқаев", "Қасым-Жомарт Тоқаев", "Касым-Жомарт Токаев", "Tokaïev"),
        *("Касым-Жомарт Кемелевич Токаев", "Қасым-Жомарт Кемелұлы Тоқаев", "К.-Ж. Токаев", "Qasym-Jomart Toqaev"),
        *("Kassym-Schomart Tokajew", "Kasym-Żomart Tokajew", "Kasym-Zjomart Tokajev", "Kassym-Zhomart Tokayev"),
    ],
    "ak-zhol": ["AkZhol", "ak-zhol", "Ақ жол", "Ак жол", "«Ак жол»", "Aq jol", "AQJOL", "Ak Schol", "Ak Zhol party"],
    "nur-otan": ["Nur-Otan", "NurOtan", "Нур Отан", "Нұр Отан", "Nour-Otan", "Аманат", "AMANAT", "Amanat party"],
    "majilis": [
        "Mazhilis",
        "Мажилис",
        "Мәжіліс",
        "Mäjilis",
        "Májilis",
        "Majilys",
        "Ma’jilis",
        "the Majilis",
        "lower house",
    ],
    "senate": ["Сенат", "Senat", "Sénat", "the Senate", "upper house"],
    "nur-sultan": ["Nur-Sultan", "Нур-Султан", "Нұр-Сұлтан", "Астана", "Astana"],
    "kazakhstan": ["Казахстан", "Қазақстан", "Qazaqstan", "Kasachstan", "Kazakstan"],
    "auyl": ["Ауыл", "Aýyl", "Auıl"],
    "adal": ["Адал", "«Адал»", "Adal party"],
    "askar-mamin": ["Аскар Мамин", "Асқар Мамин", "Мамин", "Asqar Mamin", "Аскар Узакпаевич Мамин"],
    "mukhtar-ablyazov": [
        *("Мухтар Аблязов", "Мұхтар Әблязов", "Muhtar Abliazov", "Muchtar Abljasow", "Moukhtar Abliazov"),
        *("Mukhtar Ablyazov", "Mūhtar Äbliazov"),
    ],
    "mukhtar-tileuberdi": ["Мухтар Тилеуберди", "Мұхтар Тілеуберді", "Muhtar Tileuberdı"],
    "azat-peruashev": ["Азат Перуашев", "Азат Тұрлыбекұлы Перуашев", "Asat Peruaschew", "Azat Perouachev"],
    "daniya-espaeva": ["Дания Еспаева", "Daniya Yespayeva", "Дания Мадиевна Еспаева", "Danija Jespajewa"],
    "zhambyl-akhmetbekov": ["Жамбыл Ахметбеков", "Jambyl Ahmetbekov", "Schambyl Achmetbekow", "Zhambyl Akhmetbekov"],
    "irina-smirnova": ["Ирина Смирнова", "Irina Smirnowa"],
    "kazybek-isa": ["Қазыбек Иса", "Казыбек Иса", "Qazybek Isa", "Kassybek Issa"],
    "volodymyr-zelensky": ["Зеленский", "Zelenskiy", "Zelenskyy", "Selenskyj"],
    "elbasy": ["Елбасы", "Yelbasy", "Elbası", "Elbassy"],
    "majilis-election-2021": [
        *("majilis-election-2021", "2021 Majilis election", "Mazhilis elections 2021", "10 January 2021", "2021-01-10"),
        *("parliamentary election to the Majilis of 10 January 2021", "parliamentary elections in January 2021"),
    ],
    "presidential-election-2019": ["2019 presidential election", "early presidential election"],
    "senate-election-2023": ["Senate election", "January 2023 Senate elections"],
    "referendum-2022": ["referendum", "June 2022 referendum"],
    "prime-minister": ["prime minister", "PRIME-MINISTER", "prime minister of Kazakhstan"],
}

OFFERED = {
    "Nazarbayov": "nursultan-nazarbayev",
    "Назарбаива": "dariga-nazarbayeva",
    "А. Назарбаева": "dariga-nazarbayeva",
    "Dinara Nazarbayeva": "dariga-nazarbayeva",
    "Болат Назарбаев": "nursultan-nazarbayev",
    "Tokayeva": "kassym-jomart-tokayev",
    "Токаева": "kassym-jomart-tokayev",
    "President Tokayev": "kassym-jomart-tokayev",
    "Nemere Tokaev": "kassym-jomart-tokayev",
    "Smirnov": "irina-smirnova",
    "Еспаев": "daniya-espaeva",
    "Аскар Мамен": "askar-mamin",
    "Askhat Mamin": "askar-mamin",
    "Ablyasoff": "mukhtar-ablyazov",
    "Majiliss of Russia": "majilis",
    "Noor Ottan": "nur-otan",
    "Kirgisistan": "kyrgyzstan",
    "askar-mamin-prime-minster-2021": "askar-mamin-prime-minister-2021",
    "majilis-election-2020": "majilis-election-2021",
    "Kulibayev": None,
    "Trump": None,
    "Putin": None,
    "Массимов": None,
    "托卡耶夫": None,
    "ҚХП": None,
    "!?": None,
}
"""Names of nothing here, each with something that must be offered in its place."""


@pytest.mark.parametrize(("slug", "name"), [(slug, name) for slug, names in FOUND.items() for name in names])
def test_a_name_is_found_in_any_spelling_and_script(kg: kzgraph.KnowledgeGraph, slug: str, name: str) -> None:
    assert kg.find(name) == ID + slug


@pytest.mark.parametrize(("name", "offered"), OFFERED.items())
def test_what_is_only_like_a_name_is_offered_and_never_taken(
    kg: kzgraph.KnowledgeGraph, name: str, offered: str | None
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        kg.find(name)
    assert not isinstance(caught.value, AmbiguousNameError)
    assert offered is None or offered in caught.value.nearest


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("naz", {"nursultan-nazarbayev", "dariga-nazarbayeva"}),
        ("Мухтар", {"mukhtar-ablyazov", "mukhtar-tileuberdi"}),
        ("Auyl party", {"auyl", "kazakh-social-democratic-party-auyl"}),
        ("Nur", {"nur-otan", "nur-sultan"}),
        ("presidential election", {"presidential-election-2019", "presidential-election-2022"}),
        ("2021", {"majilis-election-2021"}),
    ],
)
def test_a_name_of_several_things_decides_for_none(kg: kzgraph.KnowledgeGraph, name: str, several: set[str]) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        kg.find(name)
    assert several <= set(caught.value.nearest)


def test_the_tables_of_spellings_are_large_enough_to_tell() -> None:
    assert sum(map(len, FOUND.values())) >= 100
    assert len(OFFERED) >= 25


def test_a_name_as_written_goes_before_one_that_sounds_the_same(kg: kzgraph.KnowledgeGraph) -> None:
    assert kg.find("Nur-Sultan") == ID + "nur-sultan"
    assert kg.find("Nursultan") == ID + "nursultan-nazarbayev"
    assert kg.find("Majilis 2021") == ID + "majilis-2021"


def test_a_fact_is_found_by_its_slug_and_told_itself(tiny: kzgraph.KnowledgeGraph) -> None:
    assert tiny.find("ana-alpha-chair") == tiny.find(" :ana-alpha-chair ") == ID + "ana-alpha-chair"
    assert tiny.find(ID + "ana-alpha-chair") == ID + "ana-alpha-chair"
    assert "ana-alpha-chair" in {claim.id for claim in tiny.facts(about="ana-alpha-chair")}


def test_invented_people_are_found_in_other_scripts_and_by_parts(tiny: kzgraph.KnowledgeGraph) -> None:
    for name in ("Ана Алпха", "Alpha, Ana", "A. Alpha", "alph", "ana"):
        assert tiny.find(name) == ID + "ana-alpha"
    assert tiny.find("Red League party") == tiny.find("redleague") == ID + "red-league"


def test_the_hint_shows_what_a_slug_is_called(kg: kzgraph.KnowledgeGraph) -> None:
    with pytest.raises(UnknownNameError, match=r"the nearest: kassym-jomart-tokayev \(Kassym-Jomart Tokayev\)"):
        kg.find("Токаева")


def test_a_hint_is_short_however_long_the_name_and_however_many_have_it(kg: kzgraph.KnowledgeGraph) -> None:
    for name in ("a" * 5000, "election"):
        with pytest.raises(UnknownNameError) as caught:
            kg.find(name)
        assert len(str(caught.value)) < 1000
    assert re.search(r"and \d+ more$", str(caught.value))


def test_an_empty_name_is_nobodys_rather_than_everybodys(tiny: kzgraph.KnowledgeGraph) -> None:
    for asked in (tiny.who, tiny.facts):
        with pytest.raises(UnknownNameError):
            asked(about="")


def test_facts_of_a_class_are_those_of_the_classes_within_it_in_any_case(kg: kzgraph.KnowledgeGraph) -> None:
    events = {claim.cls for claim in kg.facts(cls="PartyEvent")}
    assert {"Renaming", "Merger", "Ban"} <= events
    assert "Tenure" not in events
    assert kg.facts(cls="partyevent") == kg.facts(cls="party event") == kg.facts(cls="PartyEvent")
    assert kg.facts(cls="Ban") == kg.facts(cls="ban") != []
    assert kg.facts(cls="Fact") == kg.facts()


@pytest.mark.parametrize("cls", ["", "Denial", "Party", "Tenures", "х" * 5000])
def test_a_word_that_is_no_class_of_facts_is_refused(kg: kzgraph.KnowledgeGraph, cls: str) -> None:
    with pytest.raises(UnknownNameError, match="no class of facts"):
        kg.facts(cls=cls)


def test_a_class_that_no_fact_has_is_known_and_empty(tiny: kzgraph.KnowledgeGraph) -> None:
    assert tiny.facts(cls="Merger") == []


def test_a_beginning_grows_into_people_by_any_word_and_into_posts_by_their_slugs(kg: kzgraph.KnowledgeGraph) -> None:
    assert (
        kg.complete("Naz")
        == kg.complete("Наз")
        == [
            ("dariga-nazarbayeva", "Dariga Nazarbayeva"),
            ("nursultan-nazarbayev", "Nursultan Nazarbayev"),
        ]
    )
    assert dict(kg.complete("speaker")).keys() == {"speaker-of-majilis", "speaker-of-senate"}
    assert ("nazarbayev-family", "the family of Nazarbayev") in kg.complete("nazarbayev-")
    assert ("majilis-election-2021", "parliamentary election to Majilis of 10 January 2021") in kg.complete("2021")
    assert kg.complete("zzz") == []


def test_an_empty_beginning_grows_into_what_has_a_name_of_its_own(tiny: kzgraph.KnowledgeGraph) -> None:
    assert [slug for slug, _ in tiny.complete("")] == ["ana-alpha", "bek-beta", "council", "red-league"]
    assert [slug for slug, _ in tiny.complete("", "Person")] == ["ana-alpha", "bek-beta"]
    assert [slug for slug, _ in tiny.complete("council", "Post")] == ["council-chair", "council-clerk"]


@pytest.mark.parametrize("name", ["gazette", "src:gazette", "Gazette", "https://w3id.org/kzgraph/source/gazette"])
def test_a_document_is_found_by_its_slug_or_iri(tiny: kzgraph.KnowledgeGraph, name: str) -> None:
    assert tiny.find(name) == "https://w3id.org/kzgraph/source/gazette"
    assert {each.document.slug for each in tiny.cite(name)} == {"gazette"}


def test_the_names_of_documents_and_classes_are_chosen_in_any_case(tiny: kzgraph.KnowledgeGraph, sources: Path) -> None:
    assert choose("source", "A_bc", {"a-bc", "abd"}) == "a-bc"
    with pytest.raises(UnknownNameError, match="abd"):
        choose("source", "abf", {"a-bc", "abd"})
    assert [each.slug for each in tiny.sources("GAZETTE")] == ["gazette"]
    assert kzgraph.load().quote("CRS-IN11581", "reappointed", sources)[0].source == "crs-in11581"


@pytest.mark.parametrize("name", ["The Senate", "THE SENATE", "the-senate"])
def test_an_article_never_matters(kg: kzgraph.KnowledgeGraph, name: str) -> None:
    assert kg.find(name) == ID + "senate"
    for alone in ("the", "of"):
        with pytest.raises(UnknownNameError):
            kg.find(alone)
