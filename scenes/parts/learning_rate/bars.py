"""How much of the way is left after each step: bars below the axis, and a glass over its end."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import NDArray

from scenes.parts.learning_rate.numerals import hundredths
from scenes.parts.learning_rate.plan import RatePlan
from scenes.stage import LABEL_SIZE, MINIMUM, POSITION, QUIET, STEP, TEXT, Layer, Plane
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen, dot
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text
from scenes.stage.walk.playback import Playback

Array = NDArray[np.float64]

BARS = 4
_FIRST, _PITCH, _HALF = 0.8, 0.4, 0.12  # scene units below the axis; from bar to bar; half a bar
_GAP = 0.2
# Where the glass is, seen from the bottom: on the side where she does not come from.
_GLASS, _RADIUS = np.array([1.4, 3.4]), 1.35
_BAND = 0.3  # scene units in it, from the middle to where she counts as arrived


class Bars(Lettered):
    """The distance to the bottom after each of the first steps, one bar under the other.

    Each ends below the cross. ``shown`` is how many there are, ``ruled`` in [0, 1] whether each is
    measured against the one before: cut into as many parts as a step takes one of; ``taken`` is how
    bright that part is which a step has taken.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, plan: RatePlan) -> None:
        super().__init__()
        self.plane, self.plan = plane, plan
        self.shown, self.ruled, self.taken = (ValueTracker(0.0) for _ in range(3))
        self.places = plan.careful.places[:BARS]
        away = np.abs(self.places - plan.minimum)
        self._names = [Lettering(hundredths(d), LABEL_SIZE, POSITION) for d in away.tolist()]
        self.towards = 1.0 if plan.start < plan.minimum else -1.0

    def line(self, number: int) -> Array:
        """The ends of a bar on the screen (2, 2): where she stands, and below the cross."""
        ends = self.plane.xy([self.places[number], self.plan.minimum], 0.0)
        return np.asarray(ends - np.array([0.0, _FIRST + number * _PITCH]))

    def strength(self, number: int) -> float:
        """How much of a bar is there."""
        return float(np.clip(self.shown.get_value() - number, 0, 1))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How far it is, beyond the end below the cross."""
        for number, name in enumerate(self._names):
            x, y = self.line(number)[1]
            left = x + _GAP if self.towards > 0 else x - _GAP - name.width
            yield name, float(left), float(y) - name.high[1] / 2, self.strength(number)

    def draw(self, canvas: Canvas) -> None:
        """Each as a row of cells; the cell that the step has taken is hollow."""
        parts, ruled = self.plan.part, float(self.ruled.get_value())
        for number in range(len(self.places)):
            pen = Pen(canvas, self.presence * self.strength(number))
            if pen.strength <= 0:
                continue
            start, end = self.line(number)
            pen.fill(_cell(start[0], end[0], start[1]), POSITION, 0.85)
            if number and ruled > 0:
                before = self.line(number - 1)[0][0]
                cells = parts or 1
                edges = np.linspace(before, end[0], cells + 1)
                if not parts:
                    edges = np.array([before, start[0]])
                faint = Pen(canvas, pen.strength * ruled)
                for left, right in pairwise(edges.tolist()):
                    cut = _cell(left, right, start[1])
                    faint.line(cut, BACKGROUND, 0.035, closed=True)
            if number and self.taken.get_value() > 0:
                gap = _cell(self.line(number - 1)[0][0], start[0], start[1])
                taken = Pen(canvas, pen.strength * float(self.taken.get_value()))
                taken.line(gap, STEP, 0.04, closed=True)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """How far each is that is there."""
        away = np.abs(self.places - self.plan.minimum).tolist()
        return [
            Reading(f"bar {number}", self._names[number].text, away[number])
            for number in range(len(away))
            if self.strength(number) >= 1 and self.presence > 0
        ]


def _cell(left: float, right: float, middle: float) -> Array:
    """The corners of a piece of a bar (4, 2)."""
    low, high = middle - _HALF, middle + _HALF
    return np.array([(left, low), (right, low), (right, high), (left, high)])


class Lens(Lettered):
    """A glass that shows the axis around the bottom so much larger that her last steps are seen.

    The band in it is where she counts as arrived.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, plan: RatePlan, party: Playback) -> None:
        super().__init__()
        self.plane, self.plan, self.party = plane, plan, party
        self.near = plan.share * plan.distance
        unit = float(plane.size[0] / plane.span[0])
        exact = _BAND / (self.near * unit)
        power = 10.0 ** np.floor(np.log10(exact))
        self.zoom = float(max(np.floor(exact / power) * power, 1.0))
        self._label = Lettering(f"× {number_text(self.zoom)}", LABEL_SIZE, TEXT)
        away = _GLASS * np.array([1.0 if plan.start < plan.minimum else -1.0, 1.0])
        self.middle = np.asarray(plane.xy(plan.minimum, 0.0) + away)
        x, y = self.middle.tolist()
        self.set_frame(x - _RADIUS, y - _RADIUS, x + _RADIUS, y + _RADIUS)

    def through(self, w: Array | float) -> Array:
        """Where in the glass numbers of the axis are (..., 2)."""
        unit = float(self.plane.size[0] / self.plane.span[0])
        across = self.zoom * unit * (np.asarray(w, dtype=float) - self.plan.minimum)
        return self.middle + np.stack([across, np.zeros_like(across)], axis=-1)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How many times as large, beside the band."""
        x, y = self.middle.tolist()
        yield self._label, x - 1.1 * _BAND - self._label.width, y - 0.62 * _RADIUS, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The glass, the band, the axis, the cross, and where she has landed."""
        pen, middle = Pen(canvas, self.presence), self.middle
        pen.disc(middle, _RADIUS, BACKGROUND)
        canvas.save()
        dot(canvas, middle, _RADIUS)
        canvas.clip()
        low, high = self.through(self.plan.minimum + self.near * np.array([-1.0, 1.0]))[:, 0]
        tall = np.array([middle[1] - _RADIUS, middle[1] + _RADIUS])
        band = np.array([(low, tall[0]), (high, tall[0]), (high, tall[1]), (low, tall[1])])
        pen.fill(band, MINIMUM, 0.3)
        axis = middle + 2 * _RADIUS * np.array([(-1.0, 0.0), (1.0, 0.0)])
        pen.line(axis, QUIET, 0.03)
        arm = 0.2
        for way in (np.array([arm, arm]), np.array([arm, -arm])):
            pen.line(np.stack([middle - way, middle + way]), MINIMUM, 0.05)
        landed = self.party.trajectory.points[: self.party.step + 1, 0, 0]
        spots = self.through(landed)
        for spot in spots[np.abs(spots[:, 0] - middle[0]) < 2 * _RADIUS]:
            pen.disc(spot, 0.06, POSITION, casing=0.025)
        here = self.through(float(self.party.now()[0, 0]))
        if abs(here[0] - middle[0]) < 2 * _RADIUS:
            pen.disc(here, 0.11, POSITION, casing=0.03)
        canvas.restore()
        canvas.new_path()
        pen.ring(middle, _RADIUS, TEXT, 0.04)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """Where in the glass she is, and the rim of the band, from its middle in scene units."""
        here = self.through(float(self.party.now()[0, 0]))[0] - self.middle[0]
        rim = self.through(self.plan.minimum + self.near)[0] - self.middle[0]
        return [Reading("lens", "", (float(here), float(rim)))]


class Cone(Painted):
    """Two lines from what a glass shows to its rim; they are behind her."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, lens: Lens) -> None:
        super().__init__()
        self.lens = lens

    def draw(self, canvas: Canvas) -> None:
        """Both touch the rim."""
        pen, middle = Pen(canvas, self.presence), self.lens.middle
        home = self.lens.plane.xy(self.lens.plan.minimum, 0.0)
        away = middle - home
        lean = np.arccos(min(_RADIUS / float(np.linalg.norm(away)), 1.0))
        begin = np.arctan2(-away[1], -away[0])
        for angle in (begin - lean, begin + lean):
            rim = middle + _RADIUS * np.array([np.cos(angle), np.sin(angle)])
            pen.line(np.stack([home, rim]), QUIET, 0.02, opacity=0.7)


__all__ = ["BARS", "Bars", "Cone", "Lens"]
