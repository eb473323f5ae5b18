"""The gradient field: many arrows on the ground, painted as one shape."""

from __future__ import annotations

from typing import ClassVar

import cairo
import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath import GradientField
from scenes.stage.ground.on_ground import KeptOnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND, GRADIENT
from scenes.stage.paint.arrow import SCALE, ArrowScale
from scenes.stage.paint.pen import Canvas, ink
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_WIDTH = 0.0245  # at zoom 1
_HEAD = 0.36  # of an arrow's length, but
_BROAD = 7.0  # widths at most
_RIM = 0.04  # scene units: nearer to the rim of the map an arrow is faint
_DARK, _CASED = 0.9, 0.08  # of a casing; of an arrow's length that it is broad, at most
_UNEVEN, _COMMON = 4.0, 2.0  # times what most are as long as; times what a quarter is shorter than

# An arrow along the x axis from 0 to 1: (along, across) in lengths and widths.
_OUTLINE = np.array([(0, 1), (1, 1), (1, 3.4), (2, 0), (1, -3.4), (1, -1), (0, -1)], dtype=float)


def outlines(tails: Array, vectors: Array, width: float = _WIDTH) -> Array:
    """Arrow outlines (n, 7, 2) from tails (n, 2) along vectors (n, 2), screen units.

    Short arrows get thinner in proportion, so that a vanishing gradient shrinks to a point.
    """
    length = np.linalg.norm(vectors, axis=-1, keepdims=True)
    along = vectors / np.maximum(length, 1e-12)
    across = np.stack([-along[:, 1], along[:, 0]], axis=-1)
    thick = np.minimum(width, 0.085 * length)
    neck = length - np.minimum(_HEAD * length, _BROAD * thick)
    reach = np.select([_OUTLINE[:, 0] == 0, _OUTLINE[:, 0] == 1], [0 * neck, neck], length)
    return np.asarray(
        tails[:, None]
        + along[:, None] * reach[..., None]
        + (thick * across)[:, None] * _OUTLINE[:, 1][:, None]
    )


def shown_together(field: GradientField) -> GradientField:
    """The arrows of a field that can be shown on one scale, one after another (n, 2).

    Where some are many times as long as most, as at the rim of a steep-walled ground, those are
    left out: beside them, the others would be too short to be seen.
    """
    lengths = field.magnitudes
    common = max(float(np.median(lengths)), _COMMON * float(np.quantile(lengths, 0.25)))
    some = lengths <= (common if lengths.max() > _UNEVEN * common else np.inf)
    return GradientField(field.points[some], field.vectors[some], lengths[some])


class Field(KeptOnGround):
    """A gradient field over the ground of a view: an arrow from each of its points.

    What would be cut off by the rim of the map is not there; near that it is faint.

    Each is as many times as long as its gradient as ``scale`` says, which all arrows that are shown
    together share. ``grown`` in [0, 1] lets them come out of their places. On bright ground they
    have a dark ``casing``, thinner round short ones.
    """

    layer: ClassVar[Layer] = Layer.FIELD
    casing = 0.0  # scene units

    def __init__(self, view: View, field: GradientField, scale: ArrowScale) -> None:
        super().__init__(view)
        self.scale_of_all, self.grown = scale, ValueTracker(1.0)
        self.tails = field.points.reshape(-1, 2)
        self.vectors = field.vectors.reshape(-1, 2)

    @property
    def factor(self) -> float:
        """How many times as long as their gradients the arrows are drawn now."""
        return self.scale_of_all.factor * float(self.grown.get_value())

    @property
    def tips(self) -> Array:
        """Where each arrow ends on the ground (n, 2)."""
        return np.asarray(self.tails + self.factor * self.vectors)

    @property
    def key(self) -> bytes:
        """The view's, and how long the arrows are."""
        return super().key + np.array(self.factor).tobytes()

    def picture(self, canvas: Canvas) -> None:
        """Fill all arrows that no hill hides, as one path."""
        shown = self.view.visible(self.tails)
        thick = _WIDTH * float(np.sqrt(self.view.pose["zoom"]))
        tails, tips = self.view.at(self.tails[shown]), self.view.at(self.tips[shown])
        shapes, strengths = outlines(tails, tips - tails, thick), self._within(tails, tips)
        if self.casing:
            self._case(canvas, shapes, strengths, np.linalg.norm(tips - tails, axis=-1))
        paint_arrows(canvas, shapes[strengths == 1])
        canvas.set_source_rgba(*ink(GRADIENT))
        canvas.fill()
        for number in np.flatnonzero((strengths > 0) & (strengths < 1)).tolist():
            paint_arrows(canvas, shapes[number : number + 1])
            canvas.set_source_rgba(*ink(GRADIENT, float(strengths[number])))
            canvas.fill()

    def _case(self, canvas: Canvas, shapes: Array, strengths: Array, lengths: Array) -> None:
        """A dark line round each arrow, before any of them is filled."""
        canvas.set_line_join(cairo.LINE_JOIN_ROUND)
        for number in np.flatnonzero(strengths > 0).tolist():
            paint_arrows(canvas, shapes[number : number + 1])
            canvas.set_source_rgba(*ink(BACKGROUND, _DARK * float(strengths[number])))
            canvas.set_line_width(2 * min(self.casing, _CASED * float(lengths[number])))
            canvas.stroke()

    def _within(self, tails: Array, tips: Array) -> Array:
        """How much of each arrow is there (n,): none of what the rim of the map would cut."""
        box = self.clip_box()
        if box is None:
            return np.ones(len(tails))
        low, high = np.array([box.left, box.bottom]), np.array([box.right, box.top])
        ends = np.stack([tails, tips])
        inside = np.minimum(ends - low, high - ends).min(axis=(0, 2))
        return np.asarray(np.clip(inside / _RIM, 0, 1))

    def readings(self) -> list[Reading]:
        """On which scale the arrows are drawn."""
        shown = self.scale_of_all.factor if self.grown.get_value() > 0 else None
        return [*super().readings(), Reading(f"field {SCALE}", "", shown)]


def paint_arrows(canvas: Canvas, shapes: Array) -> None:
    """Add arrow outlines (n, 7, 2) to the path."""
    move, line, close = canvas.move_to, canvas.line_to, canvas.close_path
    for (x, y), *others in shapes.tolist():
        move(x, y)
        for x, y in others:
            line(x, y)
        close()
