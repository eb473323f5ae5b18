"""The meter of learning rates: what the rate under a pointer leaves, and where she goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import (
    RIGHT,
    FadeIn,
    ValueTracker,
    linear,
    smooth,
    squish_rate_func,
    there_and_back,
)
from numpy.typing import NDArray

from gdmath import descend, gradient_descent
from scenes.parts.learning_rate import lines
from scenes.parts.learning_rate.chart import BOX, LOWEST, Chart
from scenes.parts.learning_rate.numerals import fraction, text
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
_MAP_BOX = Box(STAGE.left + 0.15, -2.6, -0.4, 2.1)
_HEAD = Box(BOX.left, TITLE.bottom, BOX.right, TITLE.top)  # beside tiles, above the lines
# Times the start: the half width of the map, and how far it goes along, behind her and before.
_WIDE, _LONG = 1.5, (0.6, 1.6)
_DECIMALS = 3  # just below the limit is not the limit
_DIAL = 3.3  # scene units: how high a dial stands, over a map
_FOOT, _GAP = 0.14, 0.05  # of what remains: how high the pointer stands; from 0 to a bar
_NAMED = 0.25  # of the time in which the pointer goes: until then the name of a bar is gone
_AS_FAR = 0.99  # of the longer bar: that is as long
_FAINT = 0.4  # of a bar that is shorter
_MARK, _DARK = 0.09, 0.02  # scene units: of a run's factor, and of the dark around it


class Meter(Chart):
    """The chart with what is measured on it.

    ``marked`` is how many of the runs' rates are placed; ``scan`` is the rate under the pointer,
    ``pointed`` how much of the pointer there is; ``mirrored`` is how far what is left there is
    drawn as bars, of which the longer one is bright and has a name where the pointer rests at a
    rate that is tried, as far as that is ``told``. ``ground`` is a map of where she goes, as she
    does with the rate that is pointed at.
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
        self.scan, self.pointed = ValueTracker(plan.trials[0].rate), ValueTracker(0.0)
        self.marked, self.mirrored, self.swollen = (ValueTracker(0.0) for _ in range(3))
        self.told = ValueTracker(0.0)
        lettered = [text] * (len(plan.trials) - 1) + [fraction]
        self._bars = [
            (trial.rate, value, Lettering(written(value), LABEL_SIZE, PATH))
            for trial, written in zip(plan.trials, lettered, strict=True)
            for value in dict.fromkeys(trial.factors)
            if abs(value) > max(1e-9, _AS_FAR * trial.worse)
        ]
        self.path = SweptPath(self.flat, self._walk)
        left = Formula("1 - {{alpha : rate}} lambda", {"rate": STEP}, BODY_SIZE)
        words = Words(tr("left after a step:"), BODY_SIZE)
        self.heading: Any = on_one_line(words, left, buff=0.25).move_to(TITLE.middle)
        self.at_limit = lines.at_limit(plan).move_to((STAGE.left / 2 + 0.05, TITLE.middle[1], 0))
        self.pointer = Readout(
            "alpha", f"{ALPHA} =", self.scan.get_value, _DECIMALS, BODY_SIZE, STEP
        )
        most = max(MOST, float(self.plane.span[0]))
        self.dial = Dial("α", self.scan.get_value, 0.0, most, 0.42, STEP)
        self.dial.move_to((_MAP_BOX.left + 0.45, _DIAL, 0))
        self.pointer.next_to(self.dial, RIGHT, buff=0.3)

    def _walk(self) -> Array:
        """The path (steps + 1, 2) of the rate under the pointer."""
        method = gradient_descent(max(float(self.scan.get_value()), 1e-6))
        return descend(self.plan.valley, method, self.plan.valley_start, STEPS).points

    # -- verbs -----------------------------------------------------------------------------------

    def takes_over(self, *before: Any) -> tuple[Any, ...]:
        """What was there goes; its heading is there first, so that it is not dark between."""
        head = FadeIn(self.heading, rate_func=squish_rate_func(smooth, 0.3, 0.6))
        return leave(*before), head, come(self)

    def makes_room(self) -> tuple[Any, Any]:
        """It stands on the right, for a map on the left."""
        heading = self.heading.animate.move_to(_HEAD.middle)
        return change(self.beside, 1), heading

    def appears(self) -> list[Any]:
        """The pointer comes, with its bars; the factors of the runs go."""
        return [change(self.pointed, 1), change(self.mirrored, 1), change(self.marked, 0)]

    def point_at(self, rate: float) -> Any:
        """The pointer goes to a rate, once the name of its bar has gone."""
        return change(self.scan, rate, squish_rate_func(smooth, _NAMED, 1))

    def names(self) -> Any:
        """The longer bar's name comes, where the pointer has come to rest."""
        return change(self.told, 1, squish_rate_func(smooth, 0, _NAMED))

    def unnamed(self) -> Any:
        """The name goes, before the pointer does."""
        return change(self.told, 0, squish_rate_func(smooth, 0, _NAMED))

    def goes_on(self) -> Any:
        """The path is there of whatever rate the pointer comes to, once she is home."""
        return FadeIn(self.path, rate_func=squish_rate_func(smooth, 0, _NAMED))

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
        for rate, share, bar in self._bars:
            rests = np.isclose(self.scan.get_value(), rate, rtol=1e-9)
            x, y = plane.xy(rate, share / 2).tolist()
            there = float(rests * self.told.get_value() * self.mirrored.get_value())
            yield bar, x + 0.2, y - bar.high[1] / 2, there

    def draw(self, canvas: Canvas) -> None:
        """The chart, the rates of the runs, the pointer."""
        pen = Pen(canvas, self.presence)
        self.draw_lines(pen)
        self._draw_runs(pen)
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
        bare = 1 - float(self.mirrored.get_value())
        pen.line(upright[2:], PATH, 0.035, opacity=bare, dashes=(0.05, 0.07))
        worse = _AS_FAR * float(np.abs(factors).max())
        for value in factors.tolist():  # a gap at 0: one ends there, and another begins
            bar = plane.xy([rate, rate], [np.sign(value) * min(_GAP, abs(value)), value])
            seen = float(self.mirrored.get_value()) * (1 if abs(value) > worse else _FAINT)
            pen.line(bar, PATH, 0.1 * (1 + self.swollen.get_value()), opacity=seen)
            if value >= LOWEST:
                pen.disc(plane.xy(rate, value), 0.13, PATH, casing=0.04)
                self._draw_mark(pen, rate, value)

    def _draw_mark(self, pen: Pen, rate: float, value: float) -> None:
        """At rest at the rate of a run, the pointer has its mark and its colour."""
        if run := self.plan.known(rate):
            own = Pen(pen.canvas, pen.strength * float(self.told.get_value()))
            for radius, color in ((0.22, BACKGROUND), (0.18, run.color)):
                own.fill(outline(run.kind, self.plane.xy(rate, value), radius), color)

    def readings(self) -> list[Reading]:
        """The limit, the factors of the rates that are placed, and of that under the pointer."""
        found = [Reading("limit", "", self.plan.limit)] if self.limited.get_value() > 0 else []
        for run in self.plan.runs[: int(self.marked.get_value() + 1e-9)]:
            values = tuple(self.factors(run.rate).tolist())
            found.append(Reading(f"factors of {run.rate:g}", "", (run.rate, *values)))
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
    return view.within(_MAP_BOX, **MAP)


__all__ = ["STEPS", "Meter"]
