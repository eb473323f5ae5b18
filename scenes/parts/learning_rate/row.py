"""The row of curves: a place for each rate, with what it leaves and how many steps it takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, FadeIn, FadeOut, ValueTracker, VGroup, linear, smooth
from numpy.typing import NDArray

from scenes.parts.learning_rate.first import First
from scenes.parts.learning_rate.leaper import Leaper
from scenes.parts.learning_rate.numerals import factor_text
from scenes.parts.learning_rate.plan import CurveRun, RatePlan
from scenes.parts.learning_rate.remains import Remains
from scenes.parts.learning_rate.runs import Framed, PaneCurve, around, count_words, trail
from scenes.parts.learning_rate.turns import Moves, come, leave
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    PATH,
    POSITION,
    STAGE,
    STEP,
    TITLE,
    Box,
    Choices,
    Formula,
    Mark,
    Plane,
    Playback,
    Readout,
    Words,
    italic,
    on_one_line,
    swell,
    tr,
)
from scenes.stage.type.text import baseline, number_text

Array = NDArray[np.float64]

# How many times as far, and as high, is seen where one flies off, at first and in the end: the
# curve looks the same.
FARTHER = (2.5, 6.25), (5.0, 25.0)
_WIDE, _HIGH = 1.32, 1.9  # times the distance and the loss at the start
_PLANES = STAGE.inset(top=1.55, bottom=1.4)
_NAMES, _FACTORS, _COUNTS = 2.4, -2.15, -2.8  # heights on the screen
_SHELF, _BETWEEN = 2.1, 0.05  # scene units: a column once its run is told; from plane to plane
_LISTED = 3.0  # where the last column ends if its run is told in numbers as well
_WIDTHS, _TALL = (0.7, 5.0), (0.6, 1.2)  # scene units: of planes; and how tall she is there
_SPEED = 0.45  # seconds a jump
_BEFORE = 0.11  # scene units from a live number of steps to its word


class Tally(Readout):
    """How many steps there have been, written where the lasting count will stand, and as it is."""

    def __init__(self, lasting: Words, name: str, value: Callable[[], float]) -> None:
        self.lasting = lasting
        super().__init__(name, tr("steps"), value, 0)

    def refresh(self) -> None:
        """The number stands before its word."""
        self.label.align_to(self.lasting, DOWN + RIGHT)
        super().refresh()
        self.number.set_x(float(self.label.get_left()[0]) - _BEFORE, RIGHT)


class Place:
    """One rate in the row: plane, curve, flight, and what stands above and below them."""

    def __init__(
        self, plan: RatePlan, run: CurveRun, box: Box, clock: ValueTracker, first: First | None
    ) -> None:
        self.plan, self.run = plan, run
        middle, wide = plan.minimum, _WIDE * plan.distance
        top = _HIGH * float(plan.curve.value(np.array([plan.start])))
        self.x, self.y = (middle - wide, middle + wide), (0.0, top)
        self.own = first is None
        if first is None:
            colors = (POSITION, LOSS)
            self.plane = Plane(self.x, self.y, (italic("w"), italic("L")), colors=colors)
            far = 4 * FARTHER[-1][0] * wide
            self.curve: Any = PaneCurve(
                self.plane, plan.curve.with_window(((middle - far, middle + far),))
            )
        else:
            self.plane, self.curve = first.plane, first.curve
        self.cross = first.cross if first else Mark(self.curve, [[middle]])
        self.party, seen = Playback(run.walk, [PATH], PATH), around(self.plane)
        self.flight = trail(self.curve, self.party, seen)
        self.she = Leaper(self.flight.here, self.party, _TALL[1], clock, rectangle=seen)
        self.she.add_updater(self._fit)
        rate = f"{{{{alpha : rate}}}} = {run.rate:.4g}"
        self.name = Formula(rate, {"rate": STEP}, LABEL_SIZE)
        self.factor = Framed(factor_text(run.factor).replace("−", "-"))
        self.count = Words(count_words(run), LABEL_SIZE)
        self.tally = Tally(self.count, f"steps at {run.rate:g}", lambda: self.party.step)
        self.stand(box)

    def _fit(self, _: Any) -> None:
        """She is smaller on a smaller plane."""
        self.she.tall = float(np.interp(self.plane.size[0], _WIDTHS, _TALL))

    def _spots(self, box: Box) -> list[tuple[Any, Array]]:
        """What stands above and below the plane, and where."""
        middle = (box.left + box.right) / 2 + 0.2
        foot = _COUNTS - (baseline(self.count) - self.count.get_y())
        return [
            (self.name, np.array([middle, _NAMES, 0])),
            (self.factor, np.array([middle, _FACTORS, 0])),
            (self.count, np.array([middle, foot, 0])),
        ]

    def stand(self, box: Box) -> None:
        """Have this column."""
        for thing, spot in self._spots(box):
            thing.move_to(spot)
        if self.own:
            self.plane.within(box)

    def go(self, box: Box) -> list[Any]:
        """Move into this column."""
        moves = [thing.animate.move_to(spot) for thing, spot in self._spots(box)]
        return [self.plane.animate.within(box), *moves]

    def shown(self) -> list[Any]:
        """What is there before it flies."""
        return [self.plane, self.curve, self.cross, self.flight, self.she, self.name]

    def everything(self) -> list[Any]:
        """All of it."""
        return [*self.shown(), self.factor, self.count]

    def fly(self) -> Any:
        """All jumps until it has arrived, in their time."""
        steps = self.run.arrived or self.party.steps
        flight = self.party.hurry(steps, smooth if steps == 1 else linear)
        flight.run_time = max(0.9, _SPEED * steps)
        return flight

    def settle(self) -> list[Any]:
        """The live count becomes the lasting one: in its place, where both say the same."""
        if self.run.arrived:
            return [FadeOut(self.tally), FadeIn(self.count)]
        return [leave(self.tally), come(self.count)]

    def jump(self) -> Any:
        """One of them."""
        return self.party.hurry(min(self.party.step + 1, self.party.steps), smooth)

    def widen(self, number: int) -> Any:
        """So many times as far is seen to both sides of the bottom, and so many times as high."""
        wider, higher = FARTHER[number]
        middle, (low, high) = self.plan.minimum, self.x
        x = middle + wider * (low - middle), middle + wider * (high - middle)
        return self.plane.animate.reframe(x=x, y=(0.0, higher * self.y[1]))


class Row:
    """All places, and what is asked and worked out above them."""

    def __init__(self, plan: RatePlan, first: First) -> None:
        self.plan, self.first = plan, first
        self.places = [
            Place(plan, run, _PLANES, first.clock, first if number == 0 else None)
            for number, run in enumerate(plan.places)
        ]
        self.by_run = {place.run.rate: place for place in self.places}
        self.top_left, self.top_right = TITLE.columns(1, 1)

    def of(self, run: CurveRun | None) -> Place:
        """The place of a run."""
        assert run is not None
        return self.by_run[run.rate]

    def room_for(self, run: CurveRun | None, things: list[Any]) -> Moves:
        """A place is made for a run, as large as it can be: plays and their seconds.

        Those that are there step back to a shelf at the left, the first curve too. Then the
        things that are there before the run appear. What is yielded is to be played before the
        next is asked for.
        """
        number, first = self.places.index(self.of(run)), self.places[0]
        *boxes, last = self.columns(number + 1, _LISTED if self.remains(run) else STAGE.right)
        self.places[number].stand(last)
        if number > 1:
            pairs = zip(self.places, boxes, strict=False)
            yield [move for place, box in pairs for move in place.go(box)], 0.8
        else:
            first.stand(boxes[0])
            yield [first.plane.animate.within(boxes[0]).reframe(x=first.x, y=first.y)], 1.2
            first.party.progress.set_value(self.first.last)
            gone = FadeOut(self.first.dots, self.first.hiker)
            yield [gone, *map(FadeIn, first.everything()[3:])], 0.5
        yield [FadeIn(*things)], 0.7

    def columns(self, count: int, right: float) -> list[Box]:
        """So many columns: all but the last on the shelf, that as wide as there is room."""
        low, high = _PLANES.bottom, _PLANES.top
        left = [_PLANES.left + number * (_SHELF + _BETWEEN) for number in range(count)]
        shelf = [Box(x, low, x + _SHELF, high) for x in left[:-1]]
        return [*shelf, Box(left[-1] + 4 * _BETWEEN, low, right, high)]

    def ask_steps(self) -> Choices:
        """In how many steps does the faster one arrive?"""
        return Choices(*map(str, self.plan.guesses)).within(self.top_right)

    def ask_rate(self) -> Choices:
        """Which rate leaves nothing?"""
        return Choices(*map(number_text, self.plan.choices)).within(self.top_right)

    def left_by(self, run: CurveRun | None) -> Formula:
        """What is left after a step, worked out."""
        assert run is not None
        lam, factor = number_text(self.plan.curvature), factor_text(run.factor).replace("−", "-")
        source = f"1 - {lam} times {{{{{run.rate:.4g} : rate}}}} = {factor}"
        return Formula(source, {"rate": STEP}, BODY_SIZE).within(self.top_left)

    def left_by_which(self, run: CurveRun) -> tuple[Formula, Formula, Formula]:
        """The same with a box for the rate: what is before the box, the box, what replaces it."""
        factor = factor_text(run.factor).replace("−", "-")
        before = Formula(f"1 - {number_text(self.plan.curvature)} times", size=BODY_SIZE)
        after = Formula(f"{{{{{run.rate:.4g} : rate}}}} = {factor}", {"rate": STEP}, BODY_SIZE)
        on_one_line(before, after, buff=0.18).move_to(self.top_left.middle)
        box = Formula("square", size=BODY_SIZE, color=STEP)
        return before, box.move_to(after).align_to(after, LEFT), after

    def everything(self, *but: Any) -> list[Any]:
        """All places, whole but for some things."""
        things = (thing for place in self.places for thing in place.everything())
        return [thing for thing in things if thing not in but]

    def remains(self, run: CurveRun | None) -> list[Remains]:
        """What is left after each of its steps, if it arrives."""
        return [Remains(self.plan, run)] if run and run.arrived else []

    def goes_on(self, run: CurveRun | None) -> Moves:
        """Three more jumps; if they lead far away, one sees farther after the first of them."""
        place, far = self.of(run), run is not None and abs(run.factor) > 1
        yield [place.jump()], 0.7
        if far:
            yield [place.widen(1)], 1.2
        for _ in range(2):
            yield [place.jump()], 0.6
        yield [FadeIn(place.count), *[place.party.hurry()] * (not far)], 0.6

    def factor_lights(self, run: CurveRun | None, part: str) -> Any:
        """The minus of a factor comes forward for a moment, or the number after it."""
        glyphs: list[Any] = self.of(run).factor[1].family_members_with_points()
        return swell(VGroup(*(glyphs[:1] if part == "minus" else glyphs[1:])), 1.2)


__all__ = ["Place", "Row"]
