"""Evenings as dots on two levels, and what the model says of them: a line, then an S."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import ArrayLike, NDArray

from gdmath import Dataset
from gdmath.logistic import sigmoid
from scenes.parts.where_next.plan import Plan
from scenes.stage import DATA, LABEL_SIZE, PREDICTION, QUIET, TEXT, Layer, Plane, tr
from scenes.stage.lecture.theme import BACKGROUND, RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.ticks import Tick
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_DOTS, _ROOM, _PILE = (0.06, 0.14), 0.42, 2.3  # scene units: the radius of a dot, at least and at
# most; how much of what is between two of them, and from one of a pile to the next, in radii
_RIM = 0.04  # scene units, of a hollow dot
_HALF = 0.5
_TANGENT = 0.25  # the steepest slope of 1/(1 + e⁻ʰ)
_SCORES = -2, 0, 2  # on the scale of h
_HATCH = 0.28
_ARROWS = 26  # of the squeeze
_OFF = 0.1  # scene units that words keep from a level, and hatching from words
_PIECES = 200
HEIGHTS = -0.5, 1.35  # of a plane of chances: piles stand beyond both levels


class Evenings(OnPlane):
    """The evenings: those with a 1 filled, those with a 0 hollow; equal ones in a pile.

    ``fallen`` in [0, 1] takes them from how many were counted, as ``shares`` of the plane's height,
    to their levels, from left to right: they rest at no height that no answer has. ``settled`` in
    [0, 1] opens those with a 0, from left to right. Before it all of them are filled.
    ``glow`` in [0, 1] is how much the costliest one is lit.
    """

    layer: ClassVar[Layer] = Layer.TEXT  # before the curve: a dot is whole
    spill = 0.8

    def __init__(
        self, plane: Plane, data: Dataset, costliest: int, shares: Array | None = None
    ) -> None:
        super().__init__(plane)
        self.data, self.costliest = data, costliest
        self.shares = np.zeros(len(data)) if shares is None else shares
        self.settled, self.fallen = ValueTracker(1.0), ValueTracker(1.0)
        self.glow = ValueTracker(0.0)
        seen: dict[tuple[float, float], int] = {}
        self.pile = np.zeros(len(data))
        for number, pair in enumerate(zip(data.x.tolist(), data.y.tolist(), strict=True)):
            self.pile[number] = seen.get(pair, 0)
            seen[pair] = seen.get(pair, 0) + 1
        self._gap = float(np.diff(np.unique(data.x)).min())

    @property
    def radius(self) -> float:
        """Of a dot: as large as there is room for it, and for the piles below the lower level."""
        unit = self.plane.size / self.plane.span
        below = max(0.0, -float(self.plane.low[1] * unit[1]))
        most = min(_ROOM * unit[0] * self._gap, below / (_PILE * self.pile.max() + 1.5))
        return float(np.clip(most, *_DOTS))

    def gone(self, tracker: ValueTracker) -> Array:
        """How far each of them has gone, the left ones first (m,)."""
        x = self.data.x
        delay = 0.7 * (x - x.min()) / np.ptp(x)
        return np.asarray(np.clip((float(tracker.get_value()) - delay) / 0.3, 0, 1))

    def spots(self) -> Array:
        """Where they are on the screen (m, 2): piles go outwards."""
        spots, fallen = self.plane.xy(self.data.x, self.data.y), self.gone(self.fallen)
        spots[:, 1] += self.pile * _PILE * self.radius * np.where(self.data.y == 1, 1, -1)
        counted = float(self.plane.corner[1]) + self.shares * float(self.plane.size[1])
        spots[:, 1] += (1 - fallen**2) * (counted - spots[:, 1])
        return spots

    def piles(self) -> list[Array]:
        """The first and the last dot (2, 2) of each that is more than one."""
        spots = self.spots()
        return [
            np.stack([self.plane.xy(self.data.x[last], self.data.y[last]), spots[last]])
            for last in np.flatnonzero(self.pile)
        ]

    def draw(self, canvas: Canvas) -> None:
        """Each on a dark casing; what is hollow opens."""
        pen, glow, radius = Pen(canvas, self.presence), float(self.glow.get_value()), self.radius
        gone = np.where(self.data.y == 1, 0.0, self.gone(self.settled))
        for number, (spot, hollow) in enumerate(zip(self.spots(), gone.tolist(), strict=True)):
            pen.disc(spot, radius, DATA, casing=0.025)
            if hollow > 0:
                pen.disc(spot, hollow * (radius - _RIM), BACKGROUND)
            if number == self.costliest and glow > 0:
                Pen(canvas, self.presence * glow).ring(spot, radius + 0.14, TEXT, 0.05, casing=0.03)


class Opinion(OnPlane):
    """The statement of the model in red, for the knobs as they are now.

    ``lifted`` takes the line of least squares to 1/2 + h/4, the tangent of the S at one half;
    ``squeezed`` takes that to p = 1/(1 + e⁻ʰ), with h = w z + b.
    """

    layer: ClassVar[Layer] = Layer.PLOT
    spill = 0.0

    def __init__(self, plane: Plane, plan: Plan, knobs: Callable[[], Array]) -> None:
        super().__init__(plane)
        self.plan, self.knobs = plan, knobs
        self.lifted, self.squeezed = ValueTracker(0.0), ValueTracker(0.0)

    def score(self, x: ArrayLike) -> Array:
        """h at reservations."""
        w, b = self.knobs()
        return np.asarray(w * self.plan.z(x) + b)

    def says(self, x: ArrayLike) -> Array:
        """What it says of reservations now."""
        h = self.score(x)
        lifted, squeezed = float(self.lifted.get_value()), float(self.squeezed.get_value())
        line = (1 - lifted) * self.plan.on_line(x) + lifted * (_HALF + _TANGENT * h)
        return np.asarray((1 - squeezed) * line + squeezed * sigmoid(h))

    def line(self) -> Array:
        """The curve on the screen (n, 2)."""
        low, span = self.plane.low[0], self.plane.span[0]
        x = np.linspace(low, low + span, _PIECES)
        return self.plane.xy(x, np.clip(self.says(x), -5, 5))

    def draw(self, canvas: Canvas) -> None:
        """One red stroke."""
        Pen(canvas, self.presence).line(self.line(), PREDICTION, 0.07, casing=0.05)

    def readings(self) -> list[Reading]:
        """The knobs it is drawn for."""
        return [Reading("opinion", "", tuple(float(knob) for knob in self.knobs()))]


class Squeeze(OnPlane, Lettered):
    """The line, dashed, with an axis of its own for h = wx + b, and arrows from it to the S.

    The line is 1/2 + h/4 on the plane's scale: the tangent of the S at one half.
    """

    layer: ClassVar[Layer] = Layer.FIELD
    spill = 1.6

    def __init__(self, plane: Plane, opinion: Opinion) -> None:
        super().__init__(plane)
        self.lettering = True
        self.opinion = opinion
        self._scale = [(h, Lettering(f"{h}".replace("-", "−"), LABEL_SIZE, TEXT)) for h in _SCORES]
        self._name = Lettering("h", LABEL_SIZE, TEXT)

    def along(self, x: ArrayLike) -> Array:
        """Where the line is on the screen (n, 2)."""
        return self.plane.xy(x, _HALF + _TANGENT * self.opinion.score(x))

    def at_right(self, h: float) -> Array:
        """Where a score is on the axis at the right of the plane (2,)."""
        y = float(self.plane.xy(0, _HALF + _TANGENT * h)[1])
        return np.array([float(self.plane.corner[0] + self.plane.size[0]), y])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Scores at the right, each as high as the line has it, and above them their name."""
        for h, text in self._scale:
            x, y = self.at_right(h).tolist()
            yield text, x + 0.2, y - float(text.high[1]) / 2, 1.0
        x, top = (self.plane.corner + self.plane.size).tolist()
        yield self._name, x - self._name.width / 2, top + 0.15, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The axis and the line, and the arrows where they have a length."""
        self.write(canvas)
        pen, plane, opinion = Pen(canvas, self.presence), self.plane, self.opinion
        right, top = (plane.corner + plane.size).tolist()
        pen.line(np.array([(right, plane.corner[1]), (right, top)]), QUIET, 0.025)
        for h in _SCORES:
            pen.line(self.at_right(h) + np.array([(0.0, 0.0), (0.12, 0.0)]), QUIET, 0.025)
        ends = plane.low[0] + np.array([0.0, plane.span[0]])
        # Between the evenings, behind whose dots an arrow would not be seen.
        x = plane.low[0] + plane.span[0] * (np.arange(_ARROWS) + 0.5) / _ARROWS
        left, bottom = plane.corner.tolist()
        with pen.inside(left, bottom, right, top):
            pen.line(self.along(ends), TEXT, 0.035, dashes=(0.14, 0.12))
            said = plane.xy(x, opinion.says(x))
            for begin, end in zip(self.along(x), said, strict=True):
                if np.linalg.norm(end - begin) > 0.2:
                    pen.arrow(np.stack([begin, end]), TEXT, 0.05)


class ChancePlane(Plane):
    """A plane with numbers from 0 to 1 at its upright axis: what is piled up beyond is no value.

    ``told`` from 0 to 1 brings the number 1, and from 1 to 2 all others.
    """

    def __init__(self, *axes: Any, **options: Any) -> None:
        self.told = ValueTracker(2.0)
        super().__init__(*axes, **options)

    def ticks(self) -> Iterator[tuple[int, float, Tick]]:
        """Those of all numbers that a chance can be, as far as they have been told."""
        told = float(self.told.get_value())
        for axis, value, tick in super().ticks():
            if axis == 0:
                yield axis, value, tick
            elif 0 <= value <= 1:
                share = float(np.clip(told - (value < 1), 0, 1))
                yield axis, value, tick._replace(strength=share * tick.strength)


class Levels(OnPlane, Lettered):
    """The levels 0 and 1, with what they mean, and beyond them a hatching: no chance is there.

    ``hatched`` in [0, 1] is how much of it there is. Where evenings are piled up there is none: a
    pile says how many there were, and nothing of a chance beyond.
    """

    layer: ClassVar[Layer] = Layer.MAP

    def __init__(self, plane: Plane, evenings: Evenings | None = None) -> None:
        super().__init__(plane)
        self.evenings = evenings
        self.lettering = True
        self.hatched = ValueTracker(0.0)
        self._names = [Lettering(name, LABEL_SIZE, DATA) for name in (tr("no"), tr("yes"))]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """No and yes, on their lines."""
        no, yes = self._names
        left, right = (float(self.plane.corner[0] + end * self.plane.size[0]) for end in (0, 1))
        # Each at the end where few evenings have that answer, and the S is at the other level.
        yield no, right - no.width - 0.12, float(self.plane.xy(0, 0)[1]) + _OFF, 1.0
        yield yes, left + 0.12, float(self.plane.xy(0, 1)[1] - yes.low[1]) + _OFF, 1.0

    def draw(self, canvas: Canvas) -> None:
        """Two lines, and two bands of slanting strokes."""
        pen, plane = Pen(canvas, self.presence), self.plane
        (left, bottom), (right, top) = plane.corner, plane.corner + plane.size
        low, high = (float(plane.xy(0, level)[1]) for level in (0, 1))
        self._hatch(canvas, bottom, low, high, top)
        *_, (yes, start, foot, _) = self.texts()
        at = np.array([start, foot])
        (start, foot), (end, head) = yes.low + at - _OFF, yes.high + at + _OFF
        pen.band(start, foot, end, head, BACKGROUND, float(self.hatched.get_value()))
        for y in (low, high):
            pen.line(np.array([(left, y), (right, y)]), RULE, 0.03)
        self.write(canvas)

    def _hatch(self, canvas: Canvas, bottom: float, low: float, high: float, top: float) -> None:
        pen, strength = Pen(canvas, self.presence), float(self.hatched.get_value())
        if strength <= 0:
            return
        left, right = self.plane.corner[0], self.plane.corner[0] + self.plane.size[0]
        for foot, head in ((bottom, low), (high, top)):
            tall = head - foot
            with pen.inside(left, foot, right, head):
                strokes = [
                    np.array([(x, foot), (x + tall, head)])
                    for x in np.arange(left - tall, right, _HATCH)
                ]
                pen.line(strokes, RULE, 0.03, opacity=strength)
        if self.evenings:
            wide = 2 * self.evenings.radius + 2 * _OFF
            for pile in self.evenings.piles():
                pen.line(pile, BACKGROUND, wide, opacity=strength)


class Told(OnPlane):
    """What the opinion says of one number of reservations: dashed to it, and on to the chance."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, plane: Plane, opinion: Opinion, x: float) -> None:
        super().__init__(plane)
        self.opinion, self.x = opinion, x

    def draw(self, canvas: Canvas) -> None:
        """Two dashed lines and a dot."""
        pen, plane = Pen(canvas, self.presence), self.plane
        says = float(self.opinion.says(self.x))
        corner = plane.xy([self.x, self.x, plane.low[0]], [plane.low[1], says, says])
        pen.line(corner, TEXT, 0.035, dashes=(0.12, 0.1))
        pen.disc(corner[1], 0.11, PREDICTION, casing=0.04)


__all__ = ["HEIGHTS", "ChancePlane", "Evenings", "Levels", "Opinion", "Squeeze", "Told"]
