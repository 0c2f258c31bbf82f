"""The page in a notebook."""

from __future__ import annotations

from kzgraph.page import frame_page


class Page(str):
    """The page as HTML, which at the end of a notebook's cell shows itself."""

    __slots__ = ()

    def __repr__(self) -> str:
        """Tell how long it is; its HTML is no reading."""
        return f"Page of {len(self):,} characters; write it to a file and open that in a browser"

    def _repr_html_(self) -> str:
        """Show it in a frame, as IPython's rich display asks for it."""
        return frame_page(str(self))
