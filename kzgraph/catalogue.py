"""The saved questions as a catalogue: found by words, and each a function in Python."""

from __future__ import annotations

import inspect
import keyword
import re
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from math import log
from typing import TYPE_CHECKING, Any, Final

from kzgraph import questions
from kzgraph.errors import QueryError, shorten
from kzgraph.questions import Parameter, Question
from kzgraph.records import Records

if TYPE_CHECKING:
    from kzgraph.answers import Answers

_SMALL: Final = frozenset(
    re.findall(
        r"\w+",
        "a about all an and are as at been by did do does each every for from had has have how in is it its many most "
        "much not of on or some the their there they to was were what when where which who whom whose why with",
    )
)
_CLEAR: Final = 0.7
_AHEAD: Final = 0.15
_FAR: Final = 0.2
_NEAREST: Final = 5


class Catalogue:
    """The saved questions, each a function of its own: ``kg.questions.bans(source="…")``.

    In a notebook, Tab completes their names and ``?`` shows what each asks and
    takes.  Iterating gives the questions; ``kg.questions["bans"]`` is one.
    """

    def __init__(self, ask: Callable[..., Answers]) -> None:
        """Ask by a function that takes a question's name and its parameters."""
        self._ask = ask

    def __getattr__(self, name: str) -> Callable[..., Answers]:
        """Give a question as a function, ``-`` in its name written ``_``."""
        if name.startswith("_") or name not in dir(self):
            raise AttributeError(f"no saved question is called {name!r}; dir() lists them")
        return _make_function(questions.load(name.replace("_", "-")), self._ask)

    def __getitem__(self, name: str) -> Question:
        """Give a question by its name."""
        return questions.load(name.replace("_", "-"))

    def __iter__(self) -> Iterator[Question]:
        """Give the questions in the order of their names."""
        return iter(list_questions())

    def __len__(self) -> int:
        """Count the questions."""
        return len(questions.names())

    def __dir__(self) -> list[str]:
        """List the functions."""
        return [name.replace("-", "_") for name in questions.names()]

    def __repr__(self) -> str:
        """List the questions with what they take, a line each."""
        return "\n".join(f"{_write_call(each)}  {each.title}" for each in self)


def list_questions() -> Records[Question]:
    """List the saved questions."""
    return Records(Question.COLUMNS, map(questions.load, questions.names()))


def find(words: str) -> Question:
    """Find a saved question by its name, or by words where its title clearly fits them best.

    One word never decides, unless it is a name.

    Raises:
        QueryError: No question clearly fits; the nearest are named.
    """
    name = "-".join(words.casefold().replace("_", "-").split())
    if name in questions.names():
        return questions.load(name)
    ranked = rank(words)
    best, score = ranked[0]
    clear = score >= _CLEAR and score - ranked[1][1] >= _AHEAD
    if (clear or _fold(best.title) == _fold(words)) and len(words.split()) > 1:
        return best
    near = [each for each, fit in ranked[:_NEAREST] if fit > max(score / 2, _FAR)]
    hint = "; the nearest:" + "".join(f"\n  {each.name}: {each.title}" for each in near) if near else ""
    raise QueryError(
        f"no saved question is called {shorten(words)!r}{hint}\n"
        f"kzgraph ask lists all {len(questions.names())}; who, show and conflicts answer without one"
    )


def rank(words: str) -> list[tuple[Question, float]]:
    """Rank the saved questions by how well their names and titles fit some words, best first; 1 is a perfect fit."""
    known = {each: _words(f"{each.name} {each.title}") for each in list_questions()}
    counts = Counter(word for told in known.values() for word in told)
    rarity = {word: log(1 + len(known) / count) for word, count in counts.items()}
    sought = {_correct(word, counts) for word in _words(words)}
    weight = {word: rarity.get(word, log(1 + len(known))) for word in sought}
    fits = [
        (question, _fit(sought & told, sought, weight), _fit(sought & told, told, rarity))
        for question, told in known.items()
    ]
    scores = [(question, round(0.75 * asked + 0.25 * told, 6)) for question, asked, told in fits]
    return sorted(scores, key=lambda each: (-each[1], each[0].name))


def _fit(shared: set[str], words: set[str], weight: dict[str, float]) -> float:
    whole = sum(weight[word] for word in sorted(words))
    return sum(weight[word] for word in sorted(shared)) / whole if whole else 0.0


def _fold(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _words(text: str) -> set[str]:
    return {_stem(word) for word in re.findall(r"[^\W_]+", text.casefold()) if word not in _SMALL}


def _stem(word: str) -> str:
    for ending, rest in (("ies", "y"), ("ned", "n"), ("ing", ""), ("ers", "er"), ("ed", ""), ("es", "e"), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending) + rest
    return word


def _correct(word: str, known: Counter[str]) -> str:
    return word if word in known else next(iter(get_close_matches(word, known, n=1, cutoff=0.82)), word)


def _write_call(question: Question) -> str:
    return f"{question.name.replace('-', '_')}({', '.join(map(_python_name, question.parameters))})"


def _python_name(parameter: Parameter) -> str:
    return f"{parameter.name}_" if keyword.iskeyword(parameter.name) else parameter.name


def _make_function(question: Question, ask: Callable[..., Answers]) -> Callable[..., Answers]:
    names = [_python_name(each) for each in question.parameters]

    def call(**given: Any) -> Answers:
        return ask(question.name, **given)

    call.__name__ = call.__qualname__ = question.name.replace("-", "_")
    call.__doc__ = _describe(question)
    kind = inspect.Parameter.KEYWORD_ONLY
    taken = [inspect.Parameter(name, kind, default=None, annotation=Any) for name in names]
    call.__signature__ = inspect.Signature(taken)  # type: ignore[attr-defined]
    return call


def _describe(question: Question) -> str:
    taken = [
        f"    {_python_name(each)}: {each.description} ({questions.KINDS[each.kind]})" for each in question.parameters
    ]
    narrowed = ["", "Args:", *taken] if taken else []
    return "\n".join([f"{question.title}.", "", question.description, *narrowed])
