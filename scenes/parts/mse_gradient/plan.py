"""The numbers of the film: a hundred dots and three, their errors, slopes and descents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdmath import (
    Dataset,
    InputError,
    Landscape,
    gradient_descent,
    least_squares,
    linear_data,
    mse,
    mse_gradient,
    predict,
    regression_landscape,
)
from gdmath.training import train
from gdmath.units import StandardUnits
from scenes.parts.mse_gradient.places import PLOT
from scenes.stage.plot.scatter import crowd_of, dot_radius
from scenes.stage.plot.ticks import Range, out_to_whole, with_room
from scenes.stage.type.scripts import own_table

Array = NDArray[np.float64]
Pair = tuple[float, float]
Moves = Iterable[tuple[Any, float]]  # what moves together, and for how many seconds

HONEY, _MOMENT = 150, 0.02  # moments of a line that is let go, and how long each is
NUDGES = (1.0, 0.25, 0.05)  # times the nudge: smaller and smaller, but strips that are seen
_START = (-1.465, 0.82)  # a line that is clearly wrong, in units of what the data suggest
_BEYOND = 1.15  # of the largest slope, the needles reach
_SLIDE, _TILT = 0.3, 0.2  # by which hands move the first line, and turn it
_BESIDE, _HAND = 0.05, 0.05  # of the ranges: room beside the dots, and beyond the lines for hands
_SEEN = 0.03  # of the plane's height, which is three times as much as a line is thick
_ALONE = 5  # standard deviations of all others, from their mean to a dot that outweighs them
_LEANS = 0.5  # the least correlation of dots of which it is said that their line leans
_ON_IT = 0.002  # of it: so near to a line, the dot lies on it
_AROUND = 1.3  # times as far as from the first line to the best one, the map reaches
_NEAR = 1.35  # times as far as from the next line to what is as far uphill, that from near


@dataclass(frozen=True)
class Plan:
    """The hundred dots with the line they hold, and the three that are asked one by one."""

    dots: Dataset
    start: Array  # (2,), the line (w, b)
    rate: float
    three: Dataset
    three_start: Array  # (2,)
    nudge: float
    own: bool = False  # the dots are those of a file, counted in standard units

    # -- one dot ---------------------------------------------------------------------------------

    @cached_property
    def three_errors(self) -> Array:
        """Prediction − answer of the three dots (3,)."""
        return predict(self.three.x, *self.three_start) - self.three.y

    @cached_property
    def asked(self) -> int:
        """Which of the three is asked alone: the one with the largest error."""
        return int(np.argmax(np.abs(self.three_errors)))

    @cached_property
    def one(self) -> Dataset:
        """That dot."""
        return Dataset(self.three.x[[self.asked]], self.three.y[[self.asked]])

    @property
    def error(self) -> float:
        """Its error."""
        return float(self.three_errors[self.asked])

    @property
    def lever(self) -> float:
        """How far it is from the post, with its sign: its x."""
        return float(self.one.x[0])

    def lost(self, lever: float) -> list[tuple[float, float]]:
        """Ever smaller nudges of a knob that moves the line by ``lever``; what the square gains."""
        nudges = [self.nudge * share for share in NUDGES]
        return [(h, (self.error + lever * h) ** 2 - self.error**2) for h in nudges]

    # -- three dots ------------------------------------------------------------------------------

    @cached_property
    def left(self) -> int:
        """Which of the three is left of the post."""
        return int(np.argmin(self.three.x))

    @cached_property
    def three_gradient(self) -> Array:
        """(∂L/∂w, ∂L/∂b) of the three dots."""
        return mse_gradient(self.three, *self.three_start)

    @cached_property
    def three_next(self) -> Array:
        """The line (2,) after one step."""
        return np.asarray(self.three_start - self.rate * self.three_gradient)

    def three_loss(self, line: ArrayLike) -> float:
        """The loss of a line (2,) on the three dots."""
        return float(mse(self.three, *np.asarray(line, dtype=float)))

    # -- a hundred dots --------------------------------------------------------------------------

    @cached_property
    def best(self) -> Array:
        """The best line (2,)."""
        return least_squares(self.dots)

    @cached_property
    def gradient(self) -> Array:
        """(∂L/∂w, ∂L/∂b) of all dots at the start."""
        return mse_gradient(self.dots, *self.start)

    @cached_property
    def next(self) -> Array:
        """The line (2,) after one step from the start."""
        return np.asarray(self.start - self.rate * self.gradient)

    @cached_property
    def level(self) -> Array:
        """The level line (2,) whose errors add up to 0."""
        return np.array([0.0, float(np.mean(self.dots.y))])

    def errors(self, line: ArrayLike) -> Array:
        """The errors (n,) of a line (2,)."""
        return predict(self.dots.x, *np.asarray(line, dtype=float)) - self.dots.y

    @cached_property
    def halves(self) -> tuple[float, float]:
        """The average error of the level line left of the post, and right of it."""
        errors, left = self.errors(self.level), self.dots.x < 0
        return float(errors[left].mean()), float(errors[~left].mean())

    @cached_property
    def falling(self) -> Array:
        """The lines (steps + 1, 2) by which the first one comes to rest."""
        return self.let_go(self.start)

    @cached_property
    def turning(self) -> Array:
        """The lines (steps + 1, 2) by which the level one comes to rest."""
        return self.let_go(self.level)

    @cached_property
    def first_steps(self) -> Array:
        """The lines (4, 2) of three steps at the rate of the film."""
        walk = train(self.dots, gradient_descent(self.rate), 3, start=self.start[None])
        return np.asarray(walk.points[:, 0])

    def let_go(self, line: Array) -> Array:
        """The lines (moments + 1, 2) through which the dots pull a line, as if in honey.

        It goes as fast as it is pulled: exp(-2Ht) times what separates it from the best one.
        """
        x = self.dots.x
        bends, ways = np.linalg.eigh(np.array([[np.mean(x * x), np.mean(x)], [np.mean(x), 1.0]]))
        left = np.exp(-2 * np.outer(_MOMENT * np.arange(HONEY + 1), bends))
        return np.asarray(self.best + left * ((line - self.best) @ ways) @ ways.T)

    @cached_property
    def reach(self) -> float:
        """A round number beyond every slope that is told."""
        one = 2 * self.error * max(abs(self.lever), 1.0)
        level = mse_gradient(self.dots, *self.level)
        far = np.concatenate([[one], self.three_gradient, self.gradient, level])
        most = _BEYOND * float(np.abs(far).max())
        grid = 0.5 * 10.0 ** np.floor(np.log10(most))
        return float(grid * np.ceil(most / grid))

    @cached_property
    def slack(self) -> float:
        """The share of the dots that the best line goes through, as far as can be seen."""
        low, high = self.rows
        return float(np.mean(np.abs(self.errors(self.best)) < _ON_IT * (high - low)))

    @cached_property
    def hidden(self) -> float:
        """The share of the dots that cover their own band, when the line is the best one."""
        low, high = self.rows
        covered = dot_radius(crowd_of(len(self.dots))) / PLOT.height * (high - low)
        return float(np.mean(np.abs(self.errors(self.best)) <= covered))

    # -- their plane -----------------------------------------------------------------------------

    @cached_property
    def columns(self) -> Range:
        """The x that it shows: all dots, and room for hands beside them."""
        return with_room(self.dots.x, _BESIDE)

    @cached_property
    def rows(self) -> Range:
        """The y that it shows: all dots, and each line that is held, with room for hands."""
        lines = np.array([*self.slid, self.level, self.best])
        ends = lines @ np.array([self.columns, (1.0, 1.0)])
        room = _HAND * float(np.ptp(ends))
        seen = [*self.dots.y, ends.min() - room, ends.max() + room]
        return out_to_whole(min(seen), max(seen))

    @cached_property
    def slid(self) -> Array:
        """The lines (3, 2) through which the first one slides, then tilts, and is back."""
        return np.asarray(self.start + np.array([(0.0, _SLIDE), (_TILT, _SLIDE), (0.0, 0.0)]))

    @property
    def turns(self) -> float:
        """How far an end of the level line goes until it is the best one, of the plane's height."""
        (low, high), far = self.rows, float(np.abs(self.columns).max())
        return abs(float(self.best[0])) * far / (high - low)

    @cached_property
    def landscape(self) -> Landscape:
        """The loss of all lines: the valley, on a square map round the first and the best one."""
        return self._map(self.start, self.next, self.best, self.uphill, around=_AROUND)

    @cached_property
    def nearby(self) -> Landscape:
        """The same ground from near, round the first line and its step."""
        return self._map(self.next, self.uphill, around=_NEAR)

    @property
    def uphill(self) -> Array:
        """As far from the start as the next line (2,), on the other side."""
        return np.asarray(self.start + self.rate * self.gradient)

    def _map(self, *seen: Array, around: float) -> Landscape:
        low, high = np.min(seen, axis=0), np.max(seen, axis=0)
        half = around * float((high - low).max()) / 2
        window = tuple((float(m - half), float(m + half)) for m in (low + high) / 2)
        return regression_landscape(self.dots).with_window(window)


def plan_for(
    data: str | None,
    w: float,
    b: float,
    n: int,
    noise: float,
    seed: int,
    start: Pair | None,
    learning_rate: float,
    three: tuple[Pair, Pair, Pair],
    three_start: Pair,
    nudge: float,
    **reading: Any,
) -> Plan:
    """Make or load the dots, as the film on regression does; ``reading`` says how."""
    if data is None:
        dots = linear_data(w, b, n, noise, rng=np.random.default_rng(seed))
    else:
        own = own_table(data, **reading)
        dots = StandardUnits.of(own).standardized(own)
    if len(dots) < 3:
        raise InputError(f"data: three dots are needed at least, got {len(dots)}.")
    few = Dataset(*np.array(three, dtype=float).T)
    plan = Plan(
        dots,
        _wrong(dots) if start is None else np.array(start, dtype=float),
        learning_rate,
        few,
        np.array(three_start, dtype=float),
        nudge,
        own=data is not None,
    )
    if plan.turns < _SEEN:
        named = "data" if data is not None else "w"
        raise InputError(
            f"{named}: the level line is the best one already, as far as can be seen, and nothing"
            f" would turn it; the film needs dots whose best line rises or falls.{_drowning(plan)}"
        )
    errors = plan.three_errors
    if not (errors.min() < 0 < errors.max() and few.x.min() < 0 < few.x.max()):
        raise InputError("three: they must lie on both sides of the line, and of x = 0.")
    if plan.three_loss(plan.three_next) >= plan.three_loss(plan.three_start):
        raise InputError(f"learning_rate: {learning_rate:g} makes the loss of the three dots rise.")
    return plan


def _drowning(plan: Plan) -> str:
    """The one dot without which the best line would rise or fall, if there is one."""
    dots = plan.dots
    far = int(np.argmax(np.abs(dots.y - dots.y.mean())))
    others = np.arange(len(dots)) != far
    x, y = dots.x[others], dots.y[others]
    alone = abs(dots.y[far] - y.mean()) > _ALONE * np.std(y)
    if not alone or min(np.std(x), np.std(y)) == 0 or abs(np.corrcoef(x, y)[0, 1]) < _LEANS:
        return ""
    return f" Without its dot number {far + 1}, which outweighs all others, it would."


def _wrong(dots: Dataset) -> Array:
    """A line (2,) that is clearly wrong, in round numbers: that of the film on regression."""
    best, spread = least_squares(dots), float(np.std(dots.y)) or 1.0
    unit = np.array([(1 if best[0] >= 0 else -1) * spread / float(np.std(dots.x)), spread])
    grid = 0.5 * 10.0 ** float(np.floor(np.log10(np.abs(unit).max())))
    return np.asarray(grid * np.round((best + unit * _START) / grid) + 0.0)


__all__ = ["HONEY", "Moves", "Plan", "plan_for"]
