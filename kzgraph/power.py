"""Who holds how many posts, of which kind, and how central that makes them.

Everything is counted twice: what certainly holds, and that with what possibly
does or is undated.  Without a day what is counted is whatever was ever held, and
both counts are one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Final

from kzgraph.centrality import Centrality, measure_bodies
from kzgraph.coincidence import at_once
from kzgraph.concentration import Measure, Share, measure
from kzgraph.dates import Certainty
from kzgraph.labels import read_labels
from kzgraph.network import read_ties
from kzgraph.questions import ask
from kzgraph.records import Columns, Records
from kzgraph.store import Engine, text
from kzgraph.tenures import Holding, read_body_kinds, who
from kzgraph.vocabulary import slug

KINDS: Final = ("state", "party", "other", "title")
LEGEND: Final = (
    "2 to 3: two certainly, a third possibly or at a time that is not stated; titles are not counted as posts",
    "state and party at once: whether there was a day with posts of both, or the day asked about is one",
    "bodies: degree; in how many bodies one holds a post or is a member (Freeman 1978)",
    "between: betweenness; the share of pairs of others whose shortest ties lead through this one (Freeman 1977)",
    "a / b: by certain ties only, and with possible ones",
)
_SIDES: Final = ("certain", "with_possible")


@dataclass(frozen=True)
class Power:
    """What one holder holds, and how central that is.

    `holdings` are as `who` gives them; `kinds` says for each, in their order,
    whether it is of the state, of a party, of another body, or a title.  `both`
    says whether posts of the state and of a party were held on one day, None where
    none of the one or of the other is stated.
    """

    COLUMNS: ClassVar = Columns.of(
        "holder name kind posts_certain posts_with_possible titles_certain titles_with_possible "
        "state_posts_certain state_posts_with_possible party_posts_certain party_posts_with_possible "
        "other_posts_certain other_posts_with_possible bodies_certain bodies_with_possible "
        "state_and_party_at_once betweenness_certain betweenness_with_possible tenures held_certainly "
        "held_possibly facts implied",
        "holder posts held ties",
    )

    holder: str
    holder_label: str
    holder_kind: str
    holdings: tuple[Holding, ...]
    kinds: tuple[str, ...]
    both: Certainty | None
    centrality: Centrality

    def count(self, *kinds: str) -> tuple[int, int]:
        """Count the different posts of some kinds, or titles: those held certainly, and all."""
        held = [each for each, kind in zip(self.holdings, self.kinds, strict=True) if kind in kinds]
        return len({each.post for each in held if _is_certain(each.certainty)}), len({each.post for each in held})

    @property
    def posts(self) -> tuple[int, int]:
        """Count the different posts: those held certainly, and all."""
        return self.count(*KINDS[:3])

    @property
    def share(self) -> Share:
        """Give what the measures of concentration need: its posts, and whether of the state and a party at once."""
        held = [each for each in self.holdings if each.body]
        certain = frozenset(each.post for each in held if _is_certain(each.certainty))
        return Share(certain, frozenset(each.post for each in held), self.both)

    def record(self) -> dict[str, Any]:
        """Give it as plain data: what ``kzgraph power --format json`` prints."""
        counts = {"posts": self.posts, "titles": self.count("title")}
        counts |= {f"{kind}_posts": self.count(kind) for kind in KINDS[:3]}
        counts |= {"bodies": self.centrality.bodies}
        return {
            "holder": slug(self.holder),
            "name": self.holder_label,
            "kind": self.holder_kind,
            **{f"{name}_{side}": pair[place] for name, pair in counts.items() for place, side in enumerate(_SIDES)},
            "state_and_party_at_once": str(self.both or Certainty.NOT_STATED),
            **{f"betweenness_{side}": self.centrality.betweenness[place] for place, side in enumerate(_SIDES)},
            "tenures": len(self.holdings),
            "held_certainly": _list_posts(each for each in self.holdings if _is_certain(each.certainty)),
            "held_possibly": _list_posts(each for each in self.holdings if not _is_certain(each.certainty)),
            "facts": [slug(each.fact) for each in self.holdings],
            "implied": [slug(each.fact) for each in self.holdings if each.implied],
        }

    def row(self) -> dict[str, str]:
        """Give it in a few columns, for reading."""
        parts = {"titles" if kind == "title" else kind: self.count(kind) for kind in KINDS}
        between = " / ".join(f"{each:g}" for each in dict.fromkeys(self.centrality.betweenness))
        return {
            "holder": self.holder_label,
            "posts": "\n".join([_span(*self.posts), *(f"{name} {_span(*n)}" for name, n in parts.items() if n[1])]),
            "held": "\n".join(_tell(each) for each in self.holdings),
            "ties": "\n".join(
                [
                    f"bodies {_span(*self.centrality.bodies)}",
                    f"between {between}",
                    *([f"state and party at once: {self.both}"] if self.both else []),
                ]
            ),
        }


class Powers(Records[Power]):
    """Holders by what they hold, with the measures of how concentrated posts are among them."""

    def __init__(self, holders: Iterable[Power], concentration: Records[Measure]) -> None:
        """Keep the holders, and the measures over them."""
        super().__init__(Power.COLUMNS, holders)
        self.concentration = concentration

    @property
    def caution(self) -> str:
        """Say how little all this rests on."""
        held = [each for power in self for each in power.holdings]
        sources = {source for each in held for source in each.by_source}
        return (
            f"{_count(held, 'tenure')} in {_count(sources, 'document')}: what these do not mention is not stated, "
            "which is not the same as not held; measures of so few say little"
        )


def power(engine: Engine, day: date | None = None) -> Powers:
    """List everybody who holds a post or title, on a day or at any time, whoever holds most first."""
    held: dict[str, list[Holding]] = defaultdict(list)
    for holding in who(engine, day):
        if holding.fact:
            held[holding.holder].append(holding)
    bodies = read_body_kinds(engine)
    labels = read_labels(engine, day=day)
    kinds = {text(row["thing"]): text(row["kind"]) for row in ask(engine, "kinds")}
    centralities = measure_bodies(read_ties(engine, ("tenures", "ties"), day))
    powers = [
        _weigh(tuple(holdings), bodies, labels.get(kinds.get(holder, ""), ""), centralities, day)
        for holder, holdings in held.items()
    ]
    ranked = sorted(powers, key=_place)
    posts = {text(row["post"]) for row in ask(engine, "posts")}
    return Powers(ranked, measure([each.share for each in ranked], posts))


def _weigh(
    holdings: tuple[Holding, ...],
    bodies: Mapping[str, str],
    holder_kind: str,
    centralities: Mapping[str, Centrality],
    day: date | None,
) -> Power:
    kinds = tuple(bodies.get(each.body, "other") if each.body else "title" for each in holdings)
    sides = [
        [each.by_source for each, kind in zip(holdings, kinds, strict=True) if kind == side]
        for side in ("state", "party")
    ]
    return Power(
        holder=holdings[0].holder,
        holder_label=holdings[0].holder_label,
        holder_kind=holder_kind,
        holdings=holdings,
        kinds=kinds,
        both=at_once(*sides, on=day) if all(sides) else None,
        centrality=centralities.get(holdings[0].holder, Centrality()),
    )


def _place(power: Power) -> tuple[Any, ...]:
    (certain, possible), (titles, more) = power.posts, power.count("title")
    return -certain, -possible, -titles, -more, power.holder_label.casefold(), power.holder


def _list_posts(holdings: Iterable[Holding]) -> list[str]:
    return list(dict.fromkeys(slug(each.post) for each in holdings))


def _is_certain(certainty: Certainty | None) -> bool:
    return certainty in (None, Certainty.CERTAINLY)


def _count(things: Collection[Any], name: str) -> str:
    return f"{len(things)} {name}" if len(things) == 1 else f"{len(things)} {name}s"


def _span(least: int, most: int) -> str:
    return str(most) if least == most else f"{least} to {most}"


def _tell(holding: Holding) -> str:
    post = f"{holding.post_label} ({holding.capacity})" if holding.capacity else holding.post_label
    told = f"{holding.certainty}: {post}" if holding.certainty else post
    return "\n".join([told + "".join(f" ({mark})" for mark in holding.marks), slug(holding.fact)])
