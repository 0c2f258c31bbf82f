"""Labels for the picture: broken into short lines, cut where they are too long."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import Final

_WIDE: Final = ("W", "F", "A")
_JOINERS: Final = "\u200c\u200d"


def wrap(label: str, chars: int, lines: int = 3) -> str:
    r"""Break a label into at most `lines` lines of about `chars` small letters each.

    Wide letters count as more than one; what does not fit ends in an ellipsis.

    >>> wrap("chair of a standing committee", 14)
    'chair of a\nstanding\ncommittee'
    >>> wrap("x" * 99, 5, 2)
    'xxxxx\nxxxx…'
    """
    shown = "".join(each for each in label if not _steers(each))
    room = max(4, int(chars * len(shown) / max(1, measure(shown), len(shown))))
    broken = textwrap.wrap(shown, room) or ["…"]
    if len(broken) > lines:
        broken[lines - 1 :] = [broken[lines - 1][: room - 1].rstrip() + "…"]
    return "\n".join(broken)


def measure(text: str) -> float:
    """Give the width of a line of text, in small letters.

    >>> measure("aaa"), measure("WWW")
    (3.0, 6.0)
    """
    return sum(map(_width, text))


def _steers(letter: str) -> bool:
    """Say whether it is no letter but a control: one that turns the direction of writing, say."""
    return unicodedata.category(letter) in ("Cc", "Cf") and not letter.isspace() and letter not in _JOINERS


def _width(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in _WIDE:
        return 2.0
    if unicodedata.combining(letter):
        return 0.0
    if letter in "WMШЩЖЮ@%":
        return 2.0
    return 1.4 if letter.isupper() or letter in "mwмшщжю" else 1.0
