"""The tables of elections, candidates, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable

from kzgraph.claims import modality
from kzgraph.export.book import (
    FACT,
    MARKS,
    MARKS_APART,
    SOURCE,
    SOURCES,
    Book,
    Row,
    label_of,
    tell_names,
    tell_said,
)
from kzgraph.export.csvw import Column, Table
from kzgraph.questions import ask
from kzgraph.store import text
from kzgraph.timed import read_bounds
from kzgraph.vocabulary import slug


def make_elections(book: Book) -> Table:
    """Make the table of the elections that are asserted and dated."""
    columns = (
        Column("id", "The id of the election, a fact that `kzgraph cite` takes."),
        Column("kind", "Its kind."),
        Column("chamber", "The chamber that is elected, an id of actors; empty where none is named."),
        label_of("chamber", "the chamber"),
        Column("earliest", "The first day on which it can have been.", "date"),
        Column("latest", "The last day on which it can have been.", "date"),
        Column("qualities", "Whether documents call it early, snap or indirect.", separator=" "),
        *(*MARKS, SOURCES),
    )
    rows: dict[str, Row] = {}
    for row in ask(book.engine, "elections"):
        if text(row["held"]) == "true":
            found = read_bounds(row)
            told = rows.setdefault(
                text(row["election"]),
                {"id": slug(text(row["election"])), "kind": slug(text(row["kind"])), "qualities": ()}
                | {"earliest": found.start_earliest, "latest": found.start_latest}
                | tell_names(book, {"chamber": text(row.get("chamber"))})
                | book.mark(text(row["election"])),
            )
            told["qualities"] += (text(row["quality"]),) if "quality" in row else ()
    says = "Elections and votes that a document asserts and dates; one that was only announced is in claims."
    return Table("elections", says, ("id",), columns, list(rows.values()))


def make_candidacies(book: Book) -> Table:
    """Make the table of who stood in which election."""
    columns = (
        FACT,
        Column("election", "The id of the election."),
        Column("candidate", "Who stood.", refers="actors"),
        label_of("candidate", "the candidate"),
        Column("nominated_by", "Who nominated the candidate, an id of actors; empty where none is named."),
        *(SOURCE, *MARKS_APART),
    )
    rows = [
        tell_said(row, book, "candidate")
        | {"election": slug(text(row["election"])), "nominated_by": slug(text(row.get("nominatedBy")))}
        for row in ask(book.engine, "contestants")
        if modality(slug(text(row["class"]))) == "assertion"
    ]
    return Table(
        "candidacies", "Who stood in which election.", ("fact", "source"), columns, _once(rows, "fact", "source")
    )


def make_vote_shares(book: Book) -> Table:
    """Make the table of the shares of the vote, by count."""
    columns = (
        FACT,
        Column("election", "The id of the election."),
        Column("contestant", "Whose share.", refers="actors"),
        label_of("contestant", "the contestant"),
        Column("count", "The count: official, preliminary, or of an exit poll; never add or compare across counts."),
        Column("percent", "The share of the vote in percent.", "decimal"),
        *(SOURCE, *MARKS_APART),
    )
    rows = [
        tell_said(row, book, "contestant")
        | {"election": slug(text(row["election"])), "count": slug(text(row["count"])), "percent": text(row["percent"])}
        for row in ask(book.engine, "vote-shares")
    ]
    says = "Shares of the vote, each count its own, as each document gives them."
    return Table("vote_shares", says, ("fact", "source", "percent"), columns, rows)


def make_seats(book: Book) -> Table:
    """Make the table of the seats of parties, by document."""
    columns = (
        FACT,
        Column("convocation", "The id of the chamber as one election made it up."),
        Column("chamber", "The chamber.", refers="actors"),
        Column("party", "Whose seats.", refers="actors"),
        label_of("party", "the party"),
        Column("seats", "The number of seats.", "integer"),
        Column("contradicted", "Whether another document gives the same party another number.", "boolean"),
        *(SOURCE, *MARKS_APART),
    )
    rows = [
        tell_said(row, book, "party")
        | {"convocation": slug(text(row["convocation"])), "chamber": slug(text(row["chamber"]))}
        | {"seats": text(row["seats"]), "contradicted": text(row.get("contradicted")) == "true"}
        for row in ask(book.engine, "seats-by-party")
        if modality(slug(text(row["class"]))) == "assertion" and "seats" in row
    ]
    says = "Seats of parties, as each document gives them; a copy of a document is left out."
    return Table("seats", says, ("fact", "source", "seats"), columns, rows)


def _once(rows: Iterable[Row], *key: str) -> list[Row]:
    """Give the first row of each key."""
    first: dict[tuple[str, ...], Row] = {}
    for row in rows:
        first.setdefault(tuple(row[name] for name in key), row)
    return list(first.values())
