"""Turtle: read with the line where it breaks, written in one canonical form.

Canonical means: the same triples give the same bytes, whatever order they came
in.  Claims stand in the order of the document, by the last of their spans, so
that a file can be read beside its text; every other subject stands in the order
of its IRI.

The grammar is W3C Turtle 1.1, https://www.w3.org/TR/turtle/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from kzgraph.controls import escape
from kzgraph.errors import TurtleError
from kzgraph.vocabulary import KZ, PREFIXES, RDF_TYPE, SKOS, SOURCE, XSD, shorten

_EVIDENCE = KZ + "evidence"
_FIRST = (RDF_TYPE, KZ + "of")
_LAST = (SKOS + "note", _EVIDENCE)
_NUMBERS = {XSD + "integer": r"[+-]?\d+", XSD + "decimal": r"[+-]?\d*\.\d+"}
_SPAN = re.compile(r"#char=([0-9]{1,12}),([0-9]{1,12})$")
_TOKEN = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|"(?:[^"\\\n]|\\.)*"'
    r"|'''(?:[^\\]|\\.)*?'''|'(?:[^'\\\n]|\\.)*'"
    r"|<[^>\n]*>|\\.|(?P<comment>#[^\n]*)",
    re.S,
)

_BLANK = re.compile(r"\?[A-Za-z]\w*")
_BARE_DATE = re.compile(r"(?<![\w\"-])\d{4}-\d{2}(-\d{2})?(?![\w\"-])")
_UNDECLARED = re.compile(r"[Pp]refix ([a-z]*):? has not been declared")

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def parse(text: str, path: Path | str) -> list[ox.Triple]:
    """Parse Turtle into triples; `path` is what an error names.

    Raises:
        TurtleError: The text is not Turtle 1.1; it says in which line.
    """
    try:
        quads = list(ox.parse(text.encode(), ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        reason = re.sub(r" \(line \d+\)$|^Parser error at line \d+ .*?: ", "", error.msg)
        raise TurtleError(path, error.lineno, reason + _find_remedy(text, error.lineno or 0, reason)) from None
    triples = [quad.triple for quad in quads]
    if any(_is_beyond_turtle_1_1(triple.object) for triple in triples):
        raise TurtleError(path, None, "it has a triple term or a direction of text; write Turtle 1.1")
    return triples


def complete(text: str, base: str | None = None) -> str:
    """Give Turtle with our prefixes, and the base that is given, declared where it does not declare them itself.

    What is declared stands before the first line, so that lines keep their numbers.
    """
    head = f"@base <{base}> . " if base else ""
    return head + "".join(f"@prefix {prefix}: <{iri}> . " for prefix, iri in PREFIXES.items()) + text


def _find_remedy(text: str, line: int, reason: str) -> str:
    """Say what mends a file that does not parse, where it is one of the things that people who write claims forget."""
    broken = "".join(text.splitlines()[line - 1 : line])
    if blank := _BLANK.search(_TOKEN.sub(" ", broken)):
        return f"; fill in the blank {blank[0]}"
    if date := _BARE_DATE.search(_TOKEN.sub(" ", broken)):
        return f'; write {date[0]} as "{date[0]}"^^xsd:{"date" if date[1] else "gYearMonth"}'
    missing = _UNDECLARED.search(reason)
    if (missing and missing[1] in PREFIXES) or ("No scheme found" in reason and "<#" in broken):
        return "; run kzgraph format, which declares it" if missing else "; run kzgraph format, which writes @base"
    return ""


def _is_beyond_turtle_1_1(term: Term) -> bool:
    return isinstance(term, ox.Triple) or (isinstance(term, ox.Literal) and term.direction is not None)


def find_comments(text: str) -> list[int]:
    """List the lines, counted from 1, on which a comment stands."""
    return [text.count("\n", 0, match.start()) + 1 for match in _TOKEN.finditer(text) if match["comment"] is not None]


def find_lines(text: str) -> dict[str, int]:
    """Find the lines on which subjects stand in a canonical file, by how each is written."""
    lines: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        lines.setdefault(line.partition(" ")[0], number)
    return lines


def find_line(lines: Mapping[str, int], iri: str) -> int:
    """Give the line on which a subject stands, of those that `find_lines` found; 0 if nowhere."""
    return lines.get(shorten(iri)) or lines.get(f"<{iri}>") or 0


def write(triples: Iterable[ox.Triple], base: str | None = None) -> str:
    """Write triples as canonical Turtle.

    With `base`, the IRI of a source, its spans are written as ``<#char=1,5>``.
    """
    body = _body(triples, base)
    return _head(body, base) + body


def write_trig(graphs: Mapping[str, Iterable[ox.Triple]]) -> str:
    """Write named graphs as canonical TriG, https://www.w3.org/TR/trig/."""
    bodies = {name: _body(graphs[name], None) for name in sorted(graphs)}
    blocks = [f"{shorten(name)} {{\n{_indent(body)}}}\n" for name, body in bodies.items()]
    return _head("".join(blocks), None) + "\n".join(blocks)


def _indent(body: str) -> str:
    return re.sub("^(?=.)", "    ", body, flags=re.M)


def _body(triples: Iterable[ox.Triple], base: str | None) -> str:
    subjects: dict[Term, dict[ox.NamedNode, set[Term]]] = {}
    for triple in triples:
        subjects.setdefault(triple.subject, {}).setdefault(triple.predicate, set()).add(triple.object)
    ordered = sorted(subjects, key=lambda subject: _order(subject, subjects[subject]))
    return "\n".join(_block(subject, subjects[subject], base) for subject in ordered)


def _head(body: str, base: str | None) -> str:
    bare = _TOKEN.sub(" ", body)
    used = set(re.findall(r"(?<![\w:-])([a-z]*):[A-Za-z0-9_]", bare))
    lines = [f"@base <{base}> ."] if base else []
    lines += [f"@prefix {prefix}: <{PREFIXES[prefix]}> ." for prefix in sorted(used & PREFIXES.keys())]
    return "\n".join(lines) + "\n\n" if lines else ""


def _block(subject: Term, properties: dict[ox.NamedNode, set[Term]], base: str | None) -> str:
    lines = []
    for predicate in sorted(properties, key=_property_order):
        objects = sorted(properties[predicate], key=_object_order)
        verb = "a" if predicate.value == RDF_TYPE else _write_term(predicate, base)
        lines.append(f"{verb} " + " , ".join(_write_term(each, base) for each in objects))
    return f"{_write_term(subject, base)} " + " ;\n    ".join(lines) + " .\n"


def _order(subject: Term, properties: dict[ox.NamedNode, set[Term]]) -> tuple[int, int, str]:
    spans = [
        span_of(each.value) for each in properties.get(ox.NamedNode(_EVIDENCE), ()) if isinstance(each, ox.NamedNode)
    ]
    start, end = max((span for span in spans if span), default=(0, 0))
    return start, end, getattr(subject, "value", str(subject))


def span_of(iri: str) -> tuple[int, int] | None:
    """Read the character span off an evidence IRI; None where it has none.

    >>> span_of("https://w3id.org/kzgraph/source/crs-in11581#char=7,12")
    (7, 12)
    """
    match = _SPAN.search(iri)
    return (int(match[1]), int(match[2])) if match and iri.startswith(SOURCE) else None


def evidence_record(iri: str) -> dict[str, str | int]:
    """Give an evidence IRI as its source's slug and the two ends of the span.

    >>> evidence_record("https://w3id.org/kzgraph/source/crs-in11581#char=7,12")
    {'source': 'crs-in11581', 'start': 7, 'end': 12}
    """
    start, end = span_of(iri) or (0, 0)
    return {"source": iri.removeprefix(SOURCE).partition("#")[0], "start": start, "end": end}


def _property_order(predicate: ox.NamedNode) -> tuple[int, str]:
    if predicate.value in _FIRST:
        return _FIRST.index(predicate.value), ""
    if predicate.value in _LAST:
        return len(_FIRST) + 1 + _LAST.index(predicate.value), ""
    return len(_FIRST), predicate.value


def _object_order(term: Term) -> tuple[tuple[int, int], str]:
    if isinstance(term, ox.NamedNode):
        return span_of(term.value) or (0, 0), term.value
    return (0, 0), str(term)


def _write_term(term: Term, base: str | None) -> str:
    if isinstance(term, ox.NamedNode):
        if base and term.value.startswith(base + "#"):
            return f"<{term.value[len(base) :]}>"
        return escape(shorten(term.value))
    if isinstance(term, ox.Literal):
        return _write_literal(term)
    return str(term)


def _write_literal(term: ox.Literal) -> str:
    datatype = term.datatype.value
    if datatype == XSD + "boolean" and term.value in ("true", "false"):
        return term.value
    if datatype in _NUMBERS and re.fullmatch(_NUMBERS[datatype], term.value):
        return term.value
    quoted = escape(str(ox.Literal(term.value)))
    if term.language:
        return f"{quoted}@{term.language}"
    return quoted if datatype == XSD + "string" else f"{quoted}^^{shorten(datatype)}"
