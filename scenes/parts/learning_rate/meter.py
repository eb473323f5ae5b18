"""The meter of learning rates: what one step multiplies each axis by, for every rate."""

from __future__ import annotations

from collections.abc import Sequence

import cairo
import numpy as np
from manim import DOWN, LEFT, ValueTracker, VGroup
from numpy.typing import ArrayLike, NDArray

from gdmath import Stability, step_factors
from scenes.parts.by_hand.plane import Plane
from scenes.parts.by_hand.sizes import LABEL_SIZE
from scenes.parts.learning_rate.live_plane import LivePlane, Pair, Scale
from scenes.stage.lecture.theme import (
    AXIS_DASHES,
    BACKGROUND,
    PATH,
    QUIET,
    TEXT,
    UNSTABLE_RATE,
    Color,
)
from scenes.stage.lecture.words import ALPHA
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, dot, ink, trace_line
from scenes.stage.type.readout import Reading, Readout
from scenes.stage.type.text import Formula, Words

Array = NDArray[np.float64]

_SAMPLES = 241
_APART = 0.75  # scene units between the names of two rates
_BREAK = (0.45, 0.72)  # below the plane, where the limit's line goes on to its name
_ABOVE = 0.84  # from the plane up to the middle of the scanned rate's number
_CLEAR = 0.1  # that the scanned rate's line keeps from them
_LIFT = 0.42  # from the plane up to those names
_STOREY = 0.85  # from the middle of one line's name up to the next
_BEYOND = 1.25  # times the limit: as far as rates go, at least
_FACTORS = (1.25, 2.0)  # how high factors go, at least and at most


def meter_plane(
    corner: Pair, size: Pair, stability: Stability, rates: Sequence[float]
) -> LivePlane:
    """A plane with room for these rates and for the limit, and for the factors that they give."""
    largest = max(*rates, _BEYOND * stability.rate_limit)
    at_most = np.abs(step_factors(stability.eigenvalues, largest)).max()
    tallest = float(np.clip(at_most, *_FACTORS))
    scales = Scale.round(0.0, largest, 5), Scale.round(0.0, tallest, 3)
    return LivePlane(corner, size, (0.0, largest), (0.0, tallest), ("α", ""), scales)


class Meter(Painted):
    """Lines of |1 − αλ| over the rate α, one for each axis, with its dashes; above 1 steps grow.

    An axis of the ground counts as x or y, whichever it is closest to.
    ``drawn`` in [0, 1] is how far the lines are drawn, ``limited`` how much of the limit 2/λmax;
    ``marked`` counts the rates that have been placed, from the left; ``scan`` is a rate whose
    factors are pointed out, if it is above 0, as much as ``pointed`` in [0, 1].
    """

    def __init__(
        self,
        plane: Plane,
        stability: Stability,
        rates: Sequence[float],
        colors: Sequence[Color],
    ) -> None:
        super().__init__()
        self.plane, self.stability = plane, stability
        order = np.argsort(rates, kind="stable")
        self.rates = [float(rates[i]) for i in order]
        self.colors = [colors[i] for i in order]
        self.axes = [int(np.argmax(np.abs(axis))) for axis in stability.eigenvectors.T]
        self.drawn, self.limited = ValueTracker(0.0), ValueTracker(0.0)
        self.marked, self.scan = ValueTracker(0.0), ValueTracker(0.0)
        self.pointed = ValueTracker(1.0)
        self.labels = self._rate_labels()

    def _rate_labels(self) -> list[Formula]:
        """Names of the rates above the plane, each near its own place, none over another."""
        top = float(self.plane.corner[1] + self.plane.size[1]) + _LIFT
        places = spread([float(self.plane.xy(rate, 0.0)[0]) for rate in self.rates], _APART)
        return [
            Formula(f"{rate:g}", size=LABEL_SIZE, color=color).move_to((x, top, 0))
            for rate, color, x in zip(self.rates, self.colors, places, strict=True)
        ]

    @property
    def top(self) -> float:
        """The highest factor of the plane."""
        return float(self.plane.low[1] + self.plane.span[1])

    @property
    def largest(self) -> float:
        """The largest rate of the plane."""
        return float(self.plane.low[0] + self.plane.span[0])

    def limit(self) -> float:
        """The rate from which on steps grow."""
        return self.stability.rate_limit

    def name_of_limit(self) -> Array:
        """The screen point (2,) below the axis where the limit's line ends and its name begins."""
        return self.plane.xy(self.limit(), 0.0) - (0.0, _BREAK[1])

    def name_of_scan(self) -> Array:
        """The screen point (2,) above the plane for the scanned rate's number."""
        return self.plane.xy(self.scan.get_value(), self.top) + np.array([0.0, _ABOVE])

    def factors(self, rates: ArrayLike) -> Array:
        """What a step of each rate multiplies the distance along each axis by: |1 − αλ|, (…, d)."""
        return np.abs(step_factors(self.stability.eigenvalues, rates))

    def now(self) -> Array:
        """The factors of the scanned rate (d,)."""
        return self.factors(self.scan.get_value())

    # -- words beside it -------------------------------------------------------------------------

    def limit_label(self) -> Formula:
        """The limit, below the end of its line."""
        label = Formula(f"2 slash lambda_max = {self.limit():.3g}", size=LABEL_SIZE)
        return label.next_to((*self.name_of_limit(), 0), DOWN, buff=0.08)

    def scan_label(self) -> Readout:
        """The scanned rate, above its line wherever that is."""
        label = Readout("pointer", f"{ALPHA} =", self.scan.get_value, 3, LABEL_SIZE)
        return label.add_updater(lambda it: it.move_to((*self.name_of_scan(), 0)))

    def axis_labels(self, names: Sequence[str]) -> VGroup:
        """The names of x and y, each with its curvature λ, where its line ends, lowest first."""
        values, end = self.stability.eigenvalues.tolist(), self.largest
        reached = [min(abs(1 - end * value), self.top) for value in values]
        order = sorted(range(len(values)), key=lambda k: abs(1 - end * values[k]))
        labels = VGroup()
        for k in order:
            symbol = "lambda_max" if values[k] == max(values) else "lambda"
            name = Words(names[self.axes[k]], LABEL_SIZE)
            value = Formula(f"{symbol} = {values[k]:g}", size=LABEL_SIZE)
            labels.add(VGroup(name, value).arrange(DOWN, buff=0.12, aligned_edge=LEFT))
        ends = self.plane.xy(end, [reached[k] for k in order])
        heights = spread(ends[:, 1].tolist(), _STOREY)
        highest = float(self.plane.xy(end, self.top)[1]) - labels[-1].height / 2
        down = max(0.0, heights[-1] - highest)  # the names of the rates are above
        for label, height in zip(labels, heights, strict=True):
            label.move_to((ends[0, 0] + 0.15, height - down, 0), aligned_edge=LEFT)
        return labels

    # -- drawing ---------------------------------------------------------------------------------

    def draw(self, canvas: Canvas) -> None:
        """The zone of growth, the lines, the limit, the rates, the scan."""
        canvas.set_line_cap(cairo.LINE_CAP_ROUND)
        canvas.set_line_join(cairo.LINE_JOIN_ROUND)
        self._zone(canvas)
        self._lines(canvas)
        self._limit(canvas)
        for k, (rate, color) in enumerate(zip(self.rates, self.colors, strict=True)):
            shown = float(np.clip(self.marked.get_value() - k, 0, 1))
            if shown > 0:
                self._place_rate(canvas, k, rate, color, shown)
        if self.scan.get_value() > 0:
            self._scan(canvas)

    def _zone(self, canvas: Canvas) -> None:
        """Where factors are above 1, and the line at 1 itself."""
        (left, bottom), (right, top) = self.plane.xy(
            [self.plane.low[0], self.plane.low[0] + self.plane.span[0]], [1.0, self.top]
        )
        canvas.rectangle(left, bottom, right - left, top - bottom)
        canvas.set_source_rgba(*ink(UNSTABLE_RATE, 0.1 * self.presence))
        canvas.fill()
        canvas.set_dash([0.1, 0.09])
        canvas.set_line_width(0.025)
        canvas.set_source_rgba(*ink(QUIET, self.presence))
        trace_line(canvas, np.array([(left, bottom), (right, bottom)]))
        canvas.stroke()
        canvas.set_dash([])

    def _lines(self, canvas: Canvas) -> None:
        if self.drawn.get_value() <= 0:
            return
        end = self.plane.low[0] + self.plane.span[0] * self.drawn.get_value()
        rates = np.linspace(self.plane.low[0], end, _SAMPLES)
        values = self.factors(rates)
        canvas.set_line_width(0.05)
        canvas.set_line_cap(cairo.LINE_CAP_BUTT)  # round ends would close the gaps
        canvas.set_source_rgba(*ink(TEXT, self.presence))
        for k, axis in enumerate(self.axes):
            inside = values[:, k] <= self.top + 1e-9
            canvas.set_dash(AXIS_DASHES[axis])
            trace_line(canvas, self.plane.xy(rates, values[:, k])[inside])
            canvas.stroke()
        canvas.set_dash([])

    def _limit(self, canvas: Canvas) -> None:
        grown = self.limited.get_value()
        if grown <= 0:
            return
        foot, top = self.plane.xy([self.limit()] * 2, [0.0, self.top])
        canvas.set_line_width(0.045)
        canvas.set_source_rgba(*ink(TEXT, self.presence))
        trace_line(canvas, np.array([foot, foot + grown * (top - foot)]))
        canvas.stroke()
        # It goes on below the number that the axis may have there.
        below = foot - np.array([(0.0, _BREAK[0]), (0.0, _BREAK[0] + grown * np.ptp(_BREAK))])
        trace_line(canvas, below)
        canvas.stroke()

    def _place_rate(self, canvas: Canvas, k: int, rate: float, color: Color, shown: float) -> None:
        """A stem from the rate's name down to the axis, with a dot for each axis."""
        values = self.factors(rate)
        head = self.labels[k].get_bottom()[:2] - (0, 0.07)
        neck, foot = self.plane.xy([rate, rate], [self.top, 0.0])
        canvas.set_line_width(0.022)
        canvas.set_source_rgba(*ink(color, 0.75 * shown * self.presence))
        trace_line(canvas, np.array([head, neck, neck + shown * (foot - neck)]))
        canvas.stroke()
        for value in values[values <= self.top + 1e-9]:
            self._dot(canvas, self.plane.xy(rate, value), color, 0.085, shown)

    def _scan(self, canvas: Canvas) -> None:
        rate, strength = self.scan.get_value(), self.pointed.get_value()
        foot, neck = self.plane.xy([rate] * 2, [0.0, self.top])
        head = self.name_of_scan() - (0.0, 0.22)
        canvas.set_dash([0.05, 0.09])
        canvas.set_line_width(0.035)
        canvas.set_source_rgba(*ink(PATH, strength * self.presence))
        trace_line(canvas, np.array([neck if self._blocked(neck) else head, foot]))
        canvas.stroke()
        canvas.set_dash([])
        for value in self.now():
            if value <= self.top + 1e-9:
                self._dot(canvas, self.plane.xy(rate, value), PATH, 0.12, strength)

    def _blocked(self, at: Array) -> bool:
        """Whether the name of a rate that is placed stands above the screen point ``at`` (2,)."""
        placed = self.labels[: int(np.ceil(self.marked.get_value()))]
        near = [abs(name.get_x() - at[0]) - name.width / 2 for name in placed]
        return min(near, default=1.0) < _CLEAR

    def _dot(self, canvas: Canvas, at: Array, color: Color, radius: float, strength: float) -> None:
        for tint, size in ((BACKGROUND, 1.35 * radius), (color, radius)):
            dot(canvas, at, size)
            canvas.set_source_rgba(*ink(tint, strength * self.presence))
            canvas.fill()

    def readings(self) -> list[Reading]:
        """The limit, the factors of every rate that is placed, and those of the scanned one."""
        placed = self.rates[: int(self.marked.get_value() + 1e-9)]
        found = [Reading("limit", "", self.limit())] if self.limited.get_value() > 0 else []
        for rate in placed:
            values = tuple(self.factors(rate).tolist())
            found.append(Reading(f"factors of {rate:g}", "", (rate, *values)))
        if self.scan.get_value() > 0:
            found.append(Reading("scan", "", (float(self.scan.get_value()), *self.now().tolist())))
        return found


def spread(places: Sequence[float], apart: float) -> list[float]:
    """Ascending ``places`` pushed apart to at least ``apart``, each group about its own middle."""
    groups: list[tuple[float, int]] = []  # the middle of a group and its size
    for place in places:
        groups.append((place, 1))
        while len(groups) > 1:
            (left, few), (right, many) = groups[-2:]
            if right - left >= apart * (few + many) / 2:
                break
            groups[-2:] = [((left * few + right * many) / (few + many), few + many)]
    return [middle + apart * (k - (size - 1) / 2) for middle, size in groups for k in range(size)]
