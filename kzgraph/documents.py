"""Documents as they are cited: title, publisher, number, date, and what the date rests on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kzgraph.dates import Window, parse_day
from kzgraph.questions import ask
from kzgraph.sentences import say_day, say_window
from kzgraph.store import Engine, text
from kzgraph.vocabulary import SOURCE, slug


@dataclass(frozen=True)
class Document:
    """A document as it is cited; what no document states is empty.

    A title in square brackets is supplied.  `issued` is the date of issue at
    its precision, `written` the window of writing, `dated_by` what that rests on.
    """

    slug: str
    title: str
    publishers: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    issued: str = ""
    written: Window | None = None
    dated_by: str = ""
    copy_of: str = ""
    language: str = ""

    @property
    def iri(self) -> str:
        """Give the IRI of the document's record."""
        return SOURCE + self.slug

    @property
    def is_title_supplied(self) -> bool:
        """Tell whether the title is supplied, for the document states none."""
        return self.title.startswith("[") and self.title.endswith("]")

    @property
    def when(self) -> str:
        """Say when it was issued or, in square brackets, when it was written."""
        if self.issued:
            return say_day(self.issued)
        return f"[written {_lead(self.written)}]" if self.written else "[date not stated]"

    @property
    def cited(self) -> str:
        """Give the citation in plain text, without a place."""
        title = self.title if self.title.endswith(("?", "!", ".")) else f"{self.title}."
        publishers = ", ".join(self.publishers) or "[publisher not stated]"
        copy = f" [Copy of {self.copy_of}.]" if self.copy_of else ""
        return f"{title} {', '.join([publishers, *self.numbers, self.when])}.{copy}"


def read_documents(engine: Engine) -> dict[str, Document]:
    """Read what it takes to cite each document, by slug."""
    documents: dict[str, Document] = {}
    for row in ask(engine, "documents"):
        told = {name: text(term) for name, term in row.items()}
        name = slug(told["source"])
        known = documents.get(name) or Document(
            slug=name,
            title=told["title"],
            issued=told.get("issued", ""),
            written=Window(parse_day(told["writtenEarliest"]), parse_day(told["writtenLatest"]))
            if "writtenEarliest" in told
            else None,
            dated_by=told.get("datingBasis", ""),
            copy_of=slug(told.get("copyOf", "")),
            language=told.get("language", ""),
        )
        documents[name] = replace(
            known,
            publishers=_add(known.publishers, told.get("publisher")),
            numbers=_add(known.numbers, told.get("number")),
        )
    return documents


def _lead(days: Window) -> str:
    said = say_window(days)
    return said if said.startswith("between") else f"on {said}"


def _add(known: tuple[str, ...], value: str | None) -> tuple[str, ...]:
    return known if value is None or value in known else (*known, value)
