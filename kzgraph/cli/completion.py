"""``kzgraph completion``, and what the values of options and arguments are completed to.

What completes says nothing when it fails: somebody is typing.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import click

from kzgraph.cli.output import put
from kzgraph.controls import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from click.shell_completion import CompletionItem

    from kzgraph.graph import KnowledgeGraph

    _ParamType = click.ParamType[str]
else:
    _ParamType = click.ParamType

_SHELLS: Final = ("bash", "zsh", "fish")
# A shell puts what completes into the line as it is: an id with `;` or `$(...)` would be run with it.
_PLAIN: Final = re.compile(r"\w[\w.:/#=,%+@-]*")
_ZSH_END: Final = "}\n\nif [[ $zsh_eval_context"
# What is found by a surname or in Cyrillic does not begin as typed: without this, zsh deletes what was typed.
_ZSH_KEEP: Final = '    [[ "$compstate[unambiguous]" == "$PREFIX"* ]] || compstate[insert]=menu\n'


class Named(_ParamType):
    """A name in any spelling, completed to slugs with what they are called; of one class, or of any."""

    def __init__(self, name: str, kind: str | None = None) -> None:
        """Keep what it is called in a usage line, and the class it is of."""
        self.name, self._kind = name, kind

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Offer what the name so far may grow into."""
        with suppress(Exception):
            return _items(_graph(ctx).complete(incomplete, self._kind))
        return []


NAME: Final = Named("name")
ACTOR: Final = Named("actor", "Actor")


def complete_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the slugs of actors, posts, places, matters and elections."""
    return NAME.shell_complete(ctx, param, incomplete)


def complete_facts(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the slugs of what `complete_names` does, then the ids of facts."""
    named = complete_names(ctx, param, incomplete)
    with suppress(Exception):
        known = {item.value for item in named}
        ids = {slug: "" for row in _graph(ctx).ask("facts") if (slug := _last(row["fact"])) not in known}
        return named + (_begun(ids, incomplete) if incomplete else [])
    return named


def complete_sources(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the slugs of the sources, with their titles."""
    with suppress(Exception):
        rows = _graph(ctx).ask("sources")
        return _begun({_last(row["source"]): row["title"] for row in rows}, incomplete)
    return []


def complete_questions(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the saved questions, with their titles."""
    with suppress(Exception):
        from kzgraph import questions

        return _begun({name: questions.load(name).title for name in questions.names()}, incomplete)
    return []


def complete_parameters(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the parameters of the question that is asked."""
    with suppress(Exception):
        from kzgraph.catalogue import find

        asked = find(" ".join(ctx.params["question"] or ctx.args))
        return _begun({f"{each.name}=": each.description for each in asked.parameters}, incomplete)
    return []


def complete_classes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the classes of what a fact asserts, denies and so on, with their labels."""
    with suppress(Exception):
        from kzgraph.things import read_fact_classes

        graph = _graph(ctx)
        labels = {_last(row["class"]): row["label"] for row in graph.ask("classes")}
        return _begun({name: labels[name] for name in read_fact_classes(graph.engine)}, incomplete)
    return []


def complete_terms(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the terms of the ontology, with their labels."""
    with suppress(Exception):
        rows = _graph(ctx).ask("ontology")
        labels = {_last(row["term"]): row["value"] for row in rows if row["property"].endswith("#label")}
        prefix = "kz:" if incomplete.startswith("kz:") else ""
        return _begun({prefix + name: label for name, label in labels.items()}, incomplete)
    return []


def complete_templates(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the classes of facts and of things of the register, with their labels."""
    with suppress(Exception):
        return _begun({_last(row["class"]): row["label"] for row in _graph(ctx).ask("classes")}, incomplete)
    return []


@click.command("completion", epilog="Example: kzgraph completion bash")
@click.argument("shell", type=click.Choice(_SHELLS))
def command(shell: str) -> None:
    """Print the script that completes words in a shell.

    For bash, add to ~/.bashrc:  eval "$(kzgraph completion bash)"

    For zsh, add to ~/.zshrc, after compinit:  eval "$(kzgraph completion zsh)"

    For fish, run once:  kzgraph completion fish > ~/.config/fish/completions/kzgraph.fish
    """
    from click.shell_completion import get_completion_class

    shells = get_completion_class(shell)
    if shells:
        root = click.get_current_context().find_root().command
        script = shells(root, {}, "kzgraph", "_KZGRAPH_COMPLETE").source()
        put(script.replace(_ZSH_END, _ZSH_KEEP + _ZSH_END, 1))


def _graph(ctx: click.Context) -> KnowledgeGraph:
    from kzgraph import load

    return load(ctx.params.get("folders") or ())


def _begun(offers: dict[str, str], incomplete: str) -> list[CompletionItem]:
    begun = incomplete.casefold()
    return _items((name, told) for name, told in offers.items() if name.casefold().startswith(begun))


def _items(offers: Iterable[tuple[str, str]]) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    kept = ((name, clean_line(told).replace(":", " -")) for name, told in offers if _PLAIN.fullmatch(name))
    return [CompletionItem(name, help=told) for name, told in kept]


def _last(iri: str) -> str:
    from kzgraph.vocabulary import slug

    return slug(iri)
