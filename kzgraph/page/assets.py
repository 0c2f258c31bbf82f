"""The parts of the page's file: scripts, styles and data, each safe where it stands."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

FOLDER: Final = Path(__file__).parent
_ESCAPES: Final = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}
_IMPORT: Final = re.compile(r'^import \{([^}]*)\} from "\./([a-z]+\.js)";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?:(?:async )?function|const|class) (\w+)", re.MULTILINE)
_POLICY: Final = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; img-src data: blob:; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)


def read_asset(name: str) -> Markup:
    """Read a script or a style that is ours to trust, for writing into the page as it is."""
    return Markup((FOLDER / name).read_text(encoding="utf-8"))  # noqa: S704


def join_modules(main: str) -> Markup:
    """Join a module and all that it imports into one, in which each keeps a scope of its own.

    They may import names from files beside them and export functions, constants and
    classes, and that is all; a file that a browser loads by itself works the same.

    Raises:
        ValueError: Modules import each other in a circle.
    """
    joined: dict[str, str] = {}
    _join(main, joined, [])
    return Markup("\n".join(joined.values()))  # noqa: S704


def read_styles() -> Markup:
    """Read all styles of the page, that of the page itself first."""
    names = sorted((each.name for each in FOLDER.glob("*.css")), key=lambda name: (name != "page.css", name))
    return Markup("\n").join(map(read_asset, names))


def _join(name: str, joined: dict[str, str], within: list[str]) -> None:
    if name in within:
        raise ValueError(f"modules import each other: {' '.join([*within, name])}")
    if name in joined:
        return
    content = read_asset(name)
    imports = _IMPORT.findall(content)
    for _, other in imports:
        _join(other, joined, [*within, name])
    taken = "".join(f"const {{{names}}} = {_name(other)};\n" for names, other in imports)
    given = ", ".join(_EXPORT.findall(content))
    if len(given.split(", ")) < content.count("\nexport ") or len(imports) < content.count("\nimport "):
        raise ValueError(f"{name} imports or exports in another form than the page's modules do")
    body = _EXPORT.sub(lambda match: match[0].removeprefix("export "), _IMPORT.sub("", content)).strip()
    joined[name] = f"const {_name(name)} = (() => {{\n{taken}{body}\nreturn {{{given}}};\n}})();"


def _name(module: str) -> str:
    return f"module_{Path(module).stem}"


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
