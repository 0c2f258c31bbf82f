"""The tables of who there is, who held what, and who is tied to whom."""

from __future__ import annotations

from collections.abc import Iterator

from kzgraph.export.book import (
    BOUNDS,
    DISPUTED,
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
from kzgraph.labels import read_renamings
from kzgraph.questions import ask
from kzgraph.store import text
from kzgraph.tenures import read_body_kinds
from kzgraph.timed import ask_timed, read_bounds
from kzgraph.vocabulary import slug


def make_actors(book: Book) -> Table:
    """Make the table of the actors, with what each is."""
    rows = [
        {"id": slug(thing), "label": book.name(thing), "kind": kind} for thing, kind in book.within("Actor").items()
    ]
    columns = (
        Column("id", "The id of the actor."),
        Column("label", "What it is called; an actor without a name is described."),
        Column("kind", "Its class: Person, Party, Institution and so on; Unnamed where no document names it."),
    )
    return Table("actors", "People, parties, institutions and all others who act or speak.", ("id",), columns, rows)


def make_parties(book: Book) -> Table:
    """Make the table of the parties, with the names that they had before."""
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


def make_posts(book: Book) -> Table:
    """Make the table of the posts and titles, with their bodies."""
    bodies = {text(row["post"]): text(row["body"]) for row in ask(book.engine, "posts")}
    kinds, states = {**book.within("Post"), **book.within("Title")}, read_body_kinds(book.engine)
    columns = (
        Column("id", "The id of the post or title."),
        Column("label", "What it is called."),
        Column("kind", "Office, which one holds at a time; Post, which several may; Title, which is no post."),
        Column("body", "The body of the post, an id of actors; empty for a title."),
        label_of("body", "the body"),
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


def make_tenures(book: Book) -> Table:
    """Make the table of who held what, dated by all documents together."""
    columns = (
        FACT,
        Column("holder", "Who held it.", refers="actors"),
        label_of("holder", "the holder"),
        Column("post", "What was held.", refers="posts"),
        label_of("post", "the post"),
        Column("body", "The body of the post, an id of actors; empty for a title."),
        label_of("body", "the body"),
        Column("capacity", "In what capacity, such as acting."),
        *(*book.certainty, *BOUNDS, DISPUTED, *MARKS, SOURCES),
    )
    rows = [
        {"fact": slug(fact.iri), "capacity": fact.value("capacity"), **book.time(fact), **book.mark(fact.iri)}
        | tell_names(book, {name: fact.value(name) for name in ("holder", "post", "body")})
        for fact in ask_timed(book.engine, "tenures")
    ]
    says = "Who held which post or title, as all documents together date it."
    return Table("tenures", says, ("fact",), columns, rows)


def make_relations(book: Book) -> Table:
    """Make the table of memberships and relations, dated by all documents together."""
    columns = (
        FACT,
        Column("who", "Who or what is tied."),
        label_of("who", "it"),
        Column("relation", "How: memberOf, or a kind of relation."),
        Column("whom", "To whom or what."),
        label_of("whom", "that"),
        *(*book.certainty, *BOUNDS, DISPUTED, *MARKS, SOURCES),
    )
    rows = [
        {"fact": slug(fact.iri), "relation": slug(fact.value("kind")), **book.time(fact), **book.mark(fact.iri)}
        | tell_names(book, {"who": fact.value("from"), "whom": fact.value("to")})
        for fact in ask_timed(book.engine, "ties", "from", "to")
    ]
    says = "Memberships, kinship, succession and other relations, as all documents together date them."
    return Table("relations", says, ("fact", "who", "whom"), columns, rows)


def make_names(book: Book) -> Table:
    """Make the table of the names, spellings and renamings."""
    columns = (
        Column("thing", "What has the name."),
        label_of("thing", "it"),
        Column("name", "The name, as the document writes it."),
        Column("language", "The language of the name, where it is recorded."),
        Column("kind", "The kind of name; before or after, where a renaming gives it."),
        Column(
            "changed_earliest", "The first day on which the name can have changed; empty where nothing says.", "date"
        ),
        Column("changed_latest", "The last day on which the name can have changed; empty where nothing says.", "date"),
        *(FACT, SOURCE, *MARKS_APART),
    )
    rows = [*_list_forms(book), *_list_renamings(book)]
    ordered = sorted(rows, key=lambda row: tuple(row[each] for each in ("thing", "name", "kind", "fact", "source")))
    says = "Names, spellings, short forms and translations that documents use, and names before and after a renaming."
    return Table("names", says, ("name", "kind", "fact", "source"), columns, ordered)


def _list_forms(book: Book) -> Iterator[Row]:
    for row in ask(book.engine, "name-forms"):
        yield tell_said(row, book, "thing") | {
            "name": text(row["name"]),
            "language": getattr(row["name"], "language", None) or "",
            "kind": slug(text(row.get("nameKind"))),
        }


def _list_renamings(book: Book) -> Iterator[Row]:
    for row in ask(book.engine, "party-names"):
        found = read_bounds(row)
        yield tell_said(row | {"thing": row["party"]}, book, "thing") | {
            "name": text(row["name"]),
            "language": "",
            "kind": text(row["place"]),
            "changed_earliest": found.start_earliest,
            "changed_latest": found.start_latest,
        }
