"""The confession: a jump by a formula, and the night at the rim of a very long valley."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import LEFT, ValueTracker, linear, rush_from
from numpy.typing import NDArray

from gdmath.landscape import Landscape
from gdmath.trajectory import Status, Trajectory
from scenes.parts.bias_variance import places
from scenes.parts.bias_variance.curves import Errors, ModelCurve
from scenes.parts.bias_variance.floors import WIDE_X
from scenes.parts.bias_variance.plan import ENDS, SHARE, Plan
from scenes.parts.bias_variance.telling import duration, loss_text
from scenes.parts.bias_variance.trio import reach
from scenes.stage import (
    BODY_SIZE,
    FRAME,
    LOSS,
    MINIMUM,
    TEXT,
    TITLE_SIZE,
    Curve,
    Hiker,
    Night,
    Plane,
    Readout,
    Samples,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.type.text import number_text
from scenes.stage.walk.light import FarLight

Array = NDArray[np.float64]

_SHE = -3.2  # where she stands, in scene units
_LIGHT = (3.4, -1.62)
_HALO, _BALL = 0.42, 0.07
_GLIMMER = 0.35
_MARGIN = 0.08  # scene units from words to the end of what hides the stars
_TALL = 2.3  # scene units, she


class Jump:
    """The wild model on its own dots, and what it costs there."""

    def __init__(self, plan: Plan) -> None:
        model = plan.models[2]
        x = np.linspace(*ENDS, 481)
        self.plane = Plane(WIDE_X, reach(model.fit(x)), ("x", "y"))
        self.plane.within(places.JUMP)
        self.dots = Samples(self.plane, plan.few.x, plan.few.y)
        self.jumped = ValueTracker(1.0)  # from where all knobs are zero

        def predict(x: Array) -> Array:
            return np.asarray(float(self.jumped.get_value()) * model.fit(x))

        self.curve = ModelCurve(self.plane, predict)
        self.curve.drawn.set_value(1)
        self.errors = Errors(self.plane, plan.few, model.fit)
        few: Any = Words(tr("{few} dots").format(few=len(plan.few)), BODY_SIZE)
        loss: Any = Words(tr("loss {loss}").format(loss=loss_text(model.trained)), TITLE_SIZE, LOSS)
        upper, lower = places.BOWL.rows(1, 1)
        self.few, self.loss = few.move_to(upper.middle), loss.move_to(lower.middle)

    def sink(self) -> Any:
        """An animation: back to knobs that are zero."""
        return change(self.jumped, 0)

    def leap(self) -> Any:
        """An animation: from knobs that are zero to the curve, at once."""
        return change(self.jumped, 1, rush_from)

    @property
    def all(self) -> list[Any]:
        """The plane, the dots and the curve through them."""
        return [self.plane, self.dots, self.curve]


class Rim:
    """She at the rim at night, the valley before her, and how long it takes."""

    def __init__(self, plan: Plan, clock: ValueTracker) -> None:
        self.plan = plan
        frame = Plane((FRAME.left, FRAME.right), (FRAME.bottom, FRAME.top))
        frame.state = np.array([FRAME.left, FRAME.bottom, FRAME.width, FRAME.height,
                                FRAME.left, FRAME.bottom, FRAME.width, FRAME.height])  # fmt: skip
        # A rim, a fall, and then hardly any slope for ever.
        ground = Landscape.from_expression(
            f"1.35/(1 + exp(2.4*(x + 4.2))) - 1.7 + 0.0016*(x - {_LIGHT[0]})^2",
            window=((FRAME.left - 0.5, FRAME.right + 0.5),),
        )
        self.curve = Curve(frame, ground)
        self.she = Hiker(self.curve, _SHE, _TALL, clock=clock)
        self.night = Night(self.she, clock, reach=3.5)
        self.night.sky.glimmer.set_value(_GLIMMER)
        self.light = FarLight(clock, _LIGHT, light=MINIMUM, color=MINIMUM, reach=_HALO, ball=_BALL)
        self.passed = ValueTracker(0.0)
        self.whole, unit = duration(plan)
        told = number_text(float(f"{plan.steps:.2g}")).replace("×", " × ")
        steps: Any = Words(tr("{steps} steps").format(steps=told), TITLE_SIZE + 10, TEXT)
        left, top = places.COUNT.left, places.COUNT.top
        steps.move_to((left, top - 0.5, 0), aligned_edge=LEFT)
        digits = 0 if self.whole >= 10 else 1 if self.whole >= 1 else 3
        label = tr("{unit} on foot:").format(unit=unit)
        counter: Any = Readout("time", label, self.passed.get_value, digits, TITLE_SIZE)
        counter.move_to((left, top - 1.15, 0), aligned_edge=LEFT)
        question: Any = Words(tr("What makes a valley so slow?"), TITLE_SIZE)
        question.move_to((left, top - 2.0, 0), aligned_edge=LEFT)
        # No star is seen through a letter.
        self.steps, self.counter, self.question = (
            on_plate(words, margin=_MARGIN, opacity=1.0) for words in (steps, counter, question)
        )
        x = np.array([[_SHE], [_SHE + (1 - SHARE) * (_LIGHT[0] - _SHE)]])
        value, slope = ground.value(x), ground.gradient(x)
        self.way = Trajectory(x, value, slope, (), Status.MAX_STEPS, 1, 1)

    @property
    def all(self) -> list[Any]:
        """The night."""
        return [self.night, self.light]

    def count(self) -> list[Any]:
        """Animations: the years go by; what is left of her way shrinks by one factor each year."""

        def gone(share: float) -> float:
            return float((1 - SHARE**share) / (1 - SHARE))

        return [change(self.passed, self.whole, linear), self.she.walk(self.way, rate=gone)]


__all__ = ["Jump", "Rim"]
