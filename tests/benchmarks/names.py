"""Names of nobody: invented words that sound Kazakh, in Latin and in Kazakh script."""

from __future__ import annotations

import random
import unicodedata
from itertools import product
from typing import Final, NamedTuple

_BEGINNINGS: Final = {
    "Bor": "Бор",
    "Qaz": "Қаз",
    "Dul": "Дүл",
    "Ghal": "Ғал",
    "Köz": "Көз",
    "Mun": "Мүн",
    "Oqt": "Оқт",
    "Pash": "Паш",
    "Qum": "Құм",
    "Rais": "Райс",
    "Tolq": "Толқ",
    "Zhur": "Жұр",
    "Shen": "Шең",
    "Yrb": "Ырб",
    "Lamb": "Ламб",
    "Tärk": "Тәрк",
}
_MIDDLES: Final = {
    "ab": "аб",
    "en": "ен",
    "iz": "із",
    "om": "ом",
    "üd": "үд",
    "yr": "ыр",
    "ash": "аш",
    "öl": "өл",
    "unt": "ұнт",
}
_ENDINGS: Final = {
    "agat": "ағат",
    "emis": "еміс",
    "oldan": "олдан",
    "uqar": "ұқар",
    "yshen": "ышен",
    "irqan": "ірқан",
    "osar": "осар",
}


class Name(NamedTuple):
    """One name in two scripts."""

    latin: str
    kazakh: str


def invent_people(chance: random.Random, number: int) -> tuple[list[Name], list[Name]]:
    """Give so many first and last names, none twice, and the words that are left for other things."""
    words = _invent_words(chance)
    first, last, rest = words[:90], words[90:440], words[440:]
    pairs = chance.sample(range(len(first) * len(last)), number)
    named = [(first[n % len(first)], last[n // len(first)]) for n in pairs]
    return [Name(f"{one.latin} {two.latin}", f"{one.kazakh} {two.kazakh}") for one, two in named], rest


def _invent_words(chance: random.Random) -> list[Name]:
    """Give all words there are, in some order, no two alike without their diacritics."""
    parts = [list(each.items()) for each in (_BEGINNINGS, _MIDDLES, _ENDINGS)]
    words = [Name(*map("".join, zip(*each, strict=True))) for each in product(*parts)]
    chance.shuffle(words)
    return words


def write_slug(label: str) -> str:
    """Write a label as a slug.

    >>> write_slug("chair of the Council of Közab")
    'chair-of-the-council-of-kozab'
    """
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode()
    return "-".join(plain.lower().split())
