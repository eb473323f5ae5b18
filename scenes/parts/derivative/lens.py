"""A lens on the curve: in it a nudge keeps its size while it shrinks, until numbers run out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import DR, FadeIn, FadeOut, ValueTracker, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.derivative.air import lit_air, soil
from scenes.parts.derivative.fading import as_one
from scenes.parts.derivative.nudge import Nudge
from scenes.parts.derivative.plan import ASIDE, IN_LENS
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    TEXT,
    TITLE_SIZE,
    Layer,
    Measured,
    italic,
    tr,
)
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_BELOW = 0.15  # scene units that it is lower than the plane, for stairs
_GAP = 0.08  # scene units from it to the number of times, over its right end
_APART, _CLOSE = 400, 60  # numbers in the lens: then they are told apart, then it is stairs
_STAIRS = 300  # so many of them are so already, where stairs are long
_DOTS = 0.2, 0.4  # scene units from one to the next: dots come, and all of them are there
_AT_ONCE, _DASHES = 12.0, (0.16, 0.12)
_LONG, _INSET = 0.45, 0.35  # of its width, its scale at most; scene units from its rim to that
_NUMBER = 44
_GRID = 0.45  # how strong the lines in the lens are
_FINE, _PLAIN = 0.15, 0.8  # scene units: squares come up, and are plain when so much larger


class Lens(Lettered):
    """What the curve is around w, enlarged.

    It lies on the plane, and at × 1 shows what that does. ``tried`` is how much is there of a nudge
    from one number to its neighbour.
    """

    layer: ClassVar[Layer] = Layer.ARROW  # under the nudge

    def __init__(self, nudge: Nudge) -> None:
        super().__init__()
        self.of, self.plan, self.hill = nudge, nudge.plan, nudge.hill
        self.tried = ValueTracker(0.0)
        wide = (IN_LENS + 2 * ASIDE) * self.plan.nudges[0] / self.plan.magnified
        self.measure = float(f"1e{np.floor(np.log10(_LONG * wide)):.0f}")
        self.far = Lettering(number_text(self.measure), _NUMBER, POSITION)
        self.bar = Lettering(tr("Δ𝑤"), _NUMBER, POSITION)
        self.names = (
            Lettering("w", LABEL_SIZE, POSITION),
            Lettering(f"{tr('loss')} {italic('L')}", LABEL_SIZE, LOSS),
        )
        self.times = Measured("times", tr("×"), self.factor, 0, TITLE_SIZE, TEXT)
        self.times.add_updater(lambda it: it.move_to(self.above(), aligned_edge=DR))
        self.times.move_to(self.above(), aligned_edge=DR)

    def factor(self) -> float:
        """How many times it enlarges, in three digits at most: all others fly past."""
        return float(f"{self.of.zoom:.3g}")

    def open(self) -> tuple[tuple[Any, ...], float]:
        """Animations and their seconds: it comes over the plane, which goes, and the nudge."""
        parts = (0.0, 0.5), (0.2, 0.8), (0.75, 1.0)
        first, then, last = (squish_rate_func(smooth, *part) for part in parts)
        gone = FadeOut(self.hill.plane, rate_func=first), *self.hill.leave(last)
        under = FadeOut(self.of, rate_func=last)  # until then it is what the lens shows
        return (FadeIn(self, self.times, rate_func=then), *gone, under), 1.0

    # -- where it is -----------------------------------------------------------------------------

    @property
    def unit(self) -> Array:
        """Scene units for 1 of w and of the loss, as they are on the plane (2,)."""
        return np.asarray(self.hill.plane.size / self.hill.plane.span)

    def frame(self) -> tuple[float, float, float, float]:
        """Its left, bottom, right and top: those of the plane, and a little below."""
        low, high = self.hill.plane.corner, self.hill.plane.corner + self.hill.plane.size
        return float(low[0]), float(low[1]) - _BELOW, float(high[0]), float(high[1])

    def origin(self) -> Array:
        """Where w's point of the curve is in it (2,)."""
        return self.hill.foot()

    def above(self) -> Array:
        """Where its factor ends (3,)."""
        _, _, right, top = self.frame()
        return np.array([right, top + _GAP, 0.0])

    @property
    def deepest(self) -> float:
        """How many powers of ten it can enlarge until 21 neighbours are in it."""
        return float(np.log10(self.plan.magnified))

    # -- what is in it ---------------------------------------------------------------------------

    def count(self) -> float:
        """How many numbers of the computer, or strides past some, are side by side in it."""
        return IN_LENS * self.plan.nudges[0] / self.of.zoom / self._stride

    @property
    def _stride(self) -> float:
        return self.plan.stride * self.plan.grain

    def stairs(self) -> float:
        """How much of the curve are stairs, in [0, 1]."""
        many = np.log(max(self.count(), 1e-9))
        last = IN_LENS * self.plan.nudges[0] / self.plan.magnified / self._stride
        close = _CLOSE if last <= _CLOSE else _STAIRS
        return float(np.interp(many, np.log([close, _APART]), [1.0, 0.0]))

    def strengths(self) -> tuple[float, float]:
        """How strong the line is, and the stairs: one of them is whole."""
        share = _AT_ONCE * self.stairs()
        return float(np.clip(2 - share, 0, 1)), float(np.clip(share, 0, 1))

    def steps(self) -> tuple[Array, Array]:
        """The points (k, 2) of numbers side by side, and the stairs through them (2 k, 2)."""
        known = self.plan.neighbours
        count = min(int(self.count()) + 2, len(known))
        k = np.arange(count)
        at = np.stack([k * self._stride, known[:count]], axis=-1)
        spots = self.origin() + at * self.of.zoom * self.unit
        half = np.array([0.5 * self._stride * self.of.zoom * float(self.unit[0]), 0.0])
        return spots, np.stack([spots - half, spots + half], axis=1).reshape(-1, 2)

    def ruler(self) -> Array:
        """How far a round number is in it, in the corner where the curve is not (2, 2)."""
        left, bottom, right, _ = self.frame()
        long = self.measure * self.of.zoom * float(self.unit[0])
        start = right - _INSET - long if self.plan.rises else left + _INSET
        return np.array([(start, bottom + _INSET), (start + long, bottom + _INSET)])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Both axes at their ends; over its middle how far the ruler is; the nudge at its bar."""
        left, bottom, right, top = self.frame()
        across, up = self.names
        yield across, right + _GAP, bottom - float(across.low[1]), 1.0
        yield up, left, top + _GAP - float(up.low[1]), 1.0
        (start, y), (end, _) = self.ruler().tolist()
        seen = float(np.clip(2 * self.stairs() - 1, 0, 1))
        yield self.far, max(start, (start + end - self.far.width) / 2), y + 0.2, seen
        begin, end = self.tried_bar()
        middle = (begin[0] + end[0] - self.bar.width) / 2
        yield self.bar, float(max(left + 0.15, middle)), float(begin[1]) + 0.15, self._landed()

    def draw(self, canvas: Canvas) -> None:
        """Its rim, and what it shows."""
        left, bottom, right, top = self.frame()
        with as_one(canvas, self.presence) as pen:
            pen.band(left - 0.03, bottom - 0.03, right + 0.03, top + 0.03, QUIET, 0.9, 0.18)
            pen.band(left, bottom, right, top, BACKGROUND, 1.0, 0.16)
            with pen.inside(left, bottom, right, top):
                self._light(canvas)
                self._curve(pen)
                self._ruler(pen)
        self.write(canvas)

    def _light(self, canvas: Canvas) -> None:
        """Air, and soil beneath the line, as in the round lens."""
        left, _, right, top = self.frame()
        middle = np.array([(left + right) / 2, top])
        lit_air(canvas, middle, right - middle[0])
        soil(canvas, self.line())

    def line(self) -> Array:
        """The curve as it is in it, if there were numbers without end (n, 2)."""
        nudges = np.linspace(-2 * ASIDE, IN_LENS, 121) * self.plan.nudges[0] / self.of.zoom
        moved = np.stack([nudges, self.plan.moved(nudges)], axis=-1)
        return np.asarray(self.origin() + moved * self.of.zoom * self.unit)

    def _ruler(self, pen: Pen) -> None:
        """A line with both of its ends, while there are stairs."""
        ends, seen = self.ruler(), float(np.clip(2 * self.stairs() - 1, 0, 1))
        pen.line(ends, POSITION, 0.06, opacity=seen)
        for end in ends:
            pen.line(end + np.array([(0, -0.12), (0, 0.12)]), POSITION, 0.06, opacity=seen)

    def _curve(self, pen: Pen) -> None:
        origin, line, stairs = self.origin(), self.line(), self.stairs()
        if stairs < 1:
            self._grid(pen, 1 - stairs)
        even, uneven = self.strengths()
        pen.line(line, LOSS, 0.08, opacity=even)
        if stairs > 0:  # hardly apart yet where they come, so that line and stairs are never two
            spots, treads = self.steps()
            pen.line(line, TEXT, 0.03, opacity=0.8 * stairs, dashes=_DASHES)
            pen.line(treads, LOSS, 0.07, opacity=uneven)
            dots = stairs * float(np.interp(spots[1, 0] - spots[0, 0], _DOTS, [0.0, 1.0]))
            for spot in spots if dots else ():
                pen.disc(spot, 0.1, LOSS, opacity=dots)
            self._tried(pen, spots)
        pen.disc(origin, 0.12, POSITION, casing=0.04)

    def squares(self) -> dict[float, float]:
        """Sides of the even squares of its grid, a tenth of each other, and how strong each is."""
        left, _, right, _ = self.frame()
        whole = self.plan.nudges[0] * float(self.unit[0]) * self.of.zoom
        return even_squares(whole, right - left)

    def _grid(self, pen: Pen, strength: float) -> None:
        """Even squares from w: as the lens falls they grow, and finer ones come up in them."""
        (left, bottom, right, top), origin = self.frame(), self.origin()
        low, high = np.array([left, bottom]), np.array([right, top])
        for side, seen in self.squares().items():
            first, last = np.ceil((low - origin) / side), np.floor((high - origin) / side)
            for x in origin[0] + side * np.arange(first[0], last[0] + 1):
                ends = np.array([(x, bottom), (x, top)])
                pen.line(ends, QUIET, 0.02, opacity=strength * _GRID * seen)
            for y in origin[1] + side * np.arange(first[1], last[1] + 1):
                ends = np.array([(left, y), (right, y)])
                pen.line(ends, QUIET, 0.02, opacity=strength * _GRID * seen)

    def tried_bar(self) -> tuple[Array, Array]:
        """From where to where the nudge that is too small leads, over its stair (2,) each."""
        reach = self.plan.too_small * self.of.zoom * float(self.unit[0])
        start = self.origin() + np.array([0.0, 0.22])
        return start, start + np.array([reach, 0.0])

    def _landed(self) -> float:
        """How much the second point of that nudge is there: when its bar has its length."""
        return float(np.clip(5 * self.tried.get_value() - 4, 0, 1))

    def _tried(self, pen: Pen, spots: Array) -> None:
        """The nudge that is too small: from one number to the next, on one stair."""
        tried = float(self.tried.get_value())
        if tried <= 0:
            return
        start, end = self.tried_bar()
        grown = float(np.clip(1.25 * tried, 0, 1))
        (x, y), long = start, grown * float((end - start)[0])
        # A stroke with round ends would be as long as the way to the next number.
        corners = np.array(
            [(x, y - 0.04), (x + long, y - 0.04), (x + long, y + 0.04), (x, y + 0.04)]
        )
        pen.fill(corners, POSITION)
        radius = float(np.clip((end - start)[0] / 3, 0.06, 0.12))
        pen.ring(spots[0], radius, POSITION, 0.04, opacity=tried)
        moved = self.plan.at + self.plan.too_small - self.plan.at
        spot = spots[0] + np.array([moved * self.of.zoom * float(self.unit[0]), 0.0])
        pen.disc(spot, radius, POSITION, opacity=self._landed(), casing=0.04)

    def readings(self) -> list[Reading]:
        """How many times it enlarges."""
        return [Reading("lens", "", self.of.zoom)]


def even_squares(whole: float, widest: float) -> dict[float, float]:
    """Sides of squares, each a power of ten of ``whole``, and how strong each of them is."""
    power = int(np.floor(np.log10(whole / _FINE)))
    sides = (whole / 10.0**k for k in range(power, power - 3, -1))
    return {side: float(np.clip((side - _FINE) / _PLAIN, 0, 1)) for side in sides if side < widest}


__all__ = ["Lens", "even_squares"]
