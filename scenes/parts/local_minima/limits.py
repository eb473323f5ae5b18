"""How sharply two floors curve, and the rates beyond which she does not stay at them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, ORIGIN, Create, FadeIn, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.local_minima.country import Country
from scenes.parts.local_minima.large import LargeRun
from scenes.parts.local_minima.plan import Plan
from scenes.parts.local_minima.strip import letter
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    QUIET,
    STAGE,
    STEP,
    TEXT,
    Box,
    Formula,
    Layer,
    Stack,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.curve.curve import Curve, OnCurve
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_RISE = 0.75  # scene units: how high above the floor a parabola ends
_LINE = 0.07
_ASIDE = 2.3  # scene units from a floor to its limit
_UP = np.array([0.0, 0.3, 0.0])  # where two lines are in the soil
_SCALE = Box(-2.5, 2.15, 4.3, STAGE.top)  # where the rates lie
_TICK = 0.14
_MOST = 1.2  # of the larger limit: the end of the rates
_DENOMINATOR = 24  # the largest of a plain fraction


class Osculating(OnCurve):
    """The parabola that curves as the ground does at a floor, as far as it is ``grown``.

    Units differ along the axes, so that a circle of curvature would be an ellipse.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, curve: Curve, floor: float, curvature: float) -> None:
        super().__init__(curve)
        self.floor, self.curvature = floor, curvature
        self.grown = ValueTracker(1.0)

    def line(self) -> Array:
        """Its points in the picture (n, 2)."""
        plane: Any = self.curve.plane
        rise = _RISE * float(plane.span[1] / plane.size[1])
        reach = float(np.sqrt(2 * rise / self.curvature)) * float(self.grown.get_value())
        away = np.linspace(-reach, reach, 61)
        height = float(self.curve.value(self.floor)) + 0.5 * self.curvature * away**2
        return np.asarray(plane.xy(self.floor + away, height))

    def draw(self, canvas: Canvas) -> None:
        """Stroke it."""
        Pen(canvas, self.presence).line(self.line(), TEXT, _LINE, casing=0.05)

    def pointwise_become_partial(self, vmobject: Any, a: float, b: float) -> Osculating:
        """Grow from the floor to both sides."""
        self.grown.set_value(b)
        return self

    def readings(self) -> list[Reading]:
        """Its curvature."""
        return [Reading("curvature", "", self.curvature)]


class Rates(Lettered):
    """Rates from 0 on a line, the limits of two floors, and the present rate between them.

    ``marked`` in [0, 1] is how much there is of its mark.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, run: LargeRun) -> None:
        super().__init__()
        self.rate, self.marked = run.rate, ValueTracker(0.0)
        self.limits = [plan.limit(float(plan.floors[number])) for number in (run.home, run.end)]
        self._names = [
            Lettering(letters_of(plan, limit), LABEL_SIZE, TEXT, name=True) for limit in self.limits
        ]
        self._worth = [Lettering(fraction_text(limit), LABEL_SIZE, TEXT) for limit in self.limits]
        self._mark = Lettering(number_text(run.rate), LABEL_SIZE, STEP)
        self._zero = Lettering("0", LABEL_SIZE, QUIET)
        self._name = Lettering("α", LABEL_SIZE, STEP)
        self.set_frame(*_SCALE)

    def spot(self, rate: float) -> Array:
        """Where on the screen a rate is (2,)."""
        inner = _SCALE.inset(0.4, right=0.15)
        share = rate / (_MOST * max(self.limits))
        return np.array([inner.left + share * inner.width, _SCALE.bottom + 0.62])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Limits below, letters above, the rate above its mark; what all of them are at the end."""
        x, y = self.spot(_MOST * max(self.limits)).tolist()
        yield self._name, x + 0.12, y - self._name.high[1] / 2, 1.0
        rows = [(self._zero, 0.0)]
        rows += list(zip(self._worth, self.limits, strict=True))
        for text, rate in rows:
            x, y = self.spot(rate).tolist()
            yield text, x - text.width / 2, y - 0.46, 1.0
        for text, rate in zip(self._names, self.limits, strict=True):
            x, y = self.spot(rate).tolist()
            yield text, x - text.width / 2, y + 0.25, 1.0
        x, y = self.spot(self.rate).tolist()
        names = zip(self._names, self.limits, strict=True)
        taken = [self.spot(limit)[0] + name.width / 2 for name, limit in names if limit < self.rate]
        left = max(x - self._mark.width / 2, *(right + _TICK for right in taken), -np.inf)
        yield self._mark, left, y + 0.3, float(self.marked.get_value())

    def draw(self, canvas: Canvas) -> None:
        """The line, its ticks, the mark."""
        pen = Pen(canvas, self.presence)
        pen.plate(*_SCALE, opacity=0.88)
        pen.line(np.stack([self.spot(0), self.spot(_MOST * max(self.limits))]), QUIET, 0.035)
        for rate in (0.0, *self.limits):
            ends = self.spot(rate) + np.array([(0, -_TICK), (0, _TICK)])
            pen.line(ends, TEXT, 0.045)
        mark = Pen(canvas, self.presence * float(self.marked.get_value()))
        tip = self.spot(self.rate) + np.array([(0, 0.02), (0.13, 0.24), (-0.13, 0.24)])
        mark.fill(tip, STEP)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """Both limits and the rate."""
        return [Reading("rates", "", (*self.limits, self.rate))]


class Limits:
    """The parabolas at both floors, their limits in numbers, and the line of rates."""

    def __init__(self, plan: Plan, country: Country, run: LargeRun) -> None:
        self.plan, self.country, self.rates = plan, country, Rates(plan, run)
        floors = [float(plan.floors[number]) for number in (run.home, run.end)]
        self.parabolas = [
            Osculating(country.curve, floor, plan.curvature(floor)) for floor in floors
        ]
        self.names = [self._named(floor) for floor in floors]

    def _named(self, floor: float) -> VGroup:
        curvature = self.plan.curvature(floor)
        number = number_text(round(curvature, 3))
        source = f"{{{{alpha : rate}}}} < 2 \\/ {number} = {_typst(2 / curvature)}"
        told = Words(tr("curvature {number}").format(number=number), BODY_SIZE)
        limit = Formula(source, {"rate": STEP}, BODY_SIZE)
        name = on_plate(Stack(told, limit, gap=0.12, align=ORIGIN), 0.1)
        (x, y), plane = self.country.xy(floor), self.country.plane
        if y - float(plane.corner[1]) > 1.3:
            return name.next_to((x, y, 0), DOWN, buff=0.35)
        return name.move_to(self.country.beside(floor, _ASIDE)).shift(_UP)

    @property
    def all(self) -> list[Any]:
        """All that is seen of it."""
        return [self.rates, *self.parabolas, *self.names]

    def one(self, number: int) -> tuple[Any, ...]:
        """A parabola grows, and its limit is written."""
        return Create(self.parabolas[number]), FadeIn(self.names[number])

    def rated(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """Both limits on a line, and the rate."""
        yield (FadeIn(self.rates),), 0.8
        yield (change(self.rates.marked, 1),), 0.6


def letters_of(plan: Plan, limit: float) -> str:
    """The letters of all valleys with a limit: A, C."""
    floors = enumerate(plan.floors.tolist())
    return ", ".join(letter(n) for n, floor in floors if np.isclose(plan.limit(floor), limit))


def fraction_text(number: float) -> str:
    """A number as a plain fraction, or with two digits.

    >>> fraction_text(1 / 12), fraction_text(0.5), fraction_text(0.0713)
    ('1/12', '1/2', '0.071')
    """
    plain = Fraction(number).limit_denominator(_DENOMINATOR)
    if plain.denominator > 1 and abs(float(plain) - number) < 1e-9:
        return f"{plain.numerator}/{plain.denominator}"
    return number_text(float(f"{number:.2g}"))


def _typst(number: float) -> str:
    return fraction_text(number).replace("/", " \\/ ")


__all__ = ["Limits", "Osculating", "Rates", "fraction_text"]
