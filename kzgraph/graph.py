"""The knowledge graph that users hold: one object, one method for each question."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kzgraph import corpus, snapshot
from kzgraph.corpus import Corpus
from kzgraph.errors import CorpusError, DateError, Problem, QueryError, TurtleError, UnknownNameError
from kzgraph.records import Records
from kzgraph.store import Answer, Engine, text

if TYPE_CHECKING:
    from datetime import date

    import networkx as nx
    import rdflib

    from kzgraph.claims import Claim
    from kzgraph.conflicts import Conflict
    from kzgraph.tenures import Holding


def load(facts: Path | str | Sequence[Path | str] = (), known_by: date | str | None = None) -> KnowledgeGraph:
    """Load the knowledge graph; each folder in `facts` adds to it or replaces parts of it.

    With `known_by`, only what documents say that were published by that day.

    >>> len(load().who(on="2021-01-22")) > 0
    True

    Raises:
        CorpusError: A folder or file is missing or unreadable.
        TurtleError: A file does not parse.
        DateError: A claim has a date that is none, or `known_by` is no day.
    """
    folders = [facts] if isinstance(facts, str | Path) else facts
    found = corpus.find([Path(folder) for folder in folders])
    if known_by is None:
        return KnowledgeGraph(found)
    from kzgraph.sources import keep_known

    return KnowledgeGraph(keep_known(found, _day(known_by)))


class KnowledgeGraph:
    """Who held power, when, and how we know: the facts with all that follows from them.

    What a method needs is imported when it is called, so that a query from the
    command line starts in a blink.
    """

    def __init__(self, files: Corpus) -> None:
        """Stand for the graph of a corpus; it is read when first asked."""
        self.corpus = files

    @classmethod
    def load(cls, facts: Path | str | Sequence[Path | str] = (), known_by: date | str | None = None) -> KnowledgeGraph:
        """Load the knowledge graph, as `kzgraph.load` does."""
        return load(facts, known_by)

    @cached_property
    def engine(self) -> Engine:
        """Give the engine that answers SPARQL over the graph."""
        return snapshot.open_engine(self.corpus)

    @cached_property
    def dataset(self) -> rdflib.Dataset:
        """Give the graph as an rdflib dataset: a named graph per source, their union as default."""
        from kzgraph.interchange import to_dataset

        return to_dataset(self.engine)

    def answer(self, sparql: str) -> Answer:
        """Answer a SPARQL query with the engine's own terms, for writing them out.

        Raises:
            QueryError: The query is malformed or asks for SERVICE.
        """
        return self.engine.query(sparql)

    def query(self, sparql: str) -> list[dict[str, Any]] | bool | rdflib.Graph:
        """Answer a SPARQL query in plain Python; our prefixes need no declaration.

        SELECT gives a list of dictionaries (an IRI as its text, a number as a
        number, None where unbound), ASK a truth value, CONSTRUCT and DESCRIBE
        an `rdflib.Graph`.

        Raises:
            QueryError: The query is malformed or asks for SERVICE.
        """
        answer = self.engine.query(sparql)
        if isinstance(answer, ox.QueryBoolean):
            return bool(answer)
        if isinstance(answer, ox.QuerySolutions):
            names = [variable.value for variable in answer.variables]
            from kzgraph.results import plain

            return [{name: plain(row[name]) for name in names} for row in answer]
        from kzgraph.interchange import to_graph

        return to_graph(answer)

    def ask(self, question: str) -> list[dict[str, Any]]:
        """Answer a saved question in plain Python, as `query` does; `questions.names()` lists them.

        Raises:
            QueryError: There is no such question.
        """
        from kzgraph import questions

        rows = self.query(questions.load(question).sparql)
        if not isinstance(rows, list):
            raise QueryError(f"the saved question {question!r} is no SELECT")
        return rows

    def find(self, name: str) -> str:
        """Give the IRI of the actor, post or place of that name.

        Raises:
            UnknownNameError: Nothing has it; the error carries the nearest.
        """
        from kzgraph.names import find

        return find(self.engine, name)

    def who(self, on: date | str | None = None, about: str | None = None) -> Records[Holding]:
        """List who held which post: on a day, certainly or possibly, or at any time.

        `about` keeps the holdings of one actor, of one post, or in one body.

        Raises:
            DateError: `on` is no day.
            UnknownNameError: Nothing is called `about`.
        """
        from kzgraph.tenures import who

        thing = self.find(about) if about else None
        return Records(
            each
            for each in who(self.engine, None if on is None else _day(on))
            if thing in (None, each.holder, each.post, each.body)
        )

    def facts(
        self,
        source: str | None = None,
        cls: str | None = None,
        modality: str | None = None,
        about: str | None = None,
    ) -> Records[Claim]:
        """List what the sources say, one claim per fact and source, in the order of the texts.

        `source` is a slug, `cls` the class of what is asserted, denied and so
        on, `modality` one of assertion, denial, speculation, prediction and
        announcement, `about` the name of anything that a claim names.

        Raises:
            UnknownNameError: There is no such source, class, modality or thing.
        """
        from kzgraph.claims import MODALITIES, read_claims

        claims = read_claims(self.engine)
        thing = self.find(about) if about else None
        _expect("source", source, self._sources())
        _expect("class of facts in use", cls, {claim.cls for claim in claims})
        _expect("modality", modality, MODALITIES)
        return Records(
            claim
            for claim in claims
            if source in (None, claim.source)
            and cls in (None, claim.cls)
            and modality in (None, claim.modality)
            and (thing is None or thing in claim.named)
        )

    def conflicts(
        self,
        kind: str | None = None,
        rule: str | None = None,
        about: str | None = None,
        source: str | None = None,
        possible: bool = False,
    ) -> Records[Conflict]:
        """List what contradicts, found by rule, the hard ones first.

        `kind` is ``hard``, where the two sides cannot both hold, or ``soft``,
        where something lets both stand; `rule` the name of a saved question
        ``conflict-RULE``; `about` the name of anything that either side names;
        `source` the slug of a document on either side.  With `possible`, also
        what is a conflict only if days that are not known fell together.

        Raises:
            UnknownNameError: There is no such kind, rule, thing or source.
        """
        from kzgraph.conflicts import KINDS, RULES, find_conflicts

        thing = self.find(about) if about else None
        _expect("kind of conflict", kind, KINDS)
        _expect("rule", rule, RULES)
        _expect("source", source, self._sources())
        return Records(
            each
            for each in find_conflicts(self.engine, possible)
            if kind in (None, each.kind)
            and rule in (None, each.rule)
            and (thing is None or thing in each.named)
            and (source is None or source in each.sources)
        )

    def network(self, on: date | str | None = None) -> nx.MultiDiGraph[str]:
        """Give the network of actors, posts and bodies, on a day or at any time.

        Raises:
            DateError: `on` is no day.
        """
        from kzgraph.network import network

        return network(self.engine, None if on is None else _day(on))

    def export(self, form: str = "turtle") -> str:
        """Give the whole graph as Turtle, or as TriG with a named graph per source.

        Raises:
            QueryError: There is no such format.
        """
        from kzgraph.export import export

        return export(self.engine, form)

    def check(self, sources: Path | str | None = None) -> list[Problem]:
        """List what is wrong with the files; with the texts in `sources`, with the evidence too.

        What keeps the graph from being made, such as a wrong date, is listed
        first and alone.

        Raises:
            CorpusError: A file or folder cannot be read.
            TurtleError: A file does not parse.
            OntologyError: A shape or rule is malformed.
        """
        from kzgraph.checks import check_form, check_rules, check_shapes, read_files
        from kzgraph.witness import check_evidence, list_texts, read_texts

        if sources:
            list_texts(Path(sources))
        files = read_files(self.corpus)
        problems = check_form(files) + check_shapes(self.corpus, files)
        try:
            problems += check_rules(self.corpus, files, self.engine)
            texts = read_texts(self.corpus, Path(sources)) if sources else {}
            problems += check_evidence(self.corpus, files, texts)
        except (CorpusError, DateError, TurtleError):
            if not problems:
                raise
        return sorted(set(problems))

    def find_unproved(self, sources: Path | str) -> list[str]:
        """List the sources with claims whose recorded text is not in the folder.

        Raises:
            CorpusError: The folder or a text cannot be read, or no text is a source's.
        """
        from kzgraph.witness import find_unproved, read_texts

        return find_unproved(self.corpus, read_texts(self.corpus, Path(sources)))

    def record_evidence(self, sources: Path | str) -> list[Path]:
        """Write the fingerprints of all spans whose texts are in a folder; give the tables written.

        Where folders were added to ours, only theirs are written.

        Raises:
            CorpusError: A file or folder cannot be read or written.
        """
        from kzgraph.checks import read_files
        from kzgraph.files import make_folder, write_whole
        from kzgraph.witness import read_texts, record

        shipped = corpus.home() / "facts"
        files = [
            file for file in read_files(self.corpus) if not self.corpus.altered or not file.path.is_relative_to(shipped)
        ]
        tables = record(self.corpus, files, read_texts(self.corpus, Path(sources)))
        for path, content in tables.items():
            make_folder(path.parent)
            write_whole(path, content)
        evidence = self.corpus.evidence | {path.stem: path for path in tables}
        self.corpus = replace(self.corpus, evidence=evidence)
        return list(tables)

    def _sources(self) -> set[str]:
        from kzgraph.questions import ask
        from kzgraph.vocabulary import slug

        return {slug(text(row["source"])) for row in ask(self.engine, "sources")}

    def view(self, on: date | str) -> str:
        """Give the page of who held power on a day: one offline HTML file.

        Raises:
            DateError: `on` is no day.
        """
        from kzgraph.page import write_page

        return write_page(self.engine, _day(on))


def _day(on: date | str) -> date:
    from datetime import datetime

    from kzgraph.dates import parse_day

    if isinstance(on, datetime):
        return on.date()
    return parse_day(on) if isinstance(on, str) else on


def _expect(kind: str, name: str | None, known: Collection[str]) -> None:
    if name is not None and name not in known:
        from difflib import get_close_matches

        raise UnknownNameError(kind, name, get_close_matches(name, list(known), n=5) or sorted(known))
