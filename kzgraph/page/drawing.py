"""The network of the page, made by pyvis and put into a page of our own.

The subclass keeps the interface of pyvis and mends what stands in the way of an
offline page that can be trusted: its template, its options, its bookkeeping.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import jinja2
from pyvis.network import Network

from kzgraph.page.assets import write_data

TEMPLATES: Final = Path(__file__).parent
_OPTIONS: Final = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {"dragNodes": False, "dragView": False, "zoomView": False, "hover": True, "multiselect": False},
    "nodes": {"shape": "custom", "fixed": True, "chosen": False},
}


class Drawing(Network):  # type: ignore[misc]
    """A pyvis network that fills our template; `page` is what the template needs, its data lacking the network."""

    def __init__(self, page: dict[str, Any]) -> None:
        """Start an empty drawing."""
        super().__init__(directed=True, cdn_resources="in_line")
        self.page = page
        self._known: set[str] = set()
        self.set_template_dir(str(TEMPLATES), "page.html")
        self.set_options(json.dumps(_OPTIONS))

    def set_template_dir(self, template_directory: str, template_file: str = "template.html") -> None:
        """Take templates from a folder, with every value escaped."""
        super().set_template_dir(template_directory, template_file)
        loader = jinja2.FileSystemLoader(template_directory)
        self.templateEnv = jinja2.Environment(
            loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )

    def set_options(self, options: str) -> None:
        """Set the options of vis-network, as JSON."""
        self.options = json.loads(options)

    def add_node(self, n_id: str, label: str | None = None, shape: str = "custom", **options: Any) -> None:
        """Add a node; a second one of the same id is an error."""
        if n_id in self._known:
            raise ValueError(f"two nodes are called {n_id!r}")
        self._known.add(n_id)
        self.nodes.append({"id": n_id, "label": n_id if label is None else label, "shape": shape, **options})

    def add_edge(self, source: str, to: str, **options: Any) -> None:
        """Add an edge; parallel edges stay."""
        if not {source, to} <= self._known:
            raise IndexError(f"no node is called {source!r} or {to!r}")
        self.edges.append({"from": source, "to": to, **options})

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """Give the page; the parameters are pyvis's own and change nothing."""
        network = {"nodes": self.nodes, "edges": self.edges, "options": self.options}
        page = self.page | {"data": write_data(self.page["data"] | {"network": network})}
        self.html = str(self.templateEnv.get_template(self.path).render(page))
        return self.html

    def write_html(self, name: str, local: bool = True, notebook: bool = False, open_browser: bool = False) -> None:
        """Write the page to a file, in UTF-8."""
        Path(name).write_text(self.generate_html(name, local, notebook), encoding="utf-8")


def draw(world: Mapping[str, Any], page: dict[str, Any]) -> Drawing:
    """Draw the actors, posts and bodies of a world, a line for each tenure and tie, with all that is told of it."""
    drawing = Drawing(page)
    ends = [fact[end] for fact in world["facts"] for end in ("from", "to")]
    bodies = [post["body"] for post in world["posts"].values() if post["body"]]
    for thing in dict.fromkeys([*world["posts"], *bodies, *ends]):
        drawing.add_node(thing, world["things"].get(thing, {}).get("label", thing))
    for fact in world["facts"]:
        told = {key: value for key, value in fact.items() if key not in ("from", "to")}
        drawing.add_edge(fact["from"], fact["to"], **told)
    return drawing
