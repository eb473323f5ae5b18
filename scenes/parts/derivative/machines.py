"""Two machines in a row: three rulers, a nudge of the first, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    FadeIn,
    RoundedRectangle,
    ValueTracker,
    VGroup,
)
from numpy.typing import NDArray

from scenes.parts.derivative.fading import as_one
from scenes.parts.derivative.numbers import plain
from scenes.parts.derivative.places import BAND
from scenes.parts.derivative.plan import Plan
from scenes.parts.derivative.telling import chained
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    POSITION,
    QUIET,
    SMALLEST_SIZE,
    STAGE,
    TEXT,
    TITLE_SIZE,
    Box,
    Formula,
    Layer,
    Words,
    change,
    swell,
    tr,
)
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.ticks import round_numbers, tick_text
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_LEFT, _RIGHT = STAGE.left + 0.65, 0.35  # ends of the rulers beside the lenses
_WHOLE = STAGE.right - 0.3  # where they end before
_LEVELS = (1.55, -0.4, -2.35)  # how high they are
_BEYOND = 1.12  # of the largest number
_COLORS = (POSITION, TEXT, TEXT)  # what is nudged; letters of school are white
_NAMES = ("z", "x", "y")
_GLASS = (1.15, 6.55)  # left and right of the lenses
_TALL = 1.25  # of a lens
_ROOT = 0.35  # from the left of a lens to where its bar begins
_BAR = 0.11  # half the height of that
_EXACT = 1e-9  # of a number that is told in two digits


class Ruler(Lettered):
    """One of the three rulers with a pointer, and a lens beside it in which a nudge is seen.

    ``narrow`` from 0 to 1 makes room for the lens at its right.
    ``pointed`` from 0 to 1 takes the pointer from 0 to its number; ``nudged`` lets the bar in
    the lens grow; ``cut`` is how much is there of the marks that divide it into copies of the bar
    before.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan, number: int) -> None:
        super().__init__()
        self.plan, self.number = plan, number
        z = plan.chain_at
        self.value, self.moved = (z, z**2, z**4)[number], plan.chain_moves[number]
        self.rate = (1.0, *plan.rates)[number]
        self.most = _BEYOND * z**4
        self.pointed, self.nudged, self.cut = (ValueTracker(0.0) for _ in range(3))
        self.glass, self.narrow = ValueTracker(0.0), ValueTracker(0.0)
        color = _COLORS[number]
        self.label = Lettering(_NAMES[number], LABEL_SIZE, color)
        self.text = Lettering(plain(self.value), LABEL_SIZE, color)
        told = number_text(float(f"{self.moved:.2g}"))
        exact = abs(float(f"{self.moved:.2g}") / self.moved - 1) < _EXACT
        self.far = Lettering(told if exact else f"≈ {told}", LABEL_SIZE, color)
        enlarged = tr("all lenses × {times}").format(times=f"{times(plan):,.0f}")
        self.times = Lettering(enlarged, LABEL_SIZE, QUIET)
        self.ticks = [
            (value, Lettering(tick_text(value), SMALLEST_SIZE, QUIET))
            for value, step in round_numbers(0.0, self.most, 0.8 * self.most / (_RIGHT - _LEFT))
            if step > 0
        ]

    @property
    def unit(self) -> float:
        """Scene units for 1: the same on all three."""
        narrow = float(self.narrow.get_value())
        return (_WHOLE + narrow * (_RIGHT - _WHOLE) - _LEFT) / self.most

    @property
    def level(self) -> float:
        """How high it is on the screen."""
        return _LEVELS[self.number]

    def at(self, value: float) -> Array:
        """The place of a number on the screen (2,)."""
        return np.array([_LEFT + value * self.unit, self.level])

    def bar(self) -> Array:
        """The nudge in the lens, on the screen (2, 2): all lenses enlarge alike."""
        root = np.array([_GLASS[0] + _ROOT, self.level])
        long = self.moved * times(self.plan) * self.unit * float(self.nudged.get_value())
        return np.stack([root, root + np.array([long, 0.0])])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Name, ticks, the number pointed at, and what stands in the lens."""
        yield self.label, _LEFT - 0.5, self.level - 0.1, 1.0
        for value, text in self.ticks:
            x, y = self.at(value).tolist()
            yield text, x - text.width / 2, y - 0.2 - text.high[1], 1.0
        x, y = self.at(self.value).tolist()
        pointed = float(np.clip(12 * self.pointed.get_value() - 11, 0, 1))
        yield self.text, x - self.text.width / 2, y + 0.3, pointed
        glass = float(self.glass.get_value())
        corner = _GLASS[1] - self.times.width - 0.12
        if self.number == 0:  # over the first lens stands how far all of them enlarge
            yield self.times, corner, self.level + _TALL / 2 + 0.12, glass
        (left, y), (right, _) = self.bar().tolist()
        nudged = float(np.clip(4 * self.nudged.get_value() - 3, 0, 1))
        yield self.far, left, y + 0.2, nudged * glass
        assert right >= left

    def draw(self, canvas: Canvas) -> None:
        """The ruler, its pointer, and the lens."""
        pen = Pen(canvas, self.presence)
        pen.line(np.stack([self.at(0.0), self.at(self.most)]), QUIET, 0.05)
        for value, _ in self.ticks:
            pen.line(self.at(value) + np.array([(0, -0.1), (0, 0.1)]), QUIET, 0.05)
        pointed = float(self.pointed.get_value())
        color = _COLORS[self.number]
        spot = self.at(pointed * self.value)
        if pointed > 0:
            pen.disc(spot, 0.15, color, casing=0.04)
        glass = float(self.glass.get_value())
        if glass > 0:
            with as_one(canvas, self.presence * glass) as through:
                self._lens(through, spot, color)
        self.write(canvas)

    def _lens(self, pen: Pen, spot: Array, color: str) -> None:
        left, right = _GLASS
        low, high = self.level - _TALL / 2, self.level + _TALL / 2
        for end in (low, high):
            pen.line(np.stack([spot, np.array([left, end])]), QUIET, 0.02, opacity=0.22)
        pen.band(left - 0.03, low - 0.03, right + 0.03, high + 0.03, QUIET, 0.9, 0.14)
        pen.band(left, low, right, high, BACKGROUND, 1.0, 0.12)
        root, tip = self.bar()
        pen.line(np.array([(left + 0.1, self.level), (right - 0.1, self.level)]), QUIET, 0.02)
        bar = root + np.array([(0, -_BAR), (0, _BAR)])
        pen.fill(np.concatenate([bar, (bar + tip - root)[::-1]]), color)
        cut = float(self.cut.get_value())
        if cut > 0 and self.number:
            short = (tip - root) / self.moved * self.plan.chain_moves[self.number - 1]
            for k in range(1, int(self.rate + 1e-6) + 1):
                mark = root + k * short + np.array([(0, -0.32), (0, -0.14)])
                pen.line(mark, _COLORS[self.number - 1], 0.05, opacity=cut)

    def readings(self) -> list[Reading]:
        """How far it is nudged."""
        return [Reading(f"nudge of {_NAMES[self.number]}", "", self.moved)]


def times(plan: Plan) -> float:
    """How many times all lenses enlarge: a round number, so that the longest bar fits."""
    unit = (_RIGHT - _LEFT) / (_BEYOND * plan.chain_at**4)
    most = (_GLASS[1] - _GLASS[0] - 2 * _ROOT) / (plan.chain_moves[2] * unit)
    power = 10.0 ** np.floor(np.log10(most))
    return float(np.floor(most / power) * power)


def _parts(*sources: str, box: Box = STAGE) -> VGroup:
    """A formula within a box, in parts that come one after another."""
    ends = [" ".join(sources[: k + 1]) for k in range(len(sources))]
    counts = [len(Formula(source).family_members_with_points()) for source in ends]
    whole = Formula(ends[-1], size=TITLE_SIZE)
    wide = whole.width
    glyphs: list[Any] = whole.within(box).family_members_with_points()
    made = VGroup()
    for source, (first, last) in zip(sources, pairwise((0, *counts)), strict=True):
        part = Formula(source, size=TITLE_SIZE).scale(whole.width / wide)
        made.add(part.move_to(VGroup(*glyphs[first:last])))
    return made


class Row:
    """The rulers with boxes between them; the rates on the boxes, and the rule."""

    PHRASES: ClassVar[tuple[str, ...]] = ("2x", "times", "That is", "the chain")  # of its parts

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.rulers = [Ruler(plan, number) for number in range(3)]
        middle = (_LEFT + _RIGHT) / 2 + 0.6
        self.boxes, self.rates = VGroup(), VGroup()
        for number in (0, 1):
            y = (_LEVELS[number] + _LEVELS[number + 1]) / 2 + 0.05
            words = Words(tr("square"), LABEL_SIZE)
            plate = RoundedRectangle(
                corner_radius=0.12,
                width=1.7,
                height=0.62,
                fill_color="#1A2538",
                fill_opacity=1,
                stroke_color=QUIET,
                stroke_width=3,
            )
            plate.move_to((middle, y, 0))
            self.boxes.add(VGroup(plate, words.move_to(plate)))
            source = f"times 2 {_NAMES[number]}", f"= {plain(plan.rates[number])}"
            rate = _parts(*source).set_color(GRADIENT)
            self.rates.add(rate.next_to(plate, RIGHT, buff=0.3))
        self.squares = VGroup(Formula("x = z^2"), Formula("y = x^2"))
        for formula, box in zip(self.squares, self.boxes, strict=True):
            formula.scale(1.5).next_to(box, LEFT, buff=0.5)
        self.rule = self._rule()

    def _rule(self) -> VGroup:
        """The chain rule in parts: itself, 2x, 2z, both in z, and at the z of the machines."""
        z, end, at = plain(self.plan.chain_at), chained(self.plan)[1], tr("at")
        rule = "(dif y) / (dif z) = (dif y) / (dif x) dot (dif x) / (dif z)"
        parts = "= 2 x", "dot 2 z", "= 4 z^3", f'= {end} quad "{at}" z = {z}'
        return _parts(rule, *parts, box=BAND.inset(bottom=-0.2))

    def point(self, number: int) -> Any:
        """The pointer of a ruler goes to its number."""
        return change(self.rulers[number].pointed, 1.0)

    def make_room(self) -> list[Any]:
        """The rulers become shorter, so that there is room for lenses."""
        return [change(ruler.narrow, 1.0) for ruler in self.rulers]

    def open(self) -> list[Any]:
        """The lenses on z and x open; that on y would tell what is to be asked."""
        return [change(ruler.glass, 1.0) for ruler in self.rulers[:2]]

    def nudge(self, number: int) -> list[Any]:
        """The bar in a lens grows; it is divided by the one before."""
        ruler = self.rulers[number]
        return [change(ruler.nudged, 1.0), change(ruler.cut, 1.0)]

    def reason(self, number: int) -> list[Any]:
        """Where the rate of a box comes from: the power rule for its square."""
        return [FadeIn(self.rates[number][0]), swell(self.squares[number], 1.1)]

    def rated(self, number: int) -> Any:
        """The rate of a box comes."""
        return FadeIn(self.rates[number][1], shift=0.2 * RIGHT)

    def tell(self) -> list[tuple[list[Any], float]]:
        """The lens on y opens, and its bar grows: moves with their seconds."""
        return [([change(self.rulers[2].glass, 1.0)], 0.5), (self.nudge(2), 1.5)]


__all__ = ["Row", "Ruler", "times"]
