"""Spellings: one key for a name, in whatever script and romanisation it is written.

Everything is first brought into plain Latin letters, and these into sounds by
a small table, so that spellings that differ only by romanisation have one key:

- BGN/PCGN romanisation of Russian and of Kazakh (zh, kh, gh, q, ng, ye, y);
- the Library of Congress's and the press's shorter forms (e for ye, i for y);
- the Kazakh Latin alphabets of 2017 to 2021 (j, q, h, ş, ğ, y, ı; ý for у in 2018);
- German, Dutch and Scandinavian (sch, zj, ch, j, w) and French (tch, ch, ou)
  forms, which are further ways to read what somebody types.

Kazakh wavers between х and қ, so that h, kh, k and q are one sound.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, Final

Words = tuple[str, ...]

_APOSTROPHES: Final = str.maketrans("‘’ʼ`´", "'''''")
_LETTERS: Final = str.maketrans(
    {"ş": "sh", "š": "sh", "ç": "ch", "č": "ch", "ž": "zh", "ż": "zh", "ŋ": "n", "ğ": "g", "ý": "u"}
)
_WORD: Final = re.compile(r"[a-z0-9]+")
_SMALL: Final = re.compile(r"(?<![^\s(_-])(?:an?|[Tt][Hh][Ee]|[Oo][Ff])(?=[\s_-])")
_SOUNDS: Final = (
    ("q", "k"),
    ("w", "v"),
    ("x", "ks"),
    ("shch", "S"),
    ("sh", "S"),
    ("tch", "C"),
    ("ch", "C"),
    ("dzh", "J"),
    ("zh", "J"),
    ("j", "J"),
    ("gh", "g"),
    ("ng", "n"),
    ("kh", "k"),
    ("h", "k"),
    ("z", "s"),
    ("y", "i"),
)
_DOUBLED: Final = re.compile(r"(.)(?=\1)")
_SLURRED: Final = ((re.compile("i+e"), "e"), (_DOUBLED, ""), (re.compile("(?<=at)e$"), ""))
_NORTHERN: Final = (("ch", "h"), ("j", "y"))
_READINGS: Final = (
    (),
    (("tsch", "C"), ("dsch", "J"), ("zj", "J"), ("zh", "J"), ("sch", "J"), *_NORTHERN),
    (("tsch", "C"), ("dsch", "J"), ("zj", "J"), ("sch", "S"), *_NORTHERN),
    (("tch", "C"), ("ch", "S"), ("ou", "u")),
)
_PATRONYMIC: Final = re.compile(r".{3,}(?:[oe]viC|[oe]vna|uli|kisi)")


def fold(name: str) -> str:
    """Fold what never matters: case, accents, the form of an apostrophe.

    >>> fold("  Élan Kazyb’ek")
    "elan kazyb'ek"
    """
    bare = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    return bare.casefold().translate(_APOSTROPHES).strip()


def sound(name: str) -> Words:
    """Give the words of a name as sounds, articles and "of" left out; of an empty name, none.

    >>> sound("Ақ жол") == sound("Aq jol") == sound("AK-ZHOL")
    True
    >>> "".join(sound("Ақ жол")), sound("the Senate of Kazakhstan")
    ('akJol', ('senat', 'kasakstan'))
    """
    return _read(romanise(name), ())


def read(name: str) -> list[Words]:
    """Give the words of a name in each way in which somebody may have meant its spelling.

    >>> sound("Жомарт") in read("Schomart"), sound("Назарбаев") in read("Nasarbajew")
    (True, True)
    """
    latin = romanise(name)
    return list(dict.fromkeys(_read(latin, reading) for reading in _READINGS))


def join(words: Words) -> str:
    """Give words as one, so that neither spaces nor hyphens matter.

    >>> join(sound("Ak-Zhol")) == join(sound("AkZhol"))
    True
    """
    return _DOUBLED.sub("", "".join(words))


def drop_patronymics(words: Words) -> Words:
    """Give a person's words without patronymics, where at least two are left.

    >>> drop_patronymics(sound("Ана Бековна Альфа"))
    ('ana', 'alfa')
    """
    kept = tuple(word for word in words if not _PATRONYMIC.fullmatch(word))
    return kept if len(kept) > 1 else words


def rules() -> dict[str, Any]:
    """Give the rules as plain data, for readers in other languages; patterns mean the same in JavaScript.

    `sounds` and each of `readings` replace text, in their order; `slurred` are
    patterns with what stands in their place; `growing` are endings that sound
    otherwise once they go on, each with what it then goes on with.
    """
    return {
        "small": _SMALL.pattern,
        "word": _WORD.pattern,
        "sounds": _SOUNDS,
        "readings": _READINGS,
        "slurred": [(pattern.pattern, sounding) for pattern, sounding in _SLURRED],
        "doubled": _DOUBLED.pattern,
        "patronymic": _PATRONYMIC.pattern,
        "growing": _list_growing(),
    }


def _list_growing() -> list[tuple[str, str]]:
    replaced = {pair for reading in (_SOUNDS, *_READINGS) for pair in reading}
    spelt = {letters for letters, _ in replaced} | {f"{letter}e" for letter, symbol in replaced if symbol in "iy"}
    return sorted((each[:end], each[end:]) for each in {"ie", *spelt} for end in range(1, len(each)))


def romanise(name: str) -> str:
    """Give a name in plain Latin letters and lower case, without articles, "of" and apostrophes.

    >>> romanise("Жаңа’өзен")
    'zhangaozen'
    """
    latin = unicodedata.normalize("NFC", _SMALL.sub("", name.strip())).casefold().translate(_LETTERS)
    if not latin.isascii():
        from anyascii import anyascii

        latin = anyascii(latin).casefold()
    return re.sub(r"['’`\"]", "", latin)


def _read(latin: str, reading: tuple[tuple[str, str], ...]) -> Words:
    return tuple(_sound(word, reading) for word in _WORD.findall(latin))


@lru_cache(maxsize=8192)
def _sound(word: str, reading: tuple[tuple[str, str], ...]) -> str:
    for spelt, symbol in (*reading, *_SOUNDS):
        word = word.replace(spelt, symbol)
    for pattern, sounding in _SLURRED:
        word = pattern.sub(sounding, word)
    return word
