"""The graph as tidy tables: one kind of thing each, a row for each, joined by ids.

But for ``claims``, which has everything with its modality, a table holds only
what is asserted, so that a denial is never read as its opposite.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Final

from kzgraph.claims import modality, read_claims
from kzgraph.dates import BOUND_NAMES, Bounds, merge
from kzgraph.documents import Document, read_documents
from kzgraph.export.csvw import Column, Table
from kzgraph.export.marks import Marks, read_marks
from kzgraph.export.selection import Selection
from kzgraph.labels import read_labels, read_renamings
from kzgraph.questions import ask
from kzgraph.store import Engine, Term, text
from kzgraph.tenures import read_body_kinds
from kzgraph.things import read_classes
from kzgraph.timed import TimedFact, ask_timed, read_bounds
from kzgraph.vocabulary import slug

LIMITS: Final = (
    "The table claims has every fact with its modality; all others have only what is asserted, "
    "so that nothing denied, guessed, predicted or only announced stands in them."
)
_DATES: Final = {
    "start_earliest": "The first day on which it can have begun; empty where nothing says.",
    "start_latest": "The last day on which it can have begun; on and after it, it had begun.",
    "end_earliest": "The first day on which it can have ended; before it, it had not ended.",
    "end_latest": "The last day on which it can have ended; the end is the first day on which it no longer held.",
    "first_attested": "The first day on which a document says that it was so.",
    "last_attested": "The last day on which a document says that it was so.",
}
_FACT: Final = Column("fact", "The id of the fact, which `kzgraph cite` takes.")
_BOUNDS: Final = tuple(Column(name, says, "date") for name, says in _DATES.items())
_SOURCE: Final = Column("source", "The document that says it.", refers="sources")
_SOURCES: Final = Column("sources", "The documents that say it.", separator=" ")
_IMPLIED: Final = Column("implied", "Whether every document only implies it.", "boolean")
_DISPUTED: Final = Column("disputed", "Whether the dates of its documents cannot all be right.", "boolean")
_CERTAINTY: Final = Column("certainty", "Whether it held on the day asked about: certainly, possibly, or not stated.")
_MARKS: Final = (
    _IMPLIED,
    Column("said_by", "The speakers or statements in whose words every document tells it.", separator=" "),
    Column("hedge", "The words with which every document hedges it.", separator=" | "),
)

Row = dict[str, Any]


def make_tables(engine: Engine, selection: Selection) -> list[Table]:
    """Make the tables of a graph; with a day, names are those in force on it and facts have their certainty on it."""
    book = _Book(engine, selection)
    makers: tuple[Callable[[_Book], Table], ...] = (
        *(_actors, _parties, _posts, _tenures, _relations, _names),
        *(_elections, _candidacies, _vote_shares, _seats, _sources, _claims, _dates),
        *((_evidence,) if selection.evidence else ()),
    )
    return [make(book) for make in makers]


class _Book:
    """What several tables need, each part read when it is first needed."""

    def __init__(self, engine: Engine, selection: Selection) -> None:
        self.engine, self.selection = engine, selection

    @cached_property
    def labels(self) -> dict[str, str]:
        """Give what everything is called, on the day if there is one."""
        return read_labels(self.engine, day=self.selection.on)

    @cached_property
    def marks(self) -> dict[str, Marks]:
        """Give the marks of every fact."""
        return read_marks(self.engine)

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Give the class of everything in the register."""
        return {text(row["thing"]): slug(text(row["kind"])) for row in ask(self.engine, "kinds")}

    def within(self, cls: str) -> dict[str, str]:
        """Give the class of everything in the register whose class lies within one."""
        classes = read_classes(self.engine)
        return {thing: kind for thing, kind in self.kinds.items() if cls in classes.get(kind, ())}

    def name(self, thing: str) -> str:
        """Give the label of a thing, empty where it has none."""
        return self.labels.get(thing, "")

    def mark(self, fact: str) -> Row:
        """Give the cells of the marks of a fact."""
        marks = self.marks[fact]
        return {"implied": marks.implied, "said_by": marks.said_by, "hedge": marks.hedges, "sources": marks.sources}

    def time(self, fact: TimedFact) -> Row:
        """Give the cells of the dates of a fact, and of its certainty on the day."""
        merged, day = merge(fact.by_source.values()), self.selection.on
        cells = {**_dates_of(merged), "disputed": merged.conflicting}
        return cells | ({"certainty": fact.on(day)} if day else {})

    @property
    def certainty(self) -> tuple[Column, ...]:
        """Give the column of certainty, where a day was asked about."""
        return (_CERTAINTY,) if self.selection.on else ()


def _dates_of(bounds: Bounds) -> Row:
    return {name: getattr(bounds, name) for name in BOUND_NAMES.values()}


def _label_of(name: str, what: str) -> Column:
    return Column(f"{name}_label", f"What {what} is called.")


def _actors(book: _Book) -> Table:
    rows = [
        {"id": slug(thing), "label": book.name(thing), "kind": kind} for thing, kind in book.within("Actor").items()
    ]
    columns = (
        Column("id", "The id of the actor."),
        Column("label", "What it is called; an actor without a name is described."),
        Column("kind", "Its class: Person, Party, Institution and so on; Unnamed where no document names it."),
    )
    return Table("actors", "People, parties, institutions and all others who act or speak.", ("id",), columns, rows)


def _parties(book: _Book) -> Table:
    columns = (
        Column("id", "The id of the party; renamings leave it the same.", refers="actors"),
        Column("label", "What it is called."),
        Column("former_names", "Names that it had before.", separator=" | "),
    )
    former = {
        thing: tuple(dict.fromkeys(change.old for change in changes if change.old))
        for thing, changes in read_renamings(book.engine).items()
    }
    rows = [
        {"id": slug(thing), "label": book.name(thing), "former_names": former.get(thing, ())}
        for thing in book.within("Party")
    ]
    return Table("parties", "Political parties, registered or not.", ("id",), columns, rows)


def _posts(book: _Book) -> Table:
    bodies = {text(row["post"]): text(row["body"]) for row in ask(book.engine, "posts")}
    kinds, states = {**book.within("Post"), **book.within("Title")}, read_body_kinds(book.engine)
    columns = (
        Column("id", "The id of the post or title."),
        Column("label", "What it is called."),
        Column("kind", "Office, which one holds at a time; Post, which several may; Title, which is no post."),
        Column("body", "The body of the post, an id of actors; empty for a title."),
        _label_of("body", "the body"),
        Column("body_kind", "Whether the body is of the state, a party, or other."),
    )
    rows = [
        {
            "id": slug(post),
            "label": book.name(post),
            "kind": kind,
            "body": slug(body),
            "body_label": book.name(body),
            "body_kind": states.get(body, ""),
        }
        for post, kind in sorted(kinds.items())
        for body in [bodies.get(post, "")]
    ]
    return Table("posts", "Posts and titles, held or not.", ("id",), columns, rows)


def _tenures(book: _Book) -> Table:
    columns = (
        _FACT,
        Column("holder", "Who held it.", refers="actors"),
        _label_of("holder", "the holder"),
        Column("post", "What was held.", refers="posts"),
        _label_of("post", "the post"),
        Column("body", "The body of the post, an id of actors; empty for a title."),
        _label_of("body", "the body"),
        Column("capacity", "In what capacity, such as acting."),
        *(*book.certainty, *_BOUNDS, _DISPUTED, *_MARKS, _SOURCES),
    )
    rows = [
        {"fact": slug(fact.iri), "capacity": fact.value("capacity"), **book.time(fact), **book.mark(fact.iri)}
        | _name(book, {name: fact.value(name) for name in ("holder", "post", "body")})
        for fact in ask_timed(book.engine, "tenures")
    ]
    says = "Who held which post or title, as all documents together date it."
    return Table("tenures", says, ("fact",), columns, rows)


def _relations(book: _Book) -> Table:
    columns = (
        _FACT,
        Column("who", "Who or what is tied."),
        _label_of("who", "it"),
        Column("relation", "How: memberOf, or a kind of relation."),
        Column("whom", "To whom or what."),
        _label_of("whom", "that"),
        *(*book.certainty, *_BOUNDS, _DISPUTED, *_MARKS, _SOURCES),
    )
    rows = [
        {"fact": slug(fact.iri), "relation": slug(fact.value("kind")), **book.time(fact), **book.mark(fact.iri)}
        | _name(book, {"who": fact.value("from"), "whom": fact.value("to")})
        for fact in ask_timed(book.engine, "ties", "from", "to")
    ]
    says = "Memberships, kinship, succession and other relations, as all documents together date them."
    return Table("relations", says, ("fact", "who", "whom"), columns, rows)


def _names(book: _Book) -> Table:
    columns = (
        Column("thing", "What has the name."),
        _label_of("thing", "it"),
        Column("name", "The name, as the document writes it."),
        Column("language", "The language of the name, where it is recorded."),
        Column("kind", "The kind of name; before or after, where a renaming gives it."),
        Column(
            "changed_earliest", "The first day on which the name can have changed; empty where nothing says.", "date"
        ),
        Column("changed_latest", "The last day on which the name can have changed; empty where nothing says.", "date"),
        *(_FACT, _SOURCE),
    )
    rows = [*_list_forms(book), *_list_renamings(book)]
    ordered = sorted(rows, key=lambda row: tuple(row[each] for each in ("thing", "name", "kind", "fact", "source")))
    says = "Names, spellings, short forms and translations that documents use, and names before and after a renaming."
    return Table("names", says, ("name", "kind", "fact", "source"), columns, ordered)


def _list_forms(book: _Book) -> Iterator[Row]:
    for row in ask(book.engine, "name-forms"):
        yield _said(row, book, "thing") | {
            "name": text(row["name"]),
            "language": getattr(row["name"], "language", None) or "",
            "kind": slug(text(row.get("nameKind"))),
        }


def _list_renamings(book: _Book) -> Iterator[Row]:
    for row in ask(book.engine, "party-names"):
        found = read_bounds(row)
        yield _said(row | {"thing": row["party"]}, book, "thing") | {
            "name": text(row["name"]),
            "language": "",
            "kind": text(row["place"]),
            "changed_earliest": found.start_earliest,
            "changed_latest": found.start_latest,
        }


def _elections(book: _Book) -> Table:
    columns = (
        Column("id", "The id of the election, a fact that `kzgraph cite` takes."),
        Column("kind", "Its kind."),
        Column("chamber", "The chamber that is elected, an id of actors; empty where none is named."),
        _label_of("chamber", "the chamber"),
        Column("earliest", "The first day on which it can have been.", "date"),
        Column("latest", "The last day on which it can have been.", "date"),
        Column("qualities", "Whether documents call it early, snap or indirect.", separator=" "),
    )
    rows: dict[str, Row] = {}
    for row in ask(book.engine, "elections"):
        if text(row["held"]) == "true":
            found = read_bounds(row)
            told = rows.setdefault(
                text(row["election"]),
                {"id": slug(text(row["election"])), "kind": slug(text(row["kind"])), "qualities": ()}
                | {"earliest": found.start_earliest, "latest": found.start_latest}
                | _name(book, {"chamber": text(row.get("chamber"))}),
            )
            told["qualities"] += (text(row["quality"]),) if "quality" in row else ()
    says = "Elections and votes that a document asserts and dates; one that was only announced is in claims."
    return Table("elections", says, ("id",), columns, list(rows.values()))


def _candidacies(book: _Book) -> Table:
    columns = (
        _FACT,
        Column("election", "The id of the election."),
        Column("candidate", "Who stood.", refers="actors"),
        _label_of("candidate", "the candidate"),
        Column("nominated_by", "Who nominated the candidate, an id of actors; empty where none is named."),
        *(_IMPLIED, _SOURCE),
    )
    rows = [
        _said(row, book, "candidate")
        | {"election": slug(text(row["election"])), "nominated_by": slug(text(row.get("nominatedBy")))}
        | {"implied": text(row.get("implied")) == "true"}
        for row in ask(book.engine, "contestants")
        if modality(slug(text(row["class"]))) == "assertion"
    ]
    return Table(
        "candidacies", "Who stood in which election.", ("fact", "source"), columns, _once(rows, "fact", "source")
    )


def _vote_shares(book: _Book) -> Table:
    columns = (
        _FACT,
        Column("election", "The id of the election."),
        Column("contestant", "Whose share.", refers="actors"),
        _label_of("contestant", "the contestant"),
        Column("count", "The count: official, preliminary, or of an exit poll; never add or compare across counts."),
        Column("percent", "The share of the vote in percent.", "decimal"),
        _SOURCE,
    )
    rows = [
        _said(row, book, "contestant")
        | {"election": slug(text(row["election"])), "count": slug(text(row["count"])), "percent": text(row["percent"])}
        for row in ask(book.engine, "vote-shares")
    ]
    says = "Shares of the vote, each count its own, as each document gives them."
    return Table("vote_shares", says, ("fact", "source", "percent"), columns, rows)


def _seats(book: _Book) -> Table:
    columns = (
        _FACT,
        Column("convocation", "The id of the chamber as one election made it up."),
        Column("chamber", "The chamber.", refers="actors"),
        Column("party", "Whose seats.", refers="actors"),
        _label_of("party", "the party"),
        Column("seats", "The number of seats.", "integer"),
        Column("contradicted", "Whether another document gives the same party another number.", "boolean"),
        *(_IMPLIED, _SOURCE),
    )
    rows = [
        _said(row, book, "party")
        | {"convocation": slug(text(row["convocation"])), "chamber": slug(text(row["chamber"]))}
        | {"seats": text(row["seats"]), "contradicted": text(row.get("contradicted")) == "true"}
        | {"implied": text(row.get("implied")) == "true"}
        for row in ask(book.engine, "seats-by-party")
        if modality(slug(text(row["class"]))) == "assertion" and "seats" in row
    ]
    says = "Seats of parties, as each document gives them; a copy of a document is left out."
    return Table("seats", says, ("fact", "source", "seats"), columns, rows)


def _sources(book: _Book) -> Table:
    columns = (
        Column("id", "The id of the document."),
        Column("title", "Its title; in square brackets where it is supplied."),
        Column("publishers", "Who published it, where that is stated.", separator=" | "),
        Column("issued", "The date of issue, where it is stated: a year, month or day."),
        Column("written_earliest", "The first day on which it can have been written.", "date"),
        Column("written_latest", "The last day on which it can have been written.", "date"),
        Column("copy_of", "The document of which it is a copy; a copy is no second witness."),
        Column("citation", "How to cite it."),
    )
    rows = [_tell_source(document) for _, document in sorted(read_documents(book.engine).items())]
    return Table("sources", "The documents that say all this.", ("id",), columns, rows)


def _tell_source(document: Document) -> Row:
    told = document.record()
    return {"id": document.slug, "citation": document.cited} | {
        name: told[name] or None
        for name in ("title", "publishers", "issued", "written_earliest", "written_latest", "copy_of")
    }


def _claims(book: _Book) -> Table:
    columns = (
        _FACT,
        _SOURCE,
        Column("class", "The class of what is asserted, denied and so on, such as Tenure."),
        Column("modality", "Whether the document asserts it; else denial, speculation, prediction or announcement."),
        Column("statement", "What it says, in a sentence of ours."),
        Column("said_by", "Whose words the document reports.", separator=" "),
        Column("from", "The start that the text gives, in EDTF; empty where it gives none."),
        Column("until", "The end that the text gives, in EDTF; empty where it gives none."),
        Column("on", "The day, month or year of what happened once; empty where the text gives none."),
        Column("as_of", "When the document says that it was so, in EDTF."),
        _IMPLIED,
    )
    rows = [claim.record() | {"fact": claim.id} for claim in read_claims(book.engine, book.selection.on)]
    says = "Everything that each document says, a row for each fact of each; mind the modality."
    return Table("claims", says, ("fact", "source"), columns, rows)


def _dates(book: _Book) -> Table:
    columns = (_FACT, _SOURCE, *_BOUNDS)
    rows = [
        {"fact": slug(text(row["fact"])), "source": slug(text(row["source"])), **_dates_of(read_bounds(row))}
        for row in ask(book.engine, "bounds")
    ]
    says = "Between which days each document lets each fact begin and end; what nothing bounds is left out."
    return Table("dates", says, ("fact", "source"), columns, rows)


def _evidence(book: _Book) -> Table:
    columns = (
        _FACT,
        _SOURCE,
        Column("start", "Where the span begins, in Unicode code points of the document's text.", "integer"),
        Column("end", "Where the span ends; the character there is not in it.", "integer"),
    )
    rows = [
        {"fact": claim.id, "source": claim.source, "start": start, "end": end}
        for claim in read_claims(book.engine)
        for start, end in claim.evidence
    ]
    says = "Which characters of each document prove what, alone or together."
    return Table("evidence", says, ("fact", "source", "start", "end"), columns, rows)


def _said(row: Mapping[str, Term], book: _Book, of: str) -> Row:
    """Give the cells of a fact as one document states it, with what it is about."""
    told = {"fact": slug(text(row["fact"])), "source": slug(text(row["source"]))}
    return told | _name(book, {of: text(row[of])})


def _name(book: _Book, things: Mapping[str, str]) -> Row:
    """Give the cells of things: the id of each, and what it is called."""
    return {
        key: value
        for name, thing in things.items()
        for key, value in ((name, slug(thing)), (f"{name}_label", book.name(thing)))
    }


def _once(rows: Iterable[Row], *key: str) -> list[Row]:
    """Give the first row of each key."""
    first: dict[tuple[str, ...], Row] = defaultdict(dict)
    for row in rows:
        first[tuple(row[name] for name in key)] = first.get(tuple(row[name] for name in key)) or row
    return list(first.values())
