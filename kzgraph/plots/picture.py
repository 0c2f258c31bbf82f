"""A picture: its sheet with title, key and credit, and how it is shown and saved."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kzgraph.controls import clean
from kzgraph.errors import CorpusError, MissingLibraryError, QueryError

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Credit = Callable[[Iterable[str]], str]

INK: Final = "#1b1f24"
SOFT: Final = "#57606a"
RULE: Final = "#d0d7de"
# Of Okabe and Ito's palette (2008), which people who see colours differently can tell apart.
BLUE: Final = "#0072B2"
ORANGE: Final = "#E69F00"
VERMILION: Final = "#D55E00"
GREEN: Final = "#009E73"
PURPLE: Final = "#CC79A7"
HATCH: Final = "////"
POSSIBLE: Final[dict[str, Any]] = {"facecolor": "#FCE8BF", "edgecolor": "#B97700", "hatch": HATCH}

WIDTH: Final = 12.0
_TITLE, _KEY, _CREDIT = 0.36, 0.36, 0.21
_FORMATS: Final = {".png": {"Software": None}, ".svg": {"Date": None}, ".pdf": {"CreationDate": None}}
# DejaVu Sans comes with matplotlib and has the letters of Kazakh.
_SETTINGS: Final[dict[str, Any]] = {
    "font.family": "DejaVu Sans",
    "font.size": 13,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": RULE,
    "xtick.color": SOFT,
    "ytick.color": INK,
    "hatch.linewidth": 1.4,
    "svg.fonttype": "none",
    "svg.hashsalt": "kzgraph",
    "text.parse_math": False,
}


class Picture:
    """A drawing that shows itself in a notebook, and that `save` writes to a file.

    `figure` and `axes` are matplotlib's, for who wants to change something.
    """

    def __init__(self, figure: Figure, title: str) -> None:
        """Keep what is drawn, and its title."""
        self.figure, self.title = figure, title

    @property
    def axes(self) -> Axes:
        """Give the axes on which it is drawn."""
        return self.figure.axes[0]

    def save(self, path: Path | str) -> Path:
        """Write it to a file, as PNG, SVG or PDF by its ending; the same picture, the same bytes.

        Raises:
            QueryError: The ending is of none of them.
            CorpusError: The file cannot be written.
        """
        target = Path(path)
        if target.suffix.lower() not in _FORMATS:
            raise QueryError(f"{path}: a picture is saved as {', '.join(_FORMATS)}; let the name end so")
        try:
            target.write_bytes(self._write(target.suffix.lower()))
        except OSError as error:
            raise CorpusError(f"{path}: {error.strerror or error}") from None
        return target

    def __repr__(self) -> str:
        """Name it by its title."""
        return f"Picture: {self.title}"

    def _repr_png_(self) -> bytes:
        """Show it in a notebook, as IPython's rich display asks for it."""
        return self._write(".png", 110)

    def _write(self, ending: str, dpi: int = 200) -> bytes:
        written = BytesIO()
        with settings():
            self.figure.savefig(written, format=ending[1:], dpi=dpi, metadata=dict(_FORMATS[ending]))
        return written.getvalue()


@contextmanager
def settings() -> Iterator[None]:
    """Draw with our type, colours and lines; the user's own settings stay as they are.

    Raises:
        MissingLibraryError: matplotlib is not installed.
    """
    try:
        from matplotlib import style
    except ImportError:
        raise MissingLibraryError("matplotlib", "a plot") from None
    with style.context(["default", _SETTINGS]):
        yield


def open_sheet(title: str, height: float, credit: str, key: Sequence[Artist] = ()) -> tuple[Figure, Axes]:
    """Open a sheet as wide as a slide, its drawing as high in inches as asked, with title, key and credit set."""
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    heads, feet = wrap(title, 78), wrap(credit, 150)
    lines = _count_lines(key)
    above = 0.25 + _TITLE * len(heads) + (_KEY * lines or 0.1)
    below = 0.25 + _CREDIT * len(feet)
    whole = above + height + below
    inner = ConstrainedLayoutEngine(rect=(0.01, below / whole, 0.98, height / whole), w_pad=0.02, h_pad=0.02)
    figure = Figure(figsize=(WIDTH, whole), layout=inner, facecolor="white")
    figure.text(0.015, 1 - 0.18 / whole, "\n".join(heads), va="top", fontsize=19, fontweight="bold", linespacing=1.15)
    figure.text(0.015, 0.14 / whole, "\n".join(feet), va="bottom", fontsize=10.5, color=SOFT, linespacing=1.35)
    if key:
        place = (0.0125, 1 - (above - _KEY * lines + 0.04) / whole)
        figure.legend(
            handles=list(key), loc="upper left", bbox_to_anchor=place, ncols=-(-len(key) // lines), frameon=False,
            fontsize=12, borderpad=0, borderaxespad=0.2, handlelength=2, columnspacing=1.6,
        ).set_in_layout(False)  # fmt: skip
    axes = figure.add_subplot()
    for side in axes.spines.values():
        side.set_visible(False)
    axes.tick_params(length=0)
    return figure, axes


def _count_lines(key: Sequence[Artist]) -> int:
    """Count the lines that a key needs, by the length of its labels."""
    inches = sum(0.8 + 0.1 * len(str(sign.get_label())) for sign in key)
    return -(-int(10 * inches) // int(10 * WIDTH))


def draw_nothing(title: str, credit: Credit) -> Picture:
    """Draw a sheet that says that there is nothing to draw.

    Raises:
        MissingLibraryError: matplotlib is not installed.
    """
    with settings():
        figure, axes = open_sheet(title, 0.9, credit(()))
        axes.set_axis_off()
        axes.text(0.5, 0.5, "nothing stated", ha="center", va="center", color=SOFT, style="italic")
    return Picture(figure, title)


def wrap(words: str, width: int) -> list[str]:
    """Break words into lines of at most so many characters, without what would steer a terminal."""
    return textwrap.wrap(clean(words), width) or [""]
