"""Rubber bands that tie dots to a line, the post it hangs on, the hands that hold it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear
from numpy.typing import NDArray

from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import BACKGROUND, LOSS, QUIET, TEXT, Color, rgb
from scenes.stage.paint.painted import change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import Numbers, OnPlane
from scenes.stage.plot.scatter import FittedLine, Samples
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_THICK = (0.075, 0.042)  # of a slack band: of few, and of a crowd
_TAUT = 0.45  # per scene unit of stretch: how soon a band gets thin
_PALE = 0.55  # of the way to white, that a very taut one goes
_DENSE = 0.3  # of the room of each, at most: else many become one surface
_SLACK = 0.6  # how dense a slack one is
_HEAD, _SLIM = (0.24, 0.11), (0.42, 0.32)  # a head, of few and of a crowd; half its width, of it
_MORE, _LONG = 0.2, 3.5  # longer for each scene unit of stretch, of it; but not beyond so many
_APART = 0.45  # of the room of each, half a head is wide at most
_MOST = 0.75  # of what is seen of a band, its head takes at most
_BOLD, _FAINT = 100, 0.35  # so many of a crowd are drawn boldly; how much is seen of the others
_EACH = 0.12  # of the time of all, that tying one takes
_POST, _RING = 0.09, 0.14
_END = 0.025  # of the line, from its end to a hand
_HAND, _OPEN = 0.19, 0.4  # radius of a hand, and by how much it opens


class Bands(OnPlane):
    """A rubber band from each sample straight to the line: thinner and brighter when stretched.

    It is an arrow, from the line to its dot: which way the line is pulled, and how much. Of a large
    crowd only some have a head, and are drawn boldly. ``tied`` from 0 to 1 ties one after another,
    from left to right. ``strength``, if given, says how much of each (n,) is there; ``headed`` from
    0 to 1 how large its head is: beside its error, which has the other sign, there is none.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self,
        samples: Samples,
        line: FittedLine,
        color: Color = LOSS,
        strength: Callable[[], Array] | None = None,
    ) -> None:
        super().__init__(samples.plane)
        self.samples, self.line, self.tint = samples, line, color
        self.strength = strength
        self.set_z_index(Layer.PLOT - 1)  # line and dots lie on them
        self.tied, self.headed = ValueTracker(1.0), ValueTracker(1.0)

    def tie(self) -> Any:
        """An animation: all are tied, one after another."""
        self.tied.set_value(0)
        return change(self.tied, 1, linear)

    def errors(self) -> Array:
        """Prediction minus sample (n,), in units of y; each band pulls the other way."""
        x, y = self.samples.now()
        return self.line.predict(x) - y

    def reached(self) -> Array:
        """How far each (n,) reaches from its dot to the line, as it is tied."""
        x = self.samples.now()[0]
        place = np.argsort(np.argsort(x, kind="stable")) / max(len(x) - 1, 1)
        share = np.clip((float(self.tied.get_value()) - (1 - _EACH) * place) / _EACH, 0, 1)
        return np.asarray(share * (2 - share))

    def draw(self, canvas: Canvas) -> None:
        """Each with its head, the longest last."""
        x, y = self.samples.now()
        dots, reached = self.plane.xy(x, y), self.reached()
        ends = dots + reached[:, None] * (self.plane.xy(x, self.line.predict(x)) - dots)
        stretch = np.abs(ends[:, 1] - dots[:, 1])
        there = np.ones(len(x)) if self.strength is None else self.strength()
        crowd = self.samples.crowd
        thick, tip, slim = (
            (1 - crowd) * few + crowd * many for few, many in (_THICK, _HEAD, _SLIM)
        )
        thick = min(thick, _DENSE * float(self.plane.size[0]) / len(x))
        rank = np.argsort(np.argsort(x, kind="stable"))
        most = _APART * float(self.plane.size[0]) / min(len(x), _BOLD)
        bold = rank % max(1, int(np.ceil(len(x) / _BOLD))) == 0
        base, white = np.array(rgb(self.tint)), np.ones(3)
        headed = float(self.headed.get_value())
        for row in np.argsort(stretch, kind="stable").tolist():
            length = float(stretch[row])
            if length < 1e-6 or there[row] <= 0:
                continue
            taut = 1 - 1 / (1 + _TAUT * length)
            color = base + _PALE * taut * (white - base)
            width = thick * (1 - 0.7 * taut)
            opacity = float(there[row] * (_SLACK + (1 - _SLACK) * min(1.0, 2 * taut)))
            pen = Pen(canvas, self.presence * opacity * (1 if bold[row] else _FAINT))
            pen.line(np.stack([dots[row], ends[row]]), color, width)
            seen = length - self.samples.radius
            if reached[row] >= 1 and bold[row] and seen > 0 and headed > 0:
                way = float(np.sign(dots[row, 1] - ends[row, 1]))
                size = min(tip * (1 + _MORE * min(length, _LONG)), _MOST * seen) * headed
                top = ends[row] + np.array([0.0, way * seen])
                wide = min(slim * size, most)
                corners = np.array([(-wide, -way * size), (wide, -way * size), (0, 0)])
                pen.fill(top + corners, color)

    def readings(self) -> list[Reading]:
        """The sum of the errors."""
        return [Reading("bands", "", float(self.errors().sum()))]


class Post(OnPlane):
    """The post at x = 0 that a line hangs on, with a ring that slides on it and holds the line.

    Of the ``dots``, if they are given, those that are there stand before it.
    """

    layer: ClassVar[Layer] = Layer.TEXT  # the ring lies on line, bands and dots

    def __init__(self, line: FittedLine, dots: Samples | None = None) -> None:
        super().__init__(line.plane)
        self.line, self.dots = line, dots

    def ring(self) -> Array:
        """Where the ring is on the screen (2,)."""
        return np.asarray(self.plane.xy(0.0, float(self.line.predict(0.0))))

    def draw(self, canvas: Canvas) -> None:
        """The post from the bottom of the plane to its top, open where the ring is."""
        x, y = self.ring()
        bottom, top = self.plane.corner[1], self.plane.corner[1] + self.plane.size[1]
        pen = Pen(canvas, self.presence)
        ends = ((bottom, min(y - _RING, top)), (max(y + _RING, bottom), top))
        pieces = [np.array([(x, low), (x, high)]) for low, high in ends if low < high]
        pen.line(pieces, QUIET, _POST, opacity=0.55)
        if (dots := self.dots) is not None:
            spots = dots.plane.xy(*dots.now())
            for spot in spots[np.abs(spots[:, 0] - x) < dots.radius + _POST / 2]:
                # Seen through, a dot that is drawn twice would be brighter than the others.
                pen.disc(spot, dots.radius, BACKGROUND, opacity=dots.presence)
                pen.disc(spot, dots.radius, dots.tint, opacity=dots.opacity * dots.presence)
        pen.ring((x, y), _RING, QUIET, 0.06, casing=0.05)

    def readings(self) -> list[Reading]:
        """How high the line is at the post."""
        return [Reading("ring", "", float(self.line.predict(0.0)))]


class Hands(OnPlane):
    """Two rings that hold a line at its ends; ``opened`` from 0 to 1 lets it go."""

    layer: ClassVar[Layer] = Layer.PLOT
    spill = 1.0

    def __init__(self, plane: Numbers, line: FittedLine) -> None:
        super().__init__(plane)
        self.line, self.opened = line, ValueTracker(0.0)

    def let_go(self) -> Any:
        """An animation: they open, and are gone."""
        return change(self.opened, 1)

    def draw(self, canvas: Canvas) -> None:
        """Each as far as it is closed."""
        opened = float(self.opened.get_value())
        pen = Pen(canvas, self.presence * (1 - opened))
        for share in (_END, 1 - _END):
            radius = _HAND + _OPEN * opened
            pen.ring(self.line.along(share), radius, TEXT, 0.06, casing=0.05)


__all__ = ["Bands", "Hands", "Post"]
