"""Documents as they are recorded and cited: title, publisher, identifiers, date, and what the date rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from kzgraph.dates import Window, parse_day, window
from kzgraph.errors import DateError
from kzgraph.questions import ask
from kzgraph.sentences import say_day, say_window
from kzgraph.store import Engine, text
from kzgraph.vocabulary import SOURCE, slug


@dataclass(frozen=True)
class Document:
    """What is recorded of a document; what no document states is empty.

    A title in square brackets is supplied.  `issued` is the date of issue at
    its precision, `written` the window of writing, `dating_basis` what that rests
    on; `digest` and `length` are those of its text.
    """

    slug: str
    title: str
    publishers: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    issued: str = ""
    written: Window | None = None
    dating_basis: str = ""
    copy_of: str = ""
    language: str = ""
    rights: str = ""
    digest: str = ""
    length: int = 0

    @property
    def iri(self) -> str:
        """Give the IRI of the document's record."""
        return SOURCE + self.slug

    @property
    def is_title_supplied(self) -> bool:
        """Tell whether the title is supplied, for the document states none."""
        return self.title.startswith("[") and self.title.endswith("]")

    def record(self) -> dict[str, Any]:
        """Give what it is cited by as plain data."""
        return {
            "title": self.title,
            "publishers": list(self.publishers),
            "identifiers": list(self.identifiers),
            "issued": self.issued,
            "written_earliest": str(self.written.first) if self.written else "",
            "written_latest": str(self.written.last) if self.written else "",
            "dating_basis": self.dating_basis,
            "copy_of": self.copy_of,
        }

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
        return f"{title} {', '.join([publishers, *self.identifiers, self.when])}.{copy}"


def read_documents(engine: Engine) -> dict[str, Document]:
    """Read what is recorded of each document, by slug.

    Raises:
        DateError: A date of issue is none.
    """
    documents: dict[str, Document] = {}
    for row in ask(engine, "documents"):
        told = {name: text(term) for name, term in row.items()}
        name = slug(told["source"])
        known = documents.get(name) or Document(
            slug=name,
            title=told["title"],
            issued=_check_date(name, told.get("issued", "")),
            written=Window(parse_day(told["writtenEarliest"]), parse_day(told["writtenLatest"]))
            if "writtenEarliest" in told
            else None,
            dating_basis=told.get("datingBasis", ""),
            copy_of=slug(told.get("copyOf", "")),
            language=told.get("language", ""),
            rights=told.get("rights", ""),
            digest=told.get("digest", ""),
            length=int(told.get("length") or 0),
        )
        documents[name] = replace(
            known,
            publishers=_add(known.publishers, told.get("publisher")),
            identifiers=_add(known.identifiers, told.get("identifier")),
        )
    return documents


def write_credit(engine: Engine, sources: Iterable[str]) -> str:
    """Write the documents of these slugs in one line, each with when it was written.

    Raises:
        DateError: A date of issue is none.
    """
    documents, slugs = read_documents(engine), set(sources)
    told = [
        f"{name} ({each.when.strip('[]').removeprefix('written on ')})"
        for name, each in documents.items()
        if name in slugs
    ]
    return f"Documents: {'; '.join(told) or 'none'}."


def _check_date(source: str, written: str) -> str:
    """Give a date of issue as it is written, once it is one."""
    try:
        if written:
            window(written)
    except DateError as error:
        raise DateError(f"{source}: date of issue: {error}") from None
    return written


def _lead(days: Window) -> str:
    said = say_window(days)
    return said if said.startswith("between") else f"on {said}"


def _add(known: tuple[str, ...], value: str | None) -> tuple[str, ...]:
    return known if value is None or value in known else (*known, value)
