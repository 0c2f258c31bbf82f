"""The parts of the page's file: scripts, styles and data, each safe where it stands."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

FOLDER: Final = Path(__file__).parent
_ESCAPES: Final = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
_POLICY: Final = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; img-src data: blob:; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)


def read_asset(name: str) -> Markup:
    """Read a script or a style that is ours to trust, for writing into the page as it is."""
    return Markup((FOLDER / name).read_text(encoding="utf-8"))  # noqa: S704


def write_data(value: Any) -> Markup:
    r"""Write data as JSON that cannot end the script element it stands in.

    >>> write_data({"name": "</script>"})
    Markup('{"name":"\\u003c/script\\u003e"}')
    """
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(plain.translate(_ESCAPES))  # noqa: S704


def write_policy(scripts: list[str], styles: list[str]) -> str:
    """Write a content security policy that lets these scripts and styles run and nothing else."""
    return _POLICY.format(scripts=" ".join(map(_digest, scripts)), styles=" ".join(map(_digest, styles)))


def _digest(content: str) -> str:
    """Give the source expression of an inline script: its SHA-256 in base64 (CSP Level 3)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
