"""``kzgraph ask``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kzgraph.cli.completion import complete_parameters, complete_questions
from kzgraph.cli.options import TABLES, graph_options
from kzgraph.cli.output import default_format, put, put_records, put_rows, say
from kzgraph.graph import KnowledgeGraph

if TYPE_CHECKING:
    from kzgraph.questions import Question

_READING = ("table", "markdown")


@click.command("ask", epilog='Example: kzgraph ask seats-by-party -p party="Ak Zhol"')
@click.argument("question", nargs=-1, shell_complete=complete_questions)
@click.option(
    "-p",
    "--param",
    "given",
    multiple=True,
    metavar="NAME=VALUE",
    help="Narrow the question; repeat for several values.",
    shell_complete=complete_parameters,
)
@click.option("--describe", is_flag=True, help="Say what the question asks, takes and gives; do not ask it.")
@click.option(
    "--sparql", "only_sparql", is_flag=True, help="Print the query, ready for kzgraph query -f -; do not ask it."
)
@click.option(
    "--labels/--no-labels",
    default=None,
    help="Names of things instead of their IRIs in a table (the default), beside them in the other formats.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*TABLES, "xml"]),
    help="csv, tsv, json and xml are the W3C's. Default: table on a terminal, csv in a pipe.",
)
@graph_options
def command(
    graph: KnowledgeGraph,
    question: tuple[str, ...],
    given: tuple[str, ...],
    describe: bool,
    only_sparql: bool,
    labels: bool | None,
    form: str | None,
) -> None:
    """Ask a saved question, by name or in words. Without one, list them all."""
    from kzgraph.catalogue import find, list_questions

    _refuse_unfit(question, given, describe, only_sparql, form)
    form = form or default_format()
    if not question:
        put_records(list_questions(), form, "The saved questions")
        return
    asked = find(" ".join(question))
    if len(question) > 1:
        say(f"{asked.name}: {asked.title}")
    parameters = _read_parameters(given)
    if describe:
        _describe(asked, form)
    elif only_sparql:
        put(graph.bind(asked.name, **parameters))
    elif form in _READING and labels is not False:
        put_records(graph.ask(asked.name, **parameters), form, asked.title)
    else:
        from kzgraph.results import write_answer

        answer = graph.answer(graph.bind(asked.name, **parameters))
        put_rows(write_answer(answer, form, labels=graph.labels() if labels else None), form)


def _refuse_unfit(
    question: tuple[str, ...], given: tuple[str, ...], describe: bool, only_sparql: bool, form: str | None
) -> None:
    if describe and only_sparql:
        raise click.UsageError("give --describe or --sparql, not both")
    if form == "xml" and (describe or not question):
        raise click.UsageError(f"only an answer is written as xml; take {', '.join(TABLES)}")
    if not question and (given or only_sparql):
        raise click.UsageError("name the question; kzgraph ask lists them")


def _describe(asked: Question, form: str) -> None:
    if form in _READING:
        put(f"{asked.title}\n\n{asked.description}\nIt gives {', '.join(asked.columns)}.\n\n")
    from kzgraph.questions import Parameter
    from kzgraph.records import Records

    if asked.parameters or form not in _READING:
        put_records(Records(Parameter.COLUMNS, asked.parameters), form, "")


def _read_parameters(given: tuple[str, ...]) -> dict[str, list[str]]:
    parameters: dict[str, list[str]] = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or not name.strip():
            raise click.UsageError(f"{each!r} is no parameter; write -p NAME=VALUE, such as -p on=2021-01-22")
        parameters.setdefault(name.strip(), []).append(value)
    return parameters
