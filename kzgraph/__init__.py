"""kzgraph: who held power in Kazakhstan, when, and how do we know?

>>> import kzgraph
>>> kg = kzgraph.load()
>>> kg.who(on="2021-01-22", about="prime minister")[0].holder_label
'Askar Mamin'
"""

from kzgraph.errors import (
    AccessionError,
    AdoptionError,
    AmbiguousNameError,
    CorpusError,
    DateError,
    KzgraphError,
    MissingLibraryError,
    OntologyError,
    PassageError,
    Problem,
    QueryError,
    TimeLimitError,
    TurtleError,
    UnknownNameError,
    UnknownTermWarning,
)
from kzgraph.graph import KnowledgeGraph, load, open_data

__all__ = [
    "AccessionError",
    "AdoptionError",
    "AmbiguousNameError",
    "CorpusError",
    "DateError",
    "KnowledgeGraph",
    "KzgraphError",
    "MissingLibraryError",
    "OntologyError",
    "PassageError",
    "Problem",
    "QueryError",
    "TimeLimitError",
    "TurtleError",
    "UnknownNameError",
    "UnknownTermWarning",
    "load",
    "open_data",
]

__version__ = "0.1.0"
