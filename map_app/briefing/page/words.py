"""Words as an artist of their own: set where they stand, without matplotlib's layout of text.

A line of ours knows its width already; laying it out once more took a third of a page's time.
"""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_pdf import RendererPdf
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.patheffects import PathEffectRenderer, Stroke

from map_app.briefing.page.laid_out import laid_out_once


@dataclass(frozen=True, slots=True)
class Setting:
    """How words are set: font, colour, how they are turned leftwards; a halo's width and colour."""

    face: FontProperties
    colour: str
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
        elif _writes_pdf(renderer):
            with laid_out_once(setting.face):
                renderer.draw_text(pen, x, y, *written)
        else:
            renderer.draw_text(pen, x, y, *written)
        pen.restore()


def _writes_pdf(renderer: RendererBase) -> bool:
    """Return whether words stay words; a page's renderer is wrapped, for its pictures' sake."""
    return isinstance(getattr(renderer, "_renderer", renderer), RendererPdf)
