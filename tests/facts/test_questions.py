"""The forty questions of a researcher, and the answers that the five documents give.

A question is answered by one or more saved questions.  These are general: they
give all rows, and the caller narrows them down by what the question itself
names, a day, a party, a document.  What is left is the golden answer, a file
each in ``golden``, which ``--update-golden`` writes and people read; `says` is
its heart in a few columns.  An empty answer, or a bound that is absent, is
"not stated".
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox
import pytest
import rdflib

from kzgraph import questions
from kzgraph.corpus import Corpus
from kzgraph.dates import Bounds, Certainty
from kzgraph.files import read_text
from kzgraph.graph import KnowledgeGraph
from kzgraph.store import Engine
from kzgraph.vocabulary import ID, PREFIXES, SOURCE, XSD, slug

GOLDEN: Final = Path(__file__).parent / "golden"

Row = dict[str, str]
Narrow = Callable[[list[Row]], list[Row]]
Load = Callable[[Corpus], KnowledgeGraph]

NAZARBAYEV: Final = "nursultan-nazarbayev"
TOKAYEV: Final = "kassym-jomart-tokayev"
VOTED: Final = "2021-01-10"
REGISTERED: Final = ("adal", "ak-zhol", "auyl", "nur-otan", "osdp", "peoples-party")


@dataclass(frozen=True)
class Part:
    """A saved question, how its rows are narrowed down, and what then stands in some columns.

    With a `day`, only tenures that can hold on it are kept, and a column tells
    how certainly they do.  `label` tells two parts of one question apart.
    """

    question: str
    narrow: Narrow
    columns: str
    says: frozenset[tuple[str, ...]]
    day: str = ""
    label: str = ""

    @property
    def name(self) -> str:
        return "-".join(filter(None, (self.question, self.label, self.day)))


@dataclass(frozen=True)
class Asked:
    """A question, the saved questions that answer it, and the facts without any of which the answer is another."""

    number: int
    asks: str
    parts: tuple[Part, ...]
    decided_by: tuple[str, ...]


def part(question: str, columns: str, *says: str, narrow: Narrow = list, day: str = "", label: str = "") -> Part:
    """Make a part; each of `says` is a row of the columns, its cells set apart by " | "."""
    return Part(question, narrow, columns, frozenset(tuple(each.split(" | ")) for each in says), day, label)


def where(**wanted: str | Iterable[str]) -> Narrow:
    """Keep the rows whose columns have the value, or one of the values; ``class_`` is the column ``class``."""
    allowed = {
        name.rstrip("_"): {values} if isinstance(values, str) else set(values) for name, values in wanted.items()
    }
    return lambda rows: [row for row in rows if all(row[name] in values for name, values in allowed.items())]


def those(keep: Callable[[Row], bool]) -> Narrow:
    """Keep the rows that fit."""
    return lambda rows: [row for row in rows if keep(row)]


def stated_by(*sources: str) -> Narrow:
    """Keep the facts that all of the sources state."""

    def narrow(rows: list[Row]) -> list[Row]:
        by_source = [{row["fact"] for row in rows if row["source"] == source} for source in sources]
        shared = set.intersection(*by_source)
        return [row for row in rows if row["fact"] in shared and row["source"] in sources]

    return narrow


ASKED: Final = (
    Asked(
        1,
        "How many Majilis seats did each party win in January 2021?",
        (
            part(
                "seats-by-party",
                "party seats class contradicted source",
                "nur-otan | 76 | Seats |  | crs-in11581",
                "nur-otan | 76 | Seats |  | internews-2023",
                "ak-zhol | 12 | Seats | true | crs-in11581",
                "ak-zhol | 10 | Seats | true | internews-2023",
                "peoples-party | 10 | Seats | true | crs-in11581",
                "peoples-party | 12 | Seats | true | internews-2023",
                "auyl |  | Denial |  | crs-in11581",
                "adal |  | Denial |  | crs-in11581",
                narrow=those(
                    lambda row: (
                        row["convocation"] == "majilis-2021"
                        and (row["class"] == "Denial" or (row["class"] == "Seats" and row["seats"] != ""))
                    )
                ),
            ),
        ),
        ("nur-otan-seats-2021", "ak-zhol-seats-2021", "peoples-party-seats-2021", "auyl-seats-2021-denied"),
    ),
    Asked(
        2,
        "What turnout was announced, and by whom?",
        (
            part(
                "figures",
                "value unit speaker source",
                "63.3 | per-cent | central-electoral-commission | euractiv-2021",
                narrow=where(measure="turnout"),
            ),
        ),
        ("turnout-2021",),
    ),
    Asked(
        3,
        "Which political movement was banned, when, on what ground, by whom, and whose was it?",
        (
            part(
                "bans",
                "banned startEarliest startLatest ground authority whose",
                "democratic-choice-of-kazakhstan | 2018-01-01 | 2018-12-31 | extremist |  | mukhtar-ablyazov",
            ),
        ),
        ("democratic-choice-ban-2018", "democratic-choice-movement-of-ablyazov"),
    ),
    Asked(
        4,
        "Title, publisher, series, identifier and date of the CRS document?",
        (
            part(
                "imprints",
                "field value",
                "title | Parliamentary Elections in Kazakhstan",
                "publisher | Congressional Research Service",
                "series | CRS Insight",
                "number | IN11581",
                "date | 22 January 2021",
                "handle | hein.crs/goveblk0001",
                "id | 1",
                narrow=where(
                    copyOf="crs-in11581", field=("title", "publisher", "series", "number", "date", "handle", "id")
                ),
            ),
        ),
        ("heinonline-crs-in11581-series", "heinonline-crs-in11581-date"),
    ),
    Asked(
        5,
        "Which party won the Majilis election of 10 January 2021?",
        (
            part(
                "election-winners",
                "winner source",
                "nur-otan | commentary-2021",
                "nur-otan | euractiv-2021",
                narrow=where(chamber="majilis", startEarliest=VOTED, startLatest=VOTED, class_="Event"),
            ),
        ),
        ("nur-otan-victory-2021",),
    ),
    Asked(
        6,
        "To whom and on which day did Nazarbayev hand the presidency?",
        (
            part(
                "handovers",
                "to earliest latest",
                f"{TOKAYEV} | 2019-03-19 | 2019-03-19",
                narrow=where(post="president", from_=NAZARBAYEV),
            ),
        ),
        (f"{TOKAYEV}-president", f"{NAZARBAYEV}-president"),
    ),
    Asked(
        7,
        "Who leads Ak Zhol as of January 2021?",
        (
            part(
                "party-leaders",
                "post holder implied",
                "ak-zhol-leader | azat-peruashev | ",
                "ak-zhol-chair | azat-peruashev | true",
                narrow=those(lambda row: row["party"] == "ak-zhol" and row["lastAttested"].startswith("2021-01")),
            ),
        ),
        ("azat-peruashev-ak-zhol-leader", "azat-peruashev-ak-zhol-chair"),
    ),
    Asked(
        8,
        "Which Majilis deputy was expelled from his party and from parliament?",
        (
            part(
                "expulsions",
                "expelled from happening post startEarliest startLatest",
                "azamat-abildaev | ak-zhol |  | majilis-deputy |  | ",
                "azamat-abildaev |  | Azamat Abildaev was expelled from parliament | majilis-deputy |  | ",
            ),
        ),
        (
            "azamat-abildaev-expulsion-from-party",
            "azamat-abildaev-expulsion-from-parliament",
            "azamat-abildaev-majilis-deputy",
        ),
    ),
    Asked(
        9,
        "When was the death penalty abolished?",
        (
            part(
                "reforms",
                "change startEarliest startLatest",
                "it was abolished | 2021-01-02 | 2021-01-02",
                narrow=where(matter="death-penalty"),
            ),
        ),
        ("death-penalty-abolition-2021",),
    ),
    Asked(
        10,
        "Which parties contested the election, and which registered party did not?",
        (
            part(
                "contestants",
                "candidate class",
                "nur-otan | Candidacy",
                "ak-zhol | Candidacy",
                "peoples-party | Candidacy",
                "auyl | Candidacy",
                "adal | Candidacy",
                "unnamed-parties-2021 | Candidacy",
                "opposition-parties | Denial",
                narrow=where(startEarliest=VOTED, startLatest=VOTED),
            ),
            part(
                "registered-but-absent",
                "party implied boycott",
                "osdp | true | osdp-boycott-2021",
                narrow=where(election="majilis-election-2021"),
            ),
        ),
        ("osdp-registered-2021", "osdp-boycott-2021", "adal-candidacy-2021"),
    ),
    Asked(
        11,
        "Which posts and titles did Nazarbayev hold after leaving the presidency, as attested in January 2021?",
        (
            part(
                "posts-after-leaving",
                "kept startEarliest source",
                "nur-otan-leader |  | crs-in11581",
                "security-council-head |  | crs-in11581",
                "apk-chair |  | crs-in11581",
                "first-president |  | crs-in11581",
                "leader-of-the-nation |  | crs-in11581",
                "nur-otan-leader |  | commentary-2021",
                "elbasy |  | commentary-2021",
                narrow=those(
                    lambda row: (
                        row["holder"] == NAZARBAYEV
                        and row["left"] == "president"
                        and row["lastAttested"].startswith("2021-01")
                    )
                ),
            ),
        ),
        (f"{NAZARBAYEV}-apk-chair", f"{NAZARBAYEV}-leader-of-the-nation", f"{NAZARBAYEV}-elbasy"),
    ),
    Asked(
        12,
        "Who was speaker of the Senate in April 2020, and who on 10 January 2021?",
        (
            part(
                "tenure-bounds",
                "holder startEarliest startLatest endEarliest endLatest certainty",
                "dariga-nazarbayeva |  |  | 2020-05-01 | 2020-05-31 | possibly",
                narrow=where(post="speaker-of-senate"),
                day="2020-04-30",
            ),
            part("tenure-bounds", "holder", narrow=where(post="speaker-of-senate"), day=VOTED),
        ),
        ("dariga-nazarbayeva-speaker-of-senate",),
    ),
    Asked(
        13,
        "Which persons have been presidential candidates, and in which years?",
        (
            part(
                "presidential-candidates",
                "candidate nominatedBy startEarliest startLatest",
                "zhambyl-akhmetbekov |  | 2011-01-01 | 2011-12-31",
                "zhambyl-akhmetbekov |  | 2019-06-01 | 2019-06-30",
                "daniya-espaeva |  |  | ",
                "toleutai-rakhimbekov |  |  | ",
                f"{TOKAYEV} |  | 2019-06-01 | 2019-06-30",
                f"{TOKAYEV} |  | 2022-11-01 | 2022-11-30",
                "auyl-candidate-2022 | auyl | 2022-11-01 | 2022-11-30",
                "osdp-candidate-2022 | osdp | 2022-11-01 | 2022-11-30",
                narrow=where(class_=("Candidacy", "Characterisation")),
            ),
        ),
        (
            "zhambyl-akhmetbekov-candidacy-2011",
            "daniya-espaeva-former-presidential-candidate",
            "tokayev-candidacy-2022",
            "osdp-representative-candidacy-2022",
        ),
    ),
    Asked(
        14,
        "How do the party seats add up to the size of the Majilis?",
        (
            part(
                "seats-by-party",
                "party seats",
                "nur-otan | 76",
                "ak-zhol | 12",
                "peoples-party | 10",
                narrow=where(convocation="majilis-2021", source="crs-in11581", class_="Seats"),
            ),
            part(
                "seat-sums",
                "ofParties filledByOthers size rest",
                "98 | 9 | 107 | 0",
                narrow=where(convocation="majilis-2021", source="crs-in11581"),
            ),
        ),
        ("majilis-seats-filled-by-apk", "majilis-size", "nur-otan-seats-2021"),
    ),
    Asked(
        15,
        "Which chairman or leader is named for each of the six parties registered in January 2021, as of that month?",
        (
            part(
                "party-events",
                "party",
                *REGISTERED,
                narrow=where(event="PartyRegistration", class_="PartyRegistration", startLatest="2021-01-31"),
            ),
            part(
                "party-leaders",
                "party post holder implied",
                f"nur-otan | nur-otan-leader | {NAZARBAYEV} | ",
                "ak-zhol | ak-zhol-leader | azat-peruashev | ",
                "ak-zhol | ak-zhol-chair | azat-peruashev | true",
                "auyl | auyl-chair | ali-bektayev | ",
                "peoples-party |  |  | ",
                "adal |  |  | ",
                "osdp |  |  | ",
                narrow=those(
                    lambda row: (
                        row["party"] in REGISTERED
                        and (row["holder"] == "" or row["lastAttested"].startswith("2021-01"))
                    )
                ),
            ),
        ),
        ("ali-bektayev-auyl-chair", "osdp-registered-2021", f"{NAZARBAYEV}-nur-otan-leader"),
    ),
    Asked(
        16,
        "Which reforms were only announced, not enacted, as of 22 January 2021?",
        (
            part(
                "reforms-only-announced",
                "matter oldValue newValue inForce saidOn",
                "majilis-threshold | 7 | 5 | 7 | 2021-01-15",
                "human-rights-legislation |  |  |  | 2021-01-15",
                "political-system |  |  |  | 2021-01-15",
                "political-system |  |  |  | 2021-01-10",
                narrow=those(lambda row: "2021-01-01" <= row["saidOn"] <= "2021-01-22"),
            ),
        ),
        ("human-rights-legislation-2021-announced", "majilis-threshold-to-5-announced", "majilis-threshold-7"),
    ),
    Asked(
        17,
        "Which members of the Majilis and senators are named, with chamber, party and as of when?",
        (
            part(
                "members-of-chambers",
                "person post party lastAttested endLatest",
                "aikyn-konurov | majilis-deputy | peoples-party | 2021-01-11 | ",
                "zhambyl-akhmetbekov | majilis-deputy | peoples-party | 2021-01-11 | ",
                "irina-smirnova | majilis-deputy | peoples-party | 2021-01-11 | ",
                "dariga-nazarbayeva | majilis-deputy | nur-otan | 2021-01-22 | ",
                "azamat-abildaev | majilis-deputy | ak-zhol |  | 2023-03-18",
                "nurlan-nigmatullin | speaker-of-majilis |  | 2021-01-22 | ",
                "nurlan-nigmatullin | speaker-of-majilis |  |  | 2021-01-22",
                "ali-bektayev | senator | auyl | 2021-01-11 | ",
                "dariga-nazarbayeva | speaker-of-senate | nur-otan |  | 2020-05-31",
            ),
        ),
        ("ali-bektayev-senator", "irina-smirnova-majilis-deputy", "dariga-nazarbayeva-majilis-deputy-2021"),
    ),
    Asked(
        18,
        "Which posts and titles did Nazarbayev hold on 31 December 2019?",
        (
            part(
                "tenure-bounds",
                "post certainty",
                "security-council-head | certainly",
                "apk-chair | certainly",
                "nur-otan-leader | certainly",
                "elbasy | possibly",
                "first-president | possibly",
                "leader-of-the-nation | possibly",
                narrow=where(holder=NAZARBAYEV),
                day="2019-12-31",
            ),
            part(
                "tenure-bounds",
                "holder certainty",
                f"{TOKAYEV} | certainly",
                narrow=where(post="president"),
                day="2019-12-31",
                label="president",
            ),
        ),
        (f"{NAZARBAYEV}-security-council-head", f"{NAZARBAYEV}-elbasy", f"{TOKAYEV}-president"),
    ),
    Asked(
        19,
        "What was the ruling party's name, and who led it, on 15 February and on 15 March 2022?",
        (
            part(
                "party-names",
                "name place startEarliest startLatest",
                "Nur Otan | before | 2022-03-01 | 2022-03-01",
                "Amanat | after | 2022-03-01 | 2022-03-01",
                narrow=where(party="nur-otan"),
            ),
            *(
                part(
                    "tenure-bounds",
                    "holder certainty",
                    f"{TOKAYEV} | certainly",
                    narrow=where(post="nur-otan-leader"),
                    day=day,
                )
                for day in ("2022-02-15", "2022-03-15")
            ),
        ),
        ("nur-otan-renaming-2022", f"{TOKAYEV}-nur-otan-leader"),
    ),
    Asked(
        20,
        "How did the membership needed to register a party change?",
        (
            part(
                "reforms",
                "oldValue newValue startEarliest startLatest source",
                "40000 | 20000 |  |  | crs-in11581",
                "20000 | 5000 |  | 2023-03-18 | internews-2023",
                narrow=where(matter="party-registration-members"),
            ),
        ),
        ("party-registration-members-40000-to-20000", "party-registration-members-20000-to-5000"),
    ),
    Asked(
        21,
        "How are Majilis seats filled in 2021 and in 2023?",
        (
            part(
                "seat-structure",
                "seats method filledBy class source",
                "107 |  |  | SeatStructure | crs-in11581",
                "98 | closed-list-proportional-vote |  | SeatStructure | crs-in11581",
                "9 | selection | apk | SeatStructure | crs-in11581",
                "98 |  |  | SeatStructure | internews-2023",
                "29 | single-member-vote |  | SeatStructure | internews-2023",
                " | proportional-vote |  | Prediction | internews-2023",
                narrow=where(chamber="majilis"),
            ),
            part(
                "seat-sums",
                "source size inParts rest",
                "crs-in11581 | 107 | 107 | 0",
                "internews-2023 | 98 | 29 | 69",
                narrow=where(chamber="majilis"),
            ),
        ),
        ("majilis-single-member-seats-2023", "majilis-directly-elected-seats", "majilis-size-2023"),
    ),
    Asked(
        22,
        "Which parties were registered for 2023 that had not contested January 2021?",
        (
            part(
                "new-on-the-ballot",
                "party implied",
                "baitak | true",
                "respublica | true",
                "osdp | true",
                narrow=where(earlier="majilis-election-2021", later="majilis-election-2023"),
            ),
        ),
        ("baitak-list-registration-2023", "osdp-list-registration-2023", "participating-parties-number-2021"),
    ),
    Asked(
        23,
        "How many parties competed in 2012, 2016 and 2021?",
        (
            part(
                "figures",
                "about value source",
                "majilis-election-2012 | 7 | commentary-2021",
                "majilis-election-2016 | 6 | commentary-2021",
                "majilis-election-2021 | 5 | commentary-2021",
                "majilis-election-2021 | 5 | crs-in11581",
                narrow=where(measure="participating-parties"),
            ),
        ),
        ("participating-parties-number-2012", "participating-parties-number-2016"),
    ),
    Asked(
        24,
        "How many foreign observers in 2021 were not from CIS states?",
        (
            part(
                "foreign-observers-outside-cis",
                "foreign fromCis fromElsewhere",
                "398 | 227 | 171",
                narrow=where(election="majilis-election-2021"),
            ),
        ),
        ("foreign-observers-number-2021", "foreign-observers-from-cis-number-2021"),
    ),
    Asked(
        25,
        "Compare the vote share with the share of seats of each party, on base 98 and 107.",
        (
            part(
                "vote-and-seat-shares",
                "party votes base seatShare",
                "nur-otan | 71 | 98 | 77.6",
                "nur-otan | 71 | 107 | 71",
                "ak-zhol | 11 | 98 | 12.2",
                "ak-zhol | 11 | 107 | 11.2",
                "peoples-party | 9 | 98 | 10.2",
                "peoples-party | 9 | 107 | 9.3",
                narrow=where(election="majilis-election-2021", convocation="majilis-2021"),
            ),
        ),
        ("majilis-size", "majilis-directly-elected-seats", "peoples-party-vote-share-2021-official"),
    ),
    Asked(
        26,
        "Which party would enter the Majilis under the announced 5% threshold on the same votes?",
        (
            part(
                "announced-threshold",
                "party count percent underRuleInForce underAnnounced",
                "auyl | exit-poll | 5.75 | fails | passes",
                "auyl | official-count | 5 | fails | undecidable",
                "adal | exit-poll | 3.07 | fails | fails",
                "adal | official-count | 4 | fails | fails",
                narrow=where(underRuleInForce=("fails", "undecidable")),
            ),
        ),
        (
            "auyl-vote-share-2021-exit-poll",
            "auyl-vote-share-2021-official",
            "majilis-threshold-to-5-announced",
        ),
    ),
    Asked(
        27,
        "Have new parties been registered in Kazakhstan since 2006?",
        (
            part(
                "party-events",
                "party event class oldName startEarliest source",
                "new-parties | PartyRegistration | Denial |  | 2006-01-01 | crs-in11581",
                "auyl | Merger | Merger |  | 2015-01-01 | euractiv-2021",
                "adal | Renaming | Renaming | Birlik |  | euractiv-2021",
                "baitak | PartyRegistration | PartyRegistration |  |  | internews-2023",
                "respublica | PartyRegistration | PartyRegistration |  |  | internews-2023",
                narrow=those(
                    lambda row: (
                        row["event"] == "Merger"
                        or (row["event"] == "Renaming" and row["party"] == "adal")
                        or (row["event"] == "PartyRegistration" and row["startLatest"] != "2021-01-31")
                    )
                ),
            ),
            part(
                "characterisations",
                "about quality source",
                "adal | newly formed | euractiv-2021",
                narrow=where(quality="newly formed"),
            ),
        ),
        ("new-parties-registered-since-2006-denied", "auyl-merger-2015", "adal-newly-formed", "adal-renaming"),
    ),
    Asked(
        28,
        "Which statements are attributed to the OSCE, and how many distinct ones in each document?",
        (
            part(
                "attribution-counts",
                "source copyOf stated presupposed",
                "crs-in11581 |  | 6 | 0",
                "heinonline-crs-in11581 | crs-in11581 | 1 | 0",
                "euractiv-2021 |  | 8 | 1",
                narrow=where(speaker="osce"),
            ),
            part(
                "attributions",
                "source fact",
                "crs-in11581 | osce-lack-of-competition-2021",
                "crs-in11581 | osce-need-for-reform-2021",
                "crs-in11581 | osce-efficient-voting-2021",
                "crs-in11581 | osce-pandemic-challenges-2021",
                "crs-in11581 | osce-transparency-issues-2021",
                "crs-in11581 | osce-restrictions-on-freedoms-2021",
                "heinonline-crs-in11581 | osce-lack-of-competition-2021",
                "euractiv-2021 | contesting-parties-support-ruling-party-2021",
                "euractiv-2021 | campaign-2021-competitive-denied",
                "euractiv-2021 | political-alternatives-2021-denied",
                "euractiv-2021 | observers-recommendations-fully-implemented-denied",
                "euractiv-2021 | observers-recommendations-on-freedoms",
                "euractiv-2021 | curbs-on-freedom-of-association-2021",
                "euractiv-2021 | curbs-on-freedom-of-assembly-2021",
                "euractiv-2021 | curbs-on-freedom-of-expression-2021",
                "euractiv-2021 | campaign-2021-low-key",
                narrow=where(speaker="osce"),
            ),
        ),
        ("osce-efficient-voting-2021", "campaign-2021-low-key", "observers-recommendations-on-freedoms"),
    ),
    Asked(
        29,
        "Who chairs the body that selects nine Majilis deputies, what else does this person hold, "
        "and how many seats would these be together with his party's?",
        (
            part(
                "who-heads-the-body-that-selects-deputies",
                "body selected post holder otherPost partySeats together size share",
                f"apk | 9 | apk-chair | {NAZARBAYEV} | nur-otan-leader | 76 | 85 | 107 | 79.4",
                f"apk | 9 | apk-chair | {NAZARBAYEV} | security-council-head |  |  | 107 | ",
                narrow=where(chamber="majilis"),
            ),
        ),
        (f"{NAZARBAYEV}-apk-chair", "majilis-seats-filled-by-apk", "nur-otan-seats-2021"),
    ),
    Asked(
        30,
        "For which party do exit poll and official share of 2021 differ most?",
        (
            part(
                "exit-poll-and-official-count",
                "contestant difference officialDecimals",
                "nur-otan | 0.97 | 0",
                "adal | 0.93 | 0",
                "ak-zhol | 0.82 | 0",
                "auyl | 0.75 | 0",
                "peoples-party | 0.03 | 0",
                narrow=where(election="majilis-election-2021"),
            ),
        ),
        ("nur-otan-vote-share-2021-exit-poll", "nur-otan-vote-share-2021-official"),
    ),
    Asked(
        31,
        "Which parties got a Majilis committee chair in 2021 and backed Tokayev in 2022?",
        (
            part(
                "parties-with-chamber-posts-and-whom-they-support",
                "party post position",
                "ak-zhol | majilis-standing-committee-chair | support in the presidential race of 2022",
                "peoples-party | majilis-standing-committee-chair | support in the presidential race of 2022",
                narrow=where(chamber="majilis", supported=TOKAYEV),
            ),
        ),
        ("ak-zhol-backs-tokayev-2022", "peoples-party-standing-committee-chair-2021"),
    ),
    Asked(
        32,
        "Which party boycotted in 2021, had a representative in the 2022 race, and was registered in February 2023?",
        (
            part(
                "boycott-and-return",
                "party candidate startEarliest startLatest authority",
                "osdp | osdp-candidate-2022 | 2023-02-01 | 2023-02-28 | central-electoral-commission",
                narrow=where(
                    boycotted="majilis-election-2021",
                    stoodIn="presidential-election-2022",
                    registeredFor="majilis-election-2023",
                ),
            ),
        ),
        ("osdp-boycott-2021", "osdp-representative-candidacy-2022", "osdp-list-registration-2023"),
    ),
    Asked(
        33,
        "What are the shortest and longest possible durations of Tokayev's party leadership?",
        (
            part(
                "tenure-durations",
                "length start end days",
                "shortest | 2022-01-31 | 2022-04-01 | 60",
                "longest | 2022-01-01 | 2022-04-30 | 119",
                narrow=where(holder=TOKAYEV, post="nur-otan-leader"),
            ),
        ),
        (f"{TOKAYEV}-nur-otan-leader",),
    ),
    Asked(
        34,
        "Which reforms that commentary-2021 says were announced are reported as carried out elsewhere?",
        (
            part(
                "announced-and-carried-out",
                "matter reportedIn reform",
                "assembly-law | euractiv-2021 | national-assemblies-simplified",
                "demonstrations | crs-in11581 | demonstrations-law-2020",
                "demonstrations | crs-in11581 | demonstrations-law-2020-aim",
                "demonstrations | euractiv-2021 | rallies-simplified",
                "party-law | crs-in11581 | party-registration-members-40000-to-20000",
                "party-law | euractiv-2021 | party-creation-signatures-halved",
                "women-and-youth-quota | euractiv-2021 | women-quota-introduced",
                "women-and-youth-quota | euractiv-2021 | under-29s-quota-introduced",
                narrow=where(announcedIn="commentary-2021", reportedIn=("crs-in11581", "euractiv-2021")),
            ),
            part(
                "reforms",
                "matter newValue class source",
                "women-and-youth-quota | 30 | Announcement | commentary-2021",
                narrow=where(newValue="30"),
            ),
        ),
        (
            "assembly-regulations-announced",
            "demonstrations-law-2020",
            "party-creation-signatures-halved",
            "women-quota-introduced",
        ),
    ),
    Asked(
        35,
        "Which party won seats in January 2021, chairs a Majilis committee, is the renaming of a communist party "
        "and has a frontman who ran for president, and how often did he run?",
        (
            part(
                "frontmen-who-ran-for-president",
                "party post frontman times",
                "peoples-party | majilis-standing-committee-chair | zhambyl-akhmetbekov | 2",
                narrow=those(lambda row: row["convocation"] == "majilis-2021" and "Communist" in row["formerName"]),
            ),
        ),
        (
            "peoples-party-seats-2021",
            "peoples-party-standing-committee-chair-2021",
            "peoples-party-renaming",
            "zhambyl-akhmetbekov-peoples-party-frontman",
            "zhambyl-akhmetbekov-candidacy-2011",
        ),
    ),
    Asked(
        36,
        "Give all events to which crs-in11581, its copy and euractiv-2021 give a date, "
        "from independence to the CRS Insight, in order.",
        (
            part(
                "chronology",
                "date dated fact",
                "1991 | on | independence-1991",
                f"1991 | from | {NAZARBAYEV}-president",
                "1999 | from | nur-otan-ruling",
                "2006 | from | new-parties-registered-since-2006-denied",
                "2011 | on | presidential-election-2011",
                "2015 | on | auyl-merger-2015",
                "2016 | on | majilis-election-2016",
                "2016 | on | local-elections-2016",
                "2017 | on | constitutional-amendments-2017",
                "2018 | on | democratic-choice-ban-2018",
                "2019 | on | nazarbayev-resignation-2019",
                f"2019 | until | {NAZARBAYEV}-president",
                f"2019 | from | {TOKAYEV}-president",
                "2019 | on | presidential-election-2019",
                "2020-05 | on | demonstrations-law-2020",
                "2020-05 | until | dariga-nazarbayeva-speaker-of-senate",
                "2020-11 | until | nur-otan-media-dominance-until-2020",
                "2021-01-10 | on | majilis-election-2021",
                "2021-01-10 | on | kettling-2021-01-10",
                "2021-01-10 | on | detention-of-protestors-2021-01-10",
                "2021-01-10 | on | voting-in-nur-sultan-2021-01-10",
                "2021-01-10 | on | polling-stations-closed-2021-01-10",
                "2021-01-10 | on | tokayev-vote-2021-01-10",
                "2021-01-10 | on | tokayev-remarks-2021-01-10",
                "2021-01-11 | on | international-monitors-criticism-2021-01-11",
                "2021-01-15 | on | tokayev-address-2021-01-15",
                "2021-01-22 | issued | crs-in11581",
                "2021-01-22 | issued | heinonline-crs-in11581",
                narrow=those(
                    lambda row: (
                        row["source"] in ("crs-in11581", "heinonline-crs-in11581", "euractiv-2021")
                        and row["dated"] != "said on"
                    )
                ),
            ),
        ),
        ("kettling-2021-01-10", "independence-1991", "auyl-merger-2015", "international-monitors-criticism-2021-01-11"),
    ),
    Asked(
        37,
        "Which facts of crs-in11581 does euractiv-2021 confirm, and which only the copy heinonline-crs-in11581?",
        (
            part(
                "shared-facts",
                "fact",
                "majilis-election-2021",
                "nur-otan-ruling",
                "majilis-threshold-7",
                "nur-otan-candidacy-2021",
                "ak-zhol-candidacy-2021",
                "peoples-party-candidacy-2021",
                "auyl-candidacy-2021",
                "adal-candidacy-2021",
                "majilis-lower-chamber-of-parliament",
                "majilis-lower-house-name",
                "majilis-name",
                f"{TOKAYEV}-president",
                f"{NAZARBAYEV}-president",
                "independence-1991",
                "covid-19-pandemic-at-election-2021",
                "osce-abbreviation",
                "peoples-party-short-name",
                narrow=stated_by("crs-in11581", "euractiv-2021"),
                label="witness",
            ),
            part(
                "shared-facts",
                "fact source documents witnesses",
                "osce-lack-of-competition-2021 | crs-in11581 | 2 | 1",
                "osce-lack-of-competition-2021 | heinonline-crs-in11581 | 2 | 1",
                narrow=stated_by("crs-in11581", "heinonline-crs-in11581"),
                label="copy",
            ),
        ),
        ("majilis-threshold-7", "osce-lack-of-competition-2021"),
    ),
    Asked(
        38,
        "Who has led Amanat since April 2022?",
        (
            part(
                "tenure-bounds",
                "holderClass holderName startEarliest startLatest endLatest certainty",
                "Unnamed | an unnamed political ally of Tokayev | 2022-04-01 | 2022-04-30 |  | possibly",
                narrow=where(post="nur-otan-leader"),
                day="2022-05-01",
            ),
        ),
        ("ally-of-tokayev-nur-otan-leader",),
    ),
    Asked(
        39,
        "Did Nazarbayev cease to head the Security Council in January 2022?",
        (
            part(
                "tenure-bounds",
                "holder endEarliest endLatest lastAttested certainty",
                f"{NAZARBAYEV} | 2021-01-23 |  | 2021-01-22 | possibly",
                narrow=where(post="security-council-head"),
                day="2022-02-01",
            ),
            part(
                "events",
                "fact asWritten startEarliest startLatest",
                "nazarbayev-removed-from-public-roles | various | 2022-01-01 | ",
                narrow=where(kind="change-of-posts", affected=NAZARBAYEV, source="internews-2023"),
            ),
        ),
        (f"{NAZARBAYEV}-security-council-head", "nazarbayev-removed-from-public-roles"),
    ),
    Asked(
        40,
        "List all elections and votes attested, by type and date; how many were held, how many only scheduled?",
        (
            part(
                "elections",
                "kind chamber startEarliest startLatest held quality",
                "presidential-election |  | 2011-01-01 | 2011-12-31 | true | ",
                "presidential-election |  | 2019-06-01 | 2019-06-30 | true | early",
                "presidential-election |  | 2022-11-01 | 2022-11-30 | true | ",
                "parliamentary-election | majilis | 2012-01-01 | 2012-12-31 | true | ",
                "parliamentary-election | majilis | 2016-01-01 | 2016-12-31 | true | ",
                "parliamentary-election | majilis | 2021-01-10 | 2021-01-10 | true | ",
                "parliamentary-election | majilis | 2023-03-19 | 2023-03-19 | false | snap",
                "parliamentary-election | senate | 2023-01-01 | 2023-01-31 | true | early",
                "parliamentary-election | senate | 2023-01-01 | 2023-01-31 | true | indirect",
                "parliamentary-election | senate | 2023-01-01 | 2023-01-31 | true | snap",
                "referendum |  | 2022-06-01 | 2022-06-30 | true | ",
                "local-election |  | 2016-01-01 | 2016-12-31 | true | ",
                "regional-assembly-election |  | 2023-03-01 | 2023-03-31 | false | ",
            ),
        ),
        ("referendum-2022", "majilis-election-2012", "regional-assembly-elections-2023"),
    ),
)

PARTS: Final = [(asked, each) for asked in ASKED for each in asked.parts]
QUESTIONS: Final = sorted({each.question for _, each in PARTS})
DECIDED: Final = [(asked, fact) for asked in ASKED for fact in asked.decided_by]


# -- Answers -----------------------------------------------------------------


def test_all_forty_questions_are_asked() -> None:
    assert [asked.number for asked in ASKED] == list(range(1, 41))


@pytest.mark.parametrize(("asked", "each"), PARTS, ids=[f"{asked.number}-{each.name}" for asked, each in PARTS])
def test_the_answer_is_the_golden_one(asked: Asked, each: Part, kg: KnowledgeGraph, update_golden: bool) -> None:
    path = golden(asked, each)
    found = write(answer(kg.engine, each), columns(each))
    if update_golden:
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("asked", "each"), PARTS, ids=[f"{asked.number}-{each.name}" for asked, each in PARTS])
def test_the_answer_says_what_the_documents_say(asked: Asked, each: Part, kg: KnowledgeGraph) -> None:
    rows = answer(kg.engine, each)
    assert {tuple(row[name] for name in each.columns.split()) for row in rows} == each.says, asked.asks


def test_no_golden_answer_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {golden(asked, each).name for asked, each in PARTS}


@pytest.mark.parametrize(("asked", "fact"), DECIDED, ids=[f"{asked.number}-{fact}" for asked, fact in DECIDED])
def test_without_a_deciding_claim_the_answer_is_another(
    asked: Asked, fact: str, kg: KnowledgeGraph, ours: Corpus, load: Load, tmp_path: Path
) -> None:
    theirs = load(without(ours, fact, tmp_path)).engine
    assert [answer(theirs, each) for each in asked.parts] != [answer(kg.engine, each) for each in asked.parts]


# -- Figures that follow -----------------------------------------------------


def test_twenty_eight_years_lie_between_the_independence_and_the_resignation(kg: KnowledgeGraph) -> None:
    years = {row["fact"]: int(row["date"][:4]) for row in rows_of(kg.engine, "chronology")}
    assert years["nazarbayev-resignation-2019"] - years["independence-1991"] == 28


def test_the_chronology_is_in_order(kg: KnowledgeGraph) -> None:
    days = [row["earliest"] for row in rows_of(kg.engine, "chronology")]
    assert days == sorted(days)
    assert len(days) > 50


def test_nine_elections_were_held_and_two_only_scheduled(kg: KnowledgeGraph) -> None:
    held = {row["election"]: row["held"] for row in rows_of(kg.engine, "elections")}
    assert Counter(held.values()) == {"true": 9, "false": 2}


def test_exit_poll_and_official_share_differ_most_for_the_party_that_comes_first(kg: KnowledgeGraph) -> None:
    rows = rows_of(kg.engine, "exit-poll-and-official-count")
    assert rows[0]["contestant"] == "nur-otan"
    assert [Decimal(row["difference"]) for row in rows] == sorted(
        (Decimal(row["difference"]) for row in rows), reverse=True
    )


def test_a_duration_counts_the_days_of_the_calendar(kg: KnowledgeGraph) -> None:
    for row in rows_of(kg.engine, "tenure-durations"):
        days = (date.fromisoformat(row["end"]) - date.fromisoformat(row["start"])).days
        assert int(row["days"]) == max(days, 1), row


# -- The saved questions -----------------------------------------------------


@pytest.mark.parametrize("name", QUESTIONS)
def test_another_engine_gives_the_same_rows_in_the_same_order(name: str, kg: KnowledgeGraph) -> None:
    result = kg.dataset.query(questions.load(name).sparql)
    names = [str(variable) for variable in result.vars or ()]
    theirs = [{each: word(row.get(rdflib.Variable(each))) for each in names} for row in result.bindings]
    assert theirs == rows_of(kg.engine, name)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_saved_question_brings_the_prefixes_that_it_uses_and_no_others(name: str, kg: KnowledgeGraph) -> None:
    lines = questions.load(name).sparql.splitlines()
    declared = [line for line in lines if line.startswith("PREFIX ")]
    body = "\n".join(line for line in lines if not line.startswith(("PREFIX ", "#")))
    assert declared == [
        f"PREFIX {prefix}: <{iri}>" for prefix, iri in sorted(PREFIXES.items()) if f"{prefix}:" in split(body)
    ]


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_saved_question_names_no_fact_source_or_thing(name: str) -> None:
    sparql = questions.load(name).sparql
    assert not [iri for iri in (ID, SOURCE) if iri in sparql]


# -- How it is done ----------------------------------------------------------


class Cell(NamedTuple):
    """A term as its text and, for a literal, the IRI of its datatype."""

    text: str
    datatype: str


def cell(term: object) -> Cell:
    """Take a term of either engine apart."""
    if isinstance(term, rdflib.term.Node):
        return Cell(str(term), str(getattr(term, "datatype", None) or ""))
    datatype = getattr(term, "datatype", None)
    return Cell(str(getattr(term, "value", "")), datatype.value if datatype else "")


def word(term: object) -> str:
    """Write a term as golden answers do: an IRI by its slug, a number without needless zeros, nothing for none."""
    if term is None:
        return ""
    text, datatype = cell(term)
    if datatype in (XSD + "decimal", XSD + "integer"):
        return format(Decimal(text).normalize(), "f")
    return slug(text)


def rows_of(engine: Engine, name: str) -> list[Row]:
    """Give the rows of a saved question as words, in its order."""
    return [{each: word(row.get(each)) for each in selected(name)} for row in questions.ask(engine, name)]


@cache
def selected(name: str) -> tuple[str, ...]:
    """Give the columns of a saved question."""
    solutions = ox.Store().query(questions.load(name).sparql)
    assert isinstance(solutions, ox.QuerySolutions)
    return tuple(variable.value for variable in solutions.variables)


def columns(each: Part) -> list[str]:
    """Give the columns of a part."""
    return [*selected(each.question), *(["certainty"] if each.day else [])]


def answer(engine: Engine, each: Part) -> list[Row]:
    """Ask a part: the rows of its saved question, narrowed down, sorted."""
    rows = each.narrow(rows_of(engine, each.question))
    if each.day:
        rows = [row | {"certainty": certainty(row, each.day)} for row in rows]
        rows = [row for row in rows if row["certainty"] != Certainty.NO]
    return sorted(rows, key=lambda row: tuple(row.values()))


def certainty(row: Row, day: str) -> str:
    """Say how certainly a tenure holds on a day, by its bounds."""
    names = {"start_earliest": "startEarliest", "start_latest": "startLatest"}
    names |= {"end_earliest": "endEarliest", "end_latest": "endLatest"}
    stated = {ours: date.fromisoformat(row[theirs]) for ours, theirs in names.items() if row[theirs]}
    return str(Bounds(**stated).on(date.fromisoformat(day)))


def write(rows: list[Row], names: list[str]) -> str:
    """Write rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def golden(asked: Asked, each: Part) -> Path:
    """Give the file of a golden answer."""
    return GOLDEN / f"{asked.number:02}-{each.name}.csv"


def split(sparql: str) -> set[str]:
    """Give the prefixes of a query's body, each with its colon."""
    code = "".join(sparql.split('"')[::2])
    tokens = code.replace("|", " ").replace("/", " ").replace("^", " ").replace("(", " ").replace(",", " ").split()
    return {token.partition(":")[0] + ":" for token in tokens if ":" in token and token != ":"}


def without(files: Corpus, fact: str, folder: Path) -> Corpus:
    """Give the corpus whose claims say nothing of a fact."""
    claims = {}
    for source, path in files.claims.items():
        store = ox.Store()
        store.load(read_text(path).encode(), ox.RdfFormat.TURTLE)
        kept = [quad for quad in store if quad.subject != ox.NamedNode(ID + fact)]
        claims[source] = path
        if len(kept) < len(store):
            claims[source] = folder / path.name
            content = ox.serialize((quad.triple for quad in kept), format=ox.RdfFormat.TURTLE)
            claims[source].write_bytes(content or b"")
    assert claims != files.claims, f"no source states {fact}"
    return replace(files, claims=claims)
