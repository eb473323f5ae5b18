"""What is drawn on the planes of dots: curves of models, fresh dots, errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, UP, ValueTracker, linear
from numpy.typing import ArrayLike, NDArray

from gdmath.dataset import Dataset
from gdmath.features import Polynomial
from scenes.parts.bias_variance.plan import ENDS
from scenes.stage import (
    BODY_SIZE,
    DATA,
    LOSS,
    PREDICTION,
    TITLE_SIZE,
    Formula,
    Layer,
    Link,
    Plane,
    Words,
    change,
    on_one_line,
    tr,
)
from scenes.stage.lecture.theme import BACKGROUND, Color
from scenes.stage.paint.painted import ripple
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]
Told = Callable[[Array], Array]

_PIECES = 481
_WIDER = 2.0  # radii, by which a fresh dot is wider as it comes
_LATE = 0.5  # of the time, until the last one sets out
_RADIUS, _RIM = 0.065, 0.028
_TIE = 0.1  # scene units from a name to what ties it to its curve
_BENDING = 0.5  # of the way from one power to the next
_RIMS = 0.06  # scene units that both rims of an average take


class ModelCurve(OnPlane):
    """The predictions of a model over all x; ``drawn`` from 0 to 1 draws them from the left.

    With a light ``rim`` it is no model itself: the average of many.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(
        self, plane: Plane, predict: Told, width: float = 0.06, rim: Color | None = None
    ) -> None:
        super().__init__(plane)
        self.predict, self.thickness, self.rim = predict, width, rim
        self.drawn = ValueTracker(0.0)
        self.set_z_index(Layer.PLOT + 1)  # on the dots

    def draw_out(self) -> Any:
        """An animation: it is drawn from the left."""
        return change(self.drawn, 1)

    def draw(self, canvas: Canvas) -> None:
        """As far as it is drawn, on a dark casing or between light rims."""
        drawn = float(self.drawn.get_value())
        if drawn <= 0:
            return
        x = np.linspace(ENDS[0], ENDS[0] + drawn * (ENDS[1] - ENDS[0]), _PIECES)
        line = self.plane.xy(x, self.predict(x))
        pen = Pen(canvas, self.presence)
        if self.rim:
            pen.line(line, self.rim, self.thickness + _RIMS, casing=0.07)
        pen.line(line, PREDICTION, self.thickness, casing=0 if self.rim else 0.05)


class Fresh(OnPlane):
    """Dots that no model has seen, hollow; ``landed`` from 0 to 1 they come, one by one."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, data: Dataset) -> None:
        super().__init__(plane)
        self.x, self.y = np.asarray(data.x), np.asarray(data.y)
        self.landed = ValueTracker(0.0)
        self.set_z_index(Layer.PLOT + 2)
        self.spill = 0.1

    def land(self) -> Any:
        """An animation: all come, from the left to the right, each where it is to stay."""
        return change(self.landed, 1, linear)

    def draw(self, canvas: Canvas) -> None:
        """Each as wide and as faint as it still is."""
        pen = Pen(canvas, self.presence)
        count = len(self.x)
        share = float(self.landed.get_value())
        begun = np.argsort(np.argsort(self.x)) / max(count - 1, 1) * _LATE
        way = np.clip((share - begun) / (1 - _LATE), 0, 1)
        for spot, there in zip(self.plane.xy(self.x, self.y), way.tolist(), strict=True):
            if there > 0:
                radius = _RADIUS * (1 + _WIDER * (1 - there))
                pen.disc(spot, radius, BACKGROUND, opacity=there)  # an error ends at its rim
                pen.ring(spot, radius, DATA, _RIM, opacity=there, casing=0.03)


class Errors(OnPlane):
    """The errors of a model on dots: strokes from each dot to the curve, as far as ``grown``.

    The one that makes up most of the loss by itself, if one does, is wide.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plane: Plane, data: Dataset, predict: Told) -> None:
        super().__init__(plane)
        self.x, self.y = np.asarray(data.x), np.asarray(data.y)
        self.predict = predict
        self.grown, self.wave = ValueTracker(0.0), ValueTracker(1.0)
        self.set_z_index(Layer.PLOT + 1)  # on a curve that is as steep as they are

    def grow(self) -> Any:
        """An animation: all grow."""
        return change(self.grown, 1)

    @property
    def told(self) -> Array:
        """What the model says of the dots now."""
        return self.predict(self.x)

    @property
    def worst(self) -> int | None:
        """The dot that makes up most of the loss by itself, if one does."""
        squares = (self.told - self.y) ** 2
        most = int(np.argmax(squares))
        return most if squares[most] > squares.sum() / 2 else None

    def pulse(self) -> Any:
        """An animation: rings go out from that dot."""
        self.wave.set_value(0)
        return change(self.wave, 1, linear)

    def draw(self, canvas: Canvas) -> None:
        """All strokes; one that makes up most of the loss by itself is thick, and sends rings."""
        grown = float(self.grown.get_value())
        if grown <= 0:
            return
        feet = self.plane.xy(self.x, self.y)
        heads = self.plane.xy(self.x, self.y + grown * (self.told - self.y))
        strokes = list(np.stack([feet, heads], axis=1))
        pen = Pen(canvas, self.presence)
        pen.line(strokes, LOSS, 0.04, opacity=0.85)
        worst, wave = self.worst, float(self.wave.get_value())
        if worst is not None:
            pen.line(strokes[worst], LOSS, 0.1, casing=0.06)
            pen.ring(feet[worst], 1.7 * _RADIUS, LOSS, 0.05, casing=0.04)
            if 0 < wave < 1:
                wide = 1.7 * _RADIUS * (1 + 5 * wave)
                pen.ring(feet[worst], wide, LOSS, 0.05, opacity=ripple(wave))

    def readings(self) -> list[Reading]:
        """Their mean square."""
        return [Reading("mean square", "", float(np.mean((self.told - self.y) ** 2)))]


def headed(degree: int) -> Any:
    """What a model is called: up to its highest power of x, all on one line."""
    words: Any = Words(tr("up to"), BODY_SIZE)
    power: Any = Formula("x" if degree == 1 else f"x^{degree}", size=TITLE_SIZE, color=PREDICTION)
    group = on_one_line(words, power, buff=0.25)
    letter = power.family_members_with_points()[0]  # raised digits do not move it
    power.shift((baseline(words) - letter.get_bottom()[1]) * UP)
    return group


def between(fits: tuple[Polynomial, ...], power: float) -> Told:
    """The model of a power; from one power to the next it bends over quickly."""
    low = min(int(power + 1e-9), len(fits) - 1)
    share = float(np.clip((power - low - 1 + _BENDING) / _BENDING, 0, 1))
    high = min(low + 1, len(fits) - 1)
    return lambda x: np.asarray((1 - share) * fits[low](x) + share * fits[high](x))


def named(
    plane: Plane, text: str, place: tuple[float, float], at: float, told: Told, color: Color
) -> list[Any]:
    """Words at a place of a plane, tied to a curve at some x."""
    words: Any = Words(text, BODY_SIZE, color)
    words.move_to((*plane.xy(*place), 0))
    below = place[1] < float(told(np.array(at)))

    def start() -> Any:
        return words.get_top() + _TIE * UP if below else words.get_bottom() + _TIE * DOWN

    link = Link(start, lambda: plane.xy(at, told(np.array(at))), color)
    link.set_z_index(Layer.MARK + 1)
    return [words, link]


def over(x: Array, numbers: Array) -> Told:
    """The function that has these numbers (n,) at places x (n,), and is straight between."""

    def told(places: ArrayLike) -> Array:
        return np.interp(np.asarray(places, dtype=float), x, numbers)

    return told


__all__ = ["Errors", "Fresh", "ModelCurve", "Told", "between", "headed", "named", "over"]
