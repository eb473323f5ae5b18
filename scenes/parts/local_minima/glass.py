"""A glass over the axis of a ground, and who stands under it."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker
from numpy.typing import ArrayLike, NDArray

from gdmath import Landscape
from scenes.parts.local_minima.country import SKY, Country, Level
from scenes.stage import LABEL_SIZE, POSITION, TEXT, Box, Curve, Layer, Plane, StepByStep
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_PANE = Box(SKY.left, 1.25, 1.1, SKY.top)  # where it lies: in the sky, beside the twins
_CLEAR = 0.75  # scene units from it to the crest at least
_INSIDE = 0.15  # scene units from its rim to the axis in it
_NICE = (1.0, 2.0, 4.0, 5.0, 8.0)
_FOOT = 0.08
_CREST = 0.62  # of the height of the pane's plane: where the crest is


class Row:
    """Numbers of a plane's level axis, seen at a share of the plane's height."""

    dimension: ClassVar[int] = 1

    def __init__(self, plane: Plane, share: float, pane: Box) -> None:
        self.plane, self.share, self.pane = plane, share, pane

    @property
    def key(self) -> bytes:
        """The plane's."""
        return self.plane.key

    def at(self, places: ArrayLike) -> Array:
        """Screen points (..., 2) of numbers (..., 1)."""
        return self.plane.xy(np.asarray(places, dtype=float)[..., 0], self.share)

    def seen(self, places: ArrayLike) -> NDArray[np.bool_]:
        """Whether numbers (..., 1) are in the range."""
        return self.plane.ruler.seen(places)

    def drop(self, place: ArrayLike) -> tuple[Array, NDArray[np.bool_]]:
        """The way straight down to the axis."""
        x = float(np.asarray(place, dtype=float)[0])
        return self.plane.xy([x, x], [self.share, 0.0]), np.array([True])

    def window_on_screen(self) -> Box | None:
        """The pane: an arrow may be longer than it is wide."""
        return self.pane


def pane_beside(crest: float) -> Box:
    """Where the pane lies: in the sky on that side of the crest where there is more of it."""
    if crest > 0:
        return Box(_PANE.left, _PANE.bottom, min(_PANE.right, crest - _CLEAR), _PANE.top)
    left = max(SKY.right - _PANE.width, crest + _CLEAR)
    return Box(left, _PANE.bottom, SKY.right, _PANE.top)


class Raised:
    """A glass' plane with the crest at ``x`` in it, as many times as large in height as along.

    So what is seen nearer looks flatter, as smooth ground does. ``around`` is the plane without a
    glass.
    """

    def __init__(self, plane: Plane, around: Plane, ground: Landscape, x: float) -> None:
        self.plane, self.around, self.ground, self.x = plane, around, ground, x

    @property
    def corner(self) -> Array:
        """The plane's."""
        return self.plane.corner

    @property
    def size(self) -> Array:
        """The plane's."""
        return self.plane.size

    @property
    def low(self) -> Array:
        """The plane's number and the height at its corner (2,)."""
        crest = float(self.ground.value(np.array([self.x])))
        return np.array([self.plane.low[0], crest - _CREST * self.span[1]])

    @property
    def span(self) -> Array:
        """How much of the axis is seen, and how much of height (2,)."""
        wide = float(self.plane.span[0])
        across, up = self.plane.size / self.around.size * self.around.span
        return np.array([wide, wide * float(up / across)])

    def xy(self, x: ArrayLike, y: ArrayLike) -> Array:
        """Screen points (..., 2) of numbers and heights."""
        places = np.stack(np.broadcast_arrays(x, y), axis=-1)
        return np.asarray(self.corner + (places - self.low) / self.span * self.size)


class Glass(Lettered):
    """The pane under which a stretch of the axis is seen ``times`` as large, and where it is.

    At first there is room in it for what is ``half`` as far away from its middle ``x``; ``closer``
    shows less of it, larger. ``crest`` in [0, 1] is how much there is of a line over the middle.
    """

    layer: ClassVar[Layer] = Layer.MAP  # below the axis, the arrows and the words in it

    def __init__(self, country: Country, x: float, half: float) -> None:
        super().__init__()
        self.country, self.x = country, x
        self.crest = ValueTracker(0.0)
        self.pane = pane_beside(float(country.xy(x)[0]))
        inner = self.pane.inset(_INSIDE, top=0.1)
        self.plane = Level((x - half, x + half), (0, 1), numbered=(True, False), tick_color=TEXT)
        self.plane.within(inner)
        self.plane.reframe(x=self._range(half)).within(inner)
        ground = country.plan.ground.with_window((self._range(half),))
        self.raised = Raised(self.plane, country.plane, ground, x)
        self.ground = Curve(self.raised, ground)
        self.ground.set_z_index(Layer.AXES)
        self.ground.panel = self.pane
        self.set_frame(*self.pane)

    def _unit(self) -> float:
        """Scene units for 1 on the axis of the ground."""
        return float(self.country.plane.size[0] / self.country.plane.span[0])

    def _range(self, half: float) -> tuple[float, float]:
        """What is seen of the axis, a round number of times as large, with room for ``half``."""
        across = float(self.plane.size[0]) / self._unit()
        wide = across / (2 * _nice_below(across / (2 * half)))
        return self.x - wide, self.x + wide

    @property
    def times(self) -> float:
        """How many times as large the axis is seen now."""
        return float(self.plane.size[0] / self.plane.span[0]) / self._unit()

    def closer(self, half: float) -> Any:
        """An animation: only what is ``half`` as far away from its middle has room."""
        return self.plane.animate.reframe(x=self._range(half))

    def texts(self) -> Any:
        """How many times as large, in its corner."""
        label = _times(float(f"{self.times:.2g}"))
        right, top = self.pane[2:]
        yield label, right - label.width - 0.2, top - 0.2 - label.high[1], 1.0

    def draw(self, canvas: Canvas) -> None:
        """Lines from the place on the ridge, the pane, its rim."""
        pen, home = Pen(canvas, self.presence), self.country.xy(self.x)
        left, bottom, right, top = self.pane
        near = right if home[0] > right else left
        for corner in ((near, top), (near, bottom)):
            pen.line(np.array([home, corner]), TEXT, 0.02, opacity=0.6)
        pen.plate(*self.pane, opacity=0.94)
        rim = np.array([(left, bottom), (right, bottom), (right, top), (left, top)])
        pen.line(rim, RULE, 0.04, closed=True)
        foot, head = self.plane.xy([self.x, self.x], [0.0, _CREST])
        crest = np.array([foot, foot + float(self.crest.get_value()) * (head - foot)])
        pen.line(crest, TEXT, 0.035, dashes=(0.12, 0.1))
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """How many times as large it shows the axis, and heights."""
        inside, outside = (one.size[1] / one.span[1] for one in (self.raised, self.raised.around))
        high = float(inside / outside)
        return [Reading("glass", "", (self.times, high))]


class Feet(Painted):
    """Where both stand on the axis in the glass: a disc each, below her."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, glass: Glass, both: tuple[StepByStep, StepByStep]) -> None:
        super().__init__()
        self.glass, self.both = glass, both

    def draw(self, canvas: Canvas) -> None:
        """A small disc, so that a small step is seen beside it, and a line down to the axis."""
        pen = Pen(canvas, self.presence)
        for one in self.both:
            x = float(one.now()[0, 0])
            foot = self.glass.plane.xy(x, 0.0)
            pen.line(np.array([self.glass.ground.over(x), foot]), POSITION, 0.03)
            pen.disc(foot, _FOOT, POSITION, casing=0.03)


@lru_cache
def _times(number: float) -> Lettering:
    return Lettering(f"× {number_text(number)}", LABEL_SIZE, TEXT)


def _nice_below(number: float) -> float:
    """The largest of 1, 2, 5, 10, 20, … that is not above a number."""
    power = 10.0 ** np.floor(np.log10(number))
    return float(max(nice * power for nice in _NICE if nice * power <= number * (1 + 1e-9)))


__all__ = ["Feet", "Glass", "Raised", "Row"]
