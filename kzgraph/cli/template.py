"""``kzgraph template``."""

from __future__ import annotations

import click

from kzgraph.cli.completion import complete_templates
from kzgraph.cli.options import MODALITIES, facts_option, format_option
from kzgraph.cli.output import put, put_records, say
from kzgraph.graph import KnowledgeGraph


@click.command("template", epilog="Example: kzgraph template Tenure")
@click.argument("cls", metavar="CLASS", shell_complete=complete_templates)
@click.option("--modality", type=click.Choice(MODALITIES), help="Of what a document denies, expects and so on.")
@format_option
@facts_option
def command(graph: KnowledgeGraph, cls: str, modality: str | None, form: str | None) -> None:
    """Print what is to be written of a thing of a class: of a Tenure, a Person, an Office.

    Each ?word is a blank to fill in.  With --format, all that it must and may
    have is listed, with what each takes and means.  The classes, of facts and
    of things, are in kzgraph ontology.
    """
    template = graph.template(cls, modality)
    if form:
        put_records(template, form, f"What a thing of the class {cls} must and may have")
        return
    put(template.write())
    say("fill in each ?word; --format table lists all that it may have, and what each takes")
