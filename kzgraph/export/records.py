"""The tables of documents, and of what each says."""

from __future__ import annotations

from kzgraph.claims import read_claims
from kzgraph.documents import Document
from kzgraph.export.book import BOUNDS, FACT, MARKS_APART, SOURCE, Book, Row, tell_dates
from kzgraph.export.csvw import Column, Table
from kzgraph.questions import ask
from kzgraph.store import text
from kzgraph.timed import read_bounds
from kzgraph.vocabulary import slug


def make_sources(book: Book) -> Table:
    """Make the table of the documents."""
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
    rows = [_tell_source(document) for _, document in sorted(book.documents.items())]
    return Table("sources", "The documents that say all this.", ("id",), columns, rows)


def _tell_source(document: Document) -> Row:
    told = document.record()
    return {"id": document.slug, "citation": document.cited} | {
        name: told[name] or None
        for name in ("title", "publishers", "issued", "written_earliest", "written_latest", "copy_of")
    }


def make_claims(book: Book) -> Table:
    """Make the table of everything that each document says."""
    columns = (
        FACT,
        SOURCE,
        Column("class", "The class of what is asserted, denied and so on, such as Tenure."),
        Column("modality", "Whether the document asserts it; else denial, speculation, prediction or announcement."),
        Column("statement", "What it says, in a sentence of ours."),
        Column("from", "The start that the text gives, in EDTF; empty where it gives none."),
        Column("until", "The end that the text gives, in EDTF; empty where it gives none."),
        Column("on", "The day, month or year of what happened once; empty where the text gives none."),
        Column("as_of", "When the document says that it was so, in EDTF."),
        *MARKS_APART,
    )
    rows = [
        claim.record() | {"fact": claim.id} | book.mark_apart(claim.iri, claim.source)
        for claim in read_claims(book.engine, book.selection.on)
    ]
    says = "Everything that each document says, a row for each fact of each; mind the modality."
    return Table("claims", says, ("fact", "source"), columns, rows)


def make_dates(book: Book) -> Table:
    """Make the table of the bounds of each fact, by document."""
    columns = (FACT, SOURCE, *BOUNDS)
    rows = [
        {"fact": slug(text(row["fact"])), "source": slug(text(row["source"])), **tell_dates(read_bounds(row))}
        for row in ask(book.engine, "bounds")
    ]
    says = "Between which days each document lets each fact begin and end; what nothing bounds is left out."
    return Table("dates", says, ("fact", "source"), columns, rows)


def make_evidence(book: Book) -> Table:
    """Make the table of the spans that prove each fact."""
    columns = (
        FACT,
        SOURCE,
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
