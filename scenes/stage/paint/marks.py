"""Marks, plumb lines and links, for any picture of places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, Literal

import numpy as np
from manim import DOWN, ValueTracker, linear
from numpy.typing import NDArray

from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import MINIMUM, NEXT, QUIET, TEXT, Color
from scenes.stage.paint.painted import Painted, change, ripple
from scenes.stage.paint.pen import Canvas, Pen, runs_of
from scenes.stage.paint.projection import OnPicture, Place, Projection
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]
Spot = Callable[[], Any]  # a point of the screen, of two or three numbers
Kind = Literal["cross", "ring", "diamond"]

_DOWN = 0.62  # of the height of a link, before it turns to its end
ARM = 0.2  # scene units from the middle of a mark to its ends
_RING = 0.15
_HIDDEN = 0.35  # what is left of a mark behind a hill
_BEHIND, _DASHES = 0.6, (0.09, 0.08)  # strength and dashes of a line that ground is before
_TICK = np.array([(-0.16, 0.0), (0.16, 0.0)])  # where a plumb line ends


class Mark(OnPicture):
    """The sign of a kind of place, at one or several of them: places (n, d) or a function of now.

    A cross is a minimum, a hollow diamond a saddle, a ring the place where a step leads. ``pulse``
    from 0 to 1 sends a ring out from each.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(
        self, on: Projection, places: Any, kind: Kind = "cross", color: Color | None = None
    ) -> None:
        super().__init__(on)
        self.places: Place = places if callable(places) else lambda: np.asarray(places)
        self.kind, self.share = kind, 1.0  # of its usual size
        self.tint = color or {"cross": MINIMUM, "ring": NEXT, "diamond": TEXT}[kind]
        self.pulse = ValueTracker(1.0)

    def ring_out(self) -> Any:
        """Send a ring out from each, once."""
        self.pulse.set_value(0)
        return change(self.pulse, 1, linear)

    def draw(self, canvas: Canvas) -> None:
        """Each on a dark casing; those behind a hill are faint."""
        places = np.atleast_2d(self.places())
        wave = float(self.pulse.get_value())
        for middle, seen in zip(self.on.at(places), self.on.seen(places), strict=True):
            pen = Pen(canvas, self.presence * (1.0 if seen else _HIDDEN))
            self._sign(pen, middle)
            if 0 < wave < 1:
                pen.ring(middle, ARM * (1 + 4 * wave), self.tint, 0.04, opacity=ripple(wave))

    def _sign(self, pen: Pen, middle: Array) -> None:
        width, arm = 0.05 * max(0.5, self.share), ARM * self.share
        if self.kind == "ring":
            pen.ring(middle, _RING * self.share, self.tint, width, casing=0.05)
        elif self.kind == "cross":
            arms = (np.array([arm, arm]), np.array([arm, -arm]))
            strokes = [np.array([middle - way, middle + way]) for way in arms]
            pen.line(strokes, self.tint, width, casing=0.05)
        else:
            corners = middle + arm * np.array([(1, 0), (0, 1), (-1, 0), (0, -1)])
            pen.line(corners, self.tint, width, casing=0.05, closed=True)

    def readings(self) -> list[Reading]:
        """Where each stands."""
        places = np.atleast_2d(self.places())
        return [Reading(f"{self.kind} {i}", "", tuple(p)) for i, p in enumerate(places.tolist())]


class Plumb(OnPicture):
    """A vertical line from a place to where the height is 0: what the function measures.

    Behind ground it is dashed. ``dashed`` is for one that only leads the eye.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(
        self, on: Projection, at: Place, color: Color = QUIET, dashed: bool = False
    ) -> None:
        super().__init__(on)
        self.place, self.tint, self.dashed = at, color, dashed
        self.grown = ValueTracker(1.0)

    def line(self) -> tuple[Array, NDArray[np.bool_]]:
        """Screen points (n, 2) from the place to the foot, and whether each piece is seen."""
        return self.on.drop(self.place())

    def ends(self) -> Array:
        """Screen points (2, 2) of the place and of the foot."""
        return self.line()[0][[0, -1]]

    def middle(self) -> Array:
        """Where its middle is on the screen (2,)."""
        return np.asarray(self.ends().mean(axis=0))

    def draw(self, canvas: Canvas) -> None:
        """The line as far as it has grown, and a tick at its foot."""
        points, seen = self.line()
        grown = float(self.grown.get_value())
        points = points[0] + np.minimum(np.linspace(0, 1, len(points))[:, None], grown) * (
            points[-1] - points[0]
        )
        pen = Pen(canvas, self.presence)
        pen.line(runs_of(points, ~seen), self.tint, 0.05, opacity=_BEHIND, dashes=_DASHES)
        dashes = _DASHES if self.dashed else ()
        pen.line(runs_of(points, seen), self.tint, 0.05, casing=0.05, dashes=dashes)
        if seen[-1] and grown >= 1:
            pen.line(points[-1] + _TICK, self.tint, 0.05, casing=0.05)

    def pointwise_become_partial(self, vmobject: Any, a: float, b: float) -> Plumb:
        """Grow downwards as far as ``b``."""
        self.grown.set_value(b)
        return self


class Link(Painted):
    """A thin curve that ties words to the thing they name and follows both.

    ``start`` and ``end`` are places on the screen; it leaves the words downwards. A ``bead`` marks
    its end.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, start: Spot, end: Spot, color: Color, bead: bool = True) -> None:
        super().__init__()
        self.start, self.end, self.tint, self.bead = start, end, color, bead
        self.grown = ValueTracker(1.0)

    def line(self) -> Array:
        """The curve on the screen (n, 2) as far as it has grown."""
        start, end = np.asarray(self.start())[:2], np.asarray(self.end())[:2]
        bend = np.array([start[0], start[1] + _DOWN * (end[1] - start[1])])
        t = np.linspace(0, self.grown.get_value(), 40)[:, None]
        return np.asarray((1 - t) ** 2 * start + 2 * t * (1 - t) * bend + t**2 * end)

    def draw(self, canvas: Canvas) -> None:
        """Draw the curve and the bead."""
        grown = float(self.grown.get_value())
        if grown <= 0:
            return
        line, pen = self.line(), Pen(canvas, self.presence)
        pen.line(line, self.tint, 0.03, casing=0.04)
        if self.bead:
            begun = min(1.0, 4 * grown)
            pen.disc(line[-1], 0.042 * begun, self.tint, casing=0.05 * begun)

    def pointwise_become_partial(self, vmobject: Any, a: float, b: float) -> Link:
        """Grow towards its end as far as ``b``."""
        self.grown.set_value(b)
        return self


def tie(symbol: Any, name: Any, end: Spot, color: Color) -> list[Link]:
    """Links from a symbol to the name below it, and from the name on to the thing itself."""
    stub = Link(lambda: symbol.get_bottom() + 0.07 * DOWN, name.get_top, color, bead=False)
    return [stub, Link(name.get_bottom, end, color)]


__all__ = ["ARM", "Link", "Mark", "Plumb", "tie"]
