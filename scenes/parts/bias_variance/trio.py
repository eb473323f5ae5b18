"""Three models of the same twenty dots: one after another, then side by side with two losses."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, UP, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.bias_variance import places
from scenes.parts.bias_variance.curves import Errors, Fresh, ModelCurve, headed
from scenes.parts.bias_variance.floors import WIDE_X, Floors
from scenes.parts.bias_variance.plan import ENDS, Plan
from scenes.parts.bias_variance.telling import loss_text
from scenes.stage import (
    BODY_SIZE,
    LOSS,
    POSITION,
    PREDICTION,
    STAGE,
    TITLE_SIZE,
    Box,
    Formula,
    Layer,
    Plane,
    Samples,
    Words,
    change,
    instead,
    on_one_line,
    tr,
)

Array = NDArray[np.float64]

_Y = (-1.0, 5.0)
_ABOVE = 0.2  # scene units from a plane to its heading
_ROOM = 0.6  # of y, beyond the farthest dot or curve
_STRIP = 0.36  # of the height above all dots' feet, kept free below them for words
_BESIDE = 0.4  # scene units from losses to what they are a sign of
_ROW = 0.62  # scene units from one loss to the next
_LOW, _ASIDE = 0.45, 0.6  # scene units from the axes to the words in a plot, at most


def reach(*numbers: Array) -> tuple[float, float]:
    """A range that holds all numbers and some room, and the usual one."""
    low = min(_Y[0], *(float(part.min()) - _ROOM for part in numbers))
    high = max(_Y[1], *(float(part.max()) + _ROOM for part in numbers))
    return float(np.floor(low)), float(np.ceil(high))


def told_loss(name: str, loss: float) -> Any:
    """A loss with its name, in words."""
    return on_one_line(Words(name, BODY_SIZE), Words(loss_text(loss), TITLE_SIZE, LOSS), buff=0.3)


class Plot:
    """One model: its heading, its plane with dots and curve, and what it costs."""

    def __init__(
        self,
        plan: Plan,
        number: int,
        y: tuple[float, float],
        plane: Plane | None = None,
        curve: ModelCurve | None = None,
    ) -> None:
        model = plan.models[number]
        self.model, self.scale = model, y
        there = Plane(WIDE_X, y, ("x" if plane else "", "y")).within(places.THREE[number])
        self.plane = plane or there  # another one comes to where this is
        middle, top = there.corner + there.size * (0.5, 1.0)
        self.head = headed(model.degree).move_to((middle, top, 0))  # in the row of y
        self.head.shift((top + _ABOVE - self.head[0].get_bottom()[1]) * UP)
        few, aside = plan.few, plan.kept_aside
        self.dots = Samples(self.plane, few.x, few.y)
        self.curve = curve or ModelCurve(self.plane, model.fit)
        if not curve:
            self.curve.drawn.set_value(1)
        self.fresh = Fresh(self.plane, aside)
        if number < 2:  # its errors are no steeper than it is: the fit stays seen among rings
            self.curve.set_z_index(Layer.PLOT + 3)
        self.errors = Errors(self.plane, aside, model.fit)
        self.trained = told_loss(tr("own dots"), model.trained)
        self.asked = told_loss(tr("fresh dots"), model.fresh)
        self.noise = told_loss(tr("noise"), plan.noise**2)
        self.overfitting: Any = Words(tr("overfitting"), TITLE_SIZE, LOSS)
        left, foot = there.corner + np.array([_ASIDE, _LOW])
        widest = max(self.asked.width, self.trained.width)  # which ends where its plane does
        left = min(left, float(there.corner[0] + there.size[0]) - widest)
        for row, words in enumerate((self.asked, self.trained)):
            words.move_to((left, foot + _ROW * row, 0), aligned_edge=LEFT)

    @property
    def all(self) -> list[Any]:
        """All of it."""
        marks = [self.dots, self.curve, self.fresh, self.errors]
        return [self.plane, self.head, *marks, self.trained, self.asked]

    @property
    def learned(self) -> list[Any]:
        """What is seen of it before there are fresh dots."""
        return [self.plane, self.dots, self.curve, self.head, self.trained]

    @property
    def told(self) -> list[Any]:
        """What it costs."""
        return [self.trained, self.asked]

    def fill(self) -> Any:
        """An animation: it takes the whole stage; its words, out of sight, the curve's bowl."""
        rows = self.trained, self.asked, self.noise
        for line, box in zip(rows, places.BOWL.rows(1, 1, 1), strict=True):
            line.move_to((box.left, box.middle[1], 0), aligned_edge=LEFT)
        beside = places.BOWL.right + _BESIDE, places.BOWL.middle[1], 0
        self.overfitting.move_to(beside, aligned_edge=LEFT)
        build: Any = self.plane.animate
        return build.within(STAGE)

    def light_own(self) -> list[Any]:
        """Animations: the dots that it learned from are bright again, and fresh ones faint."""
        own: Any = self.dots.animate
        dim = [part.animate.set_presence(0.35) for part in (self.errors, self.fresh)]
        return [own.set_presence(1), *dim]

    def shrink(self, box: Box) -> Any:
        """An animation: the plane goes to a box and shows what the others show."""
        build: Any = self.plane.animate
        return build.reframe(y=self.scale).within(box)


class Solo:
    """The models one after another, on the whole stage: one curve that learns to bend."""

    def __init__(self, plan: Plan, plane: Plane, scale: tuple[float, float]) -> None:
        self.plane, self.scale = plane, scale
        fits = [model.fit for model in plan.models]
        self.learned = ValueTracker(0.0)  # between one model and the next it bends

        def predict(x: Array) -> Array:
            at = float(self.learned.get_value())
            low = min(int(at), len(fits) - 2)
            return np.asarray((low + 1 - at) * fits[low](x) + (at - low) * fits[low + 1](x))

        self.curve = ModelCurve(plane, predict)
        self.errors = Errors(plane, plan.few, predict)
        self.heads = [headed(model.degree) for model in plan.models]
        self.losses = [told_loss(tr("loss on own dots"), model.trained) for model in plan.models]
        for head, loss in zip(self.heads, self.losses, strict=True):
            head.move_to(places.HEAD.middle)
            loss.move_to(places.BOWL.middle)

    def go(self, to: int) -> list[Any]:
        """Animations: the next model; its number waits until it is there."""
        return [change(self.learned, to), *instead(self.heads[to - 1], self.heads[to])]

    def look(self) -> Any:
        """An animation: the plane shows as much as the last model takes."""
        build: Any = self.plane.animate
        return build.reframe(y=self.scale)

    @property
    def words(self) -> list[Any]:
        """What is told of the last model, and its errors."""
        return [self.heads[-1], self.losses[-1], self.errors]


class Trio:
    """All three; the last one is on the plane of the bend, which fills the stage at first."""

    def __init__(self, plan: Plan, floors: Floors) -> None:
        x = np.linspace(*ENDS, 481)
        curves = [model.fit(x) for model in plan.models]
        answers = np.concatenate([plan.few.y, plan.kept_aside.y])
        low, high = reach(*curves, answers)  # one for all: no curve is cut
        least = min(float(part.min()) for part in (answers, *curves[:2]))
        scale = min(low, float(np.floor(least - _STRIP * (high - least)))), high
        self.wide, self.many = floors.bent, floors.dots
        self.solo = Solo(plan, self.wide, scale)
        last = self.wide, self.solo.curve
        self.plots = [Plot(plan, 0, scale), Plot(plan, 1, scale), Plot(plan, 2, scale, *last)]
        bent = plan.parabola
        w, b = bent.best.tolist()
        x = np.asarray(bent.data.x)
        basis = np.stack([np.ones_like(x), x, x**2], axis=1)
        fit = np.linalg.lstsq(basis, np.asarray(bent.data.y))[0]
        self.bent = ValueTracker(0.0)  # from the best line to the best parabola

        def predict(at: Array) -> Array:
            share = float(self.bent.get_value())
            parabola = fit[0] + fit[1] * at + fit[2] * at**2
            return np.asarray((1 - share) * (w * at + b) + share * parabola)

        self.line = ModelCurve(self.wide, predict)
        self.line.drawn.set_value(1)
        self.formula = Formula(
            "{{hat(y) : says}} = {{w_1 : one}} x + {{w_2 : two}} {{x^2 : squared}} + {{b : high}}",
            {"says": PREDICTION, "one": POSITION, "two": POSITION, "high": POSITION},
            size=TITLE_SIZE,
        )
        self.formula.move_to(places.HEAD.middle)
        # What is new in it.
        self.new = VGroup(self.formula.part("two"), self.formula.part("squared"))

    def hide_own(self) -> list[Any]:
        """Animations: the dots that the models learned from go, to make room for fresh ones."""
        own: list[Any] = [plot.dots for plot in self.plots]
        return [dots.animate.set_presence(0) for dots in own]


__all__ = ["Plot", "Trio", "reach"]
