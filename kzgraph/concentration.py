"""How unequally something is shared out: distribution, Gini, Herfindahl."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from kzgraph.dates import Certainty
from kzgraph.records import Columns, Records

_MEANINGS: Final = {
    "holders": "how many hold at least one post; titles are not counted",
    "posts": "how many different posts are held",
    "posts without a holder": "how many posts of the register have no holder whom a document names",
    "distribution": "how many holders have how many posts",
    "gini": "0: all holders have as many posts; towards 1: few have nearly all (Gini 1912)",
    "herfindahl": "how likely two held posts, each drawn from all, have one holder (Hirschman 1945, Herfindahl 1950)",
    "state and party": "how many held posts of the state and of a party on one day",
}


def gini(shares: Sequence[int]) -> float | None:
    """Give the Gini coefficient, from 0, all equal, to nearly 1, one has all; None of nothing.

    Half the mean difference between two, over the mean (Gini 1912).

    >>> gini([1, 1, 1]), gini([1, 3])
    (0.0, 0.25)
    """
    total = sum(shares)
    if not total:
        return None
    ranked = sum(place * share for place, share in enumerate(sorted(shares), 1))
    return round(2 * ranked / (len(shares) * total) - (len(shares) + 1) / len(shares), 3)


def herfindahl(shares: Sequence[int]) -> float | None:
    """Give the Herfindahl index: how likely two, drawn one after the other, are the same one's; None of nothing.

    The sum of the squared shares (Hirschman 1945, Herfindahl 1950).

    >>> herfindahl([1, 1]), herfindahl([1, 3])
    (0.5, 0.625)
    """
    total = sum(shares)
    return round(sum((share / total) ** 2 for share in shares), 3) if total else None


def say_distribution(shares: Sequence[int]) -> str:
    """Write how many have how much, the least first.

    >>> say_distribution([1, 3, 1])
    '2 have 1, 1 has 3'
    """
    counts = sorted(Counter(shares).items())
    return ", ".join(f"{count} {'has' if count == 1 else 'have'} {share}" for share, count in counts)


@dataclass(frozen=True)
class Share:
    """What one holder has: the posts held certainly, all posts, and whether of the state and a party at once.

    None where no post of one of the two is stated.
    """

    certain: frozenset[str]
    possible: frozenset[str]
    both: Certainty | None


@dataclass(frozen=True)
class Measure:
    """One measure of how concentrated posts are: by what is certain, and with what is possible."""

    COLUMNS: ClassVar = Columns.of("measure certain with_possible meaning", "measure certain with_possible meaning")

    name: str
    certain: str
    with_possible: str
    meaning: str

    def record(self) -> dict[str, Any]:
        """Give it as plain data: what ``kzgraph power --concentration`` prints."""
        return {
            "measure": self.name,
            "certain": self.certain,
            "with_possible": self.with_possible,
            "meaning": self.meaning,
        }

    def row(self) -> dict[str, str]:
        """Give it for reading."""
        return self.record()


def measure(shares: Sequence[Share], posts: Set[str]) -> Records[Measure]:
    """Measure how concentrated posts are among those who hold one; `posts` are all that there are."""
    sides = [[share.certain for share in shares], [share.possible for share in shares]]
    counts = [[len(held) for held in side if held] for side in sides]
    taken = [set().union(*side) for side in sides]
    at_once = [Certainty.CERTAINLY], [Certainty.CERTAINLY, Certainty.POSSIBLY, Certainty.NOT_STATED]
    told: dict[str, Sequence[object]] = {
        "holders": [len(side) for side in counts],
        "posts": [len(side) for side in taken],
        "posts without a holder": [len(posts - side) for side in taken],
        "distribution": [say_distribution(side) for side in counts],
        "gini": [gini(side) for side in counts],
        "herfindahl": [herfindahl(side) for side in counts],
        "state and party": [sum(share.both in side for share in shares) for side in at_once],
    }
    return Records(
        Measure.COLUMNS,
        (Measure(name, _say(certain), _say(possible), _MEANINGS[name]) for name, (certain, possible) in told.items()),
    )


def _say(value: object) -> str:
    return "" if value is None else str(value)
