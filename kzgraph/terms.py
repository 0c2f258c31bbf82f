"""What stands in a SPARQL query: read off its tokens, whether or not it can be answered.

The grammar of the tokens is that of SPARQL 1.1, https://www.w3.org/TR/sparql11-query/#sparqlGrammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from kzgraph.vocabulary import PREFIXES, RDF_TYPE, XSD

_TOKEN: Final = re.compile(
    r"""(?P<string>"{3}(?:[^\\]|\\.)*?"{3}|'{3}(?:[^\\]|\\.)*?'{3}|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    |(?P<open>["'])
    |(?P<comment>\#[^\n]*)
    |<(?P<iri>[^<>"{}|^`\\\x00-\x20]*)>
    |(?P<variable>[?$]\w+)
    |(?P<blank>_:\w[\w.-]*)
    |(?P<name>(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.))?)
    |(?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    |(?P<word>[^\W\d]\w*)
    |(?P<mark>\^\^|\S)""",
    re.S | re.X,
)
_CAST: Final = (XSD, "http://www.w3.org/2005/xpath-functions#")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_FORMS: Final = ("select", "ask", "construct", "describe")

Token = tuple[str, str]


@dataclass
class Reading:
    """What a query names, in the order in which it stands there first.

    `terms` are the IRIs that it looks for; `made` those that stand in the
    template of a CONSTRUCT only, and need not be in the graph; `prefixes` are
    those in use, with their namespaces, None where nothing declares one.
    """

    prefixes: dict[str, str | None] = field(default_factory=dict)
    declared: dict[str, str] = field(default_factory=dict)
    terms: list[str] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    datatypes: list[str] = field(default_factory=list)
    functions: list[str] = field(default_factory=list)
    variables: list[str] = field(default_factory=list)
    literals: list[ox.Literal] = field(default_factory=list)

    @property
    def known_prefixes(self) -> Mapping[str, str]:
        """Give the prefixes that the query may use: ours, and those that it declares."""
        return PREFIXES | self.declared


def tokens(sparql: str) -> list[Token]:
    """List the tokens of a query as kind and text, comments and spaces left out.

    >>> tokens("ASK { ?x a kz:Party } # all")
    [('word', 'ASK'), ('mark', '{'), ('variable', '?x'), ('word', 'a'), ('name', 'kz:Party'), ('mark', '}')]
    """
    found = ((match.lastgroup or "", match[match.lastgroup or 0]) for match in _TOKEN.finditer(sparql))
    return [token for token in found if token[0] != "comment"]


def read(sparql: str) -> Reading:
    """Read what a query names.

    >>> read("SELECT ?who { ?who a kz:Person }").terms
    ['http://www.w3.org/1999/02/22-rdf-syntax-ns#type', 'https://w3id.org/kzgraph/ontology#Person']
    """
    reading = Reading()
    body = list(_read_prologue(tokens(sparql), reading))
    made = _find_template(body)
    for at, token in enumerate(body):
        before = body[at - 1][1] if at else ""
        after = body[at + 1][1] if at + 1 < len(body) else ""
        _read_token(token, before, after, at in made, reading)
    reading.literals += dict.fromkeys(_read_literals(body, reading))
    reading.made = [iri for iri in reading.made if iri not in reading.terms]
    return reading


def is_whole(sparql: str) -> bool:
    """Tell whether a query can be sent: its groups are closed, and it has all that its form needs.

    >>> is_whole("CONSTRUCT { ?s a kz:Party }"), is_whole("CONSTRUCT { ?s a kz:Party } WHERE { ?s a kz:Party }")
    (False, True)
    """
    found = tokens(sparql)
    words = [text.lower() for kind, text in found if kind == "word"]
    form = next((word for word in words if word in _FORMS), "")
    groups, depth = _count_groups(found)
    if depth < 0:
        return True
    if is_open(sparql):
        return False
    if form == "describe" and not groups:
        return any(kind in ("iri", "name") for kind, _ in found[_index(found, form) :])
    return groups >= (2 if form == "construct" and "where" not in _before_group(found) else 1)


def is_open(sparql: str) -> bool:
    """Tell whether a group or string is still open."""
    found = tokens(sparql)
    return _count_groups(found)[1] > 0 or any(kind == "open" for kind, _ in found)


def is_begun(sparql: str) -> bool:
    """Tell whether there is more than declarations of prefixes."""
    return any(True for _ in _read_prologue(tokens(sparql), Reading()))


def ends_in_code(sparql: str) -> bool:
    """Tell whether a text ends neither in a comment nor in a string that is open.

    >>> ends_in_code("ASK { ?x "), ends_in_code("ASK # ?x "), ends_in_code("ASK { ?x 'a ")
    (True, False, False)
    """
    kind, end = "", 0
    for match in _TOKEN.finditer(sparql):
        if match.lastgroup == "open":
            return False
        kind, end = match.lastgroup or "", match.end()
    return not (kind == "comment" and end == len(sparql))


def _count_groups(found: list[Token]) -> tuple[int, int]:
    """Count the outermost groups that are closed, and the groups that are open; -1 where one too many closes."""
    groups = depth = 0
    for token in found:
        if token == ("mark", "{"):
            depth += 1
        elif token == ("mark", "}"):
            depth -= 1
            groups += depth == 0
        if depth < 0:
            break
    return groups, depth


def _index(found: list[Token], form: str) -> int:
    return next((at for at, (kind, text) in enumerate(found) if kind == "word" and text.lower() == form), 0)


def _before_group(found: list[Token]) -> list[str]:
    end = found.index(("mark", "{")) if ("mark", "{") in found else len(found)
    return [text.lower() for _, text in found[:end]]


def _read_prologue(found: list[Token], reading: Reading) -> Iterator[Token]:
    """Keep the prefixes declared; give the tokens of the rest."""
    at = 0
    while at < len(found):
        word = found[at][1].lower() if found[at][0] == "word" else ""
        following = [kind for kind, _ in found[at + 1 : at + 3]]
        if word == "prefix" and following == ["name", "iri"]:
            reading.declared[found[at + 1][1].partition(":")[0]] = found[at + 2][1]
            at += 3
        elif word == "base" and following[:1] == ["iri"]:
            at += 2
        else:
            yield found[at]
            at += 1


def _find_template(body: list[Token]) -> range:
    """Find the template of a CONSTRUCT; empty where there is none."""
    if not body or body[0][1].lower() != "construct" or ("mark", "{") not in body[1:2]:
        return range(0)
    depth = 0
    for at, token in enumerate(body):
        depth += (token == ("mark", "{")) - (token == ("mark", "}"))
        if at and depth == 0:
            return range(at)
    return range(len(body))


def _read_token(token: Token, before: str, after: str, made: bool, reading: Reading) -> None:
    kind, text = token
    if kind == "variable":
        _add(reading.variables, f"?{text[1:]}")
    iri = _resolve(token, reading) if kind in ("iri", "name") else RDF_TYPE if token == ("word", "a") else None
    if not iri:
        return
    if before == "^^":
        _add(reading.datatypes, iri)
    elif after == "(" and iri.startswith(_CAST):
        _add(reading.functions, iri)
    else:
        _add(reading.made if made else reading.terms, iri)


def _resolve(token: Token, reading: Reading) -> str | None:
    """Give the IRI that a token stands for; None for one that is relative or of an unknown prefix."""
    kind, text = token
    if kind == "iri":
        return text if _SCHEME.match(text) else None
    prefix, _, local = text.partition(":")
    namespace = reading.known_prefixes.get(prefix)
    reading.prefixes.setdefault(prefix, namespace)
    return None if namespace is None else namespace + re.sub(r"\\(.)", r"\1", local)


def _read_literals(body: list[Token], reading: Reading) -> Iterator[ox.Literal]:
    """Give the strings of a query as literals, with their languages and datatypes."""
    for at, (kind, written) in enumerate(body):
        if kind != "string":
            continue
        with suppress(SyntaxError, StopIteration):
            suffix = _find_suffix(body[at + 1 : at + 3], reading)
            triple = f"<kz:s> <kz:p> {written}{suffix} ."
            term = next(iter(ox.parse(triple, ox.RdfFormat.TURTLE))).object
            if isinstance(term, ox.Literal):
                yield term


def _find_suffix(following: list[Token], reading: Reading) -> str:
    if following and following[0][0] == "language":
        return following[0][1]
    if len(following) == 2 and following[0][1] == "^^" and (datatype := _resolve(following[1], reading)):
        return f"^^<{datatype}>"
    return ""


def _add(things: list[str], thing: str) -> None:
    if thing not in things:
        things.append(thing)
