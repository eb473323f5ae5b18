"""Close to the lowest point: pulls that cancel, and a walker who cannot stand still."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, UP, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from scenes.parts.stochastic import places
from scenes.parts.stochastic.fan import Fan
from scenes.parts.stochastic.measured import DANCED, TOLD_OF, Dance, danced_rate
from scenes.parts.stochastic.plan import Pair, Plan
from scenes.parts.stochastic.shapes import paint_sign
from scenes.stage import (
    ALPHA,
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    MAP,
    POSITION,
    STAGE,
    STEP,
    Box,
    ContourMap,
    Formula,
    GroundAxes,
    Knob,
    Layer,
    Mark,
    Stack,
    View,
    Words,
    change,
    tr,
)
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

_ROUND = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100)
"""How many times a map is enlarged that is seen close up."""
_NUMBERS = 8  # that have room along a map
_SPARE = 1.1  # times as far as what is seen, a map reaches
_PULLED = 1.3  # times as far as the longest pull, as long as all begin at one spot
_TINY, _FEWEST, _MOST = 1e-9, 3, 7  # decimals of a loss: so many that the least is not 0
_HUNDREDTHS = 0.095  # from which size on they are told
_SPECK, _LAST = 0.06, 8  # the last landings are brightest
_SEEN, _KEPT = 0.55, 0.07  # how strong older ones are, and those that have faded


class Landings(OnPicture):
    """Where single steps have landed (n, 2), the first ``shown`` of them; the last few are lit.

    All that are older fade within so many (``fades``) of those that follow.
    """

    layer: ClassVar[Layer] = Layer.TRAIL

    def __init__(self, view: View, lines: Array, name: str, fades: int) -> None:
        super().__init__(view)
        self.lines, self.name, self.fades = lines, name, fades
        self.shown = ValueTracker(0.0)

    def run(self, upto: int) -> Any:
        """An animation: one landing after another, up to so many."""
        return change(self.shown, upto, linear)

    def strengths(self, whole: int) -> Array:
        """How strong each of the first ``whole`` is (whole,)."""
        age = np.arange(whole)[::-1]
        left = np.clip(2 * (1 - age / self.fades), 0, 1)
        return np.asarray(_KEPT + (_SEEN - _KEPT) * left)

    def draw(self, canvas: Canvas) -> None:
        """Specks, the last ones larger and joined."""
        pen, shown = Pen(canvas, self.presence), float(self.shown.get_value())
        color, _ = places.ONE
        whole = int(np.floor(shown + 1e-9))
        spots = self.on.at(self.lines[:whole]) if whole else np.zeros((0, 2))
        for spot, strength in zip(spots[:-_LAST], self.strengths(whole).tolist(), strict=False):
            pen.disc(spot, _SPECK, color, opacity=strength)
        last = spots[-_LAST:]
        if len(last) > 1:
            pen.line(last, color, 0.03, opacity=0.9)
        for number, spot in enumerate(last[:-1], 1):
            pen.disc(spot, _SPECK + 0.05 * number / _LAST, color, casing=0.02)
        if len(last):
            paint_sign(pen, places.ONE, last[-1])

    def readings(self) -> list[Reading]:
        """Where the last one is."""
        whole = int(self.shown.get_value() + 1e-9)
        place = tuple(self.lines[whole - 1].tolist()) if whole else None
        return [Reading(self.name, "", place)]


class Close:
    """The map about the lowest point, close up, and what is told beside it.

    One map for the pulls, which laid head to tail make a large loop, and one for the landings.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        turn = np.argsort(np.arctan2(plan.pulls[:, 1], plan.pulls[:, 0]))
        pulls = plan.pulls[turn]  # by direction: the loop never doubles back
        loop, alone = pulls_seen(plan, pulls)
        self.loop = Closeup(plan, loop)
        self.pulled, self.near = (
            Nearer(self.loop, close_up(plan, seen)) for seen in (alone, landings_seen(plan))
        )
        self.pulls = Fan(self.loop.view, plan.best, pulls, name="pulls", width=0.05)
        parts = plan.measured.dance, plan.measured.falling
        landings = np.concatenate([part.landings for part in parts])
        self.landings = Landings(self.loop.view, landings, "landing", 2 * DANCED // 3)
        self.rate = ValueTracker(plan.rate)
        self.dial = Knob(
            "alpha", self.rate.get_value, 0.0, 1.25 * plan.rate, decimals=3, color=STEP,
            radius=1.1, label=f"{ALPHA} =",
        )  # fmt: skip
        self.dial.readout.value = lambda: self.used()  # a method would be copied, with its owner
        size = float(np.abs(plan.dots.y - plan.dots.x * plan.best[0] - plan.best[1]).mean())
        self.sums = Stack(
            Words(
                tr("size of an error, on average: {size}").format(size=_two(size)),
                BODY_SIZE,
                LOSS,
            ),
            Words(tr("sum of all pulls: 0"), BODY_SIZE, STEP),
            gap=0.3,
        ).within(places.SUMS, LEFT)
        head = tr("above the lowest loss, on average")
        last = tr("over the last {count} of {all} questions:")
        last = last.format(count=TOLD_OF, all=DANCED)
        self.head = Stack(*(Words(line, BODY_SIZE, LOSS) for line in (head, last)), gap=0.15)
        least = min(part.above for part in parts)
        self._places = int(np.clip(np.ceil(-np.log10(max(least, _TINY))), _FEWEST, _MOST))
        fallen = danced_rate(plan.rate, len(landings) - 1)
        told = (
            f"= {plan.rate:g}",
            f"arrow.r {number_text(float(f'{fallen:.1g}'))}",
        )
        self.rows = [self._row(*row) for row in zip(told, parts, strict=True)]
        self.beside = Stack(self.dial, self.head, *self.rows, gap=0.6)
        self.beside.within(places.BESIDE.inset(top=0.5), UP + LEFT)

    def _row(self, told: str, dance: Dance) -> VGroup:
        rate = Formula(f"{{{{alpha : rate}}}} {told}", {"rate": STEP}, BODY_SIZE)
        above = Words(f"{dance.above:.{self._places}f}", BODY_SIZE, LOSS)
        row = VGroup(rate, above)
        above.move_to((rate.get_left()[0] + 3.4, rate.get_center()[1], 0))
        return row

    def used(self) -> float:
        """The rate of the latest step: no other is told while the knob is turned."""
        return danced_rate(self.plan.rate, int(np.ceil(self.landings.shown.get_value())) - 1)

    def dance(self) -> Any:
        """She walks at one rate."""
        return self.landings.run(DANCED)

    def near_pose(self, view: View, nearer: Nearer) -> dict[str, float]:
        """How a map of lines is seen so close that the lowest point is in the middle."""
        w, b = self.plan.best.tolist()
        middle, up, _ = places.CLOSE.middle
        scale = self.loop.view.scale_xy / view.scale_xy
        zoom = nearer.times / self.loop.times * self.loop.zoom * scale
        return {"zoom": zoom, "focus_x": w, "focus_y": b, "left": float(middle), "up": float(up)}

    def come_close(self, nearer: Nearer) -> Any:
        """The map comes close: where the pulls fill it, or the landings."""
        return self.loop.view.move(**self.near_pose(self.loop.view, nearer))

    def draw_back(self) -> Any:
        """The map draws back to where the loop of the pulls will be seen."""
        view = self.loop.view
        return view.move(**view.fitted(*places.CLOSE, **MAP))

    def let_fall(self) -> tuple[Any, ...]:
        """The rate falls with each step, and the landings come closer."""
        first, last = (danced_rate(self.plan.rate, DANCED + step) for step in (0, DANCED - 1))

        def pace(share: float) -> float:
            step = DANCED + round(share * (DANCED - 1))
            return (first - danced_rate(self.plan.rate, step)) / (first - last)

        return change(self.rate, last, pace), self.landings.run(2 * DANCED), self.dial.glow()


class Closeup:
    """A square map of some lines (n, 2), a round number of times as large as that of the film."""

    def __init__(self, plan: Plan, points: Array) -> None:
        window, self.times = close_up(plan, points)
        self.view = View(plan.landscape.with_window(window), size=4.0).within(places.CLOSE, **MAP)
        self.view.panel = self.view.map_panel()
        self.zoom = self.view.pose["zoom"]
        self.map, self.cross = ContourMap(self.view), Mark(self.view, plan.best)
        self.cross.set_z_index(Layer.WALKER + 1)  # who dances about it does not hide it
        self.axes = GroundAxes(
            self.view, ("w", "b"), left=True, color=POSITION, of=roomy(window, 2.0)
        )
        self.lens = lens(self.times, self.view)


class Nearer:
    """That map when it has come closer: what is told of it then, and its axes."""

    def __init__(self, loop: Closeup, seen: tuple[tuple[Pair, Pair], float]) -> None:
        window, self.times = seen
        self.axes = GroundAxes(
            loop.view, ("w", "b"), window, left=True, color=POSITION, of=roomy(window, 0.5)
        )
        self.lens = lens(self.times, loop.view)


def lens(times: float, view: View) -> VGroup:
    """How many times as large as that of the film a map is, above it; nothing if it is as large."""
    told = tr("closer × {times}") if times > 1 else tr("map × {times}")
    words = told.format(times=f"{times:g}")
    panel = view.map_panel()
    above = Box(panel.left, panel.top + 0.08, panel.right, STAGE.top)
    return VGroup() if times == 1 else VGroup(Words(words, LABEL_SIZE).within(above, RIGHT))


def roomy(window: tuple[Pair, Pair], of: float) -> float | None:
    """The same number, if its multiples have room along a window; else None, for round ones."""
    return of if float(np.ptp(window[0])) <= _NUMBERS * of else None


def close_up(plan: Plan, points: Array) -> tuple[tuple[Pair, Pair], float]:
    """A square window with all these lines (n, 2) in it, and how many times it is enlarged."""
    low, high = points.min(axis=0), points.max(axis=0)
    reach = _SPARE * float((high - low).max()) / 2
    whole = float(np.ptp(plan.window[0])) / 2
    most = whole / reach
    times = max((t for t in _ROUND if t <= most), default=_floored(most))
    (w0, b0), (w1, b1) = ((low + high) / 2 + side * whole / times for side in (-1, 1))
    return ((w0, w1), (b0, b1)), times


def pulls_seen(plan: Plan, pulls: Array) -> tuple[Array, Array]:
    """The lines that pulls lead to one after another, and a square that all of them reach alone."""
    loop = plan.best + np.concatenate([pulls, np.cumsum(pulls, axis=0)])
    far = _PULLED * float(np.linalg.norm(pulls, axis=1).max())
    return loop, plan.best + far * np.array([[-1.0, -1.0], [1.0, 1.0]])


def landings_seen(plan: Plan) -> Array:
    """All landings, and as far on the other side of the lowest point."""
    dances = plan.measured.dance, plan.measured.falling
    landings = np.concatenate([dance.landings for dance in dances])
    return np.concatenate([landings, 2 * plan.best - landings])


def _floored(number: float) -> float:
    """A number less than 1 with one digit, rounded down: 0.3."""
    unit = 10.0 ** np.floor(np.log10(number))
    return float(f"{np.floor(number / unit) * unit:.1g}")


def _two(size: float) -> str:
    return f"{size:.2f}" if size >= _HUNDREDTHS else f"{size:.1g}"


__all__ = ["Close", "Landings", "close_up"]
