"""One rate after the other in one valley: she flies in it, a table keeps what came of each."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import (
    RIGHT,
    FadeIn,
    FadeOut,
    VGroup,
    smooth,
    squish_rate_func,
)
from numpy.typing import NDArray

from scenes.parts.learning_rate.becoming import Becoming
from scenes.parts.learning_rate.cuts import Cuts
from scenes.parts.learning_rate.first import First
from scenes.parts.learning_rate.hops import HEIGHTS, Hops
from scenes.parts.learning_rate.numerals import factor_text
from scenes.parts.learning_rate.plan import CurveRun, RatePlan
from scenes.parts.learning_rate.runs import Underlined
from scenes.parts.learning_rate.tried import Tried, in_line
from scenes.parts.learning_rate.turns import Moves, come, follow, leave, swap
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    STAGE,
    STEP,
    TITLE,
    TITLE_SIZE,
    Box,
    Choices,
    Formula,
    Words,
    swell,
    tr,
)
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

# How many times as far, and as high, is seen where one flies off, at first and in the end: the
# curve looks the same.
FARTHER = (2.5, 6.25), (5.0, 25.0)
_WIDE, _HIGH = 1.36, 1.65  # times the distance and the loss at the start
_VALLEY = Box(STAGE.left, STAGE.bottom, STAGE.right, 2.45)
_SHARE = 0.6  # of its width: so much of it is the valley, and the rest the ground beside it
_CUT = 1.9  # where what is above the valley ends
# As the line of the curve becomes a cut: all else goes, the line turns, the valley comes.
_GOES, _TURNS = squish_rate_func(smooth, 0, 0.3), squish_rate_func(smooth, 0.1, 0.75)
_COMES = squish_rate_func(smooth, 0.6, 1)


class Row:
    """All rates that are tried on the curve, and what is asked and worked out above it."""

    def __init__(self, plan: RatePlan, first: First) -> None:
        self.plan, self.first = plan, first
        self.tries = [Tried(first, run, line) for line, run in enumerate(plan.places, 1)]
        self.top_left = Box(TITLE.left, TITLE.bottom, _CUT, TITLE.top)
        self.top_right = Box(_CUT + 0.3, TITLE.bottom, TITLE.right, TITLE.top)
        lam = number_text(plan.curvature)
        head = (
            Words(ALPHA, BODY_SIZE, STEP),
            Formula(f"1 - {lam} thin {{{{alpha : rate}}}}", {"rate": STEP}, BODY_SIZE),
            Words(tr("steps"), BODY_SIZE),
        )
        in_line(0, *head)
        self.head = VGroup(*head)
        self.hops = Hops(plan, [*HEIGHTS])

    def of(self, run: CurveRun | None) -> Tried:
        """What is tried with a run."""
        assert run is not None
        return next(one for one in self.tries if one.run.rate == run.rate)

    def begin(self, run: CurveRun | None, *things: Any) -> Moves:
        """She is back at the start, for a run, and things appear with her: plays and their seconds.

        For the first of them the curve makes room for the table. What is yielded is to be played
        before the next is asked for.
        """
        number, first = self.tries.index(self.of(run)), self.first
        before: Any = self.tries[number - 1].she
        flown = self.tries[number - 1].flight
        if number == 1:
            before, flown = first.hiker, first.dots
            view = first.plane.animate.within(_VALLEY).reframe(**self.seen())
            yield [view, follow(self.head, *self.tries[0].line)], 1.2  # the curve is not there
        one, left = self.tries[number], self.flown(number)
        if run is self.plan.beyond:  # the curve was away, and the table
            curve = first.plane, first.curve, first.cross, one.she, one.flight
            yield (leave(self.hops), come(*curve, *self.table, *things)), 0.8
            return
        back = swap(before, one.she), leave(flown), one.she.returns(left)
        yield [*back, come(one.flight, *things)], 0.8

    def side_by_side(self, solved: Any) -> Moves:
        """The hops of all that arrive take the place of the curve, and of what was solved."""
        last, first = self.of(self.plan.perfect), self.first
        curve = first.plane, first.curve, first.cross, last.she, last.flight
        yield (leave(*curve, *self.table, solved), come(self.hops)), 0.8

    @property
    def table(self) -> list[Any]:
        """What came of all rates that arrive."""
        arrived = [one for one in self.tries if one.run is not self.plan.beyond]
        return [self.head, *(thing for one in arrived for thing in one.line)]

    def flown(self, number: int) -> Array:
        """Where on the screen she was left by the run before one."""
        if number > 1:
            return self.tries[number - 1].she.place()
        return np.asarray(self.first.curve.at(self.first.walk.now()[0]))

    def seen(self, wider: float = 1.0, higher: float = 1.0) -> dict[str, tuple[float, float]]:
        """What is seen of the curve, so many times as far and as high, and the ground beside it."""
        middle, wide = self.plan.minimum, wider * _WIDE * self.plan.distance
        right = middle - wide + 2 * wide / _SHARE
        return {"x": (middle - wide, right), "y": (0.0, higher * _HIGH * self.first.top)}

    def widen(self, number: int) -> Any:
        """More is seen, to both sides of the bottom and upwards."""
        return self.first.plane.animate.reframe(**self.seen(*FARTHER[number]))

    def ask_steps(self) -> Choices:
        """In how many steps does the faster one arrive?"""
        return Choices(*map(str, self.plan.guesses)).within(self.top_right)

    def left_by(self, run: CurveRun | None) -> VGroup:
        """What is left after a step, worked out, and large: what is left is underlined."""
        assert run is not None
        lam = number_text(self.plan.curvature)
        source = f"1 - {lam} times {{{{{run.rate:.4g} : rate}}}} ="
        before = Formula(source, {"rate": STEP}, TITLE_SIZE)
        left = Underlined(factor_text(run.factor).replace("−", "-"), TITLE_SIZE)
        return self._worked(before, left)

    def rate_of(self, run: CurveRun | None) -> Formula:
        """A rate, large, where what it leaves is worked out next."""
        assert run is not None
        source = f"{{{{alpha : rate}}}} = {{{{{run.rate:.4g} : rate2}}}}"
        formula = Formula(source, dict.fromkeys(("rate", "rate2"), STEP), TITLE_SIZE)
        return formula.within(self.top_left)

    def none_left(self) -> tuple[Formula, Formula]:
        """What is to be found, that a step leaves nothing; and in its place, what follows."""
        lam, perfect = number_text(self.plan.curvature), number_text(self.plan.perfect.rate)
        wanted = Formula(f"1 - {lam} thin {{{{alpha : rate}}}} = 0", {"rate": STEP}, TITLE_SIZE)
        source = f"{{{{alpha : rate}}}} = 1 \\/ {lam} = {{{{{perfect} : rate2}}}}"
        solved = Formula(source, dict.fromkeys(("rate", "rate2"), STEP), TITLE_SIZE)
        wanted.within(self.top_left)
        return wanted, solved.within(self.top_left)

    def _worked(self, before: Formula, left: Underlined) -> VGroup:
        """A formula and, on its line, what comes of it, above the valley."""
        line = VGroup(before, left)
        left.next_to(before, RIGHT, buff=0.2)
        left.on_line_of(before)
        if line.width > self.top_left.width:
            line.scale(self.top_left.width / line.width)
        return line.move_to(self.top_left.middle)

    def gives_way(self, cuts: Cuts, *here: Any) -> Moves:
        """All goes but the line of the curve, which becomes the cut across a valley."""
        if self.plan.beyond is None:
            yield (leave(*self.everything), come(cuts, *here)), 0.8
            return
        line = Becoming(self.first.curve.line_now(), cuts.in_valley(0))
        turns, gone = line.turns(_TURNS), FadeOut(*self.everything, rate_func=_GOES)
        yield (line.is_there(), gone, turns, FadeIn(cuts, *here, rate_func=_COMES)), 1.3
        yield (FadeOut(line),), 0.1

    @property
    def everything(self) -> list[Any]:
        """The curve as it is in the end, and the table."""
        last, first = self.tries[-1], self.first
        if self.plan.beyond is None:
            return [self.hops]
        curve = first.plane, first.curve, first.cross, last.she, last.flight
        return [*curve, *self.table, *self.of(self.plan.beyond).line]

    def goes_on(self, run: CurveRun | None) -> Moves:
        """Three more jumps; if they lead far away, so says the table, and the view follows."""
        one, far = self.of(run), run is not None and abs(run.factor) > 1
        yield [one.jump(), *[FadeIn(one.count)] * far], 0.8
        yield [one.jump(), *[self.widen(1)] * far], 0.9
        yield [one.jump()], 0.8
        if not far:
            yield [one.party.hurry()], 0.6
            yield [FadeIn(one.count)], 0.4

    @staticmethod
    def factor_lights(worked: VGroup, part: str) -> Any:
        """The minus of what is left comes forward for a moment, or the number after it."""
        glyphs: list[Any] = worked[1][1].family_members_with_points()
        return swell(VGroup(*(glyphs[:1] if part == "minus" else glyphs[1:])), 1.2)


__all__ = ["Row", "Tried"]
