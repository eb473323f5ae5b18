"""What the ground is like close up: a pane of glass that touches it, and curves over a pass."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
from manim import DOWN, LEFT, RIGHT, ValueTracker
from numpy.typing import NDArray

from scenes.parts.hills.worked import plain
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.ground.view import View
from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import LOSS, TEXT
from scenes.stage.lecture.words import tr
from scenes.stage.paint.pen import Canvas, Pen, runs_of
from scenes.stage.type.text import Plate, Words, number_text, on_plate, read_number

Array = NDArray[np.float64]

_CURVE, _HIDDEN = 0.08, 0.3  # scene units wide; of its strength, where the ground hides it
_DASHES = (0.26, 0.14)
_RISE_PLACES = (3, 4, 5, 6)
_PIECES = 12  # of each side of a pane


class Glass(OnGround):
    """A square pane that touches the ground at a place and is tilted as the ground is there.

    ``half`` is half a side, in the units of the ground; ``along`` (2,) the direction of one side:
    that of the gradient, where there is one. ``above`` is how many scene units it still is above
    the ground.
    """

    layer: ClassVar[Layer] = Layer.FIELD

    def __init__(self, view: View, at: Array, half: float, along: Array) -> None:
        super().__init__(view)
        self.place, self.half = np.asarray(at, dtype=float), half
        self.way = np.asarray(along) / np.linalg.norm(along)
        self.above = ValueTracker(0.0)

    def corners(self) -> Array:
        """Its corners in world coordinates (4, 3)."""
        aside = np.array([-self.way[1], self.way[0]])
        signs = ((-1, -1), (1, -1), (1, 1), (-1, 1))
        middle = self.view.ground(self.place, float(self.above.get_value()))
        ways = [self.half * (one * self.way + other * aside) for one, other in signs]
        return np.array([middle + self.view.rise(self.place, way) for way in ways])

    def rim(self) -> tuple[Array, NDArray[np.bool_]]:
        """Its rim in world coordinates (n, 3), closed, and what of it the ground is above (n,)."""
        corners, turns = self.corners(), np.linspace(0, 4, 4 * _PIECES + 1)
        around = [np.interp(turns, range(5), corners[[0, 1, 2, 3, 0], axis]) for axis in range(3)]
        world = np.stack(around, axis=-1)
        ground = self.view.ground(world[:, :2] / self.view.scale_xy + self.view.middle)
        return world, world[:, 2] < ground[:, 2]

    def draw(self, canvas: Canvas) -> None:
        """A faint pane with a bright rim, which is faint in the ground."""
        corners, pen = self.view.screen(self.corners())[0], Pen(canvas, self.presence)
        pen.fill(corners, TEXT, 0.14)
        world, below = self.rim()
        line, sunk = self.view.screen(world)[0], below[1:] | below[:-1]
        for part, opacity in ((~sunk, 0.8), (sunk, 0.25)):
            pen.line(runs_of(line, part), TEXT, 0.03, opacity=opacity)


class Tilt(Glass):
    """A pane with a level line through its middle, and how far it is from that at both ends.

    The post ahead, and then the one behind, grow as ``measured`` goes from 0 to 2.
    """

    def __init__(self, view: View, at: Array, half: float, along: Array) -> None:
        super().__init__(view, at, half, along)
        self.measured = ValueTracker(0.0)

    @property
    def rise_text(self) -> str:
        """The same as it is printed: its slope, as it is told, is what follows from the digits."""
        for places in _RISE_PLACES:
            text = f"{self.rise:,.{places}f}"
            if plain(read_number(text) / self.half) == plain(self.rise / self.half):
                return text
        return plain(self.rise)

    @property
    def rise(self) -> float:
        """How far the pane rises from its middle to its upper end: by as much it falls behind."""
        return float(self.half * self.view.landscape.gradient(self.place) @ self.way)

    def post(self, relief: float) -> float:
        """How many scene units that is at zoom 1, with so much relief."""
        rise = self.view.rise(self.place, self.half * self.way)[2]
        return float(rise * relief / self.view.pose["relief"])

    def posts(self) -> Array:
        """Foot and end of both posts on the screen (2, 2, 2): from the level line to the pane."""
        middle = self.view.ground(self.place)
        found = []
        for half in (self.half, -self.half):
            to = self.view.rise(self.place, half * self.way)
            found.append([middle + to * (1, 1, 0), middle + to])
        return np.asarray(self.view.screen(np.array(found))[0])

    def labels(self) -> list[Plate]:
        """How far it rises, beside its post; how far it falls; and how far ahead that is."""
        here, posts, made = self.view.at(self.place), self.posts(), []
        words = tr("up {rise}"), tr("down {rise}")
        for word, (foot, end) in zip(words, posts, strict=True):
            name = on_plate(Words(word.format(rise=self.rise_text), color=LOSS), 0.1)
            outwards = RIGHT if foot[0] > here[0] else LEFT
            made.append(name.next_to((*((foot + end) / 2), 0), outwards, buff=0.2))
        run = on_plate(Words(tr("{run} ahead").format(run=number_text(self.half))), 0.1)
        return [*made, run.next_to((*((posts[0, 0] + here) / 2), 0), DOWN, buff=0.15)]

    def draw(self, canvas: Canvas) -> None:
        """The pane, its line uphill, the level line, the posts."""
        super().draw(canvas)
        pen, posts = Pen(canvas, self.presence), self.posts()
        pen.line(posts[:, 1], TEXT, 0.05, casing=0.04)
        pen.line(posts[:, 0], TEXT, 0.04, dashes=(0.16, 0.12), casing=0.03)
        for number, (foot, end) in enumerate(posts):
            grown = float(np.clip(self.measured.get_value() - number, 0, 1))
            if grown:
                pen.line(np.array([foot, foot + grown * (end - foot)]), LOSS, 0.08, casing=0.04)


class Crossing(OnGround):
    """Two gold curves over a pass: along the ridge it rises to both ends, across it falls, dashed.

    What the ground hides of them is faint.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, view: View, at: Array, across: Array, reach: float) -> None:
        super().__init__(view)
        self.place, self.reach = np.asarray(at, dtype=float), reach
        self.across = np.asarray(across) / np.linalg.norm(across)
        self.grown = [ValueTracker(1.0), ValueTracker(1.0)]  # along and across

    def lines(self) -> list[Array]:
        """Both curves on the ground (n, 2), as far as they have grown."""
        along = np.array([-self.across[1], self.across[0]])
        shares = np.linspace(-1, 1, 61)[:, None]
        ways = zip(self.grown, (along, self.across), strict=True)
        return [
            self.place + self.reach * float(grown.get_value()) * shares * way for grown, way in ways
        ]

    def draw(self, canvas: Canvas) -> None:
        """Stroke them on the ground."""
        pen = Pen(canvas, self.presence)
        for line, dashes in zip(self.lines(), ((), _DASHES), strict=True):
            if np.ptp(line) > 0:
                spots, seen = self.view.at(line, 0.03), self.view.visible(line, 0.03)
                clear = seen[1:] & seen[:-1]
                pen.line(runs_of(spots, ~clear), LOSS, _CURVE, opacity=_HIDDEN)
                pen.line(runs_of(spots, clear), LOSS, _CURVE, casing=0.05, dashes=dashes)
