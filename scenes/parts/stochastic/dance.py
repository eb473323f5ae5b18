"""Close to the lowest point: pulls that cancel, and a walker who cannot stand still."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, RIGHT, UP, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from scenes.parts.stochastic import places
from scenes.parts.stochastic.fan import Fan
from scenes.parts.stochastic.measured import TENTH, Dance, falling_rate
from scenes.parts.stochastic.plan import Pair, Plan
from scenes.parts.stochastic.telling import SETTLED
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    MAP,
    STEP,
    ContourMap,
    Formula,
    Knob,
    Layer,
    Mark,
    Stack,
    View,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.readout import Reading

Array = NDArray[np.float64]

_ROUND = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100)
"""How many times a map is enlarged that is seen close up."""
_ROOM = 0.92  # of half of the map, that pulls laid head to tail may reach
_TINY, _FEWEST, _MOST = 1e-9, 3, 7  # decimals of a loss: so many that the least is not 0
_TRIES = 20  # to find a window that is large enough
_SPECK, _LAST = 0.05, 8  # the last landings are brightest


class Landings(OnPicture):
    """Where single steps have landed (n, 2), the first ``shown`` of them; the last few are lit."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, lines: Array, name: str) -> None:
        super().__init__(view)
        self.lines, self.name, self.shown = lines, name, ValueTracker(0.0)

    def run(self) -> Any:
        """An animation: one landing after another."""
        return change(self.shown, len(self.lines), linear)

    def draw(self, canvas: Canvas) -> None:
        """Specks, the last ones larger and joined."""
        pen, shown = Pen(canvas, self.presence), float(self.shown.get_value())
        color, _ = places.ONE
        whole = int(np.floor(shown + 1e-9))
        spots = self.on.at(self.lines[:whole]) if whole else np.zeros((0, 2))
        for spot in spots[:-_LAST]:
            pen.disc(spot, _SPECK, color, opacity=0.5)
        last = spots[-_LAST:]
        if len(last) > 1:
            pen.line(last, color, 0.03, opacity=0.9)
        for number, spot in enumerate(last, 1):
            pen.disc(spot, _SPECK + 0.05 * number / _LAST, color, casing=0.02)

    def readings(self) -> list[Reading]:
        """Where the last one is."""
        whole = int(self.shown.get_value() + 1e-9)
        place = tuple(self.lines[whole - 1].tolist()) if whole else None
        return [Reading(self.name, "", place)]


class Level(OnPicture):
    """The ring of all lines whose loss is so much ``above`` the lowest, which is a tracker."""

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, plan: Plan, above: ValueTracker) -> None:
        super().__init__(view)
        self.above = above
        bends, axes = np.linalg.eigh(plan.landscape.hessian(plan.best))
        turn = np.linspace(0, 2 * np.pi, 120)
        circle = np.stack([np.cos(turn), np.sin(turn)], axis=-1)
        self.best, self.unit = plan.best, circle * np.sqrt(2 / bends) @ axes.T

    def ring(self) -> Array:
        """The lines (n, 2) on it."""
        return np.asarray(self.best + float(self.above.get_value()) ** 0.5 * self.unit)

    def draw(self, canvas: Canvas) -> None:
        """A gold ring."""
        Pen(canvas, self.presence).line(self.on.at(self.ring()), LOSS, 0.045, casing=0.04)

    def readings(self) -> list[Reading]:
        """How much higher it is."""
        return [Reading("level", "", float(self.above.get_value()))]


class Close:
    """The map about the lowest point, close up, and what is told beside it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        window, self.times = close_up(plan)
        ground = plan.landscape.with_window(window)
        self.view = View(ground, size=4.0).within(places.CLOSE, **MAP)
        self.view.panel = self.view.map_panel()
        self.map, self.cross = ContourMap(self.view), Mark(self.view, plan.best)
        self.pulls = Fan(self.view, plan.best, plan.pulls, name="pulls", width=0.028)
        self.clouds = [
            Landings(self.view, dance.landings, f"landing at {dance.rate:g}")
            for dance in plan.measured.dances
        ]
        self.fall = Landings(self.view, plan.measured.falling[1:], "falling")
        lens = tr("map × {times}").format(times=f"{self.times:g}")
        self.lens = on_plate(Words(lens, LABEL_SIZE)).within(
            self.view.panel.inset(0.15), DOWN + RIGHT
        )
        self.rate, self.above = ValueTracker(plan.rate), ValueTracker(_above(plan, 0))
        self.level = Level(self.view, plan, self.above)
        self.dial = Knob(
            "alpha", self.rate.get_value, 0.0, 1.25 * plan.rate, decimals=3, color=STEP,
            radius=0.6, label=f"{ALPHA} =",
        )  # fmt: skip
        self.sums = Stack(
            Words(
                tr("typical error: {error}").format(error=f"{plan.lowest**0.5:.2f}"),
                BODY_SIZE,
                LOSS,
            ),
            Words(tr("sum of the pulls: 0"), BODY_SIZE, STEP),
            gap=0.5,
        ).within(places.BESIDE.inset(top=1.2), UP + LEFT)
        self.head = Words(tr("ring: mean loss above the lowest"), LABEL_SIZE, LOSS)
        least = min(dance.above for dance in plan.measured.dances)
        self._places = int(np.clip(np.ceil(-np.log10(max(least, _TINY))), _FEWEST, _MOST))
        self.rows = [self._row(dance) for dance in plan.measured.dances]
        self.beside = Stack(self.dial, self.head, *self.rows, gap=0.42)
        self.beside.within(places.BESIDE.inset(top=0.5), UP + LEFT)
        self.rule = self._rule().next_to(self.rows[-1], DOWN, 0.55, aligned_edge=LEFT)
        self.settled = Words(
            tr("median after {reads}: {loss} · lowest: {lowest}").format(
                reads=plan.reads,
                loss=f"{plan.measured.settled:.{SETTLED}f}",
                lowest=f"{plan.lowest:.{SETTLED}f}",
            ),
            LABEL_SIZE,
            LOSS,
        ).next_to(self.rule, DOWN, 0.3, aligned_edge=LEFT)

    def _row(self, dance: Dance) -> VGroup:
        rate = Formula(f"{{{{alpha : rate}}}} = {dance.rate:g}", {"rate": STEP}, BODY_SIZE)
        above = Words(f"{dance.above:.{self._places}f}", BODY_SIZE, LOSS)
        row = VGroup(rate, above)
        above.move_to((rate.get_left()[0] + 3.4, rate.get_center()[1], 0))
        return row

    def _rule(self) -> Formula:
        source = f"{{{{alpha : rate}}}}_k = {self.plan.rate:g} / (1 + k \\/ {TENTH})"
        return Formula(source, {"rate": STEP}, BODY_SIZE)

    def zoom(self) -> Any:
        """Come close to the lowest point."""
        w, b = self.plan.best.tolist()
        middle, up, _ = places.CLOSE.middle
        zoom = self.times * self.view.pose["zoom"]
        return self.view.move(zoom=zoom, focus_x=w, focus_y=b, left=middle, up=up)

    def turn_down(self, dance: Dance) -> tuple[Any, ...]:
        """The dial is turned to the next rate."""
        return change(self.rate, dance.rate), self.dial.glow()

    def ring(self, number: int) -> Any:
        """The ring comes to the mean loss of a dance."""
        return change(self.above, _above(self.plan, number))

    def let_fall(self) -> tuple[Any, ...]:
        """The rate falls with each step, and the landings come closer."""

        def pace(share: float) -> float:
            reads = self.plan.reads
            last = falling_rate(self.plan.rate, reads - 1)
            now = falling_rate(self.plan.rate, round(share * (reads - 1)))
            return (self.plan.rate - now) / (self.plan.rate - last)

        end = falling_rate(self.plan.rate, self.plan.reads - 1)
        return change(self.rate, end, pace), self.fall.run(), self.dial.glow()


def close_up(plan: Plan) -> tuple[tuple[Pair, Pair], float]:
    """A square window, and how many times it is enlarged about the lowest point.

    So that all pulls fit, and laid head to tail, and all landings; the window of the film, or a
    larger one where that would end in what is seen.
    """
    chain = np.concatenate([plan.pulls, np.cumsum(plan.pulls, axis=0)])
    landings = np.concatenate([dance.landings for dance in plan.measured.dances]) - plan.best
    reach = max(float(np.abs(chain).max()) / _ROOM, float(np.abs(landings).max()))
    low, high = np.transpose(plan.window)
    for _ in range(_TRIES):
        half = float((high - low).max()) / 2
        times = max(times for times in _ROUND if times <= max(half / reach, 1))
        first, last = plan.best - half / times, plan.best + half / times
        if np.all(first >= low - _TINY) and np.all(last <= high + _TINY):
            break
        low, high = np.minimum(low, first), np.maximum(high, last)
        middle, half = (low + high) / 2, float((high - low).max()) / 2
        low, high = middle - half, middle + half
    (w0, b0), (w1, b1) = low.tolist(), high.tolist()
    return ((w0, w1), (b0, b1)), times


def _above(plan: Plan, number: int) -> float:
    return plan.measured.dances[number].above


__all__ = ["Close", "Landings", "Level", "close_up"]
