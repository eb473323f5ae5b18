"""A knob is raised a little: a glass on the map, the line as it was, and w and b as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, UP, FadeIn, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.regression.fits import Plan
from scenes.parts.regression.here import Here
from scenes.parts.regression.telling import nudges
from scenes.parts.regression.valley import LevelMap
from scenes.parts.regression.worked import WorkedRow
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    POSITION,
    QUIET,
    TEXT,
    FittedLine,
    Layer,
    Plane,
    Readout,
    View,
    change,
    italic,
)
from scenes.stage.lecture.theme import PLATE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.text import baseline, number_text

Array = NDArray[np.float64]

_RADIUS, _LONG = 1.2, 0.85  # scene units: the glass, and how long the first nudge is in it
_ROUND = 5  # it enlarges so many times, or a multiple
_AT = (0.7, 0.5)  # where it is on the map, on the side where the start is not
_POINT, _FAINT = 0.13, "#8C3A4B"  # the point in it; the line as it was, a faint red
_NEAR = 0.25  # powers of ten from a nudge, within which it is named


class NudgeGlass(Lettered):
    """A round glass over the start of the descent: there the point is seen to be moved a little.

    A ring stays where the point was; the nudge that it is moved by stands beside. ``opened`` from 0
    to 1, the glass comes out of what is looked at.
    """

    layer: ClassVar[Layer] = Layer.TEXT

    def __init__(self, plan: Plan, view: View, here: Here) -> None:
        super().__init__()
        self.plan, self.view, self.here = plan, view, here
        self.opened = ValueTracker(1.0)
        seen = [np.linalg.norm(view.at(plan.raised(i)) - self.focus()) for i in (0, 1)]
        times = _LONG / max(*seen, 1e-9)
        self.times = float(max(_ROUND * np.floor(times / _ROUND), 2.0))
        self._note = Lettering(f"× {self.times:g}", LABEL_SIZE, TEXT)
        self._nudges = [
            (nudge, Lettering(f"+{number_text(nudge)}", BODY_SIZE, POSITION))
            for nudge in sorted({*nudges(plan, 0), *nudges(plan, 1)})
        ]

    def open(self) -> Any:
        """An animation of the glass coming out of what is looked at."""
        self.opened.set_value(0)
        return change(self.opened, 1)

    def focus(self) -> Array:
        """What is looked at, on the screen (2,)."""
        return np.asarray(self.view.at(self.plan.start))

    def middle(self) -> Array:
        """Where the glass is (2,), once it is open."""
        low, high = self.view.at(np.array(self.view.window).T)
        share = np.array(_AT)
        if self.focus()[0] > (low[0] + high[0]) / 2:
            share[0] = 1 - share[0]
        return np.asarray(low + share * (high - low))

    def seen(self) -> Array:
        """Where the point is now in the glass, from its middle (2,)."""
        return np.asarray(self.times * (self.view.at(self.here.now()[0]) - self.focus()))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How many times as large it shows things; the present nudge."""
        there = max(0.0, 2 * float(self.opened.get_value()) - 1)
        x, y = self.middle().tolist()
        yield self._note, x - 0.4 - self._note.width, y - self._note.high[1] / 2, there
        away = float(np.max(self.here.now()[0] - self.plan.start))
        for nudge, text in self._nudges if away > 0 else ():
            strength = 1 - abs(float(np.log10(away / nudge))) / _NEAR
            if strength > 0:
                yield (
                    text,
                    x - text.width / 2,
                    y - 0.35 - text.high[1],
                    there * min(1, 2 * strength),
                )

    def draw(self, canvas: Canvas) -> None:
        """The glass with its rays; in it a ring where the point was, the way from there, and it."""
        pen, share = Pen(canvas, self.presence), float(self.opened.get_value())
        focus, small = self.focus(), _RADIUS / self.times
        middle = (1 - share) * focus + share * self.middle()
        zoom = (1 - share) / self.times + share
        radius = small + share * (_RADIUS - small)
        way = self.middle() - focus
        aside = np.array([-way[1], way[0]]) / max(float(np.linalg.norm(way)), 1e-9)
        for sign in (-1.0, 1.0):
            ray = np.stack([focus + sign * small * aside, middle + sign * radius * aside])
            pen.line(ray, QUIET, 0.02, opacity=0.7)
        pen.disc(middle, radius, PLATE)
        pen.ring(middle, _POINT * zoom, POSITION, 0.03)
        moved = zoom * self.seen()
        if (far := float(np.linalg.norm(moved))) > 1e-6:
            pen.line(
                np.stack([middle + moved * min(1.0, _POINT / far), middle + moved]), TEXT, 0.03
            )
        pen.disc(middle + moved, _POINT * zoom, POSITION, casing=0.04)
        pen.ring(middle, radius, QUIET, 0.05)
        self.write(canvas)


class Nudged:
    """What is seen of a knob that is raised: the ``glass``, the line as it ``was``, and w and b.

    These stand in the ``rows`` in which the step will be worked out.
    """

    def __init__(self, plan: Plan, chart: Any, plane: Plane, rows: Sequence[WorkedRow]) -> None:
        here: Here = chart.here
        self.plan = plan
        self.glass = NudgeGlass(plan, chart.view, here)
        w, b = plan.start.tolist()
        self.was = FittedLine(plane, lambda: w, lambda: b, _FAINT, width=0.04, name="line before")
        self.was.set_z_index(Layer.FIELD)
        places = max(0, *(-int(np.floor(np.log10(nudges(plan, i)[-1]) + 1e-9)) for i in (0, 1)))
        self.place = VGroup()
        for name, value, row in zip("wb", (here.w, here.b), rows, strict=True):
            number = Readout(name, italic(name), value, places, BODY_SIZE, POSITION)
            number.move_to(row.begun, aligned_edge=LEFT)
            self.place.add(number.shift((baseline(row.slope) - baseline(number.number)) * UP))

    def come(self, levels: LevelMap) -> tuple[Any, ...]:
        """The glass comes, and the map's numbers go: it would lie on them."""
        return FadeIn(self.glass, self.was), self.glass.open(), change(levels.numbered, 0)

    def last(self, axis: int) -> list[Any]:
        """What goes after the last of both knobs."""
        return [self.glass, self.was] if axis else []

    def to(self, axis: int, number: int) -> Any:
        """The place (2,) to which a knob is raised, the first, second or third time."""
        return self.plan.raised(axis, nudges(self.plan, axis)[number])


__all__ = ["NudgeGlass", "Nudged"]
