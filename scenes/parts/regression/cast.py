"""The cast: the map of lines on the left, the dots with their line on the right."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, RIGHT, ValueTracker

from scenes.parts.regression.dots import Dots, One, Pool, Said, Signs
from scenes.parts.regression.fits import Plan
from scenes.parts.regression.here import Here
from scenes.parts.regression.places import ASIDE, BAND, GROUND_BOX, MAP_BOX, RIGHT_HALF, STRIP, WIDE
from scenes.parts.regression.results import axis_names, plane_of
from scenes.parts.regression.telling import one, two
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

HILLS = {"azimuth": -112.0, "elevation": 50.0, "perspective": 0.03}
RELIEF, _FLAT = 2.6, 1e-3  # so low that the near wall, too, is seen from inside
_DIM = 0.45
_NEIGHBOUR = 1.6  # scene units: so close, a pin takes the room to the right of another
_NAMED, _BESIDE = 0.9, 0.32  # where a line has its letter, and how far beside it
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
        self.letters = [
            Words(name, LABEL_SIZE, color) for name, color in zip("ABC", CASES, strict=True)
        ]
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

    def tags(self, facts: dict[str, Any]) -> tuple[Any, Any]:
        """What the line and the one dot say, in numbers beside them."""
        (x,), (y,) = self.one.now()
        said, was = self.plane.xy(x, [float(self.line.predict(x)), y])
        away = 0.3 if said[1] >= was[1] else -0.3  # from one another
        says = Words(facts["says"], LABEL_SIZE, PREDICTION)
        tells = on_plate(Words(facts["was"], LABEL_SIZE, DATA), 0.04)
        says.move_to((said[0] - 0.35, said[1] + away, 0))
        return says, tells.move_to((was[0] + 0.75, was[1] - 1.4 * away, 0))

    def case(self, number: int) -> tuple[FittedLine, Words]:
        """The line of a pin, and its letter near its right end, away from the dots."""
        line = self.pinned[number]
        spot, ends = line.along(_NAMED), np.stack([line.along(0.0), line.along(1.0)])
        across = np.array([-1.0, 1.0]) * (ends[1] - ends[0])[::-1]
        x = float(self.plane.low[0] + self.plane.span[0] * 0.95)
        below = line.predict(x) < self.plan.line.best @ (x, 1.0)
        way = across / np.linalg.norm(across) * (-_BESIDE if below else _BESIDE)
        letter = self.letters[number].move_to((*(spot + way), 0))
        return line, letter

    @staticmethod
    def _model(source: str) -> Formula:
        place = (RIGHT_HALF.middle[0] - 0.8, BAND.middle[1], 0)
        return _coloured(source).move_to(place)

    def one_squared(self) -> Formula:
        """The error of the one dot to the level line at which errors cancel, squared."""
        error = float(self.plan.errors(self.plan.lowered)[self.plan.one])
        source = f"{{{{({two(error)})^2 : e}}}} approx {{{{{two(error**2)} : loss}}}}"
        return _coloured(source.replace("−", "-")).move_to(BAND.middle)

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
        for knob, row in zip(
            self.knobs, MAP_BOX.inset(top=0.5, bottom=0.5).rows(1, 1), strict=True
        ):
            knob.place(row.left + 1.2, row.middle[1], 0.75)  # where the map will be
        self.unrolled = [
            Unrolled(knob.dial, view, axis, lambda: here.now()[0])
            for axis, knob in enumerate(self.knobs)
        ]
        self.surface = Surface(view)
        self.post = Posts(view, here.now, 0.07)
        self.posts = Posts.everywhere(view)
        self.loss_axis = LossAxis(view, tr("loss"))
        self.pins = Pins(view, plan.pins)
        stems = Posts(view, lambda: plan.pins, 0.045, below=True)
        self.pinned = self.pins, stems.set_z_index(Layer.MARK)
        self.ring = Ring(view, plan)
        self.levels = LevelMap(view, plan.fits)
        self.crosses = [Mark(view, fit.best[None]) for fit in plan.fits]
        for cross in self.crosses:
            cross.set_z_index(Layer.WALKER + 1)
        self.loss = Readout("loss", tr("loss"), here.value, 2, BODY_SIZE, LOSS)

    def aside(self) -> tuple[Any, ...]:
        """The map becomes small and faint, without its numbers."""
        faint = self.floor.animate.set_presence(_DIM), self.axes.animate.set_presence(0)
        return self.view.move(**self.view.fitted(*ASIDE, **MAP, relief=_FLAT)), *faint

    def lean(self) -> tuple[Any, ...]:
        """The map comes back, and leans back."""
        pose = self.view.fitted(*GROUND_BOX, **HILLS, relief=RELIEF)
        there = [thing.animate.set_presence(1) for thing in (self.floor, self.axes)]
        return self.view.move(**{**pose, "relief": _FLAT}), *there

    def rise(self) -> Any:
        """Heights come to where they are."""
        return self.view.move(relief=RELIEF)

    def from_above(self) -> Any:
        """The camera rises to straight above."""
        return self.view.move(**self.view.fitted(*MAP_BOX, **MAP, relief=RELIEF))

    def pin_loss(self, number: int) -> Any:
        """The loss at a pin, beside it."""
        loss = one(self.plan.line.loss(self.plan.pins[number]))
        words = on_plate(Words(loss, LABEL_SIZE, LOSS), 0.07)
        spots = self.view.at(self.plan.pins)
        right, up = (spots - spots[number]).T
        taken = np.any((right > 0) & (right < _NEIGHBOUR) & (np.abs(up) < _NEIGHBOUR / 2))
        return words.next_to((*spots[number], 0), DOWN if taken else RIGHT, buff=0.22)


def _coloured(source: str) -> Formula:
    return Formula(source, {name: _COLORS[name] for name in Formula.names_in(source)})


def _held(line: Any) -> tuple[Any, Any]:
    w, b = np.asarray(line, dtype=float).tolist()
    return (lambda: w), (lambda: b)


__all__ = ["HILLS", "RELIEF", "DataSide", "MapSide"]
