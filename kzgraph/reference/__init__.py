"""The reference page of the ontology: one offline HTML file, an anchor for each term."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kzgraph.controls import clean
from kzgraph.dictionary import KINDS, VALUE, Term

__all__ = ["write_reference"]

_FOLDER: Final = Path(__file__).parent
_TERM: Final = re.compile(r"\bkz:([A-Za-z][\w-]*)")
_HEADINGS: Final = {
    "class of facts": ("Classes of facts", "What a document can say. Each fact is a node with its dates and evidence."),
    "class of things": ("Classes of things", "What facts are about: actors, posts, places, documents."),
    "property of facts": ("Properties of facts", "What a fact says, and the marks and dates that it carries."),
    "property of things": ("Properties of things", "What the register and the sources say, and shortcuts from facts."),
    "list of values": ("Lists of values", "Closed lists, each with its values."),
    "annotation": ("Annotations", "What the ontology says of its own classes."),
}


@dataclass(frozen=True)
class _Question:
    """A saved question with the terms that it uses."""

    name: str
    title: str
    terms: tuple[str, ...]


def write_reference(terms: Mapping[str, Term], metadata: Mapping[str, str]) -> str:
    """Give the page of these terms; the same terms, the same bytes. It needs nothing from outside, and no script."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    from kzgraph.page.assets import write_policy
    from kzgraph.reference.diagram import draw_narrow, draw_wide
    from kzgraph.reference.ties import draw_ties

    style = Markup((_FOLDER / "reference.css").read_text(encoding="utf-8"))  # noqa: S704
    page = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    page.filters["linked"] = lambda told: _link(terms, str(told))
    written = page.from_string((_FOLDER / "reference.html").read_text(encoding="utf-8")).render(
        policy=write_policy([], [style]),
        style=style,
        about=metadata,
        sections=_list_sections(terms),
        terms=terms,
        tree=_list_roots(terms),
        shapes=[draw_wide(terms), draw_narrow(terms)],
        ties=draw_ties(terms),
        questions=_list_questions(terms),
    )
    return clean(written)


def _list_sections(terms: Mapping[str, Term]) -> list[dict[str, Any]]:
    """List the sections of the page: its heading, its introduction and its terms; values stand with their lists."""
    sections = []
    for kind in KINDS:
        found = [term for term in terms.values() if term.kind == kind]
        if found and kind != VALUE:
            title, introduction = _HEADINGS[kind]
            sections.append(
                {"id": f"all-{kind.replace(' ', '-')}", "title": title, "text": introduction, "terms": found}
            )
    return sections


def _list_roots(terms: Mapping[str, Term]) -> list[Term]:
    """List the classes that lie within no other of ours, but for the closed lists."""
    return [term for term in terms.values() if term.kind.startswith("class") and not term.parents]


def _list_questions(terms: Mapping[str, Term]) -> list[_Question]:
    titles = {use.question: use.title for term in terms.values() for use in term.questions}
    used: dict[str, list[str]] = {name: [] for name in sorted(titles)}
    for term in terms.values():
        for use in term.questions:
            used[use.question].append(term.term)
    return [_Question(name, titles[name], tuple(used[name])) for name in used]


def _link(terms: Mapping[str, Term], told: str) -> Any:
    """Give text, safe in HTML, with each of our terms in it as a link to its place."""
    from markupsafe import Markup, escape

    def link(match: re.Match[str]) -> str:
        return f'<a href="#{match[1]}">{match[0]}</a>' if match[1] in terms else match[0]

    return Markup(_TERM.sub(link, str(escape(told))))  # noqa: S704
