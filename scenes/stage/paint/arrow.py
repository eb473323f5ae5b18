"""Arrows: a gradient, and the step that is made of it. One kind for rulers, curves and grounds."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import RIGHT, UP, ValueTracker, VGroup, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.stage.lecture.layers import Layer
from scenes.stage.lecture.theme import GRADIENT, LABEL_SIZE, TEXT, Color, rgb
from scenes.stage.lecture.words import tr
from scenes.stage.paint.painted import change
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture, Place, Projection
from scenes.stage.type.readout import Reading, Scientific
from scenes.stage.type.text import Words, number_text, on_plate

Array = NDArray[np.float64]

SCALE = "arrow scale"
_PIECES = 25  # points of a line; odd, so that one is its middle
_FAR = 60.0  # scene units; what is farther is not on the screen
_LEAST = 1e-4  # scene units; a shorter line has no direction
_GROWN = 0.75  # of a turn: then the opposite of what stays is as long as that
_ARC = 0.6  # radius of the arc of a turn
_COLOURED = 0.8  # of a swing: before that it has the colour that it had


class ArrowScale:
    """How long arrows are drawn, for all that are shown together: ``factor`` times as long as true.

    It is 1 unless a film changes it, before the eyes of the viewer and with ``note`` on the screen.
    """

    def __init__(self, factor: float = 1.0) -> None:
        self.tracker = ValueTracker(factor)

    @property
    def factor(self) -> float:
        """The present factor."""
        return float(self.tracker.get_value())

    @property
    def is_true(self) -> bool:
        """Whether arrows are as long as the numbers that they stand for."""
        return abs(self.factor - 1) < 1e-9

    def to(self, factor: float) -> Any:
        """An animation to another factor."""
        return change(self.tracker, factor)

    def note(self, to: float | None = None, one: bool = False) -> VGroup:
        """What must be on the screen while the factor is not 1: ``arrows × 0.1``, or of ``one``.

        It is the present one, or that ``to`` which they come: while they do, no other is told.
        """
        label = tr("arrow ×") if one else tr("arrows ×")
        return on_plate(_Factor(SCALE, label, lambda: self.factor if to is None else to))


class _Factor(Scientific):
    """A factor of two digits: 0.1, and never 0.00."""

    def written(self) -> str:
        """The present factor as it is displayed."""
        return number_text(float(f"{self.value():.2g}"))

    def readings(self) -> list[Reading]:
        """The factor on display."""
        return [Reading(self.name, self.number.text, self.value())]


class Arrow(OnPicture):
    """An arrow from a place along a vector, both in the projection's own units and both moving.

    On a ground and on a curve it follows these, and its tip is where the vector ends. Its verbs are
    animations: ``grow`` from the root, ``cut`` to a share of its length, ``turn_round`` to its
    opposite, and ``aim``, which is these two in the order of the course. While a step is under way
    it is used up from behind: ``used`` in [0, 1].

    ``becomes`` is its colour once it is turned. As it turns it shrinks through zero along its own
    line, as a vector does whose factor goes from 1 to −1; where the half turn itself is to be seen
    it ``swings`` about its root, as long as it is, from an axis upwards and down again. Where its
    length is told on the screen it ``stays``: its opposite grows beside it, as long as it is, and
    then it goes.
    """

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(
        self,
        on: Projection,
        root: Place,
        vector: Place,
        color: Color = GRADIENT,
        *,
        becomes: Color | None = None,
        scale: ArrowScale | None = None,
        width: float = 0.09,
        name: str = "arrow",
    ) -> None:
        super().__init__(on)
        self.root, self.vector, self.name = root, vector, name
        self.tint, self.becomes, self.thickness = color, becomes or color, width
        self.scale_of_all = scale or ArrowScale()
        self.grown, self.used = ValueTracker(1.0), ValueTracker(0.0)
        self.share, self.turned = ValueTracker(1.0), ValueTracker(0.0)
        self.swings = self.stays = False

    # -- verbs -----------------------------------------------------------------------------------

    def grow(self) -> Any:
        """Come out of the root."""
        self.grown.set_value(0)
        return change(self.grown, 1)

    def cut(self, share: float) -> Any:
        """Be so many times as long, such as the learning rate says."""
        return change(self.share, share)

    def turn_round(self) -> Any:
        """Become its opposite."""
        return change(self.turned, 1)

    def aim(self, rate: float, turn_first: bool = False) -> tuple[Any, ...]:
        """Become the step: cut to the rate, then turn round; or the other way about."""
        cut, turn = self.cut(rate), self.turn_round()
        first, second = (turn, cut) if turn_first else (cut, turn)
        first.rate_func = squish_rate_func(smooth, 0.0, 0.45)
        second.rate_func = squish_rate_func(smooth, 0.55, 1.0)
        return cut, turn

    def set_as(self, *, share: float = 1.0, turned: float = 0.0, grown: float = 1.0) -> Arrow:
        """Be this at once, and not used."""
        self.share.set_value(share)
        self.turned.set_value(turned)
        self.grown.set_value(grown)
        self.used.set_value(0)
        return self

    # -- numbers ---------------------------------------------------------------------------------

    @property
    def length(self) -> float:
        """How many times its vector it is long: its share, on the scale of all."""
        return float(self.share.get_value()) * self.scale_of_all.factor

    def present(self) -> Array:
        """The vector (d,) that it shows when it has grown, at its present length and turn."""
        turned = float(self.turned.get_value())
        vector = self.length * np.asarray(self.vector(), dtype=float)
        if self.stays:
            return -vector if turned > 0 else vector
        if not self.swings:
            return np.asarray((1 - 2 * turned) * vector)
        c, s = np.cos(np.pi * turned), np.sin(np.pi * turned)
        if len(vector) == 1:  # what of it lies along the axis
            return np.asarray(c * vector)
        x, y = vector
        return np.array([x * c - y * s, x * s + y * c])

    def landing(self) -> Array:
        """The place (d,) where it ends, grown or not."""
        return np.asarray(self.root() + self.present())

    def line(self) -> Array:
        """What is drawn of it now, on the screen (n, 2)."""
        used, grown = self.used.get_value(), self.grown.get_value()
        return self._stretch(np.linspace(min(used, grown), grown, _PIECES))

    def _stretch(self, shares: Array) -> Array:
        """The screen points (n, 2) at shares (n,) of its length."""
        root, vector = np.asarray(self.root(), dtype=float), self.present()
        spots = self.on.at(root + shares[:, None] * vector) + shares[:, None] * self._lift(root)
        return np.clip(spots, -_FAR, _FAR)

    def _lift(self, root: Array) -> Array:
        """How far its tip is off the axis on the screen (2,), as it swings from one."""
        turned = float(self.turned.get_value())
        if not (self.swings and len(root) == 1 and 0 < turned < 1):
            return np.zeros(2)
        ends = self.on.at(np.stack([root, root + self.length * np.asarray(self.vector())]))
        return np.array([0.0, np.sin(np.pi * turned) * np.linalg.norm(ends[1] - ends[0])])

    def whole(self) -> Array:
        """Root and tip on the screen (2, 2) when it has grown and nothing of it is used."""
        return self._stretch(np.array([0.0, 1.0]))

    def tip(self) -> Array:
        """Where the tip is on the screen (2,)."""
        return np.asarray(self.line()[-1])

    def middle(self) -> Array:
        """Where the middle of it is on the screen (2,)."""
        return np.asarray(self.line()[_PIECES // 2])

    def drawn_length(self) -> float:
        """How long it is on the screen when it has grown and nothing of it is used."""
        return float(np.linalg.norm(np.diff(self.whole(), axis=0)))

    # -- picture ---------------------------------------------------------------------------------

    @property
    def showing(self) -> float:
        """Nothing before it has grown, nor once it is used up."""
        left = float(self.grown.get_value()) - float(self.used.get_value())
        return self.presence * max(0.0, left)

    def color_now(self) -> Array:
        """Its colour (3,): another once it is turned, by degrees as it lands if it swings."""
        share = float(self.turned.get_value())
        late = max(0.0, (share - _COLOURED) / (1 - _COLOURED))
        share = late if self.swings else np.ceil(share) if self.stays else round(share)
        return (1 - share) * np.array(rgb(self.tint)) + share * np.array(rgb(self.becomes))

    def draw(self, canvas: Canvas) -> None:
        """Draw shaft and head on a dark casing; beside it what it was, if that stays."""
        line, turned = self.line(), float(self.turned.get_value())
        if self.stays and 0 < turned < 1:
            root, whole = line[0], line - line[0]
            line = root + whole * min(1.0, turned / _GROWN)
            left = self.presence * min(1.0, (1 - turned) / (1 - _GROWN))
            canvas.push_group()
            Pen(canvas, 1.0).arrow(root - whole, rgb(self.tint), self.thickness)
            canvas.pop_group_to_source()
            canvas.paint_with_alpha(left)
        Pen(canvas, self.presence).arrow(line, self.color_now(), self.thickness)

    def pointwise_become_partial(self, vmobject: Any, a: float, b: float) -> Arrow:
        """Grow as far as ``b``: this is what ``Create`` asks."""
        self.grown.set_value(b)
        return self

    def named(self, text: str) -> VGroup:
        """A name in its colour that stays beside its tip, on an axis above its middle."""
        turned = self.turned.get_value() > 0.5
        name = on_plate(Words(text, LABEL_SIZE, self.becomes if turned else self.tint))

        def follow(label: Any) -> None:
            if self.on.dimension == 1:
                label.next_to((*self.middle(), 0), UP, buff=0.15)
                return
            tip, root = self.tip(), self.on.at(self.root())
            label.next_to((*tip, 0), RIGHT if tip[0] >= root[0] else -RIGHT, buff=0.2)

        name.add_updater(follow)
        follow(name)
        return name

    def readings(self) -> list[Reading]:
        """The vector of numbers that it stands for, and on which scale it is drawn."""
        factor = self.scale_of_all.factor
        vector = (self.present() / factor).tolist()
        return [
            Reading(self.name, "", tuple(vector)),
            Reading(f"{self.name} {SCALE}", "", factor if self.grown.get_value() > 0 else None),
        ]


class HalfTurn(OnPicture):
    """The angle between two arrows from one root: an arc, from the first to the second."""

    layer: ClassVar[Layer] = Layer.ARROW

    def __init__(self, first: Arrow, second: Arrow, color: Color = TEXT) -> None:
        super().__init__(first.on)
        self.first, self.second, self.tint = first, second, color
        self.grown = ValueTracker(1.0)

    def arc(self) -> Array:
        """The arc on the screen (n, 2), anticlockwise, as far as it has grown."""
        middle = self.on.at(self.first.root())
        ends = [self.on.at(arrow.landing()) - middle for arrow in (self.first, self.second)]
        begin, end = (float(np.arctan2(up, right)) for right, up in ends)
        sweep = (end - begin) % (2 * np.pi) * self.grown.get_value()
        angles = begin + np.linspace(0, sweep, 60)
        return np.asarray(middle + _ARC * np.stack([np.cos(angles), np.sin(angles)], axis=-1))

    def draw(self, canvas: Canvas) -> None:
        """Stroke the arc."""
        arc = self.arc()
        if np.linalg.norm(arc[-1] - arc[0]) > _LEAST:
            Pen(canvas, self.presence).line(arc, self.tint, 0.045, casing=0.045)

    def pointwise_become_partial(self, vmobject: Any, a: float, b: float) -> HalfTurn:
        """Grow as far as ``b``."""
        self.grown.set_value(b)
        return self


__all__ = ["Arrow", "ArrowScale", "HalfTurn"]
