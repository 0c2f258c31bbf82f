"""The terms of the ontology as text for reading: one in full, or all by kind."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Final

from kzgraph.controls import clean
from kzgraph.dictionary import CLASS_OF_FACTS, KINDS, VALUE, Slot, Term

_SHOWN: Final = 12
_INDENT: Final = "  "
_PLURALS: Final = {"class": "classes", "property": "properties", "list": "lists"}


def write_definition(term: Term, whole: bool = False, width: int | None = None) -> str:
    """Write what is to be known of a term, for a terminal of that many columns.

    Unless it is to be whole, a long list shows its first entries and how many more there are.
    """
    columns = max(width or shutil.get_terminal_size().columns, 24)
    heading = f"{term.term}  {term.label}  ({term.kind})"
    lines = [*_fold(heading, columns), *_fold(term.definition, columns)]
    for title, told in _sections(term):
        entries = list(told)
        if entries:
            shown = entries if whole else entries[:_SHOWN]
            lines += ["", title, "─" * min(columns, len(title))]
            lines += [line for entry in shown for line in _fold(entry, columns)]
            if len(shown) < len(entries):
                lines.append(f"… and {len(entries) - len(shown)} more; --all shows them")
    return "".join(f"{clean(line).rstrip()}\n" for line in lines)


def write_overview(terms: Iterable[Term]) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Give for each kind of term a title, and its terms with their meanings as rows for a table."""
    listed = list(terms)
    for kind in KINDS:
        found = [term for term in listed if term.kind == kind]
        if found:
            noun, _, rest = kind.partition(" ")
            title = f"{_PLURALS.get(noun, noun + 's')} {rest}".strip().capitalize()
            yield f"{title} ({len(found)})", [_tell_row(term) for term in found]


def _tell_row(term: Term) -> dict[str, str]:
    within = {"list": ", ".join(term.parents)} if term.kind == VALUE else {}
    return {"term": term.term, **within, "meaning": term.definition, "used_by": term.used_by}


def _sections(term: Term) -> Iterator[tuple[str, Iterable[str]]]:
    yield "Place", _tell_place(term)
    yield "Reads as", [each for each in (term.phrase, term.noun) if each]
    yield "Properties of its own", [_tell_slot(slot) for slot in term.slots if slot.own]
    if term.kind == CLASS_OF_FACTS and any(not slot.own for slot in term.slots):
        marks = ", ".join(slot.property for slot in term.slots if not slot.own)
        yield "Properties of every fact", [marks]
    yield "Values", term.values
    yield "Example", [*term.example.splitlines(), *([f"“{term.sentence}”"] if term.sentence else [])]
    aligned = [f"{each.relation} {each.term} ({each.label})" for each in term.alignments]
    yield "In other vocabularies", [*aligned, *([term.note] if term.note else [])]
    yield "Used by", [term.used_by] if term.used_by else ["nothing yet"]
    yield "Saved questions", [f"{use.question}: {use.title}" for use in term.questions]


def _tell_place(term: Term) -> Iterator[str]:
    told = {
        "kind of": term.parents,
        "kinds": term.children,
        "stands on": term.classes,
        "points to": (term.range,) if term.range else (),
        "one value at most on": term.single,
        "pointed to by": term.pointed_to_by,
    }
    for name, terms in told.items():
        if terms:
            yield f"{name}: {', '.join(terms)}"
    yield f"IRI: {term.iri}"


def _tell_slot(slot: Slot) -> str:
    many = "one at most" if slot.single else "any number"
    return f"{slot.property} → {slot.range}, {many}. {slot.definition}"


def _fold(told: str, columns: int) -> list[str]:
    """Break a line at spaces, what goes on set in; the indent that it has stays."""
    indent = told[: len(told) - len(told.lstrip())]
    return wrap(
        told.strip(),
        columns,
        initial_indent=indent,
        subsequent_indent=indent + _INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
