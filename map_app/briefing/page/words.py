"""Words as an artist of their own: set where they stand, without matplotlib's layout of text.

A line of ours knows its width already; laying it out once more took a third of a page's time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.patheffects import PathEffectRenderer, Stroke

from map_app.briefing.page.letters import Letters


@dataclass(frozen=True, slots=True)
class Setting:
    """How words are set: font, colour, how they are turned leftwards; a halo's width and colour."""

    face: FontProperties
    colour: str
    is_bold: bool = False
    turn_deg: float = 0.0
    halo_pt: float = 0.0
    halo: str = ""


class Words(Artist):
    """One line of words whose baseline begins at a spot of the figure, in shares of its size."""

    def __init__(self, right: float, up: float, words: str, setting: Setting) -> None:
        """Keep what is written, and where."""
        super().__init__()
        self._spot = right, up
        self._words, self._setting = words, setting

    def draw(self, renderer: RendererBase) -> None:
        """Draw the halo, where there is one, or the words."""
        figure = self.get_figure(root=True)
        if figure is None:
            return
        x, y = figure.transFigure.transform(self._spot)
        if renderer.flipy():
            y = renderer.get_canvas_width_height()[1] - y
        setting = self._setting
        pen = renderer.new_gc()
        pen.set_foreground(to_rgba(setting.colour), isRGBA=True)
        written = self._words, setting.face, setting.turn_deg
        if setting.halo_pt:
            stroke = Stroke(linewidth=setting.halo_pt, foreground=setting.halo)
            PathEffectRenderer([stroke], renderer).draw_text(pen, x, y, *written)
        elif (inner := _of_pdf(renderer)) is not None:
            inner.check_gc(pen, pen.get_rgb())
            size_pt = float(setting.face.get_size_in_points())
            spot = x, y, setting.turn_deg
            line = inner.file.letters.line(self._words, size_pt, spot, bold=setting.is_bold)
            inner.file.write(line)
        else:
            renderer.draw_text(pen, x, y, *written)
        pen.restore()


def _of_pdf(renderer: RendererBase) -> Any:  # noqa: ANN401 - matplotlib's is not typed
    """Return the renderer of a PDF, where words stay words, or None.

    A page's renderer is wrapped, for its pictures' sake.
    """
    inner = getattr(renderer, "_renderer", renderer)
    file = getattr(inner, "file", None)
    return inner if isinstance(getattr(file, "letters", None), Letters) else None
