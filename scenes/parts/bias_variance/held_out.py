"""Dots held back turn after turn, what models cost on them, and the mark of the lowest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import FadeIn, ValueTracker, linear
from numpy.typing import NDArray

from gdmath.dataset import Dataset
from gdmath.features import Polynomial
from scenes.parts.bias_variance.curves import between
from scenes.parts.bias_variance.plan import Plan
from scenes.parts.bias_variance.telling import loss_text
from scenes.parts.bias_variance.textures import square
from scenes.stage import BODY_SIZE, DATA, LOSS, TEXT, Layer, Plane, change
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_MARK = 0.12
_ABOVE = 1.1  # scene units from a square to its number, which is over the mark
_CLEAR = 0.62  # and to the mark over it
_FAR = 100.0  # times what is seen, that a line is drawn to
_CHANGE = 0.25  # of a turn's time, in which its dots take the others' place
_DIM = 0.3  # of its strength, that a turn keeps which is over
_ARROW = np.array([(0, 0), (0.15, -0.26), (-0.15, -0.26)])  # at the top, for what is beyond it
_DENSE = 0.85
_DROP = 0.9  # scene units that its mark comes down


class Aside(Lettered):
    """What fits to some dots cost on the others, turn after turn, and at last on the average.

    In every turn all powers are asked, upwards; where other dots are held back the last curve of
    one turn bends to the first of the next. A loss beyond the picture leaves an arrow at its top.
    As far as it went ``beyond``, still higher powers have been tried on the first turn's dots.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, plan: Plan, plane: Plane) -> None:
        super().__init__()
        self.held, self.plane, self.mean = plan.held, plane, plan.validated
        self.all_dots = plan.fits
        self.losses = np.array([held.losses for held in plan.held])
        self.turn, self.averaged, self.named, self.back = (ValueTracker(0.0) for _ in range(4))
        self.beyond = ValueTracker(0.0)
        self._lowest = Lettering(loss_text(float(self.mean.min())), BODY_SIZE, LOSS)

    @property
    def top(self) -> float:
        """The highest loss that is seen now."""
        return float(self.plane.low[1] + self.plane.span[1])

    @property
    def lowest(self) -> int:
        """The power that costs least on the average."""
        return int(np.argmin(self.mean))

    def now(self) -> tuple[int, float, float]:
        """The present turn, how far its dots are held back, and how many powers are asked."""
        at = float(self.turn.get_value())
        turn = min(int(at), len(self.held) - 1)
        change_over = _CHANGE if turn else 0.0
        share = at - turn
        back = float(np.clip(share / _CHANGE, 0, 1)) if turn else 1.0
        asked = float(np.clip((share - change_over) / (1 - change_over), 0, 1))
        return turn, back, asked * len(self.mean)

    def go(self, turn: int) -> Any:
        """An animation: all powers are asked, up to the end of some turn."""
        return change(self.turn, float(turn), linear)

    def go_beyond(self) -> Any:
        """An animation: after the first turn, higher powers are tried that are not tested."""
        return change(self.beyond, 1, linear)

    def average(self) -> Any:
        """An animation: the losses of all turns go to their average."""
        return change(self.averaged, 1)

    def go_back(self) -> Any:
        """An animation: the model of the lowest loss is seen, and learns from all dots."""
        return change(self.back, 1)

    def hollow(self, x: Array) -> Array:
        """How far each dot of the few is held back now."""
        turn, back, _ = self.now()
        sides = (turn, back), (turn - 1, 1 - back)
        held = sum(
            share * np.isin(x, np.asarray(self.held[number].back.x))
            for number, share in sides
            if number >= 0
        )
        return np.asarray(held * (1 - float(self.back.get_value())), dtype=float)

    def predict(self, x: Array) -> Array:
        """The predictions of the power that was asked last."""
        turn, back, asked = self.now()
        power = max(0.0, asked - 1)
        told = back * between(self._fits(turn), power if turn else self._up(power))(x)
        if back < 1:
            before = len(self.mean) - 1.0
            last = before if turn > 1 else self._up(before)
            told = told + (1 - back) * between(self._fits(turn - 1), last)(x)
        home = float(self.back.get_value())
        return np.asarray((1 - home) * told + home * self.all_dots[self.lowest](x))

    def _fits(self, turn: int) -> tuple[Polynomial, ...]:
        held = self.held[turn]
        return held.fits if turn else (*held.fits, *held.higher)

    def _up(self, power: float) -> float:
        """A power of the first turn, or what has been reached beyond the last that is tested."""
        return power + float(self.beyond.get_value()) * len(self.held[0].higher)

    def there(self) -> Array:
        """How far each loss is there now (turns, powers)."""
        turn, _, asked = self.now()
        powers = np.arange(len(self.mean))
        shown = np.zeros(self.losses.shape)
        shown[:turn] = 1
        shown[turn] = np.clip(asked - powers, 0, 1)
        return shown

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The number of the lowest."""
        x, y = self.plane.xy(self.lowest, self.mean.min())
        left = float(x) - self._lowest.width / 2
        shown = max(0.0, 2 * float(self.named.get_value()) - 1)  # once the line is gone
        yield self._lowest, left, float(y) + _ABOVE, shown

    def draw(self, canvas: Canvas) -> None:
        """A line for each turn, the present one bright; hollow squares, as the dots are hollow."""
        averaged, there = float(self.averaged.get_value()), self.there()
        turn, _, _ = self.now()
        losses = (1 - averaged) * self.losses + averaged * self.mean
        for number in range(turn + 1):
            bright = 1.0 if number == turn else _DIM + averaged * (1 - _DIM)
            self._one(canvas, losses[number], there[number], bright)
        beyond = np.max(there * (losses > self.top), axis=0)
        for power, strength in enumerate(beyond.tolist()):
            if strength > 0:
                x, y = self.plane.xy(power, self.top).tolist()
                tip = np.array([x, y])
                Pen(canvas, self.presence * strength).fill(tip + _ARROW, LOSS)
        self.write(canvas)

    def _one(self, canvas: Canvas, losses: Array, there: Array, bright: float) -> None:
        pen, (left, low) = Pen(canvas, self.presence), self.plane.corner.tolist()
        right, top = (self.plane.corner + self.plane.size).tolist()
        powers = np.arange(len(losses))
        seen = powers[there > 0]
        if len(seen) > 1:
            # The line ends as far on its way to the newest square as that one is there.
            newest = seen[-1]
            x = np.append(seen[:-1], newest - 1 + float(there[newest]))
            y = np.minimum(np.interp(x, powers, losses), _FAR * self.top)
            with pen.inside(left, low, right, top):
                faint = 0.7 * max(0.0, 1 - 2 * float(self.named.get_value()))
                pen.line(self.plane.xy(x, y), LOSS, 0.04, opacity=faint * bright)
        for power in seen.tolist():
            if losses[power] <= self.top:
                outline = square(self.plane.xy(power, losses[power]), _MARK)
                one = Pen(canvas, self.presence * float(there[power]) * bright)
                one.fill(outline, BACKGROUND)
                one.line(outline, LOSS, 0.05, closed=True)

    def readings(self) -> list[Reading]:
        """The lowest."""
        return [Reading("lowest", self._lowest.text, float(self.mean.min()))]


class Turned(OnPlane):
    """The few dots: those that are held back now are hollow, as far as this has ``begun``.

    As far as they are ``tested`` strokes go from them to the curve: a loss is their mean square.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, data: Dataset, radius: float, aside: Aside) -> None:
        super().__init__(plane)
        self.x, self.y = np.asarray(data.x), np.asarray(data.y)
        self.radius, self.aside = radius, aside
        self.begun, self.tested = ValueTracker(0.0), ValueTracker(0.0)
        self.set_z_index(Layer.PLOT + 2)

    def draw(self, canvas: Canvas) -> None:
        """All of them."""
        pen = Pen(canvas, self.presence)
        hollow = float(self.begun.get_value()) * self.aside.hollow(self.x)
        pen.line(list(self.strokes()), LOSS, 0.05, casing=0.04)
        for spot, share in zip(self.plane.xy(self.x, self.y), hollow.tolist(), strict=True):
            pen.disc(spot, self.radius, DATA, opacity=_DENSE * (1 - share))
            pen.disc(spot, self.radius, BACKGROUND, opacity=share)
            pen.ring(spot, self.radius, DATA, 0.025, opacity=share, casing=0.03)

    def strokes(self) -> Array:
        """From each dot that is held back towards the curve (n, 2, 2)."""
        share = float(self.tested.get_value()) * self.aside.hollow(self.x)
        back = share > 0
        x, y = self.x[back], self.y[back]
        ends = y + share[back] * (self.aside.predict(x) - y)
        return np.stack([self.plane.xy(x, y), self.plane.xy(x, ends)], axis=1)


class Pointer(Painted):
    """A triangle that points down at the power that costs least, and comes ``down`` to it.

    ``levels`` are the losses over which it stands, power after power.
    """

    layer: ClassVar[Layer] = Layer.MARK

    def __init__(self, levels: Array, plane: Plane, to: int) -> None:
        super().__init__()
        self.levels, self.plane, self.to = levels, plane, to
        self.down = ValueTracker(0.0)

    def come(self) -> list[Any]:
        """Animations: it comes down to the power that costs least."""
        return [FadeIn(self), change(self.down, 1)]

    def draw(self, canvas: Canvas) -> None:
        """Over the numbers."""
        level = min(float(self.levels[self.to]), float(self.plane.low[1] + self.plane.span[1]))
        above = _CLEAR + _DROP * (1 - float(self.down.get_value()))
        tip = self.plane.xy(self.to, level) + np.array([0.0, above])
        corners = tip + np.array([(0, 0), (-0.22, 0.36), (0.22, 0.36)])
        Pen(canvas, self.presence).fill(corners, TEXT)


__all__ = ["Aside", "Pointer"]
