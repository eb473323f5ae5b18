"""The machine: it takes a w and shows a loss; later its face is the table of nudges."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, UP, FadeIn, FadeOut, ValueTracker, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.parts.derivative.fading import as_one
from scenes.parts.derivative.numbers import fixed, plain
from scenes.parts.derivative.places import face
from scenes.parts.derivative.plan import Plan
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    POSITION,
    QUIET,
    TITLE_SIZE,
    Layer,
    Plane,
    Words,
    change,
    italic,
    tr,
)
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_DASHES = (0.14, 0.1)
_BODY, _FIELD, _RIM = "#16243C", "#0A1120", 0.05
_LOW = 0.8  # scene units that it is lower, while its slot is there
_SLOT = 2.0
_ROWS = 1.15, 2.1  # scene units from its top down to the middle of each field
_TALL, _LAMPS = 0.72, 3


class Known(Painted):
    """All that the machine knows of its hill: one point over w, at the loss that it has read."""

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, plane: Plane, place: Any) -> None:
        super().__init__()
        self.plane, self.place = plane, place
        self.up, self.aside = ValueTracker(0.0), ValueTracker(0.0)

    def read(self) -> tuple[Any, ...]:
        """Animations: up from w to its loss, and then across to that."""
        first, last = (squish_rate_func(smooth, *part) for part in ((0.0, 0.6), (0.6, 1.0)))
        return change(self.up, 1, first), change(self.aside, 1, last)

    def draw(self, canvas: Canvas) -> None:
        """Up from w, then across from the loss; where both meet, the point."""
        pen, spot = Pen(canvas, self.presence), self.place()
        foot, side = (
            np.array([spot[0], self.plane.corner[1]]),
            np.array([self.plane.corner[0], spot[1]]),
        )
        up, aside = float(self.up.get_value()), float(self.aside.get_value())
        pen.line(np.stack([foot, foot + up * (spot - foot)]), POSITION, 0.04, dashes=_DASHES)
        pen.line(np.stack([side, side + aside * (spot - side)]), LOSS, 0.04, dashes=_DASHES)
        pen.disc(foot, 0.12, POSITION, opacity=min(1.0, 4 * up), casing=0.04)
        if aside > 0.99:
            pen.disc(spot, 0.14, LOSS, casing=0.04)


class BlackBox(Painted):
    """A box with a slot for w on top, lamps that blink while it computes, and two fields.

    As it ``grows`` slot and fields go, and its face is free.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, rises: bool) -> None:
        super().__init__()
        self.box = face(rises)
        self.set_frame(*self.box)
        self.fed, self.grows = ValueTracker(0.0), ValueTracker(0.0)  # how far w has fallen into it

    @property
    def top(self) -> float:
        """Where it ends now."""
        return self.box.top - _LOW * (1 - float(self.grows.get_value()))

    @property
    def slot(self) -> Array:
        """The middle of the slot (3,), while that is there."""
        return np.array([self.box.middle[0], self.box.top - _LOW, 0.0])

    def field(self, number: int) -> Array:
        """The middle of a field (3,), from the top one on."""
        return self.slot - _ROWS[number] * UP

    def draw(self, canvas: Canvas) -> None:
        """Body, slot, fields and lamps."""
        left, bottom, right, _ = self.box
        with as_one(canvas, self.presence) as pen:
            pen.band(left - _RIM, bottom - _RIM, right + _RIM, self.top + _RIM, QUIET, 0.9, 0.24)
            pen.band(left, bottom, right, self.top, _BODY, 1.0, 0.2)
            free = 1 - float(self.grows.get_value())
            self._fed(pen, free)
            for number in (0, 1):
                x, y, _ = self.field(number)
                wide = self.box.width / 2 - 0.3
                pen.band(x - wide, y - _TALL / 2, x + wide, y + _TALL / 2, _FIELD, free, 0.12)

    def _fed(self, pen: Pen, free: float) -> None:
        """The slot, the w that falls into it, and the lamps on either side of it."""
        (x, y, _), fed = self.slot, float(self.fed.get_value())
        if 0 < fed < 1:
            drop = np.array([x, y + 0.1 - 0.55 * fed])
            pen.disc(drop, 0.14, POSITION, opacity=min(1.0, 5 * fed, 5 - 5 * fed), casing=0.04)
        pen.band(x - _SLOT / 2, y - 0.42, x + _SLOT / 2, y - 0.3, QUIET, 0.9 * free, 0.05)
        for number in range(2 * _LAMPS):
            way = (number % _LAMPS + 0.6) * (0.36 if number < _LAMPS else -0.36)
            wave = np.sin(2 * np.pi * (4 * fed - number / _LAMPS)) if 0.35 < fed < 1 else 0.0
            glow = 0.25 + 0.75 * max(0.0, float(wave)) * min(1.0, 8 * (fed - 0.35), 8 * (1 - fed))
            spot = np.array([x + np.sign(way) * (_SLOT / 2 + 0.1) + way, y - 0.36])
            pen.disc(spot, 0.09, LOSS, opacity=free * glow)


class Machine:
    """The box, the w that goes in, and the loss that it shows."""

    def __init__(self, plan: Plan) -> None:
        self.box = box = BlackBox(plan.rises)
        self.w = Words(f"{italic('w')} = {plain(plan.at)}", TITLE_SIZE, POSITION)
        self.w.move_to(box.slot + 0.42 * UP)
        self.loss = Words(fixed(plan.loss(plan.at), 2), TITLE_SIZE, LOSS)
        self.called = Words(tr("loss"), LABEL_SIZE, LOSS)
        edge = (box.box.width / 2 - 0.55) * RIGHT
        self.loss.move_to(box.field(0) + edge, aligned_edge=RIGHT)
        self.called.move_to(box.field(0) - edge, aligned_edge=LEFT)

    def come(self) -> Any:
        """An animation: it is there, with nothing in it."""
        return FadeIn(self.box, self.called)

    def put_in(self) -> tuple[Any, ...]:
        """A w falls into the slot; over that, it can still be read."""
        return FadeIn(self.w, rate_func=squish_rate_func(smooth, 0.0, 0.4)), change(
            self.box.fed, 1.0
        )

    def read_off(self) -> tuple[Any, ...]:
        """The field shows the loss."""
        return (FadeIn(self.loss, rate_func=squish_rate_func(smooth, 0.0, 0.5)),)

    def ask(self, words: Any) -> Any:
        """An animation: what is asked for takes the field below, which is empty."""
        return words.animate.scale(0.9).move_to(self.box.field(1))

    def make_room(self, asked: Any) -> tuple[Any, ...]:
        """Animations: numbers, fields and what is asked go, and its face is free for a table."""
        first = squish_rate_func(smooth, 0, 0.6)
        gone = FadeOut(self.w, self.loss, self.called, asked, rate_func=first)
        return gone, change(self.box.grows, 1)


__all__ = ["BlackBox", "Known", "Machine"]
