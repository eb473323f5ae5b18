"""Guess, measure, adjust: three cards on a ring, and what is built in its middle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import ValueTracker, linear, smooth, squish_rate_func
from numpy.typing import NDArray

from scenes.stage import (
    BODY_SIZE,
    LOSS,
    PREDICTION,
    QUIET,
    STAGE,
    STEP,
    TEXT,
    Layer,
    change,
    tr,
)
from scenes.stage.lecture.theme import PLATE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen

Array = NDArray[np.float64]

_MIDDLE = np.array([0.0, STAGE.middle[1] + 0.15])
_REACH = np.array([4.9, 2.3])  # of the ring, across and up
_CARD = np.array([1.5, 0.75])  # half of a card
_ANGLES = np.radians([90.0, -25.0, 205.0])  # of the cards
_STOPS = np.append((_ANGLES[0] - _ANGLES + 1e-9) % (2 * np.pi) / (2 * np.pi), 1.0)
_LIT = 0.07  # of a round: so near, it lights a card
_BELOW, _SIZE = np.array([0.0, -0.25]), 1.45  # of the house
_TAIL = 0.9  # radians of light behind the bead
_SEED, _WOBBLE = 8, 0.13  # of lines that are still crooked
_CROOKED = (4, 1)  # the strokes that are, in the order in which they are mended
_HOUSE = (  # strokes on a square from −1 to 1
    ((-0.8, -1.0), (0.8, -1.0)),
    ((-0.8, -1.0), (-0.8, 0.1)),
    ((0.8, -1.0), (0.8, 0.1)),
    ((-1.0, 0.0), (0.0, 0.95)),
    ((0.0, 0.95), (1.0, 0.0)),
    ((-0.2, -1.0), (-0.2, -0.35), (0.2, -0.35), (0.2, -1.0)),
    ((0.3, -0.25), (0.6, -0.25), (0.6, 0.05), (0.3, 0.05), (0.3, -0.25)),
)


class Ring(Lettered):
    """Three cards, a light that runs round by way of them, and a house that gets better.

    ``turn`` counts rounds, ``mended`` the lines that are straight by now, ``flipped`` from 0 to 3
    turns one card after another from its picture to its word; ``house`` is how much of it is there,
    and ``around`` how much of all that is round it.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self) -> None:
        super().__init__()
        self.turn, self.mended = ValueTracker(0.0), ValueTracker(0.0)
        self.flipped, self.house = ValueTracker(0.0), ValueTracker(0.0)
        self.around = ValueTracker(1.0)
        told = ((tr("guess"), PREDICTION), (tr("measure"), LOSS), (tr("adjust"), STEP))
        self.words = [Lettering(word, BODY_SIZE + 6, tint) for word, tint in told]
        self.bends = np.random.default_rng(_SEED).normal(0, _WOBBLE, (len(_HOUSE), 8, 2))
        self.set_frame(*STAGE)

    def empty(self) -> Ring:
        """All that is round it, with room for something else."""
        self.house.set_value(0)
        self.turn.set_value(0)
        self.around.set_value(1)
        return self

    def round(self) -> tuple[Any, ...]:
        """Animations: once round, and a line is straight."""
        turn = float(np.floor(self.turn.get_value() + 1e-6))
        mended = float(np.round(self.mended.get_value()))
        late = change(self.mended, mended + 1, lambda t: float(np.clip(3 * t - 2, 0, 1)))
        return change(self.turn, turn + 1, linear), late

    def once_round(self) -> Any:
        """An animation: the light runs round, and nothing is built yet."""
        return change(self.turn, np.floor(self.turn.get_value() + 1e-6) + 1, linear)

    def go_to(self, card: int) -> Any:
        """An animation: on to this card."""
        return change(self.turn, np.floor(self.turn.get_value() + 1e-6) + _STOPS[card])

    def adjust(self) -> tuple[Any, ...]:
        """Animations: on to the last card, and then a line more is straight."""
        goes, then = squish_rate_func(smooth, 0.0, 0.5), squish_rate_func(smooth, 0.45, 1.0)
        mended = float(np.round(self.mended.get_value())) + 1
        there = np.floor(self.turn.get_value() + 1e-6) + _STOPS[2]
        return change(self.turn, there, goes), change(self.mended, mended, then)

    def _away(self) -> float:
        """How far it is from the nearest card, in rounds."""
        turn = float(self.turn.get_value()) % 1
        return float(np.abs(turn - _STOPS).min())

    def _spot(self, angle: Any) -> Array:
        way = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        return np.asarray(_MIDDLE + _REACH * way)

    def _side(self, number: int) -> float:
        """How much of a card is seen, from 1 to −1 as it turns over."""
        share = float(np.clip(self.flipped.get_value() - number, 0, 1))
        return float(np.cos(np.pi * share))

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The words on the cards that have turned over."""
        for number, (word, angle) in enumerate(zip(self.words, _ANGLES, strict=True)):
            turned = float(np.clip(-2 * self._side(number) - 1, 0, 1))
            strength = turned * float(self.around.get_value())
            if strength > 0:
                x, y = self._spot(angle).tolist()
                yield word, x - word.width / 2, y - 0.14, strength

    def draw(self, canvas: Canvas) -> None:
        """The ring, its light, the cards and the house."""
        pen = Pen(canvas)
        canvas.push_group()  # as one picture: else the ring shines through cards that fade
        pen.line(self._spot(np.linspace(0, 2 * np.pi, 181)), QUIET, 0.04)
        turn = float(self.turn.get_value())
        bead = _ANGLES[0] - 2 * np.pi * turn
        if turn > 0:
            tail = _TAIL * min(1.0, 8 * self._away())  # none while it rests
            pen.line(self._spot(np.linspace(bead, bead + tail, 40)), TEXT, 0.09)
        pen.disc(self._spot(bead), 0.13, TEXT, casing=0.05)
        for number, angle in enumerate(_ANGLES):
            self._card(pen, number, self._spot(angle))
        canvas.pop_group_to_source()
        canvas.paint_with_alpha(self.presence * float(self.around.get_value()))
        self._house(Pen(canvas, self.presence * float(self.house.get_value())))
        self.write(canvas)

    def _card(self, pen: Pen, number: int, middle: Array) -> None:
        side = self._side(number)
        half = _CARD * np.array([max(abs(side), 0.03), 1.0])
        (left, low), (right, high) = middle - half, middle + half
        pen.band(left, low, right, high, QUIET, 1.0, min(0.14, half[0]))
        near = abs((float(self.turn.get_value()) - _STOPS[number] + 0.5) % 1 - 0.5)
        if (lit := 1 - near / _LIT) > 0:
            pen.band(left, low, right, high, TEXT, lit, min(0.14, half[0]))
        rim = 0.04
        if half[0] > 2 * rim:
            inner = (left + rim, low + rim, right - rim, high - rim)
            pen.band(*inner, PLATE, 1.0, min(0.11, half[0] - rim))
        if side > 0:
            strength = pen.strength * float(np.clip(2 * side - 1, 0, 1))
            (_sketch, _eye, _pencil)[number](Pen(pen.canvas, strength), middle)

    def _house(self, pen: Pen) -> None:
        mended = float(self.mended.get_value())
        for number, stroke in enumerate(_HOUSE):
            bend = 0.0
            if number in _CROOKED:
                bend = 1 - float(np.clip(mended - _CROOKED.index(number), 0, 1))
            line = _bent(np.array(stroke), bend * self.bends[number])
            pen.line(_MIDDLE + _BELOW + _SIZE * line, TEXT, 0.075)


def _bent(stroke: Array, bends: Any) -> Array:
    """A stroke (n, 2), or if it is bent, a line through eight points off it, softly."""
    if len(stroke) > 2:
        return stroke
    share = np.linspace(0, 1, 60)[:, None]
    knots = np.linspace(0, 1, 8)
    weights = np.exp(-0.5 * ((share - knots) / 0.12) ** 2)
    weights /= weights.sum(axis=1, keepdims=True)
    bends = np.broadcast_to(bends, (8, 2))
    return np.asarray((1 - share) * stroke[0] + share * stroke[1] + weights @ bends)


def _sketch(pen: Pen, middle: Array) -> None:
    rng = np.random.default_rng(_SEED + 1)
    for stroke in _HOUSE[:5]:
        line = _bent(np.array(stroke), rng.normal(0, 0.4 * _WOBBLE, (8, 2)))
        pen.line(middle + 0.5 * line, TEXT, 0.05)


def _eye(pen: Pen, middle: Array) -> None:
    x = np.linspace(-1, 1, 41)
    lid = 0.42 * (1 - x**2)
    for way in (1, -1):
        pen.line(middle + np.stack([0.8 * x, way * lid], axis=-1), TEXT, 0.05)
    pen.disc(middle, 0.24, TEXT)
    pen.disc(middle, 0.11, PLATE)


def _pencil(pen: Pen, middle: Array) -> None:
    along = np.array([np.cos(0.6), np.sin(0.6)])
    across = np.array([-along[1], along[0]])

    def at(a: float, b: float) -> Array:
        return np.asarray(middle + a * along + b * across)

    body = np.array([at(-0.4, 0.14), at(0.75, 0.14), at(0.75, -0.14), at(-0.4, -0.14)])
    pen.line(body, TEXT, 0.05, closed=True)
    pen.line(np.array([at(-0.4, 0.14), at(-0.8, 0.0), at(-0.4, -0.14)]), TEXT, 0.05)
    pen.disc(at(-0.78, 0.0), 0.05, TEXT)


__all__ = ["Ring"]
