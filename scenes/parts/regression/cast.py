"""The cast: the map of lines on the left, the dots with their line on the right."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import RIGHT, ValueTracker

from scenes.parts.regression.dots import Dots, One, Pool, Said, Signs
from scenes.parts.regression.fits import Plan
from scenes.parts.regression.here import Here
from scenes.parts.regression.places import BAND, GROUND_BOX, MAP_BOX, RIGHT_HALF, STRIP, WIDE
from scenes.parts.regression.results import axis_names, plane_of
from scenes.parts.regression.telling import one
from scenes.parts.regression.unrolled import Unrolled
from scenes.parts.regression.valley import Floor, LevelMap, LossAxis, Pins, Posts, Ring
from scenes.stage import (
    BODY_SIZE,
    DATA,
    LABEL_SIZE,
    LOSS,
    MAP,
    POSITION,
    PREDICTION,
    QUIET,
    FittedLine,
    Formula,
    GroundAxes,
    Knob,
    Layer,
    Mark,
    Plumb,
    Readout,
    Residuals,
    Surface,
    View,
    Walkers,
    Words,
    on_one_line,
    on_plate,
    tr,
)
from scenes.stage.lecture.theme import CASES
from scenes.stage.plot.squares import ResidualSquares

HILLS = {"azimuth": -116.0, "elevation": 36.0, "perspective": 0.045}
_RELIEF, _FLAT = 3.4, 1e-3
_DIM = 0.3
_COLORS = {
    "says": PREDICTION,
    "was": DATA,
    "x": DATA,
    "w": POSITION,
    "b": POSITION,
    "e": LOSS,
    "loss": LOSS,
}


class DataSide:
    """The dots on their plane, the line that the point says, its errors and their squares."""

    def __init__(self, plan: Plan, here: Here) -> None:
        self.plan = plan
        self.plane = plane_of(plan, axis_names(plan)).within(WIDE)
        self.dots = Dots(self.plane, plan)
        self.line = FittedLine(self.plane, here.w, here.b)
        self.errors = Residuals(self.dots, self.line, width=0.022)
        self.errors.set_z_index(Layer.FIELD)  # dots and line lie on them
        self.signs = Signs(self.errors)
        row = plan.one
        x, y = float(plan.line.data.x[row]), float(plan.line.data.y[row])
        self.one, self.says = One(self.plane, x, y), Said(self.line, x)
        self.one_error = Residuals(self.one, self.line, width=0.06)
        self.one_square = ResidualSquares(self.one_error)
        self.pool = Pool(self.errors, STRIP.inset(bottom=0.1))
        self.pool.set_z_index(Layer.FIELD)
        self.formulas = (
            self._model("{{hat(y) : says}} = {{w : w}} {{x : x}} + {{b : b}}"),
            self._model("{{hat(y)_i : says}} = {{w : w}} {{x_i : x}} + {{b : b}}"),
        )
        total = Readout("sum", tr("sum of errors"), self.errors.total, 1, BODY_SIZE, LOSS)
        self.sum = total.within(BAND)
        source = "{{L : loss}} = 1/m sum_(i=1)^m ({{hat(y)_i : says}} - {{y_i : was}})^2"
        also = Words(tr("(also: cost)"), LABEL_SIZE, QUIET)
        self.loss_formula = on_one_line(_coloured(source), also, buff=0.5)
        self.loss_formula.move_to(BAND.middle)
        self.pinned = [
            FittedLine(self.plane, *_held(pin), color, width=0.035, name=f"case {name}")
            for pin, color, name in zip(plan.pins, CASES, "ABC", strict=True)
        ]

    @staticmethod
    def _model(source: str) -> Formula:
        place = (RIGHT_HALF.middle[0] - 0.8, BAND.middle[1], 0)
        return _coloured(source).move_to(place)

    def one_worked(self, facts: dict[str, Any]) -> tuple[Formula, Formula]:
        """error = ŷ − y, and its numbers for the one dot."""
        word = tr("error")
        rule = _coloured(f'{{{{"{word}" : e}}}} = {{{{hat(y) : says}}}} - {{{{y : was}}}}')
        says, sign, was, error = (
            facts[name].replace("−", "-") for name in ("says", "sign", "taken", "error")
        )
        source = f"{{{{{says} : says}}}} {sign} {{{{{was} : was}}}} = {{{{{error} : e}}}}"
        numbers = _coloured(source)
        on_one_line(rule, numbers, buff=1.2).move_to(BAND.middle)
        return rule, numbers


class MapSide:
    """The map of lines: flat, then the valley over it, then its level curves."""

    def __init__(self, plan: Plan, here: Here, clock: ValueTracker) -> None:
        self.plan, self.here = plan, here
        self.view = view = View(plan.line.landscape, size=6.0)
        view.lowest, view.gap = 0.0, 0.0  # the floor is where the loss is 0
        view.within(MAP_BOX, **MAP, relief=_FLAT)
        self.floor = Floor(view)
        self.axes = GroundAxes(view, ("w", "b"), left=True)
        self.marker = Walkers(view, here, 0.14)
        self.marker.set_z_index(Layer.ARROW - 1)  # arrows lie on it
        (w0, w1), (b0, b1) = view.window
        self.knobs = [
            Knob("w", here.w, w0, w1, radius=0.75),
            Knob("b", here.b, b0, b1, radius=0.75),
        ]
        for number, knob in enumerate(self.knobs):
            knob.place(-4.9, 0.9 - 2.2 * number, 0.75)
        self.unrolled = [
            Unrolled(knob.dial, view, axis, lambda: here.now()[0])
            for axis, knob in enumerate(self.knobs)
        ]
        self.surface = Surface(view)
        self.post = Posts(view, here.now, 0.07)
        self.posts = Posts.everywhere(view)
        self.loss_axis = LossAxis(view, tr("loss"))
        self.pins = Pins(view, plan.pins)
        self.plumbs = [Plumb(view, _always(pin), LOSS) for pin in plan.pins]
        self.ring = Ring(view, plan)
        self.levels = LevelMap(view, plan.fits)
        self.level_axes = GroundAxes(view, ("w", "b"), left=True)
        self.crosses = [Mark(view, fit.best[None]) for fit in plan.fits]
        for cross in self.crosses:
            cross.set_z_index(Layer.WALKER + 1)
        self.loss = on_plate(Readout("loss", tr("loss"), here.value, 2, BODY_SIZE, LOSS), spare=0.1)

    def faint(self, presence: float = _DIM) -> list[Any]:
        """The map as faint as this; its numbers are there only with all of it."""
        there = 1.0 if presence == 1 else 0.0
        return [self.floor.animate.set_presence(presence), self.axes.animate.set_presence(there)]

    def lean(self) -> Any:
        """The map leans back."""
        pose = self.view.fitted(*GROUND_BOX, **HILLS, relief=_RELIEF)
        return self.view.move(**{**pose, "relief": _FLAT})

    def rise(self) -> Any:
        """Heights come to where they are."""
        return self.view.move(relief=_RELIEF)

    def from_above(self) -> Any:
        """The camera rises to straight above."""
        return self.view.move(**self.view.fitted(*MAP_BOX, **MAP, relief=_RELIEF))

    def pin_loss(self, number: int) -> Any:
        """The loss at a pin, beside it."""
        loss = one(self.plan.line.loss(self.plan.pins[number]))
        words = on_plate(Words(loss, LABEL_SIZE, LOSS), 0.07)
        spots = self.view.at(self.plan.pins)
        leftmost = spots[number, 0] == spots[:, 0].min()  # its letter is between
        side, away = (-RIGHT, 0.62) if leftmost else (RIGHT, 0.22)
        return words.next_to((*spots[number], 0), side, buff=away)


def _coloured(source: str) -> Formula:
    return Formula(source, {name: _COLORS[name] for name in Formula.names_in(source)})


def _held(line: Any) -> tuple[Any, Any]:
    w, b = np.asarray(line, dtype=float).tolist()
    return (lambda: w), (lambda: b)


def _always(place: Any) -> Any:
    fixed = np.asarray(place, dtype=float)
    return lambda: fixed


__all__ = ["DataSide", "MapSide"]
