"""What the three functions do: dots, line, errors, their squares, and one step on the w-axis."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    LaggedStart,
    VGroup,
    smooth,
    squish_rate_func,
)
from numpy.typing import NDArray

from scenes.parts.training_loop.many import Flying, Pointing, Pulls, SharedSquares
from scenes.parts.training_loop.places import (
    AXIS,
    DOTS,
    EARLY,
    FILE_DOTS,
    LESS,
    NEARLY,
    PULLS,
    SMALL,
    SOON,
    TALL,
    WORK,
)
from scenes.parts.training_loop.plan import Plan
from scenes.parts.training_loop.telling import worked_line
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    POSITION,
    PREDICTION,
    STAGE,
    STEP,
    TITLE_SIZE,
    FittedLine,
    Layer,
    Plane,
    Readout,
    Residuals,
    StepByStep,
    Words,
    WorkedLine,
    change,
    coming,
    instead,
    italic,
    tr,
)
from scenes.stage.lecture.words import quantity, short
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Place, Projection
from scenes.stage.plot.ticks import Short, with_room
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import baseline
from scenes.stage.type.worked import printed

Array = NDArray[np.float64]

_BESIDE = 1.07  # of the largest numbers, how far the axes go
_BAR = 0.15  # of the largest: so little apart, numbers on an axis from 0 are one bar
_UPRIGHT = 28  # letters of the name of the upright axis
_BELOW = 0.63  # scene units: a name below the level axis, and its numbers
_WIDEST, _SHORTEST = 4.5, 5  # scene units of a name; letters that are kept of it
_POINTS, _OVER = (0.3, 1.5), 0.42  # scene units: an arrow beside the disc of w, above its axis
_THEN, _NEXT = squish_rate_func(smooth, 0.2, 0.4), squish_rate_func(smooth, 0.3, 1.0)
_EVEN, _AWAY = squish_rate_func(smooth, 0.0, 0.45), squish_rate_func(smooth, 0.45, 0.65)
_ASIDE, _RISE = 0.8, 1.4  # scene units: average square beside dots, with room; gradient, upwards


class NumberLine(Plane):
    """A level axis, and nothing upright."""

    def axis_lines(self) -> list[Array]:
        """The level one."""
        return super().axis_lines()[:1]


class Spot(OnPicture):
    """A sky-blue disc where w is."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, on: Projection, place: Place, name: str = "spot") -> None:
        super().__init__(on)
        self.place, self.name = place, name

    def draw(self, canvas: Canvas) -> None:
        """A disc on a dark casing."""
        pen = Pen(canvas, self.presence)
        pen.disc(self.on.at(self.place()), 0.15, POSITION, casing=0.05)

    def readings(self) -> list[Reading]:
        """Where it is."""
        return [Reading(self.name, "", tuple(np.asarray(self.place()).tolist()))]


class Machine:
    """Dots with a line on a plane, and a walker on the w-axis who is that line's w."""

    def __init__(self, plan: Plan) -> None:
        self.plan, data = plan, plan.data
        self.across, self.up = _window(data.x), _range(np.append(data.y, plan.best * data.x))
        above = self.up[0] >= 0  # else numbers would stand among the dots
        # So far from 0, numbers are told as they are in the file.
        unit = plan.unit if Short.of(*self.across).offset else 1.0
        plane = Plane(self.across, self.up, through_zero=above, units=(unit, 1.0))
        self.plane = plane.within(TALL)
        self.names = self._names()
        self.dots = Flying(self.plane, data.x, data.y)
        low, high = _range(np.array([0.0, plan.best]))
        more = 0.2 * (high - low)
        reach, name = (low - more, high + more), (italic("w"), "")
        axis = NumberLine(reach, (0, 1), name, numbered=(True, False))
        self.axis = axis.within(AXIS)
        self.guide = StepByStep(plan.party, plan.rate, self.axis.ruler, POSITION, width=0.13)
        self.line = FittedLine(self.plane, self.w, lambda: 0.0, width=0.08)
        self.errors = Residuals(self.dots, self.line, width=0.045)
        self.squares = SharedSquares(self.errors, TALL.right + _ASIDE)
        self.errors.grown.set_value(0)
        self.squares.opened.set_value(0)
        self.pulls = Pulls(self.errors, PULLS)
        self.spot = Spot(self.axis.ruler, lambda: self.guide.now()[0])
        self.loss, self.gradient, self.worked = self._words()
        self.rated = Words(tr("learning rate"), BODY_SIZE, STEP)
        self.rated.next_to(self.worked.part("rate"), DOWN, buff=0.35)
        # Beside the red line of the predictions, coral is no colour of its own: it is a w.
        self.worked.part("next").set_color(POSITION)
        self.newly = Words(tr("new w"), BODY_SIZE, POSITION)
        self.newly.next_to(self.worked.part("next"), DOWN, buff=0.35)
        self.newly.shift((baseline(self.rated) - baseline(self.newly)) * UP)
        self.newly.shift(min(0.0, STAGE.right - float(self.newly.get_right()[0])) * RIGHT)
        self.at_zero = Words(f"{italic('w')} = 0", TITLE_SIZE, POSITION)
        self.nothing = Words(tr("prediction: 0"), TITLE_SIZE, PREDICTION)
        self.nothing.next_to((TALL.right, float(self.plane.xy(0.0, 0.0)[1]), 0), RIGHT, buff=0.3)
        self.at_zero.next_to(self.nothing, UP, buff=0.3).align_to(self.nothing, LEFT)
        self.pulled = Words(tr("error × x"), BODY_SIZE, GRADIENT)
        half = self.worked.numbers[2] / 2
        self.mean = Words(tr("average: {mean}").format(mean=printed(half)), BODY_SIZE, GRADIENT)
        factor = f"({printed(half)})" if half < 0 else printed(half)
        self.twice = Words(f"2 × {factor}", BODY_SIZE, GRADIENT)
        for words in (self.pulled, self.mean, self.twice):
            words.next_to((*PULLS.middle[:1], PULLS.top, 0), UP, buff=0.25)
            words.shift((baseline(self.pulled) - baseline(words)) * UP)
        x, y = self.axis.ruler.at(np.zeros(1)).tolist()
        way = np.array([_POINTS[0], _POINTS[1]]) * np.sign(plan.best)
        self.way = Pointing(np.stack([x + way, np.full(2, y + _OVER)], axis=-1))

    def w(self) -> float:
        """The w of the line as it is drawn."""
        return float(self.guide.now()[0, 0])

    def _names(self) -> VGroup:
        """The names of the axes, which stay at their ends: that of the level one below it."""
        data, away = self.plan.data, self.plane.shorts[0].offset
        level = _fitting(tr((self.plan.as_read if away else data).x_name))
        names = VGroup(level, Words(_symbol(tr(data.y_name)), LABEL_SIZE))

        def follow(words: Any) -> None:
            (left, foot), (right, top) = self.plane.corner, self.plane.corner + self.plane.size
            words[0].next_to((right, foot - _BELOW, 0), DOWN, buff=0).align_to((right, 0, 0), RIGHT)
            words[1].next_to((left, top, 0), UP, buff=0.15).align_to((left - 0.3, 0, 0), LEFT)

        names.add_updater(follow)
        follow(names)
        return names

    def on_the_right(self) -> None:
        """Out of sight: the dots have the right part of the frame."""
        self.plane.within(FILE_DOTS)

    def below_the_code(self) -> Any:
        """An animation: the dots make room for the code, and for their squares."""
        return self.plane.animate(rate_func=_NEXT).within(TALL)

    def make_room(self) -> Any:
        """An animation: the dots make room for a third row."""
        return self.plane.animate.within(LESS)

    def narrow(self) -> tuple[Any, ...]:
        """Animations: what was measured goes; the dots are large, above the w-axis."""
        gone = FadeOut(self.errors, self.twice, rate_func=SOON)
        up = self.gradient.animate(rate_func=_NEXT).shift(_RISE * UP)
        large = self.plane.animate(rate_func=_NEXT).within(DOTS)
        return large, up, gone, FadeIn(self.axis, self.spot, rate_func=coming())

    def square(self) -> Any:
        """An animation: on each error its square, which then stands for a while."""
        return change(self.squares.opened, 1, squish_rate_func(smooth, 0.0, 0.6))

    def _words(self) -> tuple[VGroup, Readout, WorkedLine]:
        plan, first = self.plan, float(self.plan.walk.losses[0])
        number = Readout("loss", tr("loss"), lambda: first, 2, TITLE_SIZE, LOSS)
        called = Words(tr("average square"), BODY_SIZE, LOSS)
        words, side = VGroup(called, number.next_to(called, DOWN, buff=0.2)), self.squares.side()
        room = STAGE.right - words.width - 0.3 - side
        self.squares.left = min(self.squares.left, room)
        foot = float(self.plane.xy(0.0, 0.0)[1])
        up = np.sign(plan.data.y.mean()) or 1  # squares hang below a line that is too high
        place = (self.squares.left + side, foot + up * (side / 2 + 0.3), 0)
        words.next_to(place, RIGHT, buff=0.3)
        upper, _ = WORK.rows(1, 1)
        worked = worked_line(plan).within(upper)
        slope = float(plan.walk.gradients[0, 0])
        places = max(0, -int(worked.numbers[2].as_tuple().exponent))  # as they stand below
        gradient = Readout(
            "slope at 0", tr("gradient"), lambda: slope, places, TITLE_SIZE, GRADIENT
        )
        return words, gradient.within(upper), worked

    @property
    def of_a_step(self) -> tuple[Any, ...]:
        """What one step in numbers is told with."""
        return self.names, self.axis, self.spot, self.gradient, self.worked, self.rated, self.newly

    # -- verbs -----------------------------------------------------------------------------------

    def start(self) -> Any:
        """An animation: the line where w is 0."""
        return FadeIn(self.line, self.at_zero, rate_func=SOON)

    def share_out(self) -> Any:
        """An animation: the squares become their average."""
        return change(self.squares.shared, 1)

    def aside(self) -> tuple[Any, ...]:
        """Animations: w is 0 again, and the dots make room for the loop and its log."""
        small = self.plane.animate(rate_func=EARLY).within(SMALL)
        return small, change(self.guide.progress, 0, EARLY)

    def weigh(self) -> tuple[Any, ...]:
        """Animations: each error is taken times its x, beside the dots."""
        return change(self.pulls.weighed, 1), FadeIn(self.pulled, rate_func=SOON)

    def average(self) -> tuple[Any, ...]:
        """Animations: of these the average."""
        return change(self.pulls.shared, 1), *instead(self.pulled, self.mean)

    def double(self) -> tuple[Any, ...]:
        """Animations: twice that, which is the gradient in numbers."""
        twice = FadeOut(self.mean, rate_func=SOON), FadeIn(self.twice, rate_func=_THEN)
        gone = FadeOut(self.pulls, rate_func=_AWAY), FadeIn(self.gradient, rate_func=NEARLY)
        return change(self.pulls.doubled, 1, _EVEN), *twice, *gone

    def point(self) -> tuple[Any, ...]:
        """Animations: which way w has to go."""
        return FadeIn(self.way, rate_func=SOON), change(self.way.drawn, 1)

    def write_out(self) -> Any:
        """An animation: the step in numbers, sign after sign."""
        signs = self.worked.family_members_with_points()
        return LaggedStart(*map(FadeIn, signs), lag_ratio=0.5)

    def look(self) -> tuple[Any, ...]:
        """The step grows on the axis, as it will be taken."""
        step = self.guide.downstep
        step.set_as(share=self.plan.rate, turned=1, grown=0)
        return change(step.grown, 1), FadeIn(self.newly)


def _window(numbers: Array) -> tuple[float, float]:
    """A range from 0; if the numbers were a bar in it, such as years are, one of theirs alone."""
    low, high = float(numbers.min()), float(numbers.max())
    if 0 < high - low < _BAR * max(abs(low), abs(high)):
        return with_room((low, high), _BESIDE - 1)
    return _range(numbers)


def _range(numbers: Array) -> tuple[float, float]:
    low, high = min(0.0, float(numbers.min())), max(0.0, float(numbers.max()))
    return low * _BESIDE, high * _BESIDE


def _symbol(name: str) -> str:
    """The name of the upright axis, which has room above it."""
    return quantity(name) if len(name) == 1 else short(name, _UPRIGHT)


def _fitting(name: str) -> Words:
    """The name of the level axis, cut where there is no room for all of it."""
    lengths = range(len(name), _SHORTEST, -1)
    made = (Words(quantity(short(name, length)), LABEL_SIZE) for length in lengths or [len(name)])
    whole = next(made)
    fitting = (one for one in made if one.width <= _WIDEST)
    return whole if whole.width <= _WIDEST else next(fitting, whole)


__all__ = ["Machine", "NumberLine", "Spot"]
