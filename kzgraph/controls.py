"""Characters that steer a terminal: taken out of what is read, written as escapes in what is parsed.

They are the control characters of ASCII and Latin-1 but for tab and line feed,
the separators of lines and paragraphs, and those that embed, override or
isolate a direction of text (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
"""

from __future__ import annotations

import re
from typing import Final

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_UNWRITABLE: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"


def clean(text: str) -> str:
    r"""Replace what would steer a terminal.

    >>> clean("red\x1b[31m")
    'red�[31m'
    """
    return _CONTROL.sub(_REPLACEMENT, text)


def clean_line(text: str) -> str:
    r"""Replace what would steer a terminal, and put it all on one line.

    >>> clean_line("one\n  two")
    'one two'
    """
    return clean(" ".join(text.split()))


def escape(written: str) -> str:
    r"""Write what would steer a terminal as ``\u`` escapes, in JSON, Turtle and N-Triples, where it means the same.

    >>> escape('"red\x1b[31m"')
    '"red\\u001B[31m"'
    """
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04X}", written)


def fit_xml(written: str) -> str:
    """Replace the characters that XML 1.0 cannot hold, https://www.w3.org/TR/xml/#charsets, and keep each CR one."""
    return _UNWRITABLE.sub(_REPLACEMENT, written).replace("\r", "&#13;")
