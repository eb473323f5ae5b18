"""The ground of a network: that of the film to come, seen aslant as it rises out of the night."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, smooth
from numpy.typing import NDArray

from gdmath.adam import adam
from gdmath.descent import descend
from gdmath.network import Network, network_landscape, two_spirals
from gdmath.slices import filter_normalised, slice_landscape
from scenes.render.kept import kept
from scenes.stage import FRAME, Layer, change
from scenes.stage.lecture.theme import BACKGROUND, TEXT, rgb, terrain
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_ACROSS, _DEEP = 151, 52  # points along a line, and lines
_RISE = 2.4  # seconds
_FAR, _NEAR, _TALL = 0.15, -6.3, 2.75  # scene units: the feet of the lines, and the highest of all
_WIDE = 7.6, 10.5  # scene units from the middle to the ends of the farthest and the nearest line
_LIGHT = 0.45  # how much brighter is what slopes to the right


@kept
def ridges() -> Array:
    """Losses (rows, n) along parallel lines through the ground of the network of the next film."""
    network = Network((2, 8, 8, 1))
    ground = network_landscape(network, two_spirals(rng=0))
    end = descend(ground, adam(0.01), network.start(0), 400).final
    rng = np.random.default_rng(59)
    first, second = (filter_normalised(network, end, rng) for _ in range(2))
    cut = slice_landscape(ground, end, first, second)
    across, deep = np.linspace(-3, 3, _ACROSS), np.linspace(-3, 3, _DEEP)
    return np.asarray(cut.value(np.stack(np.meshgrid(across, deep), axis=-1)))


class Silhouette(Painted):
    """Those lines one behind the other, with ground between them; they rise as ``risen`` does."""

    layer: ClassVar[Layer] = Layer.GROUND

    def __init__(self) -> None:
        super().__init__()
        rows = ridges()
        self.rows = ((rows - rows.min()) / np.ptp(rows))[::-1]  # from far to near
        self.risen = ValueTracker(0.0)
        self.set_frame(*FRAME)

    def rise(self) -> Any:
        """They come up out of the night."""
        rise = change(self.risen, 1, smooth)
        rise.run_time = _RISE
        return rise

    def lines(self) -> Array:
        """The lines on the screen (rows, n, 2), from far to near."""
        risen = float(self.risen.get_value())
        near = np.linspace(0, 1, len(self.rows))[:, None]
        xs = np.linspace(-1, 1, self.rows.shape[1]) * (_WIDE[0] + near * (_WIDE[1] - _WIDE[0]))
        feet = _FAR + near**1.3 * (_NEAR - _FAR) - 4.2 * (1 - risen)
        return np.stack([xs, feet + _TALL * (1 + 0.5 * near) * risen * self.rows], axis=-1)

    def colors(self) -> Array:
        """Of the ground (rows − 1, n − 1, 3): by its height, lit from the right, dark far off."""
        rows, dark = self.rows, np.array(rgb(BACKGROUND))
        height = (rows[:-1, :-1] + rows[1:, 1:]) / 2
        slope = np.diff((rows[:-1] + rows[1:]) / 2, axis=1) * self.rows.shape[1] / 6
        light = np.clip(0.8 - _LIGHT * slope, 0.45, 1.3)
        near = np.linspace(0.7, 1, len(rows) - 1)[:, None]
        return np.asarray(dark + (near * light)[..., None] * (terrain(height**0.6) - dark))

    def draw(self, canvas: Canvas) -> None:
        """From far to near: the ground between two lines, then a thin line."""
        pen, lines, colors = Pen(canvas, self.presence), self.lines(), self.colors()
        shades = np.clip(colors, 0, 1)
        for far, near, row in zip(lines[:-1], lines[1:], shades, strict=True):
            for k, shade in enumerate(row):
                pen.fill(np.array([far[k], far[k + 1] + (0.01, 0), near[k + 1] + (0.01, 0),
                                   near[k]]), shade)  # fmt: skip
            pen.line(near, TEXT, 0.012, opacity=0.16)


__all__ = ["Silhouette", "ridges"]
