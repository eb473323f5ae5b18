"""A part of the ground comes nearer: it is framed, and the one sheet shrinks to it."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath.landscape import Landscape
from scenes.parts.neural_landscape.ground import FACES, Along, Tinted, tinted
from scenes.stage import TEXT, Layer, View
from scenes.stage.ground.levels import level_lines
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.surface import corners
from scenes.stage.paint.pen import Canvas, Pen, runs_of

Array = NDArray[np.float64]
Window = tuple[tuple[float, float], ...]

_COARSE = 28
_SIDE = 40  # points along each side of a frame


class Crop(Along):
    """A view of the whole, of which less and less is shown: ``cropped`` is 1 at the part."""

    def __init__(self, landscape: Landscape, whole: View, part: Window) -> None:
        self.cropped = ValueTracker(0.0)
        self.ends = np.array([landscape.window, part])
        super().__init__(landscape, whole)

    @property
    def window(self) -> Window:
        """What is shown now."""
        share = float(self.cropped.get_value())
        now = (1 - share) * self.ends[0] + share * self.ends[1]
        return tuple((float(low), float(high)) for low, high in now)

    @window.setter
    def window(self, _: Window) -> None:
        """What other views are told once is computed here."""

    @property
    def ground_key(self) -> bytes:
        """What is shown now."""
        return np.array(self.window).tobytes()


class Cropping(Tinted):
    """The surface of what is shown now."""

    view: Crop

    def __init__(self, view: Crop, top: float) -> None:
        super().__init__(view, top)

    def picture(self, canvas: Canvas) -> None:
        """Corners, colours and level lines anew, then as any surface."""
        view = self.view
        self.points_grid = corners(view.window, FACES)
        self.heights, self._missing = view.on_grid(self.points_grid)
        self.base_colors = tinted(self.heights, self.top)
        self.levels = level_lines(view)
        world = self._paint_ground(canvas)
        self._paint_silhouette(canvas, world)
        clear = view.visible(self.points_grid, march=_COARSE)
        self._paint_hairlines(canvas, self.levels, clear[..., None].astype(float), 0.22)


class Frame(OnGround):
    """A frame on the ground round the part that will be seen."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, part: Window) -> None:
        super().__init__(view)
        (x0, x1), (y0, y1) = part
        ends = np.array([(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)])
        steps = np.linspace(0, len(ends) - 1, _SIDE * (len(ends) - 1) + 1)
        self.places = np.stack(
            [np.interp(steps, np.arange(len(ends)), ends[:, axis]) for axis in (0, 1)], axis=-1
        )

    def draw(self, canvas: Canvas) -> None:
        """Faint where hills hide it."""
        line, seen = self.view.at(self.places, 0.02), self.view.visible(self.places)
        pen = Pen(canvas, self.presence)
        both = seen[1:] & seen[:-1]
        pen.line(runs_of(line, ~both), TEXT, 0.03, opacity=0.25)
        pen.line(runs_of(line, both), TEXT, 0.045, casing=0.03)


__all__ = ["Crop", "Cropping", "Frame"]
