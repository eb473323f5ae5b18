"""A field that comes out of one arrow, and level points: rings, and sketches of their ground."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from gdmath import GradientField
from scenes.parts.gradient.places import BESIDE
from scenes.parts.gradient.plan import Plan
from scenes.stage import (
    GRADIENT,
    TEXT,
    ArrowScale,
    Box,
    Field,
    Formula,
    Layer,
    Mark,
    Surface,
    View,
    Words,
    change,
    tr,
)
from scenes.stage.lecture.boxes import place
from scenes.stage.lecture.theme import PLATE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_LETTERS = "ABC"
_ROUND_A_LETTER = 1.33  # times as large as a mark, its ring
_LETTER, _DISC = 32, 0.2  # the size of a letter; scene units, the disc under it
_NEAR = 0.19  # of the window: arrows that belong to a ring
_NEARER = 0.13  # the same, where they are drawn larger than in the field
_FARTHER = 0.25  # the same, of those that come straight into a pass or go straight out
_STRAIGHT = 0.97  # the cosine of the angle to that, at most so far off
_SPECKS = 1.7  # times as long as in the field, that they must get to be drawn larger
_CASING = 0.03  # scene units round arrows, which are as light as a summit
_FRONT = 0.3  # of the way from her to the farthest, in which an arrow grows
_DOT = 0.05  # scene units, where one will grow
_SKETCH = 0.17  # of the window, to each side of a level point, that is drawn of its ground


def letters(plan: Plan) -> dict[str, str]:
    """Of each kind of level point that there is its letter, in order; of one alone none."""
    one = len(plan.level) == 1
    named = zip(plan.level, _LETTERS, strict=False)
    return {kind: "" if one else letter for kind, letter in named}


class Spreading(Field):
    """The field, whose arrows grow out of dots: those near her first, as it has ``spread``."""

    def __init__(self, view: View, plan: Plan, scale: ArrowScale) -> None:
        super().__init__(view, plan.shown, scale)
        self.casing = _CASING
        self.spread = ValueTracker(1.0)
        away = np.linalg.norm(self.tails - plan.here, axis=-1)
        self._far = away / away.max()

    @property
    def key(self) -> bytes:
        """The field's, and how far it has spread."""
        return super().key + np.array(self.spread.get_value()).tobytes()

    def come(self) -> Array:
        """How much of each arrow has grown (n,)."""
        front = float(self.spread.get_value()) * (1 + _FRONT)
        return np.clip((front - self._far) / _FRONT, 0, 1)

    @property
    def tips(self) -> Array:
        """Where each arrow ends on the ground by now (n, 2)."""
        return np.asarray(self.tails + self.factor * self.come()[:, None] * self.vectors)

    def picture(self, canvas: Canvas) -> None:
        """A dot where an arrow is still to come; then the arrows."""
        pen = Pen(canvas)
        for spot, come in zip(self.view.at(self.tails), self.come().tolist(), strict=True):
            if come < 1:
                pen.disc(spot, _DOT * (1 - come), GRADIENT)
        super().picture(canvas)

    def start(self) -> Callable[[float], Any]:
        """None of them is there; what animates that so many have come."""
        self.spread.set_value(0)
        return lambda share: change(self.spread, share, linear)


def arrows_around(plan: Plan, place: Array) -> tuple[GradientField, float]:
    """The arrows about a level point, and how many times as long as they are they are drawn.

    As long as in the field, but where they would be specks among steeper ones.
    """
    field = plan.shown
    for reach in (_NEARER, _NEAR):
        near = np.linalg.norm(field.points - place, axis=-1) < reach * plan.span
        some = GradientField(field.points[near], field.vectors[near], field.magnitudes[near])
        larger = plan.fitting(some.magnitudes) if near.any() else 0.0
        if larger > _SPECKS * plan.crowded:
            return some, larger
    return some, plan.crowded


def in_and_out(
    plan: Plan, place: Array, some: GradientField, factor: float
) -> tuple[GradientField, NDArray[np.bool_]]:
    """The arrows about a pass that come straight in or go straight out, and which go out (n,).

    Those that only go by say nothing of it. Where ``some`` are drawn larger, they are of those.
    """
    field = plan.shown if factor == plan.crowded else some
    points, slopes = field.points.reshape(-1, 2), field.vectors.reshape(-1, 2)
    off = points - place
    away = np.linalg.norm(off, axis=-1)
    long = np.maximum(away * np.linalg.norm(slopes, axis=-1), 1e-12)
    straight = np.sum(off * slopes, axis=-1) / long
    near = (away < _FARTHER * plan.span) & (np.abs(straight) > _STRAIGHT)
    if not all(np.any(near & (sign * straight > 0)) for sign in (-1, 1)):
        return some, np.zeros(some.magnitudes.size, dtype=bool)
    found = GradientField(points[near], slopes[near], field.magnitudes.reshape(-1)[near])
    return found, straight[near] > 0


class Lit(Field):
    """Arrows about a level point; those that go out of a pass grow as ``out`` goes to 1."""

    casing = _CASING

    def __init__(
        self, view: View, some: GradientField, scale: ArrowScale, leaving: NDArray[np.bool_]
    ) -> None:
        super().__init__(view, some, scale)
        self.leaving, self.out = leaving, ValueTracker(0.0)

    @property
    def key(self) -> bytes:
        """The field's, and how far what leaves has grown."""
        return super().key + np.array(self.out.get_value()).tobytes()

    @property
    def tips(self) -> Array:
        """Where each arrow ends on the ground by now (n, 2)."""
        come = np.where(self.leaving, float(self.out.get_value()), 1.0)
        return np.asarray(self.tails + self.factor * come[:, None] * self.vectors)


class Called(Lettered):
    """The letter of a level point in its ring, on a dark disc: there, no arrow is hidden."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, view: View, place: Array, letter: str) -> None:
        super().__init__()
        self.view, self.place = view, place
        self.letter = Lettering(letter, _LETTER, TEXT, name=True) if letter else None
        self.set_z_index(Layer.FIELD - 2)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The letter in the middle of the ring."""
        if self.letter is not None:
            x, y = self.view.at(self.place)
            yield self.letter, x - self.letter.width / 2, y - self.letter.height / 2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The disc, and the letter on it."""
        if self.letter is not None:
            at = self.view.at(self.place)
            Pen(canvas, self.presence).disc(at, _DISC, PLATE, opacity=0.82)
            self.write(canvas)


class Level:
    """One level point: its ring and letter, the arrows around it, and a sketch of its ground."""

    def __init__(self, view: View, plan: Plan, scale: ArrowScale, kind: str, row: Box) -> None:
        self.place = at = plan.level[kind]
        self.ring = Mark(view, at[None], "ring", TEXT)
        self.called = letters(plan)[kind]
        self.ring.share = _ROUND_A_LETTER if self.called else 1.5
        self.ring.set_z_index(Layer.FIELD - 1)  # arrows prove what it is: they lie over it
        some, self.factor = arrows_around(plan, at)
        self.letter = Called(view, at, self.called)
        leaving = np.zeros(some.magnitudes.size, dtype=bool)
        if kind == "saddle":
            some, leaving = in_and_out(plan, at, some, self.factor)
        self.around = Lit(view, some, scale, leaving)
        self.sketch = self._sketch(plan, kind, row)

    @property
    def all(self) -> list[Any]:
        """What is there in the end."""
        return [self.ring, self.letter, self.sketch, self.flat]

    def _sketch(self, plan: Plan, kind: str, row: Box) -> VGroup:
        """The ground there in small, what it is called, and that it is level."""
        picture, words = row.columns(1.15, 1, gap=0.3)
        reach = _SKETCH * plan.span
        part = plan.ground.with_window([(x - reach, x + reach) for x in self.place])
        small = View(part, size=2.8, azimuth=-62, elevation=34, perspective=0.0, relief=1.2)
        small.gap = 0.0
        small.within(picture, azimuth=-62, elevation=34, perspective=0.0, relief=1.2)
        name = {"maximum": tr("summit"), "minimum": tr("valley"), "saddle": tr("saddle")}[kind]
        called = Words(f"{self.called}: {name}" if self.called else name, 42)
        self.flat = Formula("nabla f = 0", size=42, color=GRADIENT)
        self.flat.next_to(called, DOWN, buff=0.25, aligned_edge=LEFT)
        place(VGroup(called, self.flat), words, LEFT)
        return VGroup(Surface(small, resolution=28), called)


def levels(view: View, plan: Plan, scale: ArrowScale) -> list[Level]:
    """Those level points that there are."""
    rows = BESIDE.inset(bottom=0.95).rows(1, 1, 1, gap=0.15)
    return [Level(view, plan, scale, kind, row)
            for kind, row in zip(plan.level, rows, strict=False)]  # fmt: skip


__all__ = ["Level", "Spreading", "letters", "levels"]
