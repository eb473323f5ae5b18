"""A field that comes out of one arrow, and level points: rings, and sketches of their ground."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, ValueTracker, VGroup
from numpy.typing import NDArray

from gdmath import GradientField
from scenes.parts.gradient.places import BESIDE
from scenes.parts.gradient.plan import Plan
from scenes.stage import (
    GRADIENT,
    TEXT,
    TITLE_SIZE,
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
    on_plate,
    tr,
)
from scenes.stage.lecture.boxes import place
from scenes.stage.paint.marks import Kind
from scenes.stage.paint.pen import Canvas

Array = NDArray[np.float64]

_LETTERS = "ABC"
_KINDS: dict[str, Kind] = {"minimum": "cross", "saddle": "diamond"}
_NEAR = 0.19  # of the window: arrows that belong to a ring
_NEARER = 0.13  # the same, where they are drawn larger than in the field
_SPECKS = 1.7  # times as long as in the field, that they must get to be drawn larger
_SMALL = 0.2  # of their lengths, copies that have only left her
_SKETCH = 0.17  # of the window, to each side of a level point, that is drawn of its ground


def letters(plan: Plan) -> dict[str, str]:
    """Of each kind of level point that there is its letter, in order; of one alone none."""
    one = len(plan.level) == 1
    named = zip(plan.level, _LETTERS, strict=False)
    return {kind: "" if one else letter for kind, letter in named}


class Lifting(Field):
    """The field whose arrows are all hers at first, and then go to their places as ``spread``."""

    def __init__(self, view: View, plan: Plan, scale: ArrowScale) -> None:
        super().__init__(view, plan.shown, scale)
        self.plan, self.spread = plan, ValueTracker(1.0)
        self._homes, self._own = self.tails, self.vectors

    @property
    def key(self) -> bytes:
        """The field's, and how far it has spread."""
        return super().key + np.array(self.spread.get_value()).tobytes()

    def picture(self, canvas: Canvas) -> None:
        """Each arrow on its way from hers."""
        self.tails, self.vectors = self.now()
        super().picture(canvas)

    def now(self) -> tuple[Array, Array]:
        """Where the arrows stand and what they are (n, 2)."""
        share, here, slope = float(self.spread.get_value()), self.plan.here, self.plan.gradient
        return here + share * (self._homes - here), slope + share * (self._own - slope)

    def fly(self) -> list[Any]:
        """Copies of her arrow, small at first, go to their places and take their own lengths."""
        self.spread.set_value(0)
        self.grown.set_value(_SMALL)
        return [change(self.spread, 1), change(self.grown, 1)]


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


class Level:
    """One level point: its ring and letter, the arrows around it, and a sketch of its ground."""

    def __init__(self, view: View, plan: Plan, scale: ArrowScale, kind: str, row: Box) -> None:
        self.place = at = plan.level[kind]
        self.ring = Mark(view, at[None], "ring", TEXT)
        self.ring.share = 1.5
        self.ring.set_z_index(Layer.FIELD - 1)  # arrows prove what it is: they lie over it
        self.called = letters(plan)[kind]
        some, self.factor = arrows_around(plan, at)
        self.letter = self._letter(view, plan, some)
        self.around = Field(view, some, scale)
        self.sketch = self._sketch(plan, kind, row)

    def _letter(self, view: View, plan: Plan, some: GradientField) -> VGroup:
        """Its letter beside the ring, where it hides fewest arrows; nothing if it has none."""
        if not self.called:
            return VGroup()
        letter = on_plate(Words(self.called, TITLE_SIZE), 0.07)
        along = np.linspace(0, 1, 5)[:, None, None] * self.factor * some.vectors
        kept_clear = np.vstack([(some.points + along).reshape(-1, 2), *plan.level.values()])

        def beside(it: Any, corner: Any) -> Any:
            return it.next_to((*view.at(self.place), 0), corner, buff=0.12)

        def hides(corner: Any) -> int:
            left, low, right, high = Box.around(beside(letter, corner))
            x, y = view.at(kept_clear).T
            return int(np.sum((left < x) & (x < right) & (low < y) & (y < high)))

        best = min((RIGHT + UP, LEFT + UP, RIGHT + DOWN, LEFT + DOWN), key=hides)

        def follow(it: Any) -> None:
            beside(it, best)

        follow(letter)
        return letter.add_updater(follow)

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
        name = {"maximum": tr("summit"), "minimum": tr("valley"), "saddle": tr("pass")}[kind]
        called = Words(f"{self.called}: {name}" if self.called else name, 42)
        self.flat = Formula("nabla f = 0", size=42, color=GRADIENT)
        self.flat.next_to(called, DOWN, buff=0.25, aligned_edge=LEFT)
        place(VGroup(called, self.flat), words, LEFT)
        parts: list[Any] = [Surface(small, resolution=28)]
        if kind in _KINDS:
            parts.append(Mark(small, self.place[None], _KINDS[kind]))
        return VGroup(*parts, called)


def levels(view: View, plan: Plan, scale: ArrowScale) -> list[Level]:
    """Those level points that there are."""
    rows = BESIDE.inset(bottom=0.95).rows(1, 1, 1, gap=0.15)
    return [Level(view, plan, scale, kind, row)
            for kind, row in zip(plan.level, rows, strict=False)]  # fmt: skip


__all__ = ["Level", "Lifting", "letters", "levels"]
