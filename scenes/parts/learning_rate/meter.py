"""The meter of learning rates: what the rate under a pointer leaves, and where she goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import (
    RIGHT,
    FadeIn,
    FadeOut,
    ValueTracker,
    linear,
    smooth,
    squish_rate_func,
    there_and_back,
)
from numpy.typing import NDArray

from gdmath import descend, gradient_descent
from scenes.parts.learning_rate import lines
from scenes.parts.learning_rate.chart import LOWEST, Chart
from scenes.parts.learning_rate.numerals import LAMBDA, fraction, text
from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.runs import SweptPath, outline
from scenes.parts.learning_rate.turns import come, leave
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    LABEL_SIZE,
    MAP,
    PATH,
    POSITION,
    STAGE,
    STEP,
    TITLE,
    Box,
    ContourMap,
    Formula,
    GroundAxes,
    Layer,
    Mark,
    Readout,
    View,
    Words,
    change,
    on_one_line,
    tr,
)
from scenes.stage.ground.flat import Flat
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.lecture.words import italic
from scenes.stage.paint.lettering import Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.knob import Dial
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

MOST = 1.0  # to which every dial of a rate goes, where it can
STEPS = 8  # of the path on the map, of each rate that is pointed at
# The map beside tiles, and as large as another picture beside it.
_LARGE, HALF = Box(STAGE.left + 0.1, -2.6, 1.75, 3.45), Box(STAGE.left + 0.15, -2.6, -0.4, 2.1)
# Times the start: the half width of the map, and how far it goes along, behind her and before.
_WIDE, _LONG = 1.5, (0.6, 1.6)
_ASKED = 110  # the size of what is not known
_DECIMALS = 3  # just below the limit is not the limit
_DIAL = 3.3  # scene units: how high a dial stands, over a map
_FOOT, _GAP = 0.14, 0.05  # of what remains: how high the pointer stands; from 0 to a bar
_ASIDE, _BEGUN = 0.22, 0.12  # scene units: from a bar to its name; of the lines, as they come
_AS_FAR = 0.99  # of the longer bar: that is as long
_FAINT = 0.4  # of a bar that is shorter
_MARK, _DARK = 0.09, 0.02  # scene units: of a run's factor, and of the dark around it


class Meter(Chart):
    """The chart with what is measured on it.

    ``marked`` is how many of the runs' rates are placed; ``scan`` is the rate under the pointer,
    ``pointed`` how much of the pointer there is; ``mirrored`` is for how many of the rates that
    were tried it is drawn what is left, as bars, of which the longer one is bright and has a name.
    ``ground`` is a map of where she goes.
    """

    def __init__(self, plan: RatePlan) -> None:
        super().__init__(plan)
        self.view = _view(plan)
        self.flat = Flat(self.view)
        names = tr(f"{italic('w')}₁"), tr(f"{italic('w')}₂")
        cross = Mark(self.view, [[0.0, 0.0]])
        cross.set_z_index(Layer.TRAIL + 0.5)  # no path cuts it
        self.ground: list[Any] = [
            ContourMap(self.view),
            cross,
            GroundAxes(self.view, names, color=POSITION),
        ]
        self.scan, self.pointed = ValueTracker(plan.best), ValueTracker(0.0)
        self.marked, self.mirrored, self.swollen = (ValueTracker(0.0) for _ in range(3))
        lettered = [text] * (len(plan.trials) - 1) + [fraction]
        self._bars = [
            (number, trial.rate, value, Lettering(written(value), LABEL_SIZE, PATH))
            for number, (trial, written) in enumerate(zip(plan.trials, lettered, strict=True))
            for value in dict.fromkeys(trial.factors)
            if abs(value) > max(1e-9, _AS_FAR * trial.worse)
        ]
        self.path = SweptPath(self.flat, self._walk)
        left = Formula("1 - {{alpha : rate}} lambda", {"rate": STEP}, BODY_SIZE)
        words = Words(tr("left after a step:"), BODY_SIZE)
        self.heading: Any = on_one_line(words, left, buff=0.25).move_to(TITLE.middle)
        self.at_limit = lines.at_limit(plan).move_to(TITLE.middle)
        self.asked = Words(f"{LAMBDA} = ?", _ASKED)
        self.asked.move_to((*self.plane.xy(self._end / 2, 0.5), 0))
        self.pointer = Readout(
            "alpha", f"{ALPHA} =", self.scan.get_value, _DECIMALS, BODY_SIZE, STEP
        )
        most = max(MOST, float(self.plane.span[0]))
        self.dial = Dial("α", self.scan.get_value, 0.0, most, 0.42, STEP)
        self.dial.move_to((HALF.left + 0.45, _DIAL, 0))
        self.pointer.next_to(self.dial, RIGHT, buff=0.3)

    def _walk(self) -> Array:
        """The path (steps + 1, 2) of the rate under the pointer."""
        method = gradient_descent(max(float(self.scan.get_value()), 1e-6))
        return descend(self.plan.valley, method, self.plan.valley_start, STEPS).points

    # -- verbs -----------------------------------------------------------------------------------

    def takes_over(self, *before: Any) -> tuple[Any, ...]:
        """What was there goes; its heading and its lines begin first, so that it is not dark."""
        head = FadeIn(self.heading, rate_func=squish_rate_func(smooth, 0.3, 0.6))
        begins = change(self.drawn, _BEGUN, squish_rate_func(smooth, 0.4, 1))
        return leave(*before), head, come(self), begins

    def again(self, *before: Any) -> tuple[Any, ...]:
        """It comes back without the runs of before, which have their places on the map now."""
        self.marked.set_value(0)
        return leave(*before), come(self, self.heading)

    def mirror(self) -> Any:
        """What each rate that was tried leaves, one after the other, the best one last."""
        return change(self.mirrored, len(self.plan.trials), linear)

    def point_at(self, rate: float) -> Any:
        """The pointer goes to a rate."""
        return change(self.scan, rate)

    def to_the_limit(self) -> tuple[Any, ...]:
        """The pointer comes, goes to the limit, and its formula stands above it."""
        bare = change(self.mirrored, 0, squish_rate_func(smooth, 0, 0.4))
        pointed = change(self.pointed, 1, squish_rate_func(smooth, 0, 0.3))
        return (
            bare,
            pointed,
            leave(self.heading),
            come(self.at_limit),
            self.point_at(self.plan.limit),
        )

    def asks(self) -> tuple[Any, ...]:
        """Nothing that follows from a curvature is known; that is asked, large."""
        late = squish_rate_func(smooth, 0.4, 1)
        return FadeOut(self.at_limit), self.hide(), FadeIn(self.asked, rate_func=late)

    def makes_room(self) -> list[Any]:
        """The map is to come again, smaller, with the path of the rate on its dial."""
        self.view.within(HALF, **MAP)
        return [*self.ground, *self.on_the_map]

    def mark(self) -> Any:
        """The factors of the runs are set, one run after the other."""
        return change(self.marked, len(self.plan.runs), linear)

    def compare(self) -> Any:
        """Both bars swell, as long as each other."""
        return change(self.swollen, 1, there_and_back)

    @property
    def on_the_map(self) -> list[Any]:
        """The path on the map, and over it the dial that tells its rate."""
        return [self.path, self.dial, self.pointer]

    # -- picture ---------------------------------------------------------------------------------

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """What is written on the chart, and the longer bar's length beside it."""
        yield from super().texts()
        plane = self.plane
        for number, rate, share, bar in self._bars:
            x, y = plane.xy(rate, share / 2).tolist()
            right = x + _ASIDE + bar.width + _ASIDE / 2
            others = (float(plane.xy(one.rate, 0.0)[0]) for one in self.plan.trials)
            room = not any(x < other - 1e-6 < right for other in others)
            left = x + _ASIDE if room else x - _ASIDE - bar.width
            yield bar, left, y - bar.high[1] / 2, max(0.0, 2 * self._bar(number) - 1)

    def _bar(self, number: int) -> float:
        """How much there is of the bars of a rate that was tried."""
        return float(np.clip(self.mirrored.get_value() - number, 0, 1))

    def draw(self, canvas: Canvas) -> None:
        """The chart, the rates of the runs, the pointer."""
        pen = Pen(canvas, self.presence)
        self.draw_lines(pen)
        self._draw_runs(pen)
        for number, trial in enumerate(self.plan.trials):
            self._draw_bars(Pen(canvas, pen.strength * self._bar(number)), number, trial.rate)
        self._draw_pointer(canvas)
        self.write(canvas)

    def _draw_runs(self, pen: Pen) -> None:
        """The factors of the runs."""
        for number, run in enumerate(self.plan.runs):
            shown = float(np.clip(self.marked.get_value() - number, 0, 1))
            if shown > 0 and run.rate <= self._end:
                own = Pen(pen.canvas, pen.strength * shown)
                for value in self.factors(run.rate).tolist():
                    if value >= LOWEST:
                        spot = self.plane.xy(run.rate, value)
                        for radius, color in ((_MARK + _DARK, BACKGROUND), (_MARK, run.color)):
                            own.fill(outline(run.kind, spot, radius), color)

    def _draw_pointer(self, canvas: Canvas) -> None:
        known = 1 - self.hidden.get_value()
        rate, plane = self.scan.get_value(), self.plane
        pen = Pen(canvas, self.presence * self.pointed.get_value() * known)
        if pen.strength <= 0:
            return
        factors = np.maximum(self.factors(rate), LOWEST)
        upright = plane.xy([rate] * 4, [LOWEST, LOWEST + _FOOT, *factors])
        pen.line(upright[:2], PATH, 0.05)
        pen.line(upright[2:], PATH, 0.035, dashes=(0.05, 0.07))
        for value in factors[factors > LOWEST].tolist():
            pen.disc(plane.xy(rate, value), 0.13, PATH, casing=0.04)

    def _draw_bars(self, pen: Pen, number: int, rate: float) -> None:
        """What a rate leaves in both directions; it has the mark of a run with the same rate."""
        factors, plane = np.maximum(self.factors(rate), LOWEST), self.plane
        run, worse = self.plan.known(rate), _AS_FAR * float(np.abs(factors).max())
        wide = 0.1 * (1 + (number + 1 == len(self.plan.trials)) * self.swollen.get_value())
        for value in factors.tolist():  # a gap at 0: one ends there, and another begins
            bar = plane.xy([rate, rate], [np.sign(value) * min(_GAP, abs(value)), value])
            color, kind = (run.color, run.kind) if run else (PATH, "circle")
            pen.line(bar, color, wide, opacity=1 if abs(value) > worse else _FAINT)
            for radius, tint in ((0.2, BACKGROUND), (0.16, color)):
                pen.fill(outline(kind, plane.xy(rate, value), radius), tint)

    def readings(self) -> list[Reading]:
        """The limit, the factors of the rates that are placed, and of that under the pointer."""
        found = [Reading("limit", "", self.plan.limit)] if self.limited.get_value() > 0 else []
        for run in self.plan.runs[: int(self.marked.get_value() + 1e-9)]:
            values = tuple(self.factors(run.rate).tolist())
            found.append(Reading(f"factors of {run.rate:g}", "", (run.rate, *values)))
        found += [
            Reading(f"left with {trial.rate:.3g}", "", tuple(self.factors(trial.rate).tolist()))
            for number, trial in enumerate(self.plan.trials)
            if self._bar(number) == 1
        ]
        if self.pointed.get_value() > 0:
            rate = float(self.scan.get_value())
            found.append(Reading("scan", "", (rate, *self.factors(rate).tolist())))
        return found


def _view(plan: RatePlan) -> View:
    """A map of where she goes: from behind her start to beyond the bottom."""
    far, way = max(map(abs, plan.valley_start)), plan.valley_start[1]
    low, high = (share * far for share in _LONG)
    along = (-low, high) if way >= 0 else (-high, low)
    view = View(plan.valley.with_window(((-_WIDE * far, _WIDE * far), along)))
    return view.within(_LARGE, **MAP)


__all__ = ["HALF", "STEPS", "Meter"]
