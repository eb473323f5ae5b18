"""Three models of the same twenty dots side by side, each with two losses below."""

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
    on_one_line,
    tr,
)

Array = NDArray[np.float64]

_Y = (-1.0, 5.0)
_ABOVE = 0.2  # scene units from a plane to its heading
_ROOM = 0.6  # of y, beyond the farthest dot or curve


def reach(*numbers: Array) -> tuple[float, float]:
    """A range that holds all numbers and some room, and the usual one."""
    low = min(_Y[0], *(float(part.min()) - _ROOM for part in numbers))
    high = max(_Y[1], *(float(part.max()) + _ROOM for part in numbers))
    return float(np.floor(low)), float(np.ceil(high))


class Plot:
    """One model: its heading, its plane with dots and curve, and what it costs."""

    def __init__(
        self, plan: Plan, number: int, y: tuple[float, float], plane: Plane | None = None
    ) -> None:
        model = plan.models[number]
        self.model, self.scale = model, y
        there = Plane(WIDE_X, y, ("x", "y")).within(places.THREE[number])
        self.plane = plane or there  # another one comes to where this is
        middle, top = there.corner + there.size * (0.5, 1.0)
        self.head = headed(model.degree).move_to((middle, top, 0))  # in the row of y
        self.head.shift((top + _ABOVE - self.head[0].get_bottom()[1]) * UP)
        few, aside = plan.few, plan.kept_aside
        self.dots = Samples(self.plane, few.x, few.y)
        self.curve = ModelCurve(self.plane, model.fit)
        self.fresh = Fresh(self.plane, aside)
        if number < 2:  # its errors are no steeper than it is: the fit stays seen among rings
            self.curve.set_z_index(Layer.PLOT + 3)
        self.errors = Errors(self.plane, aside, model.fit)
        upper, lower = places.LOSSES[number].rows(1, 1, gap=0.1)
        self.trained = self._told(tr("loss on own dots"), model.trained, upper)
        self.asked = self._told(tr("loss on fresh dots"), model.fresh, lower)

    def _told(self, name: str, loss: float, box: Box) -> Any:
        what: Any = Words(name, BODY_SIZE)
        number: Any = Words(loss_text(loss), TITLE_SIZE, LOSS)
        line = on_one_line(what, number, buff=0.3)
        left = box.middle[0] - 2.0
        return line.move_to((left, box.middle[1], 0), aligned_edge=LEFT)

    @property
    def all(self) -> list[Any]:
        """All of it."""
        marks = [self.dots, self.curve, self.fresh, self.errors]
        return [self.plane, self.head, *marks, self.trained, self.asked]

    @property
    def words(self) -> list[Any]:
        """Its heading, and what it costs."""
        return [self.head, self.trained, self.asked]

    def fill(self) -> Any:
        """An animation: it takes the whole stage; its words, out of sight, the curve's bowl."""
        for line, box in zip((self.trained, self.asked), places.BOWL.rows(1, 1), strict=True):
            line.move_to((box.left, box.middle[1], 0), aligned_edge=LEFT)
        self.head.move_to((0, places.BOWL.top + 0.5, 0))
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


class Trio:
    """All three; the middle one is on the plane of the bend, which fills the stage at first."""

    def __init__(self, plan: Plan, floors: Floors) -> None:
        x = np.linspace(*ENDS, 481)
        curves = [model.fit(x) for model in plan.models]
        scale = reach(*curves, np.asarray(plan.kept_aside.y))  # one for all: no curve is cut
        self.wide, self.many = floors.bent, floors.dots
        planes = None, self.wide, None
        self.plots = [Plot(plan, number, scale, plane) for number, plane in enumerate(planes)]
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
        self.formula.move_to(places.HEADS[1].middle)
        # What is new in it.
        self.new = VGroup(self.formula.part("two"), self.formula.part("squared"))

    def hide_own(self) -> list[Any]:
        """Animations: the dots that the models learned from go, to make room for fresh ones."""
        own: list[Any] = [plot.dots for plot in self.plots]
        return [dots.animate.set_presence(0) for dots in own]


__all__ = ["Plot", "Trio", "reach"]
