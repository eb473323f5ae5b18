"""Her first steps on the map: two gradients, a memory, and the arrow that both of them make."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DL, RIGHT, ValueTracker, smooth
from numpy.typing import NDArray

from scenes.parts.momentum import places
from scenes.parts.momentum.bend import Bend
from scenes.parts.momentum.floor import LitMap
from scenes.parts.momentum.hers import MOMENTUM
from scenes.parts.momentum.lens import Rays
from scenes.parts.momentum.plan import Plan
from scenes.parts.momentum.ravine import Bright, Ravine
from scenes.parts.momentum.telling import short
from scenes.stage import (
    GRADIENT,
    MAP,
    POSITION,
    STEP,
    TEXT,
    TITLE_SIZE,
    Arrow,
    ArrowScale,
    Box,
    Figure,
    Formula,
    StepByStep,
    View,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.walk.contenders import PLAIN, Flight

Array = NDArray[np.float64]

_ACROSS = 2.9  # of her way along, over the width of the screen, seen from near
_HIGHER = 0.05  # of that, from the middle of the screen down to where she begins to add
_SCREEN = 14.2
_USUAL = 0.1  # of her way along, that she is off the floor
_ASIDE = 0.3  # of the width, that she is left of the middle
_RISE, _RIGHT = 5.6, 4.1  # scene units: from tip to tip across; from her to the middle
_PAST = 1.05  # times as far as an arrow across: a line that is seen to go on beyond it
_THICK = 0.13  # scene units: of all her arrows, as they become one another
_FILLS = 5.7  # scene units, that both parts along are long in the magnifier
_RIM = 1.0  # scene units: from where she is in it to its right rim


class Near:
    """Who walks her first steps, and her arrows; all are the rate times what they stand for.

    ``brought`` is how far her first gradient has come to where she is, ``kept`` how much is left
    of it in her memory, ``joined`` how far the second gradient has come to the tip of that;
    ``across`` and ``along`` are the parts of both, ``close`` the latter in a magnifier; ``slanted``
    is how much of what is along those across still have.
    """

    def __init__(self, plan: Plan, ravine: Ravine, clock: ValueTracker) -> None:
        self.plan, self.view = plan, ravine.view
        self.walk = StepByStep(plan.held, plan.rate, self.view, MOMENTUM.color)
        self.trail = Bright(self.view, self.walk, MOMENTUM.kind, MOMENTUM.color, ball=False)
        # Her first step is one of plain descent: there is nothing yet to remember.
        self.bare = StepByStep(plan.plain, plan.rate, self.view, PLAIN.color)
        self.first = Flight(self.view, self.bare, PLAIN.kind, PLAIN.color, ball=False)
        self.first.set_z_index(self.trail.z_index + 0.1)
        self.she = Figure(self.view, self.walk, lambda: np.array([1.0, 0.0]), clock)
        self.kept, self.brought, self.joined = (
            ValueTracker(1.0),
            ValueTracker(0.0),
            ValueTracker(0.0),
        )
        self.slanted = [ValueTracker(1.0), ValueTracker(1.0)]
        (first, second, _), scale = plan.pushes, ArrowScale()
        self.starts = plan.held.points[:2, 0]
        self.closely = self._closely(places.NEARER)
        self.glass = [
            beside(Rays(self.view, places.NEARER, self.starts[1], TEXT), places.NEARER),
            LitMap(self.closely),
            Figure(self.closely, self.walk, lambda: np.array([1.0, 0.0]), clock),
        ]
        self.gradients = [
            Arrow(
                self.view,
                self._first,
                _at(first),
                GRADIENT,
                scale=scale,
                width=_THICK,
                name="slope 0",
            ),
            Arrow(
                self.view,
                self._second,
                _at(second),
                GRADIENT,
                scale=scale,
                width=_THICK,
                name="slope 1",
            ),
        ]
        self.memory = Arrow(self.view, _at(self.starts[1]), self._held, MOMENTUM.color, scale=scale,
                            width=_THICK, name="memory")  # fmt: skip
        self.push = Arrow(self.view, self._stood, self._pushed, MOMENTUM.color, becomes=STEP,
                          scale=scale, width=_THICK, name="push")  # fmt: skip
        self.push.stays = True  # what she remembers is seen until its opposite is there
        (foot, begin), parts = (self.starts[1], self.starts[1]), []
        for number, pair in enumerate((first, second)):  # both across from her feet, and along
            left = pair * (1.0, 0.0)  # the one after the other
            parts.append(tuple(
                self._part(on, f"{name} {number}", root, vector, scale) for on, name, root, vector
                in ((self.view, "across", foot, self._turned(number)),
                    (self.view, "along", begin, _at(left)),
                    (self.closely, "close along", begin, _at(left)))))  # fmt: skip
            begin = begin + plan.rate * left
        self.across, self.along, self.close = map(list, zip(*parts, strict=True))
        for arrow in self.arrows:
            arrow.set_as(share=plan.rate, grown=0)

    @property
    def arrows(self) -> list[Any]:
        """Both gradients, their parts, the memory, and the push, which is turned to be the step."""
        parts = *self.across, *self.along, *self.close
        return [*self.gradients, *parts, self.memory, self.push]

    def _turned(self, number: int) -> Any:
        """A gradient of which less and less is along: at last only its part across."""
        pair, slant = self.plan.pushes[number], self.slanted[number]
        return lambda: pair * np.array([float(slant.get_value()), 1.0])

    def _part(self, on: View, name: str, foot: Array, vector: Any, scale: ArrowScale) -> Arrow:
        """A part of a gradient."""
        return Arrow(on, _at(foot), vector, GRADIENT, scale=scale, width=_THICK, name=name)

    @property
    def larger(self) -> float:
        """How many times as large the magnifier shows the map that both gradients fill."""
        far = self.plan.rate * abs(float(self.plan.pushes[:2, 0].sum()))
        return float(f"{_FILLS / far / self._unit:.1g}")

    @property
    def _unit(self) -> float:
        """Scene units to one of the ground, where both gradients fill the screen upright."""
        return _RISE / (self.plan.rate * float(np.ptp(self.plan.pushes[:2, 1])))

    def _closely(self, box: Box) -> View:
        """The ground at her feet, to the left of them, so much larger: in the same colours."""
        unit, (x, y) = self.larger * self._unit, self.starts[1]
        right, up = x + _RIM / unit, box.height / 2 / unit
        window = (right - box.width / unit, right), (y - up, y + up)
        view = View(self.plan.landscape.with_window(window), size=box.width).within(box, **MAP)
        view.lowest, view.spread = self.view.lowest, self.view.spread
        view.panel = view.map_panel()
        return view

    @property
    def walked(self) -> list[Any]:
        """Who walks."""
        return [self.trail, self.first, self.she]

    def _first(self) -> Array:
        """Where the first gradient begins now."""
        share = float(self.brought.get_value())
        return np.asarray(self.starts[0] + share * (self.starts[1] - self.starts[0]))

    def _held(self) -> Array:
        """How much of the first gradient is left in it now."""
        return np.asarray(float(self.kept.get_value()) * self.plan.pushes[0])

    def _second(self) -> Array:
        """Where the second gradient begins now: where she is, or at the tip of the memory."""
        share = float(self.joined.get_value())
        return np.asarray(self.starts[1] + share * self.plan.rate * self._held())

    def _stood(self) -> Array:
        """From where she takes the step that she is at, her second or a later one."""
        return np.asarray(self.plan.held.points[max(1, self.walk.step), 0])

    def _pushed(self) -> Array:
        """What she remembers as she takes it."""
        after = self.plan.held.points[max(1, self.walk.step) + 1, 0]
        return (self._stood() - np.asarray(after)) / self.plan.rate

    def stride(self) -> tuple[Any, Any]:
        """A step with her memory: its arrow is there first, then she goes along it."""
        self.push.set_as(share=self.plan.rate, turned=1, grown=0)
        then = self.walk.hurry(self.walk.step + 1, smooth), change(self.push.used, 1, smooth)
        return self.push.grow(), then

    def here(self, step: int) -> Any:
        """Where she is after a step, beside her, as it is seen now."""
        place = self.starts[step]
        x, y = map(short, place.tolist())
        note = Formula(f"{{{{(x, y) : here}}}} = ({x}, {y})", {"here": POSITION}, TITLE_SIZE)
        return on_plate(note, 0.12).next_to((*self.view.at(place), 0), RIGHT, buff=0.45)

    def beside(self, arrow: Arrow, words: Any, side: Any = RIGHT, share: float = 0.6) -> Any:
        """Words beside a place of an arrow, as it is seen now."""
        middle = np.asarray(arrow.root()) + share * self.plan.rate * np.asarray(arrow.vector())
        return words.next_to((*arrow.on.at(middle), 0), side, buff=0.4)

    def named(self) -> Any:
        """How many times as large it is in the magnifier, above that."""
        words = on_plate(Words(f"{tr('along')} × {short(self.larger)}", TITLE_SIZE), 0.12)
        corner = (places.NEARER.left, places.NEARER.top + 0.15, 0)
        return words.move_to(corner, aligned_edge=DL)

    def line_across(self) -> Bend:
        """The way across through where she is, on which both parts across come to lie."""
        far = np.array([0.0, _PAST * self.plan.rate * np.abs(self.plan.pushes[:2, 1]).max()])
        return Bend(self.view, self.starts[1] - far, self.starts[1] + far)

    def both(self) -> dict[str, float]:
        """As near as both gradients allow, from one foot."""
        x, y = self.starts[1] + self.plan.rate * (self.plan.pushes[0] + self.plan.pushes[1]) / 2
        unit = self._unit
        place = {"focus_x": float(x) + _RIGHT / unit, "focus_y": float(y)}
        return {**MAP, **place, "zoom": unit / self.view.scale_xy, "left": 0.0, "up": 0.0}

    def nearer(self) -> dict[str, float]:
        """So near that her steps fill the screen."""
        (x, y), across = self.starts[0].tolist(), _ACROSS
        across *= max(1.0, y / -x / _USUAL)  # the wider she swings, the more of the map is seen
        unit = _SCREEN / across
        place = {"focus_x": x + _ASIDE * across, "focus_y": -_HIGHER * across}
        return {**MAP, **place, "zoom": unit / self.view.scale_xy, "left": 0.0, "up": 0.0}


def beside(rays: Rays, box: Box) -> Rays:
    """Rays to what is right of their place."""
    rays.ends = np.array([(box.left, box.bottom), (box.left, box.top)])
    return rays


def _at(place: Array) -> Any:
    fixed = np.array(place, dtype=float)
    return lambda: fixed


__all__ = ["Near"]
