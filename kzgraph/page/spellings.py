"""What the page's search needs to know any spelling: the rules as data, and what is said of elections."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from kzgraph.spelling import fold, romanise, rules
from kzgraph.things import Directory

if TYPE_CHECKING:
    from kzgraph.store import Engine

_BLOCKS: Final = (
    *(range(0x00A0, 0x0300), range(0x1E00, 0x1F00), range(0x2C60, 0x2C80)),
    *(range(0xA720, 0xA800), range(0xFB00, 0xFB07)),
    *(range(0x0400, 0x0530), range(0x1C80, 0x1C90), range(0xA640, 0xA6A0)),
    *(range(0x0370, 0x0400), range(0x1F00, 0x2000)),
    *(range(0x0530, 0x0590), range(0xFB13, 0xFB18)),
    *(range(0x10A0, 0x1100), range(0x1C90, 0x1CC0), range(0x2D00, 0x2D30)),
    *(range(0x0600, 0x0780), range(0x08A0, 0x0900), range(0xFB50, 0xFE00), range(0xFE70, 0xFEFF)),
    *(range(0x0590, 0x0600), range(0xFB1D, 0xFB50)),
    range(0x2000, 0x2070),
)
"""Latin, Cyrillic, Greek, Armenian, Georgian, Arabic and Hebrew, each with its extensions; and punctuation."""
_OTHER: Final = re.compile("[^a-z0-9]+")


def read_spellings(engine: Engine) -> dict[str, Any]:
    """Read how names are spelt, as plain data: `rules`, `letters`, `folds`, `bearers` and `elections`.

    `letters` are grouped by what they are in plain Latin, "-" where they part
    words; those of the scripts above, and those of any other script in which
    something here is named.  `folds` is what folding makes of a letter, where
    that is not its lower case.  `bearers` are the classes of what has a name of
    its own.  An election has a label, the words that may be said of it in one
    breath, and those, as sounds, that may stand beside them.
    """
    directory = Directory(engine)
    known = {chr(code).lower() for block in _BLOCKS for code in block}
    letters = sorted(known.union(*(name.lower() for thing in directory.register for name in thing.names)))
    return {
        "rules": rules(),
        "letters": _romanised(letters),
        "folds": {each: fold(each) for each in letters if _is_folded_oddly(each)},
        "bearers": sorted(directory.bearers),
        "elections": {
            thing.slug: {
                "label": thing.label,
                "said": [" ".join(dict.fromkeys(said.split())) for said in thing.names[1:]],
                "beside": sorted(thing.beside),
            }
            for thing in directory.elections
        },
    }


def _romanised(letters: list[str]) -> dict[str, str]:
    """Group small letters by what they are in plain Latin; those that are nothing there are left out."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for letter in letters:
        latin = _OTHER.sub("-", romanise(letter)) or ("-" if letter.isspace() else "")
        if latin and letter == unicodedata.normalize("NFC", letter).lower() != latin:
            grouped[latin].append(letter)
    return {latin: "".join(grouped[latin]) for latin in sorted(grouped)}


def _is_folded_oddly(letter: str) -> bool:
    return unicodedata.normalize("NFKD", letter) == letter and fold(letter) not in (letter.lower(), "")
