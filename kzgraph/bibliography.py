"""Citations as a bibliography: plain text, BibTeX, CSL-JSON.

CSL-JSON is that of https://github.com/citation-style-language/schema (1.0.2).
No field is invented: an author, a date of issue or a kind of document that no
document states is absent; what is missing or supplied stands in the note.  When
a document was written is no date of issue: BibTeX has it in the note alone,
CSL-JSON also in words in place of a date.  The last entry is kzgraph itself.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from itertools import groupby
from textwrap import wrap
from typing import Any, Final

from kzgraph.citations import OTHER_TEXT, Citation
from kzgraph.controls import clean, escape
from kzgraph.documents import Document

BIBLIOGRAPHIES: Final = ("text", "bibtex", "csl-json")
TITLE: Final = "kzgraph: who held power in Kazakhstan, when, and how do we know?"
AUTHOR: Final = "The kzgraph authors"
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ESCAPES: Final = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
} | {each: f"\\{each}" for each in "&%$#_"}
_NO_KEY: Final = re.compile(r"[^A-Za-z0-9.:/_+-]")
_OPEN, _CLOSE = "\ue000", "\ue001"

Marks = tuple[str, str]


def write_bibliography(
    citations: Sequence[Citation], form: str, version: str, marks: Marks = ("»", "«"), width: int | None = None
) -> str:
    """Write citations in one of `BIBLIOGRAPHIES`, an entry for each document, and kzgraph's own.

    As text, each with its places, and what is evidence between the marks.
    """
    by_document = [
        (document, list(cited))
        for document, cited in groupby(sorted(citations, key=lambda each: each.document.slug), lambda e: e.document)
    ]
    if form == "text":
        columns = width or shutil.get_terminal_size().columns
        told = [_write_text(document, cited, marks, columns) for document, cited in by_document]
        return "\n".join([*told, _fold(f"{AUTHOR}: {TITLE} Version {version}.", columns)])
    if form == "bibtex":
        own = _entry("misc", f"kzgraph-{version}", _own_fields(version))
        return "\n".join([*(_write_bibtex(document, cited) for document, cited in by_document), own])
    items = [*(_csl_item(document, cited) for document, cited in by_document), _own_item(version)]
    return escape(json.dumps(items, ensure_ascii=False, indent=2)) + "\n"


def _write_text(document: Document, citations: Sequence[Citation], marks: Marks, columns: int) -> str:
    lines = [_fold(document.cited, columns)]
    lines += [_fold(f"Dated by: {document.dating_basis}", columns, "  ")] if document.dating_basis else []
    other = any(each.passage and not each.recorded for each in citations)
    lines += [_fold(OTHER_TEXT, columns, "  ")] if other else []
    for passage, cited in groupby([each for each in citations if each.span], lambda each: each.passage):
        for citation in cited:
            proof = f" [{citation.proved}]" if citation.proof else ""
            lines.append(clean(f"  {citation.iri}{proof}") + "\n")
            lines += [_fold(" ".join(citation.facts), columns, "    ")] if citation.facts else []
        if passage:
            told = _fold(passage.write(_OPEN, _CLOSE), columns, "      ")
            lines.append(told.replace(_OPEN, marks[0]).replace(_CLOSE, marks[1]))
    return "".join(lines)


def _write_bibtex(document: Document, citations: Sequence[Citation]) -> str:
    kind = "techreport" if document.identifiers and document.publishers else "misc"
    year, _, rest = document.issued.partition("-")
    fields = {
        "title": f"{{{_escape(document.title)}}}",
        "institution" if kind == "techreport" else "howpublished": _escape(", ".join(document.publishers)),
        "number": _escape("; ".join(document.identifiers)),
        "year": year,
        "note": _escape(_note(document, citations)),
    }
    return _entry(kind, document.slug, fields, _MONTHS[int(rest[:2]) - 1] if rest else "")


def _entry(kind: str, key: str, fields: dict[str, str], month: str = "") -> str:
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    lines += [f"  month = {month},"] if month else []
    return "\n".join([f"@{kind}{{{_NO_KEY.sub('-', key)},", *lines, "}", ""])


def _own_fields(version: str) -> dict[str, str]:
    return {"author": f"{{{AUTHOR}}}", "title": f"{{{_escape(TITLE)}}}", "note": f"Version {version}"}


def _own_item(version: str) -> dict[str, Any]:
    told = {"id": f"kzgraph-{version}", "type": "dataset", "title": TITLE, "version": version}
    return told | {"author": [{"literal": AUTHOR}]}


def _csl_item(document: Document, citations: Sequence[Citation]) -> dict[str, Any]:
    item = {
        "id": document.slug,
        "type": "report" if document.identifiers and document.publishers else "document",
        "title": document.title,
        "publisher": ", ".join(document.publishers),
        "number": "; ".join(document.identifiers),
        "language": document.language,
        "issued": _csl_date(document),
        "note": _note(document, citations),
    }
    return {name: value for name, value in item.items() if value}


def _csl_date(document: Document) -> dict[str, Any]:
    if document.issued:
        return {"date-parts": [[int(part) for part in document.issued.split("-")]]}
    return {"literal": document.when[1:-1]} if document.written else {}


def _note(document: Document, citations: Sequence[Citation]) -> str:
    places = [each.fragment for each in citations if each.span]
    parts = [
        "Title supplied." if document.is_title_supplied else "",
        f"Copy of {document.copy_of}." if document.copy_of else "",
        "" if document.issued else f"{document.when[1].upper()}{document.when[2:-1]}.",
        document.dating_basis,
        f"Cited at {', '.join(places)}." if places else "",
    ]
    return " ".join(part for part in parts if part)


def _escape(told: str) -> str:
    """Write text so that BibTeX and LaTeX read it as it is, and braces always balance."""
    return "".join(_ESCAPES.get(each, each) for each in re.sub(r"\s+", " ", clean(told)))


def _fold(told: str, columns: int, indent: str = "") -> str:
    lines = wrap(
        clean(told),
        max(columns, 20),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "".join(f"{line}\n" for line in lines)
