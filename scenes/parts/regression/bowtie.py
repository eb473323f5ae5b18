"""Walking at one height: the lines that were met on the way, and three ways to move a line."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import ORIGIN, RIGHT, Succession, ValueTracker, linear
from numpy.typing import NDArray

from scenes.parts.regression.fits import LINES, Plan
from scenes.parts.regression.here import Here
from scenes.stage import PREDICTION, QUIET, Box, Choices, Layer, Plane, change, swell, tr
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.plot.ticks import Range, with_room
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_REST = {"spin": 1.1, "slide": 0.0, "rock": 0.4}  # radians, of a sign that is at rest
_ROUND = (-0.6, 4.6)  # radians: the arrow of what spins goes from here to there
_ROOM = 0.03  # of the height of a bow tie, above it and below
_HALF = 0.23  # scene units: half of the line that moves in a sign
_BESIDE, _ARC, _WIDE = 0.3, 0.65, 0.035  # its arrows: how far from the middle; radians; units
_SIGN, _WORDS = 0.54, 1.08  # from a tile's left end to its sign, and to the longest words


class BowTie(OnPlane):
    """The lines met so far on the walk around, evenly apart on it; together they fill a bow tie.

    The plane has to show more of y, ``tall``, for all of it to be seen; else it shows ``usual``.
    """

    layer: ClassVar[Layer] = Layer.FIELD
    plane: Plane

    def __init__(self, plane: Plane, here: Here) -> None:
        super().__init__(plane)
        self.here = here
        low, high = self.plane.low[1], self.plane.low[1] + self.plane.span[1]
        w, b = here.plan.around(np.linspace(0, 1, 721)).T
        ends = (w * x + b for x in (self.plane.low[0], self.plane.low[0] + self.plane.span[0]))
        self.usual: Range = float(low), float(high)
        self.tall: Range = with_room([low, high, *np.concatenate(list(ends))], _ROOM)

    def widen(self) -> Any:
        """An animation: the plane shows more of y, so that a whole bow tie is seen."""
        return self.plane.animate.reframe(y=self.tall)

    def lines(self) -> Array:
        """The lines (n, 2) that were met."""
        met = int(np.floor(float(self.here.turn.get_value()) * LINES + 1e-6))
        return self.here.plan.around(np.arange(min(met, LINES)) / LINES)

    def draw(self, canvas: Canvas) -> None:
        """Each faintly, so that many on one another are seen."""
        pen = Pen(canvas, self.presence)
        x = np.array([self.plane.low[0], self.plane.low[0] + self.plane.span[0]])
        for w, b in self.lines():
            pen.line(self.plane.xy(x, w * x + b), PREDICTION, 0.022, opacity=0.32)

    def readings(self) -> list[Reading]:
        """The lines."""
        return [Reading(f"met {i}", "", tuple(p)) for i, p in enumerate(self.lines().tolist())]


class MovingSign(Painted):
    """A short line that spins, slides or rocks about a place, once as ``moved`` goes to 1.

    Arrows say how it moves: one goes round with what spins; upright ones lift, bent ones tilt.
    """

    def __init__(self, kind: str, middle: Any) -> None:
        super().__init__()
        self.kind, self.middle = kind, np.asarray(middle, dtype=float)[:2]
        self.moved = ValueTracker(0.0)
        self.set_z_index(Layer.TEXT)  # on its tile
        self.add_updater(lambda it: it.follow())
        self.follow()

    def follow(self) -> None:
        """Its frame is about where the line is now."""
        spots = np.concatenate([self.line(), *self.arrows()])
        low, high = np.min(spots, axis=0), np.max(spots, axis=0)
        self.set_frame(*(low - 0.05).tolist(), *(high + 0.05).tolist())

    def line(self) -> Array:
        """The line (2, 2) as it is now."""
        phase = 2 * np.pi * float(self.moved.get_value())
        rest = _REST[self.kind]
        angle = {"spin": rest + phase, "slide": rest, "rock": rest * np.cos(phase)}[self.kind]
        lift = 0.17 * np.sin(phase) if self.kind == "slide" else 0.0
        way = _HALF * np.array([np.cos(angle), np.sin(angle)])
        return self.middle + np.array([0.0, lift]) + np.stack([-way, way])

    def arrows(self) -> list[Array]:
        """The arrows (n, 2); of what goes back and forth each is a half, out of the middle."""
        t = np.linspace(0, 1, 13)[:, None]
        found = list[Array]()
        if self.kind == "spin":  # on and on, one way
            turn = np.linspace(*_ROUND, 41)[:, None]
            return [self.middle + _BESIDE * np.hstack([np.cos(turn), np.sin(turn)])]
        for way in (-1.0, 1.0):
            if self.kind == "slide":
                found.append(self.middle + np.hstack([0 * t + _BESIDE, way * _BESIDE * t]))
                continue
            for turn in (way * _ARC * t, np.pi + way * _ARC * t):  # at both ends
                found.append(self.middle + _BESIDE * np.hstack([np.cos(turn), np.sin(turn)]))
        return found

    def draw(self, canvas: Canvas) -> None:
        """Stroke it, and its arrows."""
        pen = Pen(canvas, self.presence)
        for arrow in self.arrows():
            pen.arrow(arrow, QUIET, _WIDE, casing=0.0)
        pen.line(self.line(), PREDICTION, 0.05)


class Ways(Choices):
    """Spin, slide, or rock: each answer with a sign that moves as it is named."""

    def __init__(self, box: Box) -> None:
        self.kinds = {tr("spin"): "spin", tr("slide"): "slide", tr("rock"): "rock"}
        self.signs = list[MovingSign]()
        super().__init__(*self.kinds)
        self.within(box)

    def within(self, box: Box, align: NDArray[np.float64] = ORIGIN) -> Any:
        """Stand across a box, each sign at the left end of its tile."""
        super().within(box, align)
        tiles: list[Any] = self.submobjects
        wide = max(tile.words.width for tile in tiles)
        for tile, kind in zip(tiles, self.kinds.values(), strict=True):
            both = _WORDS - _SIGN + _HALF + wide  # sign and words stand in the middle together
            left = tile.plate.get_center() + (_HALF - both / 2) * RIGHT
            tile.words.set_x(float(left[0]) + _WORDS - _SIGN + wide / 2)
            self.signs.append(MovingSign(kind, left))
            tile.add(self.signs[-1])
        return self

    def tell(self, number: int) -> tuple[Any, ...]:
        """One answer swells, and its sign moves."""
        return swell(self[number].words, 1.08), change(self.signs[number].moved, 1, linear)


class Outcomes(Choices):
    """Whether the descent reaches the bottom, and whether its line fits; ``right`` is what happens.

    They swell one after another as they are read, so that a lit rim means the answer alone.
    """

    def __init__(self, plan: Plan, box: Box) -> None:
        bottom, neither = tr("bottom, no fit"), tr("neither")
        super().__init__(tr("bottom and fit"), bottom, neither)
        self.right = bottom if plan.parabola.arrived else neither
        self.within(box)

    def each(self) -> Any:
        """One after another swells."""
        return Succession(*(swell(tile.words, 1.06) for tile in self))


__all__ = ["BowTie", "MovingSign", "Outcomes", "Ways"]
