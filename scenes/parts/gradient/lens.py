"""One of the walkers as under a magnifier: the place, its arrow, a part of that, the next place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, RIGHT, FadeIn, FadeOut, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.gradient.finelines import FineLines
from scenes.parts.gradient.places import LENS, SIZE, Poses
from scenes.parts.gradient.plan import Plan
from scenes.stage import (
    GRADIENT,
    MAP,
    NEXT,
    POSITION,
    QUIET,
    STEP,
    TEXT,
    Arrow,
    ArrowScale,
    Box,
    ContourMap,
    Formula,
    Layer,
    Mark,
    Playback,
    View,
    change,
    on_plate,
)
from scenes.stage.lecture.theme import rgb
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.walk.walker import Pawns

Array = NDArray[np.float64]

_MOST = 0.73  # of the lens, that the arrow is long before a part of it is taken
_RIM = 0.1  # scene units from the rim of the lens to a name
_APART = 0.15  # scene units, a third of what is between the names of both places more
_ASIDE, _SIZE = 0.3, 50  # scene units from a thing to its name; of names
_CLEAR = 0.06  # of what it shows, around that: nobody else is there
_LINKS = 0.55  # how much there is of the lines from the map to the lens


def framed(plan: Plan, start: Array) -> Array:
    """What the lens shows of a walker there: a left lower corner and the other (2, 2).

    The arrow, as long as arrows are drawn where they are not crowded, is in its middle.
    """
    drawn = plan.factor * np.asarray(plan.ground.gradient(start))
    size, length = np.array([LENS.width, LENS.height]), float(np.linalg.norm(drawn))
    long = float(np.min(_MOST * size / np.maximum(np.abs(drawn) / length, 1e-9)))
    half = size / 2 * length / long
    middle = start + drawn / 2
    return np.stack([middle - half, middle + half])


def chosen(plan: Plan) -> int:
    """Who of the walkers is under the lens, alone: it is steep there along the lens."""
    slopes = np.asarray(plan.ground.gradient(plan.starts))
    best = np.argsort(-np.abs(slopes[:, 0])).tolist()
    for number in best:
        low, high = framed(plan, plan.starts[number])
        rim = _CLEAR * (high - low)
        there = np.all((plan.starts > low - rim) & (plan.starts < high + rim), axis=-1)
        if there.sum() == 1:
            return int(number)
    return int(best[0])


class CutArrow(Arrow):
    """The gradient, which is green once all arrows are as short as steps."""

    long: float  # the scales on which it is the arrow, and the step
    short: float

    def color_now(self) -> Array:
        """Lavender, and green when it is as short as the step."""
        share = (self.long - self.scale_of_all.factor) / (self.long - self.short)
        share = float(np.clip(share, 0, 1))
        return (1 - share) * np.array(rgb(GRADIENT)) + share * np.array(rgb(STEP))


class Frame(Painted):
    """The rim of the lens, what it shows as a small frame on the map, and lines between both."""

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, view: View, corners: Array) -> None:
        super().__init__()
        self.view, self.corners = view, corners

    def small(self) -> Array:
        """The frame on the map: its left lower corner and the other (2, 2)."""
        return np.asarray(self.view.at(self.corners))

    def draw(self, canvas: Canvas) -> None:
        """Both frames, and what joins their right and left corners."""
        pen, low, high = Pen(canvas, self.presence), *self.small()
        for box in (Box(*low.tolist(), *high.tolist()), LENS):
            rim = [(box.left, box.bottom), (box.right, box.bottom), (box.right, box.top),
                   (box.left, box.top)]  # fmt: skip
            pen.line(np.array(rim), QUIET, 0.045, casing=0.03, closed=True)
        for foot, corner in ((low[1], LENS.bottom), (high[1], LENS.top)):
            line = np.array([(high[0], foot), (LENS.left, corner)])
            pen.line(line, QUIET, 0.03, opacity=_LINKS)


class Lens:
    """A walker who starts on steep ground, near by; arrows have the scale of the map."""

    def __init__(self, view: View, plan: Plan, scale: ArrowScale, party: Playback) -> None:
        self.plan, number = plan, chosen(plan)
        self.start = plan.starts[number]
        self.slope = np.asarray(plan.ground.gradient(self.start))
        self.near = View(plan.ground, size=SIZE)
        self.near.panel = LENS
        low, high = framed(plan, self.start)
        spot, unit = LENS.middle[:2].tolist(), LENS.width / float((high - low)[0])
        pose = Poses(self.near, plan).at((low + high) / 2, (spot[0], spot[1]), unit, **MAP)
        self.near.look(**pose)
        x, y = self.start.tolist()
        lines = FineLines(self.near, replace(plan, place=(x, y))).set_z_index(Layer.MAP + 1)
        frame = Frame(view, np.stack([low, high]))
        alone = Playback(plan.walk_up(self.start[None]), [TEXT], TEXT)
        alone.progress = party.progress
        walker = Pawns(self.near, alone, radius=0.13)
        self.arrow = CutArrow(
            self.near, lambda: self.start, lambda: self.slope, scale=scale, name="one of theirs"
        )
        self.arrow.long, self.arrow.short = plan.factor, plan.rate
        self.ring = Mark(self.near, (self.start + plan.rate * self.slope)[None], "ring", NEXT)
        self.ground = [ContourMap(self.near), lines, frame, walker]
        self.names = self._names()
        self.note = on_plate(scale.note(), 0.1)
        corner = LENS.right - _RIM, LENS.bottom + _RIM, 0
        self.note.move_to(corner, aligned_edge=DOWN + RIGHT)

    def _names(self) -> list[Any]:
        """Of the place, the arrow, the step, the next place: beside each."""
        tip, end = (self.near.at(self.start + share * self.slope)
                    for share in (self.plan.factor, self.plan.rate))  # fmt: skip
        root = self.near.at(self.start)
        along = (tip - root) / np.linalg.norm(tip - root)
        aside = np.array([-along[1], along[0]])
        colors = {"here": POSITION, "grad": GRADIENT, "rate": STEP, "next": NEXT}
        made = []
        for source, spot, side in (
            ("{{theta_k : here}}", root - _APART * along, 1),
            ("{{nabla f : grad}}{{(theta_k) : here}}", (root + tip) / 2, -1),
            ("{{alpha : rate}} {{nabla f : grad}}{{(theta_k) : here}}", (root + end) / 2, -1),
            ("{{theta_(k+1) : next}}", end + 2 * _APART * along, 1),
        ):
            told = {name: colors[name] for name in Formula.names_in(source)}
            name = on_plate(Formula(source, told, _SIZE), 0.1)
            half = np.array([name.width, name.height]) / 2
            room = half + _RIM
            x, y = np.clip(
                spot + side * aside * (_ASIDE + float(np.abs(aside) @ half)),
                LENS[:2] + room,
                LENS[2:] - room,
            )
            made.append(name.move_to((x, y, 0)))
        return made

    @property
    def all(self) -> list[Any]:
        """All that is there in the end."""
        place, _, step, following = self.names
        return [*self.ground, self.arrow, self.ring, self.note, place, step, following]

    @property
    def left(self) -> list[Any]:
        """What is there once the walker has gone: no name of the place that was left."""
        return [one for one in self.all if one is not self.names[0]]

    def walked(self) -> list[Any]:
        """The arrow is used up by the walk; the place that is left loses its name with it."""
        soon = squish_rate_func(smooth, 0.0, 0.3)
        return [change(self.arrow.used, 1), FadeOut(self.names[0], rate_func=soon)]

    def opens(self) -> Any:
        """The ground with the walker, and what the place is called."""
        return FadeIn(*self.ground, self.names[0])

    def arrow_comes(self) -> list[Any]:
        """The arrow there, its name, and on which scale it is drawn."""
        return [self.arrow.grow(), FadeIn(self.names[1], self.note)]

    def is_cut(self) -> list[Any]:
        """Its name becomes that of the part which is left of it."""
        soon, late = (squish_rate_func(smooth, *part) for part in ((0.0, 0.3), (0.6, 1.0)))
        return [FadeOut(self.names[1], rate_func=soon), FadeIn(self.names[2], rate_func=late)]

    def ends(self) -> Any:
        """Where it ends is the next place."""
        return FadeIn(self.ring, self.names[3])


__all__ = ["Lens"]
