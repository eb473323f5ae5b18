"""The ground cut along x or along y through her feet: a curve, and its slope there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import ArrayLike, NDArray

from scenes.parts.hills.cast import Guide
from scenes.parts.hills.formulas import is_product_of_sines
from scenes.parts.hills.paper import EDGE, SAMPLES, Paper, profiles, slopes_along
from scenes.parts.hills.worked import plain
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.boxes import FRAME, Box
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import GRADIENT, LABEL_SIZE, LOSS, POSITION, TEXT
from scenes.stage.lecture.words import tr
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

LEAST_HIGH = 1.9  # scene units: lower, there is no curve between the words
_LONG = 1.1  # scene units, of a tangent to either side
_SOON_THERE = 8.0  # times as early as a curve is its key
_STROLL = 1.0  # of the way to the end of the curve, that one walks along it and back, at most
_DOT = 0.1  # scene units, the radius of who walks there
_KEY, _KEYED = 0.3, 0.12  # scene units: a piece of each curve, before its name


class Slice(Lettered):
    """Heights along one ``axis``, her place and, as far as it is ``leaning``, the tangent.

    What is held is her other coordinate. Somebody who has ``strolled`` so far, in [−1, 1], stands
    elsewhere on the curve, with the tangent. Its slopes are a curve as well, on the same scale, as
    far as it is ``drawn`` to both sides of her, in [0, 1].
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, guide: Guide, box: Box, axis: str = "x") -> None:
        super().__init__()
        self.box, self.paper = box, Paper(guide, box)
        self.leaning, self.strolled = ValueTracker(0.0), ValueTracker(0.0)
        self.drawn = ValueTracker(0.0), ValueTracker(0.0)
        number, foot = "xy".index(axis), np.asarray(guide.foot())
        self.axis, self.here = axis, float(foot[number])
        self.slope = float(guide.gradient()[number])
        self.curve = profiles(guide)[number]
        self.slopes = slopes_along(guide, self.curve, number)
        self.per_unit = self.paper.per_unit
        middle = self.curve[[0, -1], 0].mean()
        self.left = (box.left + box.right) / 2 - float(self.per_unit[0] * middle)
        self.level = float(guide.landscape.value(foot))
        other, held = "yx"[number], float(foot[1 - number])
        if is_product_of_sines(guide.landscape):
            other, held = f"sin {other}", float(np.sin(held))
        self.head = Lettering(tr("height along {axis}").format(axis=axis), LABEL_SIZE, LOSS)
        self._tilt = self._steepness_told(self.slope)
        self._wide = self._steepness_told(-abs(self.slope)).width
        spare = box.width - 2 * EDGE - self.head.width - self._wide
        self.keyed = is_product_of_sines(guide.landscape) and spare > 2 * (_KEY + _KEYED) + _KEYED
        self.foot = self._strolling = self._place_told(self.here)
        self.held = Lettering(f"{other} = {plain(held)}", LABEL_SIZE, TEXT)
        self.set_frame(*box)

    def at(self, x: ArrayLike, height: ArrayLike) -> Array:
        """Where a height over a place of the axis is on the screen (..., 2)."""
        across = self.left + self.per_unit[0] * np.asarray(x)
        return np.stack([across, np.broadcast_to(self.paper.high(height), across.shape)], axis=-1)

    @property
    def place(self) -> float:
        """Where on the axis one stands who has strolled along it."""
        share = float(self.strolled.get_value())
        end = self.curve[-1 if share > 0 else 0, 0]
        return float(self.here + abs(share) * (end - self.here))

    def _place_told(self, place: float) -> Lettering:
        return Lettering(f"{self.axis} = {plain(place)}", LABEL_SIZE, POSITION)

    @property
    def told(self) -> Lettering:
        """The number of the place where one stands now."""
        if not self.strolled.get_value():
            return self.foot
        if self._strolling.text != f"{self.axis} = {plain(self.place)}":
            self._strolling = self._place_told(self.place)
        return self._strolling

    @property
    def steepness(self) -> float:
        """The slope of the curve where one stands now."""
        if not self.strolled.get_value():
            return self.slope
        return float(np.interp(self.place, self.curve[:, 0], self.slopes))

    def _steepness_told(self, slope: float) -> Lettering:
        return Lettering(tr("slope {slope}").format(slope=_to_three(slope)), LABEL_SIZE, GRADIENT)

    @property
    def tilt(self) -> Lettering:
        """The number of that slope."""
        told = self._steepness_told(self.steepness)
        if self._tilt.text != told.text:
            self._tilt = told
        return self._tilt

    def spot(self) -> Array:
        """Where on the screen one stands now (2,)."""
        if not self.strolled.get_value():
            return self.at(self.here, self.level)
        whole = self.curve[np.isfinite(self.curve[:, 1])]
        return self.at(self.place, float(np.interp(self.place, *whole.T)))

    def tangent(self) -> Array:
        """The tangent on the screen, as long as it has grown, and the paper is wide (2, 2)."""
        way, spot = self.per_unit * np.array([1.0, self.steepness]), self.spot()
        reach = float(self.leaning.get_value()) * _LONG * way / np.linalg.norm(way)
        rims = self.box.left + EDGE - spot[0], self.box.right - EDGE - spot[0]
        shares = np.clip(np.array(rims) / max(float(reach[0]), 1e-9), -1, 1)
        return np.asarray(spot + shares[:, None] * reach)

    def curve_of_slopes(self) -> Array:
        """What is drawn of it, on the screen (n, 2)."""
        shares = np.array([float(side.get_value()) for side in self.drawn])
        begin, end = self.here + shares * (self.curve[[0, -1], 0] - self.here)
        places = np.linspace(begin, end, SAMPLES)
        return self.at(places, np.interp(places, self.curve[:, 0], self.slopes))

    def draw_all_slopes(self) -> list[Any]:
        """Draw the rest of the curve of the slopes, to both sides."""
        return [change(side, 1) for side in self.drawn]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """What the curve is, how steep it is there, where one is on it, and what is held."""
        top = self.box.top - 0.18 - self.head.high[1]
        yield self.head, self.box.left + EDGE + self.keyed * (_KEY + _KEYED), top, 1.0
        right = self.box.right - EDGE
        yield self.tilt, right - self.tilt.width, top, float(self.leaning.get_value())
        bottom = self.box.bottom + 0.15
        yield self.held, self.box.left + EDGE, bottom, 1.0
        yield self.told, right - self.foot.width, bottom, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Plumb line, curve, tangent, and her place."""
        pen, spot = Pen(canvas, self.presence), self.spot()
        whole = self.curve[np.isfinite(self.curve[:, 1])]
        pen.line(self.at(*whole.T), LOSS, 0.05)
        foot = np.array([spot[0], self.paper.floor])
        pen.line(np.array([spot, foot]), POSITION, 0.04, dashes=(0.1, 0.08))
        if max(side.get_value() for side in self.drawn) > 0:
            pen.line(self.curve_of_slopes(), GRADIENT, 0.05, casing=0.03)
            now = self.at(self.place, self.steepness)
            pen.line(np.array([foot, now]), GRADIENT, 0.04, dashes=(0.1, 0.08))
            pen.disc(now, 0.8 * _DOT, GRADIENT, casing=0.03)
        if self.leaning.get_value() > 0:
            pen.line(self.tangent(), TEXT, 0.06, casing=0.04)
        pen.disc(spot, _DOT, POSITION, casing=0.03)
        if self.keyed:
            self._draw_keys(pen)
        self.write(canvas)

    def _draw_keys(self, pen: Pen) -> None:
        """A piece of each curve that is there, before the name of what it shows."""
        high = self.box.top - 0.18 - self.head.high[1] / 2
        right = self.box.right - EDGE - self._wide - _KEYED - _KEY
        there = min(1.0, _SOON_THERE * max(side.get_value() for side in self.drawn))
        for left, color, share in ((self.box.left + EDGE, LOSS, 1.0), (right, GRADIENT, there)):
            pen.line(np.array([(left, high), (left + _KEY, high)]), color, 0.05, opacity=share)

    def readings(self) -> list[Reading]:
        """How steep the curve is where one stands."""
        return [Reading(f"slope along {self.axis}", "", self.steepness)]


def _there_and_back(share: float) -> float:
    return float(np.sin(2 * np.pi * share))


def _to_three(slope: float) -> str:
    """A slope with three decimals: on a curve, where it goes through 0, none is told in powers."""
    return plain(slope) if abs(slope) > 1 else f"{slope + 0.0:.3f}".replace("-", "−")


class Track(OnGround):
    """Where the ground is cut: a line through her feet, and who strolls along it."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, cut: Slice, guide: Guide) -> None:
        super().__init__(guide.view)
        self.cut, self.foot = cut, np.asarray(guide.foot())

    def on_ground(self, places: ArrayLike) -> Array:
        """The ground (n, 2) under places of the axis."""
        found = np.tile(self.foot, (len(np.atleast_1d(places)), 1))
        found[:, "xy".index(self.cut.axis)] = places
        return found

    def clear(self, spots: Array, margin: float = EDGE) -> NDArray[np.bool_]:
        """Which places (n, 2) on the screen are beside the column of plates, as she is (n,)."""
        left, right = self.cut.box.left - margin, self.cut.box.right + margin
        (feet,) = self.view.at(self.foot[None])
        return np.asarray(spots[:, 0] < left if feet[0] < left else spots[:, 0] > right)

    def farthest(self) -> float:
        """How far one can stroll to both sides, and be seen all the way."""
        shares, cut = np.linspace(0, _STROLL, SAMPLES), self.cut
        seen = np.ones(SAMPLES, dtype=bool)
        low, high = np.array([FRAME.left, FRAME.bottom]), np.array([FRAME.right, FRAME.top])
        for end in cut.curve[[0, -1], 0]:
            spots = self.view.at(self.on_ground(cut.here + shares * (end - cut.here)))
            inside = np.all((spots > low + 2 * _DOT) & (spots < high - 2 * _DOT), axis=-1)
            seen &= inside & self.clear(spots, EDGE + _DOT)
        return float(shares[np.logical_and.accumulate(seen)].max(initial=0.0))

    def stroll(self) -> list[Any]:
        """Walk along the curve to one side, to the other, and back; the slopes are drawn on it."""
        far, (left, right) = self.farthest(), self.cut.drawn
        return [
            change(self.cut.strolled, far, _there_and_back),
            change(right, far, lambda share: _there_and_back(min(share, 0.25))),
            change(left, far, lambda share: -_there_and_back(np.clip(share, 0.5, 0.75))),
        ]

    def draw(self, canvas: Canvas) -> None:
        """The line, and a dot on it."""
        pen = Pen(canvas, self.presence)
        spots = self.view.at(self.on_ground(self.cut.curve[:, 0]))
        # It ends beside the column of plates.
        pen.line(spots[self.clear(spots)], LOSS, 0.05, casing=0.03)
        if self.cut.strolled.get_value():
            (spot,) = self.view.at(self.on_ground(self.cut.place))
            pen.disc(spot, _DOT, POSITION, casing=0.03)
