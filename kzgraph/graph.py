"""The knowledge graph that users hold: one object, one method for each question."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kzgraph import corpus, snapshot
from kzgraph.corpus import Corpus
from kzgraph.errors import CorpusError, DateError, KzgraphError, QueryError, TurtleError, UnknownTermWarning
from kzgraph.records import Records
from kzgraph.store import Answer, Oxigraph, text

if TYPE_CHECKING:
    from datetime import date

    import networkx as nx
    import rdflib

    from kzgraph.answers import Answers
    from kzgraph.audit import Audits
    from kzgraph.catalogue import Catalogue
    from kzgraph.changes import Changes
    from kzgraph.citations import Citation
    from kzgraph.claims import Claim
    from kzgraph.conflicts import Conflict
    from kzgraph.coverage import Coverage
    from kzgraph.dictionary import Term
    from kzgraph.dossier import Dossier
    from kzgraph.explanation import Part
    from kzgraph.export.selection import Selection
    from kzgraph.findings import Finding, Problems
    from kzgraph.frames import Page
    from kzgraph.lineage import Descent
    from kzgraph.paths import Step
    from kzgraph.plots import Plots
    from kzgraph.power import Powers
    from kzgraph.quotations import Quotation
    from kzgraph.statistics import Count
    from kzgraph.templates import Template
    from kzgraph.tenures import Holding
    from kzgraph.things import Directory
    from kzgraph.timeline import Line
    from kzgraph.usage import Unknown
    from kzgraph.worker import Worker


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


def open_data(paths: Path | str | Sequence[Path | str]) -> KnowledgeGraph:
    """Open RDF files as a graph of their own, in place of ours, to be asked in SPARQL.

    Turtle, N-Triples, N-Quads, TriG, RDF/XML and JSON-LD, told by the endings.
    Named graphs stay; the default graph is the union of everything.

    Raises:
        CorpusError: A file is missing or unreadable, or its ending is of no format.
        TurtleError: A file does not parse: path, line, reason.
    """
    from kzgraph.data import open_files

    return KnowledgeGraph(corpus.empty(), open_files(_paths(paths)))


class KnowledgeGraph:
    """Who held power, when, and how we know: the facts with all that follows from them.

    What a method needs is imported when it is called, so that a query from the
    command line starts in a blink.
    """

    def __init__(self, files: Corpus, engine: Oxigraph | None = None) -> None:
        """Stand for the graph of a corpus, which is read when first asked; or for that of an engine."""
        self.corpus = files
        self._engine = engine

    def __repr__(self) -> str:
        """Name the documents that it rests on."""
        return f"KnowledgeGraph of {', '.join(self.corpus.claims) or 'no document'}"

    @classmethod
    def load(cls, facts: Path | str | Sequence[Path | str] = (), known_by: date | str | None = None) -> KnowledgeGraph:
        """Load the knowledge graph, as `kzgraph.load` does."""
        return load(facts, known_by)

    @cached_property
    def engine(self) -> Oxigraph:
        """Give the engine that answers SPARQL over the graph."""
        return self._engine or snapshot.open_engine(self.corpus)

    @cached_property
    def _worker(self) -> Worker:
        from kzgraph.worker import Worker

        return Worker(self.engine)

    def with_data(self, paths: Path | str | Sequence[Path | str]) -> KnowledgeGraph:
        """Give a graph of this one and RDF files together, to be asked in SPARQL; see `open_data`.

        Nothing is derived from the files, and nothing in them is checked.

        Raises:
            CorpusError: A file is missing or unreadable, or its ending is of no format.
            TurtleError: A file does not parse: path, line, reason.
        """
        from kzgraph.data import open_files

        return KnowledgeGraph(self.corpus, open_files(_paths(paths), self.engine))

    @cached_property
    def dataset(self) -> rdflib.Dataset:
        """Give the graph as an rdflib dataset: a named graph per source, their union as default.

        Its own ``query`` is rdflib's, which fetches what FROM and SERVICE name;
        `query` here fetches nothing.
        """
        from kzgraph.interchange import to_dataset

        return to_dataset(self.engine)

    def answer(self, sparql: str, timeout: float | None = None) -> Answer:
        """Answer a SPARQL query with the engine's own terms, for writing them out.

        With `timeout`, a number of seconds, in a process of its own, which the
        end of the time or Ctrl-C stops.

        Raises:
            QueryError: The query is malformed or asks for SERVICE.
            TimeLimitError: It takes longer.
        """
        return self.engine.query(sparql) if timeout is None else self._worker.query(sparql, timeout)

    def query(self, sparql: str, timeout: float | None = None) -> list[dict[str, Any]] | bool | rdflib.Graph:
        """Answer a SPARQL query in plain Python; our prefixes need no declaration.

        SELECT gives a list of dictionaries (an IRI as its text, a number as a
        number, None where unbound), ASK a truth value, CONSTRUCT and DESCRIBE
        an `rdflib.Graph`.  `timeout` is the number of seconds that it may take.
        Where nothing is found, an UnknownTermWarning names each term that
        stands nowhere in the graph, with the nearest that do.

        Raises:
            QueryError: The query is malformed or asks for SERVICE.
            TimeLimitError: It takes longer.
        """
        answer = self.answer(sparql, timeout)
        if isinstance(answer, ox.QueryBoolean):
            return bool(answer)
        if isinstance(answer, ox.QuerySolutions):
            names = [variable.value for variable in answer.variables]
            from kzgraph.results import plain

            rows = [{name: plain(row[name]) for name in names} for row in answer]
            if not rows:
                self._warn_of_unknown(sparql)
            return rows
        from kzgraph.interchange import to_graph

        return to_graph(answer)

    def _warn_of_unknown(self, sparql: str) -> None:
        import warnings

        for unknown in self.find_unknown(sparql, with_texts=True):
            warnings.warn(str(unknown), UnknownTermWarning, stacklevel=3)

    def explain(self, sparql: str) -> Records[Part]:
        """Explain a SPARQL query without running it: each prefix, term and variable that it names.

        Raises:
            QueryError: The query is malformed or asks for SERVICE.
        """
        from kzgraph.explanation import Part, explain

        return Records(Part.COLUMNS, explain(self.engine, sparql))

    def terms(self, word: str = "") -> Records[Part]:
        """List the terms of the graph, those with the word in their name, label or definition."""
        from kzgraph.explanation import Part, describe

        return Records(Part.COLUMNS, (part for part in describe(self.engine) if part.has(word)))

    @cached_property
    def _dictionary(self) -> dict[str, Term]:
        from kzgraph.lexicon import read_terms

        return read_terms(self.engine, self._claims)

    def ontology(self, term: str | None = None) -> Records[Term]:
        """List the terms of the ontology by kind, or the one of that name, label or IRI.

        Each has its definition, its place among the others, an example that
        stands in the facts, what it is in other vocabularies, what uses it,
        and the saved questions that ask about it.

        Raises:
            UnknownNameError: There is no such term; the error carries the nearest.
            AmbiguousNameError: Several are called so; the error carries them.
        """
        from kzgraph.dictionary import Term, find_term

        found = self._dictionary.values() if term is None else [find_term(self._dictionary, term)]
        return Records(Term.COLUMNS, found)

    def find_namesakes(self, term: Term) -> Records[Term]:
        """List the other terms of the ontology that are called the same but for the case of letters."""
        from kzgraph.dictionary import Term, find_namesakes

        return Records(Term.COLUMNS, find_namesakes(self._dictionary, term))

    def ontology_page(self) -> str:
        """Give the reference page of the ontology: one offline HTML file, an anchor for each term."""
        from kzgraph.dictionary import read_metadata
        from kzgraph.reference import write_reference

        return write_reference(self._dictionary, read_metadata(self.engine))

    def find_unknown(self, sparql: str, with_texts: bool = False) -> Records[Unknown]:
        """List the IRIs that a query looks for and that stand nowhere in the graph, with the nearest that do.

        With texts, its strings too, where they stand only in another language,
        datatype or case of letters; such a query finds nothing.
        """
        from kzgraph.usage import Unknown, find_unknown

        return Records(Unknown.COLUMNS, find_unknown(self.engine, sparql, with_texts))

    def labels(self) -> dict[str, str]:
        """Give what everything is called, by its IRI; facts that have no name, such as tenures, are left out."""
        from kzgraph.claims import read_nouns
        from kzgraph.labels import read_labels

        return read_nouns(self.engine) | read_labels(self.engine)

    @property
    def questions(self) -> Catalogue:
        """Give the saved questions, each a function: ``kg.questions.bans(source="…")``."""
        from kzgraph.catalogue import Catalogue

        return Catalogue(self.ask)

    def bind(self, question: str, /, **parameters: Any) -> str:
        """Give the SPARQL of a saved question, by its name or its title, narrowed by values for its parameters.

        A value is a name, an id, a day, a number or words, as the parameter
        has it, or several of them in a list; None leaves a parameter out.

        Raises:
            QueryError: There is no such question or parameter, or a value does not suit it.
            UnknownNameError: Nothing has the name that is given.
            DateError: A day is none.
        """
        from kzgraph.catalogue import find
        from kzgraph.parameters import resolve

        asked = find(question)
        return asked.bind(resolve(self.engine, asked, parameters))

    def ask(self, question: str, /, **parameters: Any) -> Answers:
        """Answer a saved question in plain Python, narrowed by its parameters as `bind` says.

        The rows are dictionaries as those of `query`; each also knows what its
        IRIs are called.  `questions` lists the questions.

        Raises:
            QueryError: There is no such question or parameter, or a value does not suit it.
            UnknownNameError: Nothing has the name that is given.
            DateError: A day is none.
        """
        from kzgraph.answers import read_answers
        from kzgraph.labels import read_labels

        answer = self.engine.query(self.bind(question, **parameters))
        if not isinstance(answer, ox.QuerySolutions):
            raise QueryError(f"the saved question {question!r} is no SELECT")
        return read_answers(answer, read_labels(self.engine))

    def find(self, name: str) -> str:
        """Give the IRI of the actor, post, place, election, other fact or document of that name or slug.

        Script, romanisation, spaces and hyphens do not matter; a part of the
        name will do where one thing only has it.

        Raises:
            UnknownNameError: Nothing has it; the error carries the nearest.
            AmbiguousNameError: Several things have it; the error carries them.
        """
        from kzgraph.names import find

        return find(self._directory, name)

    @cached_property
    def _directory(self) -> Directory:
        from kzgraph.things import Directory

        return Directory(self.engine)

    def label(self, name: str) -> str:
        """Give the label of the thing of any of its names or slugs; of a fact, its slug.

        Raises:
            UnknownNameError: Nothing has that name.
        """
        from kzgraph.labels import read_labels
        from kzgraph.vocabulary import slug

        iri = self.find(name)
        return read_labels(self.engine).get(iri, slug(iri))

    def complete(self, beginning: str, kind: str | None = None) -> list[tuple[str, str]]:
        """List the slugs and labels of what a beginning may grow into: of the register, and elections.

        `kind` keeps one class, such as Actor or Post.  Of an empty beginning,
        only what has a name of its own.
        """
        from kzgraph.names import complete

        return complete(self.engine, beginning, kind)

    def who(
        self,
        on: date | str | None = None,
        about: str | None = None,
        why: bool = False,
        everyone: bool = False,
    ) -> Records[Holding]:
        """List who held which post: on a day, certainly or possibly, or at any time.

        `about` keeps the holdings of one actor, of one post, or in one body.
        With `why`, each has the dates that decide, and who states them.  With
        `everyone`, also those who did not hold the post on that day.

        Raises:
            DateError: `on` is no day.
            UnknownNameError: Nothing is called `about`.
        """
        from kzgraph.tenures import Holding, who

        thing = None if about is None else self.find(about)
        held = who(self.engine, None if on is None else _day(on), why, everyone)
        return Records(
            Holding.COLUMNS_WITH_REASONS if why else Holding.COLUMNS,
            (each for each in held if thing in (None, each.holder, each.post, each.body)),
        )

    def show(self, name: str, on: date | str | None = None) -> Dossier:
        """Gather everything that the documents say of an actor, post, election or fact.

        `name` is any name of it, or the id of a fact or a document.  With a
        day, only what holds on it, certainly or possibly, under the names in
        force on it.

        Raises:
            DateError: `on` is no day.
            UnknownNameError: Nothing has that name.
        """
        from kzgraph.dossier import show

        return show(self.engine, self._claims, self.find(name), None if on is None else _day(on))

    def cite(self, name: str | Sequence[str], sources: Path | str | None = None) -> Records[Citation]:
        """Cite what the documents say: each document and place, in the order of the texts.

        `name` is the id of a fact, of a document or of a place in it such as
        ``crs-in11581#char=4966,5009``, or any name of an actor, post or place,
        for all that names it; or several of them.  With the texts in `sources`
        each place is proved, and given with the sentence around it.

        Raises:
            CorpusError: The folder or a text cannot be read, or no text is a source's.
            TurtleError: A table of fingerprints is none.
            UnknownNameError: Nothing has that name.
        """
        from kzgraph.citations import Citation, cite, find_place, read_passages
        from kzgraph.witness import read_texts

        names = [name] if isinstance(name, str) else name
        things = [find_place(self.corpus, each) or self.find(each) for each in names]
        citations = cite(self.engine, self._claims, things)
        if sources is not None:
            citations = read_passages(self.corpus, citations, read_texts(self.corpus, Path(sources)))
        return Records(Citation.COLUMNS, citations)

    def timeline(self, name: str, first: date | str | None = None, last: date | str | None = None) -> Records[Line]:
        """List what an actor, a post or a body went through, in the order of time; the undated comes last.

        With `first` or `last`, days that both belong to the period, only what
        certainly or possibly was in it; a year or month stands for all its days.

        Raises:
            DateError: `first` or `last` is no date, or they are the wrong way round.
            UnknownNameError: Nothing is called `name`.
        """
        from kzgraph.timeline import Line, read_timeline
        from kzgraph.windows import read_period

        period = None if first is None and last is None else read_period(first, last)
        return Records(Line.COLUMNS, read_timeline(self.engine, self.find(name), period))

    def changes(self, first: date | str, last: date | str, unbounded: bool = False) -> Changes:
        """List what began, ended or happened from the first day to the last, certainly or possibly.

        Both days belong to the period: it is what tells the end of the last day
        from the eve of the first.  A year or month stands for all its days.
        What the documents bound on one side only may have been at any time
        before or after, and is listed if `unbounded`.

        Raises:
            DateError: One is no date, or they are the wrong way round.
        """
        from kzgraph.changes import read_changes
        from kzgraph.windows import read_period

        return read_changes(self.engine, read_period(first, last), unbounded)

    def lineage(self, party: str | None = None) -> Records[Descent]:
        """List how a party came to be what it is, with the parties it came from or became part of; or all parties.

        Foundings, renamings, mergers, registrations, refusals, bans, changes of
        leader and rebrandings, those that are denied or expected too.

        Raises:
            UnknownNameError: Nothing is called `party`.
        """
        from kzgraph.lineage import Descent, read_lineage

        return Records(Descent.COLUMNS, read_lineage(self.engine, self.find(party) if party is not None else None))

    def facts(
        self,
        source: str | None = None,
        cls: str | None = None,
        modality: str | None = None,
        about: str | None = None,
    ) -> Records[Claim]:
        """List what the sources say, one claim per fact and source, in the order of the texts.

        `source` is a slug, `cls` the class of what is asserted, denied and so
        on, or one within which that lies, in any case; `modality` one of
        assertion, denial, speculation, prediction and announcement; `about` the
        name of anything that a claim names, or of a fact.

        Raises:
            UnknownNameError: There is no such source, class, modality or thing.
        """
        from kzgraph.claims import MODALITIES, Claim
        from kzgraph.names import choose
        from kzgraph.things import read_fact_classes

        thing = None if about is None else self.find(about)
        classes = read_fact_classes(self.engine) if cls is not None else {}
        source = None if source is None else choose("source", source, self._sources())
        cls = None if cls is None else choose("class of facts", cls, classes)
        modality = None if modality is None else choose("modality", modality, MODALITIES)
        kept = (
            claim
            for claim in self._claims
            if source in (None, claim.source)
            and (cls is None or claim.cls in classes[cls])
            and modality in (None, claim.modality)
            and (thing is None or thing in claim.named or thing == claim.iri)
        )
        return Records(Claim.COLUMNS, kept)

    @cached_property
    def _claims(self) -> list[Claim]:
        from kzgraph.claims import read_claims

        return read_claims(self.engine)

    def sources(self, slug: str | None = None, texts: Path | str | None = None) -> Records[Coverage]:
        """List the documents, or the one of that slug: their records, and how much of each is read.

        With `known_by`, documents published later are left out.

        Words are counted where `texts` is a folder with the documents' texts.

        Raises:
            UnknownNameError: There is no such source.
            CorpusError: The folder or a text cannot be read, or no text is a source's.
        """
        from kzgraph.coverage import Coverage, read_coverage
        from kzgraph.names import choose
        from kzgraph.witness import read_recorded

        recorded = read_recorded(self.corpus, Path(texts)) if texts else {}
        documents = [each for each in read_coverage(self.engine, recorded) if each.slug not in self.corpus.later]
        slug = None if slug is None else choose("source", slug, {each.slug for each in documents})
        return Records(Coverage.COLUMNS, (each for each in documents if slug in (None, each.slug)))

    def audit(self, source: str | None = None, texts: Path | str | None = None) -> Audits:
        """List per document, or for the one of that slug, how much is read and how much of it is weakly witnessed.

        The answer also has the weak facts and, where `texts` is a folder with
        the documents' texts, the sentences that have little or no evidence; its
        ``select`` gives those of a kind.  With `known_by`, documents published
        later are left out, and are no witnesses.

        Raises:
            UnknownNameError: There is no such source.
            CorpusError: The folder or a text cannot be read, or no text is a source's.
        """
        from kzgraph.audit import audit
        from kzgraph.names import choose
        from kzgraph.witness import read_recorded

        recorded = read_recorded(self.corpus, Path(texts)) if texts else {}
        known = sorted(self._sources() - set(self.corpus.later))
        kept = known if source is None else [choose("source", source, known)]
        return audit(self.engine, self._claims, kept, recorded)

    def add(
        self,
        source: str,
        text: Path | str,
        folder: Path | str,
        title: str,
        rights: str,
        basis: str,
        written: Sequence[date | str] = (),
        issued: str = "",
        publishers: Sequence[str] = (),
        identifiers: Sequence[str] = (),
        language: str = "",
        copy_of: str = "",
    ) -> list[Path]:
        """Put a document on record in a folder of facts, under a new slug; give the files written.

        `text` is the file of its text, of which the record keeps digest and
        length; a claims file without claims is written too, unless there is one.
        `basis` says what its dating rests on; `written` is a date, or the first
        and the last, a year or month standing for all its days; `publishers` are
        names of the register.  The graph has the document afterwards.

        Raises:
            AccessionError: It is on record already, or something said of it cannot be recorded.
            CorpusError: The text cannot be read, or a file cannot be written.
            DateError: A date is none, or `written` is the wrong way round.
            UnknownNameError: Nothing is called as a publisher is.
        """
        from kzgraph.accession import add, measure
        from kzgraph.documents import Document
        from kzgraph.files import make_folder, read_text, write_all
        from kzgraph.windows import read_period

        digest, length = measure(read_text(Path(text)))
        document = Document(
            slug=source,
            title=title,
            identifiers=tuple(identifiers),
            issued=issued,
            written=read_period(written[0], written[-1]) if written else None,
            dating_basis=basis,
            copy_of=copy_of,
            language=language,
            rights=rights,
            digest=digest,
            length=length,
        )
        contents = add(self.corpus, Path(folder), document, [self._find_publisher(each) for each in publishers])
        for path in contents:
            make_folder(path.parent)
        write_all(contents)
        self._renew(corpus.add_folder(self.corpus, Path(folder)))
        return list(contents)

    def _find_publisher(self, name: str) -> str:
        from kzgraph.errors import AccessionError
        from kzgraph.vocabulary import slug

        iri = self.find(name)
        if slug(iri) not in {each for each, _ in self.complete("", "Actor")}:
            raise AccessionError(f"{name!r} is no person or organisation, which a publisher is; name one")
        return iri

    def template(self, cls: str, modality: str | None = None) -> Template:
        """Give the template of a class of facts, or of people, posts and so on: what is to be written of one.

        Its ``write`` gives the Turtle with a blank for each value; as records it
        has every property that one must or may have, and what each takes.

        Raises:
            UnknownNameError: There is no such class.
        """
        from kzgraph.templates import read_template

        return read_template(self.corpus, cls, modality)

    def quote(self, source: str, passage: str, sources: Path | str) -> Records[Quotation]:
        """List where a passage stands in a document, as evidence for a claim; the texts are in the folder `sources`.

        Line breaks and the forms of quotation marks do not matter, nor does
        case where nothing reads just so; an ellipsis makes a span of each part.

        Raises:
            UnknownNameError: There is no such source.
            CorpusError: The folder or the text that is recorded of the source cannot be read.
            PassageError: It does not stand there, or cuts a word; the error names the nearest.
        """
        from kzgraph.names import choose
        from kzgraph.quotations import Quotation, quote
        from kzgraph.sources import read_sources
        from kzgraph.witness import read_recorded

        known = read_sources(self.corpus).keys()
        source = choose("source", source, known, remedy="kzgraph add puts a document of your own on record")
        content = read_recorded(self.corpus, Path(sources)).get(source)
        if content is None:
            raise CorpusError(f"{sources}: no text here is the one that is recorded of {source}; its digest decides")
        return Records(Quotation.COLUMNS, quote(source, content, passage))

    def stats(self) -> Records[Count]:
        """Count what the graph holds: facts by class and modality, claims by source, and so on."""
        from kzgraph.statistics import Count, count

        return Records(Count.COLUMNS, count(self.engine))

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
        from kzgraph.conflicts import KINDS, RULES, Conflict, find_conflicts
        from kzgraph.names import choose

        thing = None if about is None else self.find(about)
        kind = None if kind is None else choose("kind of conflict", kind, KINDS)
        rule = None if rule is None else choose("rule", rule, RULES)
        source = None if source is None else choose("source", source, self._sources())
        kept = (
            each
            for each in find_conflicts(self.engine, rule, possible)
            if kind in (None, each.kind)
            and (thing is None or thing in each.named)
            and (source is None or source in each.sources)
        )
        return Records(Conflict.COLUMNS, kept)

    def network(self, on: date | str | None = None) -> nx.MultiDiGraph[str]:
        """Give the network of actors, posts and bodies, on a day or at any time.

        Raises:
            DateError: `on` is no day.
        """
        from kzgraph.network import network

        return network(self.engine, None if on is None else _day(on))

    def path(
        self,
        a: str,
        b: str,
        on: date | str | None = None,
        candidacies: bool = False,
        through_all: bool = False,
        longest: int | None = None,
        limit: int | None = None,
    ) -> Records[Step]:
        """List how two actors are tied, step by step: on a day, or at any time; empty where no tie is stated.

        Of the shortest chains of ties, of four steps at most, or of all with
        `longest` steps at most, the first `limit`.  `candidacies` counts candidates of one election as
        tied.  `through_all` lets chains lead through groups, posts that several
        hold at once, bodies to which more than ten are tied in one way, and
        stances to, or deeds of, a body that is no party, too.

        Raises:
            DateError: `on` is no day.
            UnknownNameError: Nothing is called `a` or `b`.
            QueryError: They are one and the same.
        """
        from kzgraph.paths import Step, path
        from kzgraph.vocabulary import slug

        ends = self.find(a), self.find(b)
        if ends[0] == ends[1]:
            raise QueryError(f"{a!r} and {b!r} are one and the same, {slug(ends[0])}; name two actors")
        day = None if on is None else _day(on)
        return Records(Step.COLUMNS, path(self.engine, ends, day, candidacies, through_all, longest, limit))

    def power(self, on: date | str | None = None) -> Powers:
        """List who holds how many posts, and which, with how central that makes them; on a day, or ever.

        `concentration` of the answer measures how unequally posts are held.

        Raises:
            DateError: `on` is no day.
        """
        from kzgraph.power import power

        return power(self.engine, None if on is None else _day(on))

    def export(
        self,
        form: str = "turtle",
        on: date | str | None = None,
        sources: Sequence[str] = (),
        actors: Sequence[str] = (),
        evidence: bool = True,
        possible: bool = False,
        tell: Callable[[str], object] = lambda _: None,
    ) -> str:
        """Give the graph, or what is selected of it, as RDF, as plain triples, as a network, or as Popolo.

        `form` is ``turtle``, ``ntriples`` or ``rdfxml``, one graph without the
        ontology; ``trig``, ``nquads`` or ``jsonld``, with a named graph per
        source; ``flat``, plain triples as of a day; ``graphml``, ``gexf`` or
        ``popolo``.  `on` leaves out what certainly did not hold on a day;
        `sources` and `actors`, by slugs and names, keep what these say, and what
        is said of those.  With `possible`, ``flat``, ``gexf`` and ``popolo``
        have what is not certain, too.  `tell` is called with what is left out.

        Raises:
            DateError: `on` is no day.
            UnknownNameError: There is no such source, actor, body or post.
            QueryError: There is no such format, or the selection makes no sense for it.
        """
        from kzgraph import __version__
        from kzgraph.export import export

        selection = self._select(on, sources, actors, evidence, possible)
        content, limits = export(self.engine, form, selection, self.corpus.rules, __version__, self._is_shipped())
        for limit in limits:
            tell(limit)
        return content

    def export_tables(
        self,
        on: date | str | None = None,
        sources: Sequence[str] = (),
        actors: Sequence[str] = (),
        evidence: bool = True,
    ) -> dict[str, str]:
        """Give the graph, or what is selected of it as `export` does, as tidy CSV tables with a data dictionary.

        They are files by name; ``csv-metadata.json`` describes every column as
        CSV on the Web does.  With a day, facts have their certainty on it.

        Raises:
            DateError: `on` is no day.
            UnknownNameError: There is no such source, actor, body or post.
        """
        from kzgraph import __version__
        from kzgraph.export import export_tables

        selection = self._select(on, sources, actors, evidence, False)
        return export_tables(self.engine, selection, self.corpus.rules, __version__, self._is_shipped())

    def _select(
        self, on: date | str | None, sources: Sequence[str], actors: Sequence[str], evidence: bool, possible: bool
    ) -> Selection:
        from kzgraph.export.selection import Selection
        from kzgraph.names import choose

        known = self._sources() if sources else set()
        return Selection(
            on=None if on is None else _day(on),
            sources=tuple(sorted({choose("source", each, known) for each in sources})),
            actors=tuple(sorted({self._find_actor(each) for each in actors})),
            evidence=evidence,
            possible=possible,
            later=self.corpus.later,
        )

    def _find_actor(self, name: str) -> str:
        from kzgraph.questions import ask

        iri = self.find(name)
        if iri not in {text(row["thing"]) for row in ask(self.engine, "kinds")}:
            raise QueryError(f"{name!r} is no actor, body or post; name one")
        return iri

    def _is_shipped(self) -> bool:
        """Tell whether all facts are those that kzgraph ships."""
        ours, files = corpus.home() / "facts", self.corpus.files
        return bool(files) and self._engine is None and all(path.is_relative_to(ours) for path in files)

    def check(self, sources: Path | str | None = None, tell: Callable[[str], object] = lambda _: None) -> Problems:
        """List what is wrong with the files; with the texts in `sources`, with the evidence too.

        The list has `findings` too, what `prove` gives.  Where no folder is
        added, the ontology is checked as well, with its examples.

        What keeps the graph from being made, such as a wrong date, is listed
        first and alone.  `tell` is called with what is checked next: the
        register, each source, the rules and the evidence.

        Raises:
            CorpusError: A file or folder cannot be read.
            TurtleError: A file does not parse.
            OntologyError: A shape or rule is malformed.
        """
        from kzgraph.checks import check_form, check_records, check_rules, check_shapes, read_files
        from kzgraph.findings import Problems
        from kzgraph.hygiene import check_terms
        from kzgraph.proofs import find_problems, prove
        from kzgraph.witness import check_evidence, keep_own, list_texts, read_given

        if sources:
            list_texts(Path(sources))
        files = read_files(self.corpus)
        problems = check_form(files) + check_records(files) + check_shapes(self.corpus, files, tell)
        findings: list[Finding] = []
        try:
            tell("the rules")
            problems += check_rules(self.corpus, files, self.engine)
            if not self.corpus.altered:
                problems += check_terms(self.corpus, self.engine)
            tell("the evidence")
            given = read_given(self.corpus, Path(sources)) if sources else {}
            problems += check_evidence(self.corpus, files, keep_own(given))
            if sources:
                findings = prove(self.corpus, files, given)
                problems += find_problems(files, findings)
        except (CorpusError, DateError, TurtleError):
            if not problems:
                raise
        return Problems(sorted(set(problems)), findings)

    def prove(self, sources: Path | str) -> Records[Finding]:
        """Tell what the texts in a folder show of every span of evidence, source by source, span by span.

        Each text is matched to its source by digest, then by name.  A span is
        exact, moved, ambiguous, altered or lost; of a wrong document, nothing
        is proved.  `findings.tally` counts them.

        Raises:
            CorpusError: The folder or a text cannot be read, or no text is a source's.
            TurtleError: A file does not parse, or a table of fingerprints is none.
        """
        from kzgraph.checks import read_files
        from kzgraph.findings import Finding
        from kzgraph.proofs import prove
        from kzgraph.witness import read_given

        given = read_given(self.corpus, Path(sources))
        return Records(Finding.COLUMNS, prove(self.corpus, read_files(self.corpus), given))

    def adopt(self, sources: Path | str) -> list[Path]:
        """Make the texts in a folder the texts of their sources; give the files written, none where all are.

        Spans, fingerprints and the digest and length on record are those of the
        new texts afterwards, and nothing else is changed.

        Raises:
            AdoptionError: A span is neither exact nor moved, or a file may not be written; then none is.
            CorpusError: A file or folder cannot be read or written.
            TurtleError: A file does not parse, or a table of fingerprints is none.
        """
        from kzgraph.adoption import adopt
        from kzgraph.checks import read_files
        from kzgraph.files import write_all
        from kzgraph.proofs import prove
        from kzgraph.witness import read_given

        files, given = read_files(self.corpus), read_given(self.corpus, Path(sources))
        contents = adopt(self.corpus, files, given, prove(self.corpus, files, given))
        write_all(contents)
        tables = {path.stem: path for path in contents if path.suffix == ".tsv"}
        self._renew(replace(self.corpus, evidence=self.corpus.evidence | tables))
        return list(contents)

    def _renew(self, files: Corpus) -> None:
        """Stand for the graph of other files from now on, or of these as they are now."""
        self.corpus = files
        for derived in {"engine", "dataset", "_worker", "_claims", "_dictionary", "_directory"} & vars(self).keys():
            delattr(self, derived)

    def format(
        self, paths: Sequence[Path | str] = (), sources: Path | str | None = None, only_check: bool = False
    ) -> list[Path]:
        """Write files of facts, or without one all, in their canonical form; give those that were not in it.

        Our prefixes, and the base of a claims file, need not be declared.  With
        the texts in `sources`, evidence that is in words becomes the span where
        they stand.  With `only_check` nothing is written.

        Raises:
            CorpusError: A file cannot be read or written, or the text of one with evidence in words is not there.
            PassageError: Such words do not stand in the text, or in more than one place.
            TurtleError: A file does not parse, or would lose a comment or a blank node's identity.
        """
        from kzgraph.checks import FactFile
        from kzgraph.drafts import place_words
        from kzgraph.files import write_all
        from kzgraph.witness import read_recorded

        texts = read_recorded(self.corpus, Path(sources)) if sources else None
        drafts = [FactFile.read_draft(Path(path)) for path in paths or self.corpus.files]
        files = drafts if texts is None else [place_words(file, texts) for file in drafts]
        changed = [file for file in files if not file.is_canonical]
        if not only_check:
            write_all({file.path: file.rewrite() for file in changed})
        return [file.path for file in changed]

    def find_cause(self, breakdown: Exception) -> Exception:
        """Give the error of the files over which an answer broke down; the breakdown itself where they are sound."""
        from kzgraph.checks import find_cause

        try:
            damage = self.engine.find_damage(breakdown) if "engine" in vars(self) else None
            return damage or find_cause(self.check()) or breakdown
        except KzgraphError as error:
            return error

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

    @property
    def plot(self) -> Plots:
        """Give the pictures that answers make: ``kg.plot.timeline(kg.who(about="president"), "Who was president")``."""
        from kzgraph import __version__
        from kzgraph.documents import write_credit
        from kzgraph.plots import Plots

        return Plots(lambda sources: f"{write_credit(self.engine, sources)} kzgraph {__version__}.")

    def view(
        self,
        on: date | str | None = None,
        sources: Path | str | None = None,
        focus: str | None = None,
        depth: int = 1,
    ) -> Page:
        """Give the page of who held power: one offline HTML file, opened on a day; in a notebook it shows itself.

        Without a day it opens on that on which most is certain.
        With the texts in `sources` it quotes the sentences with the evidence,
        and so holds the text of others; only of a text that is the recorded
        one, as `find_unproved` tells.  With `focus`, any name of an actor, body
        or post, it opens on what surrounds that, `depth` steps far, 1 to 3.

        Raises:
            CorpusError: The folder or a text cannot be read, or no text is a source's.
            DateError: `on` is no day.
            UnknownNameError: Nothing is called `focus`.
            QueryError: `focus` is no actor, body or post, or `depth` none of 1 to 3.
        """
        from kzgraph.frames import Page
        from kzgraph.page import write_page
        from kzgraph.witness import read_recorded

        if depth not in (1, 2, 3):
            raise QueryError(f"{depth!r} is no depth; name 1, 2 or 3")
        iri = "" if focus is None else self._find_actor(focus)
        texts = None if sources is None else read_recorded(self.corpus, Path(sources))
        day = None if on is None else _day(on)
        return Page(write_page(self.engine, day, texts, iri, depth, self.corpus.later))

    def _repr_html_(self) -> str:
        """Show the page in a notebook, as IPython's rich display asks for it."""
        return self.view()._repr_html_()


def _paths(paths: Path | str | Sequence[Path | str]) -> list[Path]:
    return [Path(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]


def _day(on: date | str) -> date:
    from datetime import datetime

    from kzgraph.dates import parse_day

    return parse_day(str(on.date() if isinstance(on, datetime) else on))
