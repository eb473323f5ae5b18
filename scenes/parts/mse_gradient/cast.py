"""The cast: a hundred dots on their plane, and three on another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from manim import FadeIn, FadeOut, ValueTracker, VGroup
from manim import rate_functions as pace
from numpy.typing import NDArray

from gdmath import Dataset
from scenes.parts.mse_gradient.ground import Ground, Shining
from scenes.parts.mse_gradient.held import Held, Slopes
from scenes.parts.mse_gradient.places import (
    BAND,
    BELOW,
    BIG,
    GRAND,
    LOWER,
    PLOT,
    RIGHT,
    TALL,
    UPPER,
)
from scenes.parts.mse_gradient.plan import Moves, Plan
from scenes.stage import (
    Bands,
    Box,
    Choices,
    FittedLine,
    Hands,
    Knob,
    Plane,
    Post,
    Samples,
    change,
    instead,
)
from scenes.stage.lecture.words import quantity, short, standardized

Array = NDArray[np.float64]

_LONGEST, _LONGER = 24, 18  # letters of the name of the level axis, of the upright one
_BESIDE_IT = 14  # letters of one that stands beside the level axis, not below it
_ROOM = 0.75  # units below and above the three dots
_LABEL = 0.6  # units beyond a line that is raised
_BESIDE_POST, _BESIDE_SQUARE, _UNDER, _OVER = 0.75, 0.6, 0.95, 0.6  # units round one dot alone
_BESIDE = 0.5  # units beside them: beside a table each x has its number
_PACE = 20.0  # moments of a fall that are seen in a second, so that a fall and a turn are seen
_ANSWERED, _SEEN, _GOING = 20.0, 80.0, 95.0  # when answers light up, are read; all has gone
_DIAL, _AROUND = 0.36, 1.0  # radius of a knob; from its number to its stops
_LONGEST_OF = 0.85  # of the bands are shorter than those that are lit as long
_LARGER = -0.8  # than a few dots are
_FAINT = 0.7  # of a band, while it has not told yet


class Hundred:
    """The dots of the last film with the line they hold, on their plane."""

    def __init__(self, plan: Plan) -> None:
        self.plan, data = plan, plan.dots
        named = standardized if plan.own else short
        both = (data.x_name, _LONGEST, "x"), (data.y_name, _LONGER, "y")
        x, y = (quantity(named(*name)) for name in both)
        below = len(x) > _BESIDE_IT
        self.plane = Plane(plan.columns, plan.rows, (x, y), named_below=below).within(BELOW)
        self.held = Held(plan.start)
        self.dots = Samples(self.plane, data.x, data.y)
        self.line = FittedLine(self.plane, self.held.w, self.held.b)
        self.asked = ValueTracker(0.0)  # 1: only the bands that have told are bright
        self.told: Callable[[], Array] = lambda: np.ones(len(data))
        self.bands = Bands(self.dots, self.line, strength=self.strength)
        self.asked_next = Samples(self.plane, plan.one.x, plan.one.y)  # who is asked alone
        self.asked_next.crowd = _LARGER
        self.post, self.hands = Post(self.line, self.dots), Hands(self.plane, self.line)
        self.knobs = VGroup(*self._knobs())
        self.held_up = self.plane, self.post, self.line
        self.all = VGroup(self.plane, self.post, self.bands, self.line, self.dots)

    def answers(self, guess: Choices) -> list[Any]:
        """Of the tiles ↑ ↓ ↺ ↻, those light up which way the line will go; the others step back."""
        w, b = self.plan.gradient
        right = {1 if b > 0 else 0, 2 if w < 0 else 3}
        lit = [guess[k].light() for k in right]
        return lit + [part for k in {0, 1, 2, 3} - right for part in guess[k].step_back()]

    def _knobs(self) -> Iterator[Knob]:
        """That of b, then that of w, above the plot: where answers will stand as well."""
        for axis, box in ((1, BAND.columns(1, 1)[0]), (0, BAND.columns(1, 1)[1])):
            value, middle = (self.held.w, self.held.b)[axis], float(self.plan.start[axis])
            knob = Knob("wb"[axis], value, middle - _AROUND, middle + _AROUND, radius=_DIAL)
            x, y, _ = box.middle
            yield knob.place(float(x) - 0.8, float(y), _DIAL)

    def slides(self) -> Moves:
        """Both knobs come, and that of b is turned."""
        yield (FadeIn(self.knobs),), 0.5
        yield (*self.held.go(self.plan.slid[0]), self.knobs[0].glow()), 0.8

    def tilts(self) -> Moves:
        """That of w is turned, then both are turned back, and go."""
        yield (*self.held.go(self.plan.slid[1]), self.knobs[1].glow()), 0.8
        yield (*self.held.go(self.plan.slid[2]), *(knob.glow() for knob in self.knobs)), 0.5
        yield (FadeOut(self.knobs),), 0.3

    def pulls(self, which: str) -> Moves:
        """Only the bands are bright that pull up, or down, or the longest ones."""
        errors = self.plan.errors(self.plan.start)
        longest = np.abs(errors) >= np.quantile(np.abs(errors), _LONGEST_OF)
        now = {"up": errors < 0, "down": errors > 0, "longer": longest}[which]
        was, share = self.told(), ValueTracker(0.0)
        self.told = lambda: np.asarray(was + float(share.get_value()) * (now - was))
        yield (change(self.asked, 1), change(share, 1)), 0.5

    def pull_alike(self) -> Any:
        """An animation: all bands are bright again."""
        return change(self.asked, 0)

    def let_go(self) -> Moves:
        """The hands open."""
        self.held.follow(self.plan.falling)
        yield (self.hands.let_go(),), 0.6

    def falls_on(self, guess: Choices) -> Moves:
        """The line falls and turns at one pace; once that is seen, the answers light up."""
        yield (self.held.come(_ANSWERED),), _ANSWERED / _PACE
        for part in (self.answers(guess), []):
            until = (_ANSWERED + _SEEN) / 2 if part else _SEEN
            yield (self.held.come(until), *part), (_SEEN - _ANSWERED) / 2 / _PACE

    def gives_way(self, left: Any) -> Moves:
        """What is ``left`` goes while the line still falls; the dot comes that is asked next."""
        self.post.dots = None  # which it would leave on itself
        gone = [FadeOut(thing, rate_func=_early) for thing in left]
        come = [] if self.plan.own else [FadeIn(self.asked_next, rate_func=_late)]
        yield (self.held.come(_GOING), *gone, *come), 0.75

    def becomes(self, few: Few) -> Moves:
        """The line tips into that of the few, and the plane shows what theirs does."""
        low, high = few.plane.low, few.plane.low + few.plane.span
        x, y = zip(low.tolist(), high.tolist(), strict=True)
        plane = self.plane.animate.within(GRAND).reframe(x=x, y=y)
        yield (plane, *self.held.go(self.plan.three_start)), 0.9
        if self.plan.own:  # whose axes have other names
            yield (*instead(self.plane, few.plane), FadeIn(few.one)), 0.6

    def tells(self, slopes: Slopes, needles: Any) -> None:
        """Be asked of the first line, dot by dot, with large needles on the left."""
        for needle, box in zip(needles, BIG, strict=True):
            needle.within(box)
        self.held.rest(self.plan.start)
        whole = self.plan.columns, self.plan.rows
        self.plane.within(RIGHT).reframe(x=whole[0], y=whole[1]).set_presence(1)
        self.post.dots = self.dots
        slopes.about(self.plan.dots, self.held)
        self.told = slopes.weights
        self.asked.set_value(1)

    def farthest_left(self) -> VGroup:
        """The dot that tells first, large, and its band, which shines."""
        row = int(np.argmin(self.plan.dots.x))
        dot = Samples(self.plane, self.plan.dots.x[[row]], self.plan.dots.y[[row]])
        dot.crowd = _LARGER
        return VGroup(Shining(dot, self.line), dot)

    def starts_anew(self, needles: Any, slopes: Slopes, valley: Any) -> Moves:
        """The needles go, all that was told is taken back, and the map comes, dark."""
        yield (FadeOut(*needles),), 0.3
        yield [*slopes.tell(0, 1, to=0.0), *valley], 0.4

    def is_level(self, needles: Any) -> Moves:
        """The plot comes back; hands make its line level, and the needle of b is at 0."""
        self.hands.opened.set_value(0)
        yield (self.plane.animate.within(PLOT),), 1.0
        yield (FadeIn(self.hands),), 0.4
        yield self.held.go(self.plan.level), 1.2
        for needle, box in zip(needles, (UPPER, LOWER), strict=True):
            needle.within(box)  # on the right once more
        yield (FadeIn(needles[1]),), 0.5

    def strain(self) -> Any:
        """An animation: all bands get faint and bright again, at rest as they are."""
        return self.bands.animate(rate_func=pace.there_and_back).set_presence(_FAINT)

    def starts_again(self, gone: Any, come: Any) -> Moves:
        """Hands bring the line back to where it was at first: it does not train backwards."""
        self.hands.opened.set_value(0)
        yield (FadeOut(*gone), FadeIn(self.hands)), 0.5
        yield self.held.go(self.plan.start), 0.9
        self.held.follow(self.plan.first_steps)
        yield (FadeOut(self.hands), FadeIn(*come)), 0.4

    def steps(self, count: int) -> Any:
        """An animation: so many steps are taken, this one when its sign on the wheel is reached."""
        return self.held.come(count, _at_its_sign)

    def strength(self) -> Array:
        """How much of each band (n,) is there."""
        return np.asarray(1 - _FAINT * float(self.asked.get_value()) * (1 - self.told()))


def _filling(box: Box, plane: Any, columns: Any, rows: Any) -> Any:
    """A plane, or its animation, fills a box with equal units, as far as they reach."""
    twin = Plane(columns, rows, ("x", "y")).within(box)
    (x, _), (y, _) = columns, rows
    unit = float(np.min(twin.size / twin.span))
    width, height = (twin.size / unit).tolist()
    return plane.within(box).reframe(x=(x, x + width), y=(y, y + height))


def _early(share: float) -> float:
    """In the first half."""
    return float(pace.smooth(min(1.0, 2 * share)))


def _late(share: float) -> float:
    """In the second half."""
    return float(pace.smooth(max(0.0, 2 * share - 1)))


def _at_its_sign(share: float) -> float:
    """How far a step is taken: in the last third of a round, whose pace is smooth."""
    return float(pace.smooth(min(max(3 * float(pace.smooth(share)) - 2, 0.0), 1.0)))


class Few:
    """The three dots, one of them asked alone, on a plane with equal units."""

    def __init__(self, plan: Plan) -> None:
        self.plan, data = plan, plan.three
        y = np.concatenate([data.y, data.y + plan.three_errors, plan.three_start[1:]])
        self.rows = float(y.min() - _ROOM), float(y.max() + _ROOM)
        w, b = plan.three_start.tolist()
        up = [w * data.x + b + rise for rise in (data.x, np.ones(len(data)))]
        low, high = np.min(up) - _LABEL, np.max(up) + _LABEL
        self.raised_rows = min(self.rows[0], float(low)), max(self.rows[1], float(high))
        self.columns = float(data.x.min() - _BESIDE), float(data.x.max() + _BESIDE)
        ends = data.x + np.abs(plan.three_errors)
        self.squares_end = max(self.columns[1], float(ends.max()) + _BESIDE / 2)
        self.plane = Plane(self.columns, self.rows, ("x", "y"))
        self.alone(self.plane)
        self.held = Held(plan.three_start)
        self.line = FittedLine(self.plane, self.held.w, self.held.b)
        self.post, self.ground = Post(self.line), Ground(self.line)
        self.one, self.one_band = self._tied(plan.one)
        self.dots, self.bands = self._tied(data)
        self.lit = [ValueTracker(1.0) for _ in data.x]
        self.bands.strength = lambda: np.array([float(lit.get_value()) for lit in self.lit])
        self.all = VGroup(self.plane, self.post, self.bands, self.line, self.dots)

    def _tied(self, data: Dataset) -> tuple[Samples, Bands]:
        dots = Samples(self.plane, data.x, data.y)
        dots.crowd = _LARGER
        bands = Shining(dots, self.line)
        bands.headed.set_value(0)  # first they are errors
        return dots, bands

    def wide(self, box: Box, plane: Any, squares: bool = False) -> Any:
        """A plane, or its animation, fills a box with equal units, as far as they reach.

        With room for the ``squares`` of all errors, on the right of their bands.
        """
        low, high = self.columns
        columns = low, self.squares_end if squares else high
        return _filling(box, plane, columns, self.rows)

    def beside(self, box: Box, squares: bool = False) -> list[Any]:
        """An animation: all of it goes into a box beside which something is written."""
        return [self.wide(box, self.plane.animate, squares), self.ground.ends_near()]

    def alone(self, plane: Any) -> Any:
        """A plane, or its animation, as large as can be, with the post and one dot's square."""
        (x,), (y,), error = self.plan.one.x, self.plan.one.y, self.plan.error
        across = min(0.0, x) - _BESIDE_POST, max(0.0, x + abs(error)) + _BESIDE_SQUARE
        rises = self.plan.nudge, self.plan.nudge * x
        ends = y, float(self.plan.three_start[1]), *(y + error + rise for rise in (0.0, *rises))
        return _filling(GRAND, plane, across, (min(ends) - _UNDER, max(ends) + _OVER))

    def close(self, box: Box = TALL) -> Any:
        """An animation: it fills a box, and ends beside the dots; a raised line is whole in it."""
        return self.plane.animate.within(box).reframe(x=self.columns, y=self.raised_rows)

    def only(self, *rows: int, faint: float = 0.12) -> list[Any]:
        """An animation: the bands of these dots are bright, the others ``faint``."""
        return [change(lit, 1.0 if row in rows else faint) for row, lit in enumerate(self.lit)]


__all__ = ["Few", "Hundred"]
