"""Bad input: bytes of sound files spoilt, and Turtle that is well-formed and means nothing.

Everything is drawn from a `Random`, so that a seed gives it again; given one
of hypothesis's, what fails is shrunk.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import Final

HEAD: Final = """@base <https://w3id.org/kzgraph/source/gazette> .
@prefix : <https://w3id.org/kzgraph/id/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix kz: <https://w3id.org/kzgraph/ontology#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix src: <https://w3id.org/kzgraph/source/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

"""
THINGS: Final = (
    ":ana-alpha", ":bek-beta", ":council", ":council-chair", ":red-league", ":red-league-leader", ":critics",
    ":fact-1", ":fact-2", ":nobody", ":", ":қазақ", "[]", "<>", "<http://example.org/a>", "<javascript:alert(1)>",
    "src:gazette", "src:nowhere", "kz:Tenure", "kz:prime", "( 1 :ana-alpha )", "[ kz:holder :bek-beta ]",
)  # fmt: skip
VALUES: Final = (
    '""', '" "', '"<script>alert(1)</script>"', '"\\u0000\\u001B[31m\\u202E"', '"=cmd()"', '"x"@kk', '"Red"@en', "true",
    "0", "-1", "7", "71.97", "1e999", "9" * 40, '"NaN"^^xsd:double', '"abc"^^xsd:decimal', '"x"^^xsd:integer',
    '"1"^^<http://example.org/type>', '"' + "9" * 5000 + '"^^xsd:integer', '"' + "long " * 2000 + '"',
)  # fmt: skip
DATES: Final = (
    '"2021"^^xsd:gYear', '"2021-01"^^xsd:gYearMonth', '"2021-01-22"^^xsd:date', '"2019-12-31"^^xsd:date',
    '"1998"^^xsd:gYear', '"0001-01-01"^^xsd:date', '"9998-12-31"^^xsd:date', '"0000"^^xsd:gYear',
    '"2021-02-30"^^xsd:date', '"2022-13"^^xsd:gYearMonth', '"99999"^^xsd:gYear', '"2021-01-22Z"^^xsd:date', '"soon"',
)  # fmt: skip
SPANS: Final = (
    "<#char=30,58>", "<#char=64,86>", "<#char=58,30>", "<#char=0,0>", "<#char=1,99999999999999999999>", "<#char=a,b>",
    "<#>", '"here"', "src:courier", "<https://w3id.org/kzgraph/source/courier#char=13,88>",
)  # fmt: skip
CLASSES: Final = (
    "Tenure", "Membership", "Founding", "Renaming", "Merger", "PartyRegistration", "Ban", "Boycott", "LeaderChange",
    "Election", "Candidacy", "VoteShare", "Seats", "SeatStructure", "Figure", "Rule", "Reform", "Relation", "Stance",
    "Characterisation", "Event", "Statement", "Name", "Imprint", "Denial", "Speculation", "Prediction", "Announcement",
    "Person", "Convocation", "Nothing",
)  # fmt: skip
OF_THINGS: Final = (
    "holder", "post", "title", "member", "body", "party", "by", "affected", "mergedFrom", "election", "chamber",
    "candidate", "contestant", "convocation", "about", "who", "relation", "whom", "target", "speaker", "names",
    "saidBy", "saidIn", "of", "matter", "document", "kind", "measure", "agent", "place", "copyOf",
)  # fmt: skip
OF_VALUES: Final = (
    "percent", "decimals", "seats", "value", "oldValue", "newValue", "factor", "text", "unit", "form", "quality",
    "oldName", "newName", "hedge", "implied", "current", "capacity", "asWritten", "position", "length", "digest",
)  # fmt: skip
OF_DATES: Final = (
    "from", "until", "on", "asOf", "saidOn", "startEarliest", "startLatest", "endEarliest", "endLatest",
)  # fmt: skip
TOKENS: Final = (
    b"\x00", b"\xff", b"\xe9", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\t", b"\x1b[31m", b"<", b">", b'"', b'"""', b"'",
    b"@", b"#", b";", b".", b"[", b"]", b"(", b"{", b"<<(", b"\\u0000", b"\\", b"_:x", b"zz:x ", b"a ",
    b"@prefix : <x> .\n", b"@base <> .\n", b"PREFIX", b"2021-02-30", b"9" * 400, "٣".encode(), "\u202e".encode(),
)  # fmt: skip


def make_claims(rng: Random) -> str:
    """Make the Turtle of a few facts with things, values, dates and spans that mostly do not fit."""
    return HEAD + "\n".join(_make_fact(rng, number) for number in range(rng.randint(1, 4)))


def _make_fact(rng: Random, number: int) -> str:
    subject = f":fact-{number}" if rng.random() < 0.8 else rng.choice(THINGS[:-2])
    told = [f"a kz:{rng.choice(CLASSES)}", f"kz:evidence {rng.choice(SPANS)}"]
    for names, values in ((OF_THINGS, THINGS), (OF_VALUES, VALUES), (OF_DATES, DATES)):
        told += [f"kz:{rng.choice(names)} {rng.choice(values)}" for _ in range(rng.randint(0, 3))]
    if rng.random() < 0.5:
        told += ["a kz:Tenure", "kz:holder :ana-alpha", "kz:post :council-chair"]
    return f"{subject} {' ; '.join(told)} ."


def spoil(rng: Random, content: bytes) -> bytes:
    """Spoil a file in one to three ways."""
    for _ in range(rng.randint(1, 3)):
        content = rng.choice(_WAYS)(rng, content)
    return content


def _cut(rng: Random, content: bytes) -> bytes:
    return content[: rng.randint(0, len(content))]


def _drop(rng: Random, content: bytes) -> bytes:
    start = rng.randint(0, len(content))
    return content[:start] + content[start + rng.randint(1, 60) :]


def _repeat(rng: Random, content: bytes) -> bytes:
    start = rng.randint(0, len(content))
    piece = content[start : start + rng.randint(1, 400)]
    return content[:start] + piece * rng.choice((2, 3, 50)) + content[start:]


def _flip(rng: Random, content: bytes) -> bytes:
    spoilt = bytearray(content)
    for _ in range(rng.randint(1, 5) if spoilt else 0):
        spoilt[rng.randint(0, len(spoilt) - 1)] = rng.randint(0, 255)
    return bytes(spoilt)


def _insert(rng: Random, content: bytes) -> bytes:
    start = rng.randint(0, len(content))
    return content[:start] + rng.choice(TOKENS) * rng.choice((1, 1, 2, 2000)) + content[start:]


def _swap_words(rng: Random, content: bytes) -> bytes:
    words = re.split(rb"(\s+)", content)
    one, other = rng.randint(0, len(words) - 1), rng.randint(0, len(words) - 1)
    words[one], words[other] = words[other], words[one]
    return b"".join(words)


def _swap_number(rng: Random, content: bytes) -> bytes:
    numbers = list(re.finditer(rb"\d+", content))
    if not numbers:
        return content
    found = rng.choice(numbers)
    other = rng.choice((b"0", b"-1", b"13", b"31", b"9998", b"99999", b"9" * 30, b"9" * 5000, b"1e9", b""))
    return content[: found.start()] + other + content[found.end() :]


def _encode(rng: Random, content: bytes) -> bytes:
    return content.decode(errors="replace").encode(rng.choice(("utf-16", "utf-8-sig", "cp1251", "latin-1")), "replace")


def _end_lines(rng: Random, content: bytes) -> bytes:
    return content.replace(b"\n", rng.choice((b"\r\n", b"\r", b" ", b"\x0c", b"\xe2\x80\xa8")))


def _nest(rng: Random, content: bytes) -> bytes:
    opened, closed = rng.choice(((b"[ kz:text ", b"]"), (b"( ", b")"), (b"{", b"}"), (b"<", b">"), (b"[", b"]")))
    depth = rng.choice((3, 100, 3000))
    start = rng.randint(0, len(content))
    return content[:start] + opened * depth + b"1" + closed * rng.choice((0, depth)) + content[start:]


_WAYS: Final[tuple[Callable[[Random, bytes], bytes], ...]] = (
    _cut, _drop, _repeat, _flip, _insert, _insert, _swap_words, _swap_number, _encode, _end_lines, _nest,
)  # fmt: skip
