"""Arrows on a curve: the slope, and the step that is taken against it."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from manim import LEFT, RIGHT, UP, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.by_hand.sizes import LABEL_SIZE
from scenes.stage.curve.curve import Curve, OnCurve, Place
from scenes.stage.lecture.theme import BACKGROUND, GRADIENT, NEXT, PATH, QUIET, STEP, TEXT, Color
from scenes.stage.paint.pen import Canvas, dot, draw_arrow, ink, trace_line
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import Words, on_plate

Array = NDArray[np.float64]

_SHORTEST = 0.06  # scene units; a shorter arrow would be a speck
_RING = 0.11  # radius of the hollow dot where a step leads
_TICK = 0.09  # half the height of a distance's ends
_BESIDE, _ALONG = 0.42, 0.7  # scene units from an arrow to its name, and at most from its tail


class CurveArrow(OnCurve):
    """An arrow that starts at x: ``grown`` in [0, 1] is how much of it there is.

    It is drawn from ``used`` to ``grown``, ``lift`` above the ground. Subclasses say along which
    ``line`` it goes.
    """

    def __init__(
        self, curve: Curve, x: Place, vector: Place, color: Color = STEP, lift: float = 0.0
    ) -> None:
        super().__init__(curve)
        self.x, self.vector, self.tint, self.lift = x, vector, color, lift
        self.grown, self.used = ValueTracker(0.0), ValueTracker(0.0)
        self.thickness = 0.075

    def line(self) -> Array:
        """The whole arrow in the picture (n, 2)."""
        raise NotImplementedError

    def tip(self) -> Array:
        """Where its tip is on the screen (2,)."""
        return self.on_screen(self._present()[-1])

    def named(self, text: str) -> VGroup:
        """A name in its colour on a plate, beside where its tip is now."""
        name = on_plate(Words(text, LABEL_SIZE, self.tint))
        away = self.tip() - self.on_screen(self.line()[0])
        return name.next_to((*self.tip(), 0), RIGHT if away[0] > 0 else LEFT, buff=0.25)

    def below(self) -> Array:
        """A place on the screen for its name (2,), on its lower side.

        It is near the tail, for a steep slope's arrow may end off the screen.
        """
        line = self.line()
        length = float(np.linalg.norm(line[-1] - line[0]))
        x, y = way = (line[-1] - line[0]) / length
        aside = _BESIDE * np.array([-y, x])
        middle = line[0] + min(length / 2, _ALONG) * way
        return self.on_screen(middle + (aside if aside[1] < 0 else -aside))

    def _present(self) -> Array:
        """The part that is there now (n, 2)."""
        line, used, grown = self.line(), self.used.get_value(), self.grown.get_value()
        own = np.linspace(0, 1, len(line))
        shares = np.linspace(min(used, grown), grown, len(line))
        return np.column_stack([np.interp(shares, own, line[:, k]) for k in (0, 1)])

    def draw(self, canvas: Canvas) -> None:
        """The arrow with a dark casing."""
        line = self._present()
        length = float(np.sum(np.linalg.norm(np.diff(line, axis=0), axis=1)))
        if length < _SHORTEST:
            return
        for color, casing, opacity in ((BACKGROUND, 0.045, 0.7), (self.tint, 0.0, 1.0)):
            canvas.set_source_rgba(*ink(color, opacity * self.presence))
            draw_arrow(canvas, line, length, self.thickness, casing)

    def readings(self) -> list[Reading]:
        """The number that the arrow stands for."""
        return [Reading(type(self).__name__.lower(), "", float(self.vector()))]


class SlopeArrow(CurveArrow):
    """The gradient at x: it lies on the tangent and points uphill, ``unit`` long for a slope of 1.

    ``leveled`` from 0 to 1 turns it from the tangent onto the axis, where it is what the step is
    made of: a number with a sign. ``lift`` is how far it is drawn above the ground, so that feet
    and arrow do not hide each other.
    """

    def __init__(
        self, curve: Curve, x: Place, unit: float, color: Color = GRADIENT, lift: float = 0.0
    ) -> None:
        super().__init__(curve, x, lambda: float(curve.slope(x())), color, lift)
        self.unit = unit
        self.leveled = ValueTracker(0.0)

    def line(self) -> Array:
        """From the ground at x along the tangent, or level."""
        x = self.x()
        tangent = self.curve.along(x)
        angle = np.arctan2(tangent[1], tangent[0]) * (1 - self.leveled.get_value())
        way = np.array([np.cos(angle), np.sin(angle)])
        start = self.curve.over(x) + self.lift * np.array([-way[1], way[0]])
        return start + np.linspace(0, 1, 8)[:, None] * way * self.unit * self.vector()


class LevelStep(CurveArrow):
    """A change of x as a level arrow from the curve at x: as long as the change, and on its way.

    While it is used up it sinks or rises with the ground under its tail. A hollow dot round its tip
    is the next x.
    """

    def line(self) -> Array:
        """From the curve at x to beneath or above where x + vector is."""
        x, vector = self.x(), self.vector()
        level = np.full(8, float(self.curve.value(x + self.used.get_value() * vector)))
        ends = x + np.linspace(0, 1, 8) * vector
        return self.curve.plane.xy(ends, level) + np.array([0.0, self.lift])

    def landing(self) -> Array:
        """Where on the screen the arrow leads to (2,)."""
        return self.on_screen(self.line()[-1])

    def draw(self, canvas: Canvas) -> None:
        """The hollow dot, then the arrow."""
        used, grown = self.used.get_value(), self.grown.get_value()
        shown = float(np.clip(min(5 * grown - 4, 5 * (1 - used)), 0, 1)) * self.presence
        for color, width in ((BACKGROUND, 0.07), (NEXT, 0.04)):
            canvas.set_source_rgba(*ink(color, shown))
            canvas.set_line_width(width)
            dot(canvas, self.line()[-1], _RING)
            canvas.stroke()
        super().draw(canvas)


class GroundStep(CurveArrow):
    """A change of x along the ground: its tip stands where the step lands."""

    def line(self) -> Array:
        """Along the curve from x to x + vector."""
        places = self.x() + np.linspace(0, 1, 24) * self.vector()
        return np.asarray(self.curve.over(places) + np.array([0.0, self.lift]))


class Distance(OnCurve):
    """How far it is from x = ``start`` to x = ``end``: a level line with ticks at its ends.

    It stands as high as the curve at ``over``; ``grown`` in [0, 1] is how far it has come.
    """

    def __init__(self, curve: Curve, start: float, end: float, over: float) -> None:
        super().__init__(curve)
        self.start, self.end, self.over = start, end, over
        self.grown = ValueTracker(0.0)

    def line(self) -> Array:
        """Both ends in the picture (2, 2), where it has come to its end."""
        level = float(self.curve.value(self.over))
        return self.curve.plane.xy([self.start, self.end], [level, level])

    def label(self, text: str) -> Words:
        """How much that is, above its middle."""
        return Words(text, LABEL_SIZE).next_to((*self.line().mean(axis=0), 0), UP, buff=0.16)

    def draw(self, canvas: Canvas) -> None:
        """Stroke the line and its ticks."""
        grown = self.grown.get_value()
        first, last = self.line()
        line = np.stack([first, first + grown * (last - first)])
        tick = np.array([0.0, _TICK * min(1.0, 5 * grown)])
        canvas.set_source_rgba(*ink(TEXT, self.presence))
        canvas.set_line_width(0.035)
        trace_line(canvas, line)
        for end in line:
            trace_line(canvas, np.stack([end - tick, end + tick]))
        canvas.stroke()


class Stairs(OnCurve):
    """All steps of a descent as stairs: from each stop level to the next, then down to the curve.

    ``shown`` counts the steps that are drawn, the last of them partly.
    """

    def __init__(self, curve: Curve, stops: Array) -> None:
        super().__init__(curve)
        self.stops = stops
        self.shown = ValueTracker(0.0)

    def draw(self, canvas: Canvas) -> None:
        """Arrows, drops, and a bead at each stop."""
        shown = self.shown.get_value()
        values = self.curve.value(self.stops)
        for k, (here, there) in enumerate(pairwise(self.stops.tolist())):
            share = min(max(shown - k, 0.0), 1.0)
            flat = self.curve.plane.xy([here, here + share * (there - here)], values[k])
            length = float(np.linalg.norm(flat[1] - flat[0]))
            if share >= 1:
                self._drop(canvas, flat[1], self.curve.over(there))
            if length > _SHORTEST:
                for color, casing in ((BACKGROUND, 0.04), (STEP, 0.0)):
                    canvas.set_source_rgba(*ink(color, self.presence))
                    draw_arrow(canvas, flat, length, 0.06, casing)
        for k, stop in enumerate(self.stops.tolist()):
            if shown >= k:
                for color, radius in ((BACKGROUND, 0.075), (PATH, 0.05)):
                    dot(canvas, self.curve.over(stop), radius)
                    canvas.set_source_rgba(*ink(color, self.presence))
                    canvas.fill()

    def _drop(self, canvas: Canvas, top: Array, foot: Array) -> None:
        canvas.set_line_width(0.025)
        canvas.set_dash([0.07, 0.06])
        canvas.set_source_rgba(*ink(QUIET, self.presence))
        trace_line(canvas, np.stack([top, foot]))
        canvas.stroke()
        canvas.set_dash([])
