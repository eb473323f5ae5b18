"""The meter of learning rates: what a step leaves of each distance, for every rate."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, FadeIn, ValueTracker, linear, smooth, squish_rate_func, there_and_back
from numpy.typing import ArrayLike, NDArray

from gdmath import descend, gradient_descent, step_factors
from scenes.parts.learning_rate import lines
from scenes.parts.learning_rate.numerals import LAMBDA, below, fraction, sign, text
from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.runs import SweptPath, outline
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    LABEL_SIZE,
    MAP,
    PATH,
    POSITION,
    QUIET,
    STAGE,
    STEP,
    TEXT,
    Box,
    ContourMap,
    Formula,
    GroundAxes,
    Layer,
    Mark,
    Plane,
    Readout,
    View,
    Words,
    change,
    on_one_line,
    tr,
)
from scenes.stage.ground.flat import Flat
from scenes.stage.lecture.theme import AXIS_DASHES, BACKGROUND, UNSTABLE_RATE
from scenes.stage.lecture.words import italic
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.knob import Dial
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

MOST = 1.0  # to which every dial of a rate goes, where it can
STEPS = 8  # of the path on the map, of each rate that is pointed at
BOX = Box(0.4, STAGE.bottom, STAGE.right, 2.15)
_MAP_BOX = Box(STAGE.left + 0.15, -2.6, -0.4, 2.1)
# Times the start: the half width of the map, and how far it goes along, behind her and before.
_WIDE, _LONG = 1.5, (0.6, 1.6)
# Scene units below the axis of rates, and beside that of factors: their numbers, large as words.
_UNDER, _ASIDE = 0.45, 0.75
_BETWEEN = 0.15  # scene units that at least part two of them
_BEYOND, _LOWEST, _TALLEST = 1.25, -1.75, 1.4  # times the limit: rates; what of factors is seen
_SAMPLES = 241
_DECIMALS = 3  # just below the limit is not the limit
_FOOT, _GAP = 0.14, 0.05  # of what remains: how high the pointer stands; from 0 to a bar
_NAMED = 0.25  # of the time in which the pointer goes: until then the name of a bar is gone
_AS_FAR = 0.99  # of the longer bar: that is as long
_FAINT = 0.4  # of a bar that is shorter


class Meter(Lettered):
    """Lines of 1 − αλ over the rate α, solid across and dashed along; she flies off below −1.

    ``drawn`` in [0, 1] is how far the lines are drawn, ``limited`` how much of the limit's line;
    ``marked`` how many of the runs' rates are placed; ``scan`` is the rate under the pointer,
    ``pointed`` how much of the pointer there is; ``zoned`` how far the zone of that is tinted;
    ``mirrored`` is how far what is left there is drawn as bars, of which the longer one is bright
    and has a name where the pointer rests at a rate that is tried, as far as that is ``told``;
    ``hidden`` how far both curvatures have given way to question marks, and all that follows.
    ``ground`` is a map of where she goes, as she does with the rate that is pointed at.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: RatePlan) -> None:
        super().__init__()
        self.plan, self.view = plan, _view(plan)
        self.flat = Flat(self.view)
        names = tr(f"{italic('w')}₁"), tr(f"{italic('w')}₂")
        cross = Mark(self.view, [[0.0, 0.0]])
        cross.set_z_index(Layer.TRAIL + 0.5)  # no path cuts it
        self.ground: list[Any] = [
            ContourMap(self.view),
            cross,
            GroundAxes(self.view, names, color=POSITION),
        ]
        largest = max(*(run.rate for run in plan.runs), _BEYOND * plan.limit)
        self.plane = Plane(
            (0.0, min(largest, 2 * plan.limit)),
            (_LOWEST, _TALLEST),
            ("α", ""),
            colors=(STEP, TEXT),
            numbered=(False, False),
        )
        self._names = lines.named(plan.curvatures)
        room = lines.room_for(self._names)
        self.plane.within(BOX.inset(bottom=_UNDER, left=_ASIDE, right=room))
        self._rates = lines.lettered(lines.few(float(self.plane.span[0])))
        self._heights = lines.lettered((-1.0, 0.0, 1.0))
        self.drawn, self.limited, self.marked = (ValueTracker(0.0) for _ in range(3))
        self.scan, self.pointed = ValueTracker(plan.trials[0].rate), ValueTracker(0.0)
        self.zoned, self.hidden, self.mirrored, self.swollen = (ValueTracker(0.0) for _ in "zhms")
        self.told = ValueTracker(0.0)
        lettered = [text] * (len(plan.trials) - 1) + [fraction]
        self._bars = [
            (trial.rate, value, Lettering(written(value), LABEL_SIZE, PATH))
            for trial, written in zip(plan.trials, lettered, strict=True)
            for value in dict.fromkeys(trial.factors)
            if abs(value) > max(1e-9, _AS_FAR * trial.worse)
        ]
        sharpest = number_text(plan.curvatures[0])
        self._limit = Lettering(
            f"2/{sharpest} {sign(plan.limit)} {below(plan.limit)}", LABEL_SIZE, STEP
        )
        self.path = SweptPath(self.flat, self._walk)
        left = Formula("1 - {{alpha : rate}} lambda", {"rate": STEP}, BODY_SIZE)
        self.heading = on_one_line(Words(tr("left after a step:"), BODY_SIZE), left, buff=0.25)
        self.heading.move_to((BOX.left, BOX.top + 0.42, 0), aligned_edge=LEFT)
        self.at_limit = lines.at_limit(plan).move_to((STAGE.left / 2 + 0.05, 3.1, 0))
        self._unknown = Lettering(f"{LAMBDA} = ?", LABEL_SIZE, TEXT)
        self._no_limit = Lettering("?", LABEL_SIZE, STEP)
        self._beyond = Lettering(tr("flies off"), LABEL_SIZE, TEXT)
        self.pointer = Readout(
            "alpha", f"{ALPHA} =", self.scan.get_value, _DECIMALS, BODY_SIZE, STEP
        )
        self.pointer.move_to((BOX.left + 1.6, 3.3, 0), aligned_edge=LEFT)
        most = max(MOST, float(self.plane.span[0]))
        self.dial = Dial("α", self.scan.get_value, 0.0, most, 0.42, STEP)
        self.dial.move_to((BOX.left + 0.75, 3.3, 0))

    def factors(self, rates: ArrayLike) -> Array:
        """What is left of the distances across and along, with its sign: 1 − αλ (..., 2)."""
        return step_factors(self.plan.curvatures, rates)

    def _walk(self) -> Array:
        """The path (steps + 1, 2) of the rate under the pointer."""
        method = gradient_descent(max(float(self.scan.get_value()), 1e-6))
        return descend(self.plan.valley, method, self.plan.valley_start, STEPS).points

    # -- verbs -----------------------------------------------------------------------------------

    def appears(self) -> list[Any]:
        """The pointer comes, with its bars and the dial; the factors of the runs go."""
        trackers = change(self.pointed, 1), change(self.mirrored, 1), change(self.marked, 0)
        return [*trackers, FadeIn(self.dial, self.pointer)]

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

    def hide(self) -> Any:
        """Both curvatures give way to question marks, and so does the limit."""
        return change(self.hidden, 1)

    @property
    def on_the_map(self) -> list[Any]:
        """The path on the map, and the dial that tells its rate."""
        return [self.path, self.dial, self.pointer]

    # -- picture ---------------------------------------------------------------------------------

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Numbers of the axes, names of the lines at their ends, the limit at its line's foot."""
        yield from self.plane.texts()
        plane, limited = self.plane, float(self.limited.get_value())
        foot, y = plane.xy(self.plan.limit, _LOWEST).tolist()
        hidden, seen = float(self.hidden.get_value()), max(0.0, 2 * limited - 1)
        known, unknown = max(0.0, 1 - 2 * hidden), max(0.0, 2 * hidden - 1)
        yield self._limit, foot - self._limit.width / 2, y - _UNDER, seen * known
        yield self._no_limit, foot - self._no_limit.width / 2, y - _UNDER, seen * unknown
        for rate, number in self._rates:  # the limit takes the place of those that it would touch
            x = float(plane.xy(rate, 0.0)[0])
            near = abs(x - foot) < (self._limit.width + number.width) / 2 + _BETWEEN
            yield number, x - number.width / 2, y - _UNDER, 1 - near * min(1.0, 2 * limited)
        yield from lines.beside(plane, self._heights)
        end, there = self._end, float(np.clip(10 * self.drawn.get_value() - 9, 0, 1))
        left = float(plane.xy(end, 0.0)[0]) + lines.FROM_END
        ends = plane.xy(end, np.clip(self.factors(end), 0.64 * _LOWEST, _TALLEST))[:, 1]
        for (name, value), high in zip(self._names, lines.apart(ends), strict=True):
            yield name, left, high + 0.08, there
            yield value, left, high - 0.42, there * known
            yield self._unknown, left, high - 0.42, there * unknown
        zoned = float(self.zoned.get_value())
        x, y = plane.xy(0.0, (_LOWEST - 1) / 2).tolist()
        yield self._beyond, x + 0.25, y - self._beyond.high[1] / 2, zoned
        for rate, share, bar in self._bars:
            rests = np.isclose(self.scan.get_value(), rate, rtol=1e-9)
            x, y = plane.xy(rate, share / 2).tolist()
            there = float(rests * self.told.get_value() * self.mirrored.get_value())
            yield bar, x + 0.2, y - bar.high[1] / 2, there

    @property
    def _end(self) -> float:
        """The largest rate on the axis."""
        return float(self.plane.low[0] + self.plane.span[0])

    def draw(self, canvas: Canvas) -> None:
        """The zone of growth, the axes, the lines, the limit, the rates, the pointer."""
        pen, plane, end = Pen(canvas, self.presence), self.plane, self._end
        (left, low), (right, high) = plane.xy([0.0, end], [_LOWEST, -1.0])
        zone = np.array([(left, low), (right, low), (right, high), (left, high)])
        pen.fill(zone, UNSTABLE_RATE, 0.14 * float(self.zoned.get_value()))
        for height in (1.0, -1.0):
            pen.line(plane.xy([0.0, end], [height] * 2), QUIET, 0.025, dashes=(0.1, 0.09))
        pen.line(plane.xy([0.0, end], [0.0, 0.0]), QUIET, 0.025)
        axes = copy(plane)  # drawing changes nothing
        axes.presence, axes.lettering = self.presence, self.lettering
        axes.draw(canvas)
        for rate, _ in self._rates:
            foot = plane.xy(rate, _LOWEST)
            pen.line(np.stack([foot, foot + np.array([0.0, 0.1])]), QUIET, 0.025)
        self._draw_lines(pen)
        if (grown := float(self.limited.get_value())) > 0:
            high = -1 + grown * (_LOWEST + 1)
            known = 1 - float(self.hidden.get_value())
            pen.line(plane.xy([self.plan.limit] * 2, [-1.0, high]), STEP, 0.045, opacity=known)
        self._draw_runs(pen)
        self._draw_pointer(canvas)
        self.write(canvas)

    def _draw_runs(self, pen: Pen) -> None:
        """The factors of the runs."""
        for number, run in enumerate(self.plan.runs):
            shown = float(np.clip(self.marked.get_value() - number, 0, 1))
            own = Pen(pen.canvas, pen.strength * shown)
            for value in self.factors(run.rate).tolist():
                if shown > 0 and _LOWEST <= value <= _TALLEST and run.rate <= self._end:
                    for radius, color in ((0.15, BACKGROUND), (0.11, run.color)):
                        own.fill(outline(run.kind, self.plane.xy(run.rate, value), radius), color)

    def _draw_lines(self, pen: Pen) -> None:
        if self.drawn.get_value() <= 0:
            return
        rates = np.linspace(0.0, self._end * float(self.drawn.get_value()), _SAMPLES)
        for values, dashes in zip(self.factors(rates).T, AXIS_DASHES, strict=True):
            seen = values >= _LOWEST
            if np.count_nonzero(seen) > 1:
                line = self.plane.xy(rates, values)[seen]
                known = 1 - float(self.hidden.get_value())  # where they are follows from that
                pen.line(line, TEXT, 0.05, opacity=known, dashes=dashes)

    def _draw_pointer(self, canvas: Canvas) -> None:
        known = 1 - self.hidden.get_value()
        rate = self.scan.get_value()
        pen = Pen(canvas, self.presence * self.pointed.get_value() * known)
        if pen.strength <= 0:
            return
        factors = np.maximum(self.factors(rate), _LOWEST)
        upright = self.plane.xy([rate] * 4, [_LOWEST, _LOWEST + _FOOT, *factors])
        pen.line(upright[:2], PATH, 0.05)
        bare = 1 - float(self.mirrored.get_value())
        pen.line(upright[2:], PATH, 0.035, opacity=bare, dashes=(0.05, 0.07))
        worse = _AS_FAR * float(np.abs(factors).max())
        for value in factors.tolist():  # a gap at 0: one ends there, and another begins
            bar = self.plane.xy([rate, rate], [np.sign(value) * min(_GAP, abs(value)), value])
            seen = float(self.mirrored.get_value()) * (1 if abs(value) > worse else _FAINT)
            pen.line(bar, PATH, 0.1 * (1 + self.swollen.get_value()), opacity=seen)
            if value >= _LOWEST:
                pen.disc(self.plane.xy(rate, value), 0.13, PATH, casing=0.04)
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
