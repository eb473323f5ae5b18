"""Errors that go back through a network, and a network that outgrows the frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath.network import Network
from scenes.stage import GRADIENT, LOSS, POSITION, PREDICTION, QUIET, TEXT, Box, Layer, Plane
from scenes.stage.lecture.theme import Color
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.threads import Threads

Array = NDArray[np.float64]

_LAYERS, _UNITS = 14, 13  # of the network at its largest
_APART, _DRAWN_BACK = (2.2, 1.1), (1.25, 0.72)  # scene units between units, and when it is large
_NEAR, _FAR, _FLATTER = 2.0, 8.0, 1.0  # how far from the middle units are, in units
_THIN, _WIDE, _LARGE = 0.012, 0.075, 4.0  # threads; the weight of the widest
_SHADES, _THREAD = 5, 0.35
_LIT = 0.17  # the radius of a unit in light
UNIT = 0.09  # the radius of a unit of the network without end


class Lights(Painted):
    """Light on the threads of a network, layer by layer, and on the units that it has come to.

    ``gone`` in layers is how far it has come, ``strength`` in [0, 1] how bright it is. A thread is
    as wide as its weight is large.
    """

    layer: ClassVar[Layer] = Layer.PLOT
    backwards: ClassVar[bool]

    def __init__(self, threads: Threads, color: Color) -> None:
        super().__init__()
        self.threads, self.tint = threads, color
        self.gone, self.strength = ValueTracker(0.0), ValueTracker(1.0)

    def draw(self, canvas: Canvas) -> None:
        """Of each layer the part of its threads that is lit, then its units."""
        strength, places = float(self.strength.get_value()), self.threads.places()
        if strength <= 0:
            return
        pen, theta = Pen(canvas, self.presence * strength), self.threads.knobs()
        gone, last = float(self.gone.get_value()), len(places) - 2
        for number, layer in enumerate(self.threads.network.layers):
            share = float(np.clip(gone - (last - number if self.backwards else number), 0, 1))
            if share <= 0:
                continue
            weights = theta[layer.weights].reshape(layer.inputs, layer.units)
            widths = _THIN + (_WIDE - _THIN) * np.clip(np.abs(weights) / _LARGE, 0, 1)
            for (i, j), width in np.ndenumerate(widths):
                begin, end = places[number][i], places[number + 1][j]
                if self.backwards:
                    begin, end = end, begin
                short = 1 - _LIT / float(np.linalg.norm(end - begin))  # to the rim: units are whole
                line = np.stack([begin, begin + share * short * (end - begin)])
                pen.line(line, self.tint, float(width), opacity=0.8)
            for spot in places[number + self.backwards]:
                pen.disc(spot, _LIT, self.tint, casing=0.03)
        if not self.backwards and gone > last:
            Pen(canvas, self.presence * strength * min(1.0, gone - last)).disc(
                places[-1][0], _LIT, self.tint, casing=0.03
            )


class Backwards(Lights):
    """Lavender, from the last layer to the first: the error that goes back.

    By as much as its thread is wide it is multiplied.
    """

    backwards = True

    def __init__(self, threads: Threads) -> None:
        super().__init__(threads, GRADIENT)


class Forwards(Lights):
    """From the first layer to the last: a guess, red."""

    backwards = False

    def __init__(self, threads: Threads, color: Color = PREDICTION) -> None:
        super().__init__(threads, color)


class Pillar(Painted):
    """A gold bar as tall as the loss that was measured last; what was measured before is dashed.

    ``measured`` counts how often: on the way to a whole number the bar goes to that loss.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, box: Box, losses: Array) -> None:
        super().__init__()
        self.box, self.measured = box, ValueTracker(0.0)
        self.levels = np.concatenate([[0.0], losses]) / losses.max()
        self.set_frame(*box)

    def tall(self, measured: float) -> float:
        """In scene units; the largest loss fills the box."""
        return float(np.interp(measured, np.arange(len(self.levels)), self.levels)) * (
            self.box.height
        )

    def draw(self, canvas: Canvas) -> None:
        """The bar, the levels before, and what it stands on."""
        pen, box = Pen(canvas, self.presence), self.box
        measured = float(self.measured.get_value())
        if (tall := self.tall(measured)) > 0:
            pen.band(box.left, box.bottom, box.right, box.bottom + tall, LOSS, 1.0, 0.004)
        for before in range(1, int(np.ceil(measured))):
            level = box.bottom + self.tall(before)
            ends = np.array([(box.left - 0.2, level), (box.right + 0.2, level)])
            pen.line(ends, LOSS, 0.03, dashes=(0.12, 0.08))
        pen.line(
            np.array([(box.left - 0.2, box.bottom), (box.right + 0.2, box.bottom)]), QUIET, 0.03
        )


class UnitLines(OnPlane):
    """Of each unit of the first layer the line on which its answer turns, w·x + b = 0.

    ``shown`` in [0, 1] is how much of them is there.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, plane: Plane, network: Network, knobs: Callable[[], Array]) -> None:
        super().__init__(plane)
        self.network, self.knobs, self.shown = network, knobs, ValueTracker(0.0)

    def lines(self) -> Array:
        """Two points (units, 2, 2) on each, in units of the plane, beyond its rim."""
        layer, theta = self.network.layers[0], np.asarray(self.knobs())
        across = theta[layer.weights].reshape(layer.inputs, layer.units).T
        squared = np.maximum((across**2).sum(axis=1), 1e-12)
        foot = -across * (theta[layer.heights] / squared)[:, None]
        along = across[:, ::-1] * np.array([-1.0, 1.0]) / np.sqrt(squared)[:, None]
        far = float(np.abs(self.plane.span).max())
        return np.stack([foot - 2 * far * along, foot + 2 * far * along], axis=1)

    def draw(self, canvas: Canvas) -> None:
        """Thin strokes within the plane."""
        shown = float(self.shown.get_value())
        if shown <= 0:
            return
        pen, plane = Pen(canvas, self.presence * shown), self.plane
        low, high = plane.corner, plane.corner + plane.size
        with pen.inside(*map(float, (*low, *high))):
            for line in self.lines():
                pen.line(plane.xy(*line.T), PREDICTION, 0.03, opacity=0.5)


class Deep(Painted):
    """Layers of units, each tied to the next; ``size`` from 0 to 1 is how far it has grown.

    It grows outwards from its middle while the eye draws back, and goes on beyond the frame.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, box: Box) -> None:
        super().__init__()
        self.box, self.size = box, ValueTracker(0.0)
        self.set_frame(*box)

    def units(self) -> tuple[Array, Array]:
        """Where units are (layers, units, 2), and how much of each is there (layers, units)."""
        size = float(self.size.get_value())
        out = np.arange(_LAYERS) - (_LAYERS - 1) / 2
        up = np.arange(_UNITS) - (_UNITS - 1) / 2
        near = _NEAR + size * (_FAR - _NEAR)
        apart = np.array(_APART) * (1 - size) + np.array(_DRAWN_BACK) * size
        places = np.stack(np.meshgrid(apart[0] * out, apart[1] * up, indexing="ij"), axis=-1)
        reach = np.maximum(np.abs(out)[:, None] * _FLATTER, np.abs(up))
        return places + self.box.middle[:2], np.clip(near - reach, 0, 1)

    def middle_of(self, sizes: tuple[int, ...]) -> Array:
        """Places (units, 2) in its middle for the layers of another network."""
        places, _ = self.units()
        first = (_LAYERS - len(sizes)) // 2
        return np.concatenate([
            places[first + layer, (_UNITS - size) // 2:][:size][::-1]
            for layer, size in enumerate(sizes)
        ])  # fmt: skip

    def draw(self, canvas: Canvas) -> None:
        """Threads, those of a layer that are as strong in one go; then units."""
        pen = Pen(canvas, self.presence)
        places, there = self.units()
        for begin, end, one, other in zip(places, places[1:], there, there[1:], strict=False):
            strengths = np.minimum.outer(one, other)
            shades = np.rint(_SHADES * strengths).astype(int)
            for shade in np.unique(shades[shades > 0]):
                lines = [np.stack([begin[i], end[j]]) for i, j in np.argwhere(shades == shade)]
                pen.line(lines, POSITION, 0.012, opacity=_THREAD * shade / _SHADES)
        for spot, strength in zip(places.reshape(-1, 2), there.reshape(-1), strict=True):
            if strength > 0:
                Pen(canvas, self.presence * strength).disc(spot, UNIT, TEXT, casing=0.02)


__all__ = ["UNIT", "Backwards", "Deep", "Forwards", "Pillar", "UnitLines"]
