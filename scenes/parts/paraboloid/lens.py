"""A lens over her: the dot, the step, and where it ends, many times as large."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import ArrayLike, NDArray

from scenes.parts.paraboloid.numbers import short
from scenes.parts.paraboloid.plan import Plan
from scenes.stage import (
    FRAME,
    GRADIENT,
    LABEL_SIZE,
    NEXT,
    POSITION,
    QUIET,
    STEP,
    TEXT,
    Afterwards,
    Layer,
    change,
)
from scenes.stage.ground.rings import Endless, one_two_five
from scenes.stage.lecture.theme import PLATE, viridis
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen, dot
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_DOT, _RING, _WIDE = 0.16, 0.23, 0.1
_PALE = 0.45  # where she was
_POINT = 0.06  # scene units: the point that is looked at
_APART = 0.5  # scene units, about, between two lines of equal height
_NAMED = -0.3  # scene units outside of the glass: within it, where the gradient has its name
_UNDER = 1.7  # the height of the formula above it
_DOTTED, _DROP = 0.19, 0.04  # scene units from dot to dot of what is left out of it; of a dot
_TIMES = np.array([-0.85, -0.9])  # of its radius: the end of how many times as large all is
_MIDDLE, _ASIDE = 0.5, 0.4  # of the step, where the glass has its middle, small and large


class Lens(Lettered):
    """A round glass that shows the first step ``times`` as large as the map does.

    ``opened`` in [0, 1] is how large the glass is; ``arrows`` how much of the step is there,
    ``uphill`` of the gradient, which goes out of the glass, ``minus`` of the half turn between.
    As ``walked`` goes to 1 her dot comes to the ring; a pale one stays where she was. As ``kept``
    goes to 0 all of the step fades, and the pale dot is she once more.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, on: Endless, plan: Plan, middle: ArrayLike, radius: float) -> None:
        super().__init__()
        self.on, self.plan = on, plan
        self.unit = on.unit  # of the map that is looked at
        self.times = ValueTracker(plan.lens(self.unit))
        self.place = ValueTracker(0.0)  # from where it opens to where it is large
        self.small = (np.asarray(middle, dtype=float)[:2], radius)
        self.large = (np.array([0.0, -0.95]), 1.85)
        self.opened, self.grown, self.rung = ValueTracker(0.0), ValueTracker(0.0), ValueTracker(0.0)
        self.uphill, self.minus = ValueTracker(0.0), ValueTracker(0.0)
        self.walked, self.kept = ValueTracker(0.0), ValueTracker(1.0)
        self.cone, self.written = ValueTracker(1.0), ValueTracker(0.0)
        length = number_text(round(float(np.linalg.norm(plan.step)), 4))
        self._length = Lettering(length, LABEL_SIZE, STEP)

    # -- where things are ------------------------------------------------------------------------

    @property
    def middle(self) -> Array:
        """Its middle on the screen (2,)."""
        share, opened = float(self.place.get_value()), float(self.opened.get_value())
        small = self.small[0]
        if opened < 1:  # it grows out of her
            small = (1 - opened) * self.on.at(self.plan.away) + opened * small
        return np.asarray((1 - share) * small + share * self.large[0])

    @property
    def radius(self) -> float:
        """Its radius, as far as it is open."""
        share = float(self.place.get_value())
        whole = (1 - share) * self.small[1] + share * self.large[1]
        return float(whole * self.opened.get_value())

    def at(self, places: ArrayLike) -> Array:
        """Where places (..., 2) are in the glass; large, it has room for the gradient."""
        share = _MIDDLE + float(self.place.get_value()) * (_ASIDE - _MIDDLE)
        away = np.asarray(places, dtype=float) - self.plan.start - share * self.plan.step
        return np.asarray(self.middle + float(self.times.get_value()) * self.unit * away)

    def screens(self, vector: Array) -> float:
        """How many times as wide as the screen a vector (2,) is, as large as it is at last."""
        return float(np.hypot(*vector) * self.largest() * self.unit / FRAME.width)

    def largest(self) -> float:
        """How many times as large it shows all at last."""
        return one_two_five(2.5 * self.plan.lens(self.unit), down=True)

    def here(self) -> Array:
        """Her dot on the screen (2,)."""
        return self.at(self.plan.start)

    def there(self) -> Array:
        """The ring on the screen (2,)."""
        return self.at(self.plan.next)

    def halfway(self) -> Array:
        """The middle of the step on the screen (2,)."""
        return self.at(self.plan.start + self.plan.step / 2)

    def up(self) -> Array:
        """Where the gradient has its name, on the screen (2,)."""
        return self._outside()[0] + _NAMED * self._way()

    def _way(self) -> Array:
        return np.asarray(self.plan.gradient / np.linalg.norm(self.plan.gradient))

    def _outside(self) -> Array:
        """From where the gradient leaves the glass to where it leaves the frame (2, 2).

        Upwards, it goes as far as there is no formula.
        """
        way, here = self._way(), self.here()
        out = here - self.middle
        back = float(out @ way)
        far = (back**2 + self.radius**2 - float(out @ out)) ** 0.5 - back
        edge = np.where(way > 0, (FRAME.right, FRAME.top), (FRAME.left, FRAME.bottom))
        edge[1] = min(edge[1], _UNDER)
        last = max(far, float(np.min((edge - here)[way != 0] / way[way != 0])))
        return np.asarray(here + np.array([[far], [last]]) * way)

    def turn(self) -> Array:
        """The top of the arc of the half turn on the screen (2,)."""
        return np.asarray(self._arc(1.0)[30])

    def _arc(self, share: float) -> Array:
        begin = float(np.arctan2(*self.plan.gradient[::-1]))
        angles = begin + np.pi * share * np.linspace(0, 1, 61)
        size = 0.26 * self.radius
        return np.asarray(self.here() + size * np.stack([np.cos(angles), np.sin(angles)], axis=-1))

    # -- picture ---------------------------------------------------------------------------------

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How many times as large all is, above it."""
        if (strength := float(np.clip(4 * self.opened.get_value() - 3, 0, 1))) > 0:
            text = Lettering(f"×{short(round(self.times.get_value()))}", LABEL_SIZE, TEXT)
            x, y = self.middle + self.radius * _TIMES
            yield text, float(x) - text.width, float(y), strength
        if (strength := float(self.written.get_value() * self.kept.get_value())) > 0:
            x, y = self.middle + np.array([-0.5, -0.62]) * self.radius
            yield self._length, float(x), float(y), strength

    def enlarge(self) -> list[Any]:
        """The glass goes to the middle and shows all larger still; she is back before the step."""
        return [change(self.place, 1), change(self.times, self.largest())]

    def take_back(self) -> list[Any]:
        """She is where she was, and no step is to be seen: it fades, she does not walk back."""
        return [change(self.kept, 0), Afterwards(self._anew)]

    def _anew(self) -> None:
        for tracker in (self.walked, self.grown, self.rung, self.written):
            tracker.set_value(0)
        self.kept.set_value(1)

    def draw(self, canvas: Canvas) -> None:
        """What it looks at, two lines to the glass, the glass and what is in it."""
        radius = self.radius
        if radius <= 0.01:
            return
        pen = Pen(canvas, self.presence)
        cone = float(self.cone.get_value())
        if cone > 0:
            self._sight(Pen(canvas, self.presence * cone))
        canvas.push_group()
        dot(canvas, self.middle, radius)
        canvas.clip()
        self._inside(Pen(canvas))
        canvas.pop_group_to_source()
        canvas.paint_with_alpha(self.presence)
        pen.ring(self.middle, radius, QUIET, 0.06)
        self._broken(pen)
        for text, left, foot, strength in self.texts():
            low, high = text.low - 0.06, text.high + 0.06
            plate = Pen(canvas, self.presence * strength)
            plate.plate(left + low[0], foot + low[1], left + high[0], foot + high[1], 0.06)
        self.write(canvas)

    def _broken(self, pen: Pen) -> None:
        """The gradient goes on outside and off the frame: dots, and no head where none is."""
        if (there := 2 * float(self.uphill.get_value()) - 1) <= 0:
            return
        for spot in self.dots(there):
            pen.disc(spot, _DROP, GRADIENT, casing=0.03)

    def dots(self, share: float = 1.0) -> Array:
        """Where they are, as many as are there by then (n, 2)."""
        begin, end = self._outside()
        far = float(np.linalg.norm(end - begin))
        out = np.arange(_DOTTED / 2, share * far, _DOTTED)
        return np.asarray(begin + out[:, None] * self._way())

    def _sight(self, pen: Pen) -> None:
        """From the point that is looked at, which is as small as it is, to the glass."""
        spot = self.on.at(self.plan.away)
        way = spot - self.middle
        point = self.radius / float(self.times.get_value())
        turn = np.arctan2(way[1], way[0])
        lean = np.arccos(np.clip((self.radius - point) / float(np.linalg.norm(way)), -1, 1))
        for side in (1, -1):
            out = np.array([np.cos(turn + side * lean), np.sin(turn + side * lean)])
            ends = np.stack([self.middle + self.radius * out, spot + point * out])
            pen.line(ends, TEXT, 0.025, opacity=0.8)
        pen.disc(spot, _POINT, TEXT, casing=0.03)

    def contours(self) -> list[Array]:
        """Lines of equal height through the glass, each (2, 2): so close, they are straight."""
        scale = float(self.times.get_value()) * self.unit
        steep = float(np.linalg.norm(self.plan.gradient))
        way = self.plan.gradient / steep
        level = np.array([-way[1], way[0]])
        height = float(self.plan.landscape.value(self.plan.start))
        apart = one_two_five(steep * _APART / self.plan.lens(self.unit) / self.unit)
        reach = steep * 2 * self.radius / scale
        rows = np.arange(np.ceil((height - reach) / apart), (height + reach) / apart)
        out = scale * (rows * apart - height) / steep
        ends = 2 * self.radius * np.array([[-1.0], [1.0]]) * level
        return [self.here() + far * way + ends for far in out]

    def _inside(self, pen: Pen) -> None:
        plan, radius = self.plan, self.radius
        pen.disc(self.middle, radius, PLATE)
        height = float(plan.landscape.value(plan.start)) / plan.highest
        pen.disc(self.middle, radius, tuple(0.55 * viridis(np.array(height))))
        here, there, kept = self.here(), self.there(), float(self.kept.get_value())
        pen.line(self.contours(), TEXT, 0.025, opacity=0.4)
        if (up := float(min(1.0, 2 * self.uphill.get_value()))) > 0:
            edge = self._outside()[0] + _WIDE * self._way()
            pen.line(np.stack([here, here + up * (edge - here)]), GRADIENT, _WIDE, casing=0.05)
        if (minus := float(self.minus.get_value())) > 0:
            pen.arrow(self._arc(minus), TEXT, 0.06)
        if (rung := float(self.rung.get_value())) > 0:
            pen.ring(there, _RING, NEXT, 0.06, opacity=rung * kept, casing=0.05)
        walked = float(self.walked.get_value())
        pen.disc(here, _DOT, POSITION, opacity=1 - (1 - _PALE) * kept, casing=0.05)
        pen.disc(here + walked * (there - here), _DOT, POSITION, opacity=kept, casing=0.05 * kept)
        if (grown := float(self.grown.get_value())) > 0:
            pen.canvas.push_group()
            pen.arrow(here + np.linspace(0, grown, 12)[:, None] * (there - here), STEP, _WIDE)
            pen.canvas.pop_group_to_source()
            pen.canvas.paint_with_alpha(kept)

    def readings(self) -> list[Reading]:
        """How many times as large, where her dot is, where the ring is."""
        drawn = (*self.here().tolist(), *self.there().tolist())
        return [Reading("lens", "", (float(self.times.get_value()), *drawn))]


__all__ = ["Lens"]
