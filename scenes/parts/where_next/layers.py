"""Errors that go back through a network, and a network that outgrows the frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from gdmath.network import Network
from scenes.stage import GRADIENT, POSITION, PREDICTION, TEXT, Box, Layer, Plane
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


class Backwards(Painted):
    """Lavender light on the threads of a network, from the last layer to the first.

    A thread is as wide as its weight is large: by that much the error that goes back is multiplied.

    ``gone`` in layers is how far it has come from the right.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, threads: Threads) -> None:
        super().__init__()
        self.threads, self.gone = threads, ValueTracker(0.0)

    def draw(self, canvas: Canvas) -> None:
        """Of each layer the part of its threads that is lit, then its units."""
        pen, places = Pen(canvas, self.presence), self.threads.places()
        gone, theta = float(self.gone.get_value()), self.threads.knobs()
        for number, layer in enumerate(self.threads.network.layers):
            share = float(np.clip(gone - (len(places) - 2 - number), 0, 1))
            if share <= 0:
                continue
            weights = theta[layer.weights].reshape(layer.inputs, layer.units)
            widths = _THIN + (_WIDE - _THIN) * np.clip(np.abs(weights) / _LARGE, 0, 1)
            for (i, j), width in np.ndenumerate(widths):
                begin, end = places[number][i], places[number + 1][j]
                line = np.stack([end, end + share * (begin - end)])
                pen.line(line, GRADIENT, float(width), opacity=0.8)
            for end in places[number + 1]:
                pen.disc(end, 0.17, GRADIENT, casing=0.03)


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
                Pen(canvas, self.presence * strength).disc(spot, 0.09, TEXT, casing=0.02)


__all__ = ["Backwards", "Deep", "UnitLines"]
