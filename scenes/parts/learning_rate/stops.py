"""Two of her stops compared: the tangent at each, and the step that it sets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.learning_rate.numerals import factor_text, short
from scenes.parts.learning_rate.plan import RatePlan
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    POSITION,
    QUIET,
    STAGE,
    STEP,
    TEXT,
    Box,
    Curve,
    Formula,
    Layer,
    Plane,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

# Where words stand above the stops: in the bowl of the curve, one formula at a time.
NOTES = Box(-4.6, 2.75, STAGE.right, STAGE.top)
_HALF = 1.6  # scene units from a stop to either end of its tangent
_BESIDE = 0.75, 0.38  # from a stop to the name of its slope: she stands there
_HIGH = 0.14  # half of what a step takes of a way
_GAP = 0.15  # from the end of a way to its name
_EXACT = 1e-9  # of a ratio of numbers that are rounded
_BELOW = 1.05  # from the axis down to the names of the steps: its numbers are between


class Stops(Lettered):
    """The tangents at her start and at a later stop, and on the axis the steps from both.

    ``tangents``, ``steps`` and ``ways`` to the bottom in [0, 2] are how many of each are there, the
    first one first; steps leave as ways come; ``taken`` in [0, 1] is how far that part of each way
    is green which a step takes; ``gone`` is how far all but the ways is.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, plane: Plane, curve: Curve, plan: RatePlan) -> None:
        super().__init__()
        self.set_z_index(Layer.WALKER + 0.3)  # she who stands at one does not hide it
        self.plane, self.curve, self.plan = plane, curve, plan
        self.tangents, self.steps, self.ways = (ValueTracker(0.0) for _ in range(3))
        self.gone, self.taken = ValueTracker(0.0), ValueTracker(0.0)
        places, self.numbers = plan.careful.places, (0, plan.halfway)
        self.feet = [float(places[k]) for k in self.numbers]
        self.lands = [float(places[k + 1]) for k in self.numbers]
        self.slopes = [float(curve.slope(w)) for w in self.feet]
        self.away = [abs(foot - plan.minimum) for foot in self.feet]
        self._ways = [
            Lettering(tr("distance {way}").format(way=factor_text(way)), LABEL_SIZE, POSITION)
            for way in self.away
        ]
        self._slopes = [
            Lettering(tr("slope {slope}").format(slope=short(slope)), LABEL_SIZE, GRADIENT)
            for slope in self.slopes
        ]
        self._steps = [
            Lettering(tr("step {step}").format(step=short(self.length(k))), LABEL_SIZE, STEP)
            for k in (0, 1)
        ]

    def length(self, number: int) -> float:
        """How long a step is, in units of the axis."""
        return abs(self.lands[number] - self.feet[number])

    def share(self, tracker: ValueTracker, number: int) -> float:
        """How much of one of the two is there."""
        return float(np.clip(tracker.get_value() - number, 0, 1))

    def tangent(self, number: int) -> Array:
        """The ends of a tangent on the screen (2, 2), as far as it has grown."""
        foot, along = self.curve.at([self.feet[number]]), self.curve.along(self.feet[number])
        half = _HALF * self.share(self.tangents, number) * along
        return np.stack([foot - half, foot + half])

    def step(self, number: int) -> Array:
        """A step on the axis of the screen (2, 2), as far as it has grown."""
        foot, land = self.plane.xy([self.feet[number], self.lands[number]], 0.0)
        return np.stack([foot, foot + self.share(self.steps, number) * (land - foot)])

    @property
    def stay(self) -> float:
        """How much there is of all but the ways."""
        return 1 - float(self.gone.get_value())

    @property
    def alone(self) -> float:
        """How much there is of the steps: they are gone as the ways to the bottom come."""
        return self.stay * (1 - self.share(self.ways, 0))

    def ratios(self) -> Formula:
        """That the slopes are to each other as the steps are."""
        steep, flat = (short(abs(slope)) for slope in self.slopes)
        long, less = (short(self.length(number)) for number in (0, 1))
        source = (
            f"{{{{{flat} : grad}}}} \\/ {{{{{steep} : grad2}}}} = {{{{{less} : rate}}}} \\/"
            f" {{{{{long} : rate2}}}} approx {self.plan.shrunk:.2f}"
        )
        colors = {"grad": GRADIENT, "grad2": GRADIENT, "rate": STEP, "rate2": STEP}
        return Formula(source, colors).within(NOTES)

    def quotients(self) -> Formula:
        """At either stop, the slope is so many times the distance."""
        steep, flat = (short(abs(slope)) for slope in self.slopes)
        far, near = map(factor_text, self.away)
        first = f"{{{{{steep} : grad}}}} \\/ {{{{{far} : d}}}} = {number_text(self.plan.curvature)}"
        ratio = float(short(abs(self.slopes[1]))) / float(near)
        sign = "=" if abs(ratio - self.plan.curvature) < _EXACT else "approx"
        source = f"{first} {sign} {{{{{flat} : grad2}}}} \\/ {{{{{near} : d2}}}}"
        colors = {"grad": GRADIENT, "grad2": GRADIENT, "d": POSITION, "d2": POSITION}
        return Formula(source, colors).within(NOTES)

    def way(self, number: int) -> Array:
        """The way from a stop to above the bottom, level, on the screen (2, 2)."""
        foot = self.curve.at([self.feet[number]])
        x = float(self.plane.xy(self.plan.minimum, 0.0)[0])
        over = np.array([foot[0] + self.share(self.ways, number) * (x - foot[0]), foot[1]])
        return np.stack([foot, over])

    def part(self, number: int) -> Array:
        """Of a way, as much as the step from its stop takes: its corners on the screen (4, 2)."""
        (x, y), (land, _) = self.way(number)[0], self.plane.xy(self.lands[number], 0.0)
        end, low, high = x + float(self.taken.get_value()) * (land - x), y - _HIGH, y + _HIGH
        return np.array([(x, low), (end, low), (end, high), (x, high)])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each slope at its tangent, each step below its arrow."""
        for number, (slope, step) in enumerate(zip(self._slopes, self._steps, strict=True)):
            x, y = self.curve.at([self.feet[number]])
            aside = self.slopes[number] < 0
            left = x + _BESIDE[0] if aside else x - _BESIDE[0] - slope.width
            seen = self.stay * self.share(self.tangents, number)
            yield slope, float(left), float(y) + _BESIDE[1], seen
            (near, _), (far, high) = self.way(number).tolist()
            name = self._ways[number]
            left = far + _GAP if far > near else far - _GAP - name.width
            yield name, left, high - name.high[1] / 2, self.share(self.ways, number)
            middle, low = self.plane.xy((self.feet[number] + self.lands[number]) / 2, 0.0)
            left, foot = float(middle) - step.width / 2, float(low) - _BELOW
            yield step, left, foot, self.alone * self.share(self.steps, number)

    def draw(self, canvas: Canvas) -> None:
        """Plumb lines, tangents, steps, names."""
        pen = Pen(canvas, self.presence)
        for number in (0, 1):
            if self.share(self.ways, number) > 0:
                pen.line(self.way(number), POSITION, 0.045)
            if self.share(self.tangents, number) > 0:
                foot = self.curve.at([self.feet[number]])
                down = self.plane.xy(self.feet[number], 0.0)
                seen = self.stay * self.share(self.tangents, number)
                own = Pen(canvas, self.presence * seen)
                own.line(np.stack([foot, down]), QUIET, 0.025, dashes=(0.09, 0.08))
                pen.line(self.tangent(number), TEXT, 0.06)
            if self.taken.get_value() > 0:
                pen.fill(self.part(number), STEP)
            if self.share(self.tangents, number) > 0:
                pen.disc(self.curve.at([self.feet[number]]), 0.08, TEXT, casing=0.03)
            if self.share(self.steps, number) > 0:
                own = Pen(canvas, self.presence * self.alone)
                own.arrow(self.step(number), STEP, 0.1)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """Slope, step and the step's length on the screen, of each whose arrow is whole."""
        unit = float(self.plane.size[0] / self.plane.span[0])
        return [
            Reading(
                f"stop {number}",
                "",
                (
                    self.slopes[number],
                    self.length(number),
                    float(np.linalg.norm(np.diff(self.step(number), axis=0))) / unit,
                ),
            )
            for number in (0, 1)
            if self.share(self.steps, number) >= 1
        ]


__all__ = ["NOTES", "Stops"]
