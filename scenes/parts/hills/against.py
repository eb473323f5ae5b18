"""Step by step, close up: the arrow, the level line at right angles to it, the step against it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, RIGHT, FadeOut, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.hills import poses
from scenes.parts.hills.cast import Guide
from scenes.parts.hills.rule_told import RulePieces
from scenes.stage import LABEL_SIZE, STAGE, TEXT, Layer, Words, change, on_plate, tr
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_HALF = 1.7  # scene units, of a level line to either side of her
_PIECES = 40  # of each side
_CORNER, _SMALLER = 0.36, 0.5  # scene units, the mark; of her size: both are to be seen
_WIDE, _CASING, _BEFORE = 0.045, 0.04, 0.45  # of lines before the present one: their strength


class LevelLines(OnGround):
    """A piece of the level line through each place where she has stood, and through her feet.

    Where it meets her arrow a right angle is marked. The present one has ``grown`` in [0, 1] from
    her feet to both sides; those before it are fainter.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, guide: Guide) -> None:
        super().__init__(guide.view)
        self.guide, self.grown = guide, ValueTracker(0.0)

    @property
    def unit(self) -> float:
        """Scene units to one of the ground."""
        return float(self.view.scale_xy * self.view.pose["zoom"])

    def line(self, place: Array) -> Array:
        """The level line through a place (2,), on the ground (n, 2): as long to both sides."""
        ways = [self._followed(place, side) for side in (-1.0, 1.0)]
        return np.concatenate([ways[0][::-1], place[None], ways[1]])

    def _followed(self, place: Array, side: float) -> Array:
        step, found = _HALF / self.unit / _PIECES, []
        for _ in range(_PIECES):
            half = place + step / 2 * side * self._along(place)
            place = place + step * side * self._along(half)
            found.append(place)
        return np.array(found)

    def _along(self, place: Array) -> Array:
        x, y = self.guide.landscape.gradient(place)
        return np.array([-y, x]) / max(float(np.hypot(x, y)), 1e-300)

    def corner(self, place: Array) -> Array:
        """The mark of a right angle between her arrow and the line, on the screen (3, 2)."""
        here = self.view.at(place)
        aside = self._along(place)
        up = np.array([aside[1], -aside[0]])
        return np.asarray(here + _CORNER * np.array([aside, aside + up, up]))

    def shares(self) -> Iterator[tuple[Array, float, float]]:
        """Each place, how much of its line is there, and how strong that is."""
        points = self.guide.trajectory.points[:, 0]
        for number in range(self.guide.step):
            yield points[number], 1.0, _BEFORE
        yield points[self.guide.step], float(self.grown.get_value()), 1.0

    def draw(self, canvas: Canvas) -> None:
        """Stroke them."""
        pen = Pen(canvas, self.presence)
        for place, share, strength in self.shares():
            if share > 0:
                line = self.line(place)
                left = round(share * _PIECES)
                shown = line[_PIECES - left : _PIECES + left + 1]
                pen.line(self.view.at(shown), TEXT, _WIDE, casing=_CASING, opacity=strength)
                pen.line(self.corner(place), TEXT, 0.7 * _WIDE, opacity=share * strength)


class StepPieces(RulePieces):
    """Her first steps once more, close up."""

    def walk_against_her_arrows(self, *gone: Any) -> None:
        """Over her first steps: at each the level line, her arrow, and the step against it."""
        guide, level, walk = self.guide, LevelLines(self.guide), self.guide.trajectory
        count = max(1, guide.close_up())
        points, slopes = (of[: count + 1, 0] for of in (walk.points, walk.gradients))
        places = np.concatenate([points, points[:-1] + self.scale.factor * slopes[:-1]])
        pose = poses.over_steps(self.view, guide.above(), places)
        smaller = change(guide.figure.shrunk, _SMALLER)
        self.play(*gone, self.view.move(**pose), smaller, run_time=1.6)
        self.add(level)
        self.say("Her arrow stands at a right angle to the level line.")
        self.play(change(level.grown, 1), run_time=0.8)
        with self.shown(self._named_level(level), run_time=0.4):
            self.hold()
        self.say("And every step goes straight against its arrow.")
        self.play(*guide.aim(), run_time=1.2)
        self.play(*guide.take_step(), run_time=0.7)
        for _ in range(count - 1):
            level.grown.set_value(0)
            self.play(change(level.grown, 1), *guide.look_and_aim(), run_time=0.6)
            self.hold(0.15)
            self.play(*guide.take_step(), run_time=0.5)
        level.grown.set_value(0)
        self.hold(0.4)
        too = [] if self.two else [FadeOut(self.alone)]  # where she does not go with the camera
        self.play(FadeOut(level), change(guide.figure.shrunk, 1), *too, run_time=0.4)

    def _named_level(self, level: LevelLines) -> VGroup:
        """What a level line is called, beside its lower end."""
        ends = self.view.at(level.line(np.asarray(self.guide.foot()))[[0, -1]])
        lower = ends[int(np.argmin(ends[:, 1]))]
        name = on_plate(Words(tr("level line"), LABEL_SIZE), 0.1)
        name.next_to((*lower, 0), DOWN, buff=0.15)
        return name.shift(max(0.0, STAGE.left - float(name.get_left()[0])) * RIGHT)
