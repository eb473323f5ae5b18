"""Adam's first step: slopes, squares with these sides, and what is left when one divides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from inspect import signature
from typing import Any

import numpy as np
from manim import LEFT, RIGHT, UP, FadeIn, FadeOut, VGroup, linear, smooth, squish_rate_func
from numpy.typing import NDArray

from gdmath.adam import adam
from scenes.parts.optimizer_race.bars import Bars, Way
from scenes.parts.optimizer_race.directions import Directions
from scenes.parts.optimizer_race.fair import ADAM, PLAIN
from scenes.parts.optimizer_race.memory import kept_by
from scenes.parts.optimizer_race.places import LINES, MAP, SQUARES
from scenes.parts.optimizer_race.plan import Plan, bracketed, brief, factor
from scenes.parts.optimizer_race.runners import RUNNERS, Name, Sign
from scenes.parts.optimizer_race.swarm import Clock, SoloRun, held
from scenes.parts.optimizer_race.track import Names, TrackMap
from scenes.stage import (
    GRADIENT,
    STEP,
    TEXT,
    Arrow,
    Box,
    Formula,
    Mark,
    Readout,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.type.text import baseline, grouped

Array = NDArray[np.float64]

LATER = 8  # steps that are shown
_SECOND = 3.25  # scene units to the second column of what is written
_THIRD = 3.6  # and to that of what stands beside the hats
_HALF = 0.95  # of the map close up, in its numbers, at most
_ROOM = 0.68  # times as far as Adam goes is what is seen to each side
_SMALL = 36  # the size of two formulas side by side


class FirstStep:
    """The map close up with a first step, the bars, lines of arithmetic, then the rule."""

    def __init__(self, plan: Plan) -> None:
        self.plan, rate, slope = plan, plan.rates[1], plan.gradient
        points, _, _ = plan.adams
        self.map = TrackMap(plan.course(0), Names(plan.ravine.window, MAP))
        self.map.remove(self.map.cross)  # of which nothing is said
        self.on = on = self.map.plane
        here = np.array(plan.start)
        self.spot = Mark(on, here[None], "ring", TEXT)
        self.directions = Directions(on, here)
        self.vectors = (-rate * slope, points[1] - points[0])
        self.step = Arrow(on, held(here), held(self.vectors[1]), STEP, width=0.1, name="first step")
        self.way = Way(on, points[: LATER + 1])
        solo = plan.unfair[1][PLAIN]
        self.clock = Clock(1.0)
        self.plain = SoloRun(on, PLAIN, solo.points[:2], self.clock)
        corner, size = on.corner, on.size
        self.plain.panel = Box(*corner.tolist(), *(corner + size).tolist())
        self.bars = Bars(plan)
        self.whose = Name(ADAM, size=44).put(SQUARES.left, SQUARES.top - 0.35)
        self.slopes = self._slopes()
        self.lines = [self._row(k, texts) for k, texts in enumerate(self._arithmetic())]
        self.averages = self._averages()
        self.high = self.lines[0].get_center()  # where the roots stand as they are divided by
        self.lines[0].shift((0, self.lines[2].get_y() - self.lines[0].get_y(), 0))
        self.tag = self._tag()
        rows = LINES.rows(1.3, 1, 1, gap=0.0)
        self.rule, self.means, self.hats = self._rule(rows)
        self.paces = self._paces(float(rows[1].middle[1]))
        self.lengths = self._lengths()

    @staticmethod
    def _rule(rows: Sequence[Box]) -> tuple[Any, Any, VGroup]:
        """The rule, what of it is seen, and what its hats and its last letter are."""
        rule = (
            "w arrow.l w - {{alpha : rate}} thin {{hat(m) : memory}}"
            " slash lr(( {{sqrt(hat(s)) : sides}} + epsilon ))"
        )
        first, second = kept_by(adam)
        small = f"{np.log10(signature(adam).parameters['epsilon'].default):.0f}"
        texts = (
            (rows[1], 0.0, f"hat(m) = m slash (1 - {first:g}^k)"),
            (rows[2], 0.0, f"hat(s) = s slash (1 - {second:g}^k)"),
            (rows[1], _THIRD, f'k "{tr(": steps so far")}"'),
            (rows[2], _THIRD, f"epsilon = 10^({small})"),
        )

        def put(formula: Any, row: Box, right: float = 0.0) -> Any:
            return formula.move_to((row.left + right, row.middle[1], 0), aligned_edge=LEFT)

        colors = {"rate": STEP, "memory": GRADIENT, "sides": GRADIENT}
        told = f'"{tr("bars:")}" hat(m)', f'"{tr("sides:")}" sqrt(hat(s))'
        return (
            put(Formula(rule, colors, 44), rows[0]).shift(0.08 * UP),
            VGroup(
                *(
                    Formula(text, size=42, color=GRADIENT).move_to(
                        (SQUARES.left + 0.1, y, 0), aligned_edge=LEFT
                    )
                    for text, y in zip(told, (2.3, 1.5), strict=True)
                )
            ),
            VGroup(*(put(Formula(text, size=_SMALL), row, right) for row, right, text in texts)),
        )

    def _slopes(self) -> list[Any]:
        """The gradient's numbers, each above its bar."""
        bars, numbers = self.bars, []
        for axis, left in enumerate(bars.lefts):
            slope = float(self.plan.gradient[axis])
            words: Any = Words(brief(slope), 44, GRADIENT)
            tall = slope * bars.unit  # a number stands at the end of its bar, up or down
            end = bars.floor + tall + (0.4 if slope > 0 else -0.4)
            numbers.append(words.move_to((left + 0.1, end, 0)))
        return numbers

    def _arithmetic(self) -> list[list[str]]:
        """The root of each average; what is left; and the step, turned round by the minus."""
        rate = brief(float(f"{self.plan.rates[1]:.3g}"))

        pair = [float(x) for x in self.plan.gradient]
        return [
            [f"sqrt(hat(s)) = {abs(x):.4g}" for x in pair],
            [f"{brief(x)} / {brief(abs(x))} = {'−' if x < 0 else '+'}1" for x in pair],
            [f"−{rate} × {'(−1)' if x < 0 else 1} = {rate if x < 0 else '−' + rate}" for x in pair],
        ]

    def _averages(self) -> list[Any]:
        """The average of the squares across after a step, and with its hat: two lines."""
        keep = kept_by(adam)[1]
        slope = float(self.plan.gradient[np.argmax(np.abs(self.plan.gradient))])
        kept = f"{1 - keep:.3g} times {bracketed(slope)}^2"  # as it is: 2.5 is a slope's size
        texts = (
            f"s = {keep:g} times 0 + {kept}",
            f'hat(s) = {kept} slash (1 - {keep:g}) = "{grouped(f"{slope**2:.4g}")}"',
        )
        rows = LINES.rows(1, 1, 1, gap=0.0)
        return [
            Formula(text, size=_SMALL, color=GRADIENT).move_to(
                (LINES.left, row.middle[1], 0), aligned_edge=LEFT)
            for text, row in zip(texts, rows, strict=False)
        ]  # fmt: skip

    def _row(self, number: int, texts: list[str]) -> VGroup:
        y = LINES.rows(1, 1, 1, gap=0.0)[number].middle[1]
        row = VGroup()
        for text, right in zip(texts, (0.0, _SECOND), strict=True):
            words: Any = (
                Words(text, _SMALL, (TEXT, STEP)[number - 1])
                if number
                else Formula(text, size=40, color=GRADIENT)
            )
            row.add(words.move_to((LINES.left + right, y, 0), aligned_edge=LEFT))
        return row

    def _paces(self, y: float) -> VGroup:
        """The rate of each axis at the step that is over: alpha by the side of its square."""
        bars, rate = self.bars, self.plan.rates[1]
        head = Formula("{{alpha : rate}} slash {{sqrt(hat(s)) : sides}}",
                       {"rate": STEP, "sides": GRADIENT}, _SMALL)  # fmt: skip
        now: list[Callable[[], float]] = [
            lambda: float(rate / bars.now()[1][0]), lambda: float(rate / bars.now()[1][1])
        ]  # fmt: skip
        names = tr("along"), tr("across")
        pair = [Readout(f"rate {name}", name, live, 4, _SMALL, STEP)
                for name, live in zip(names, now, strict=True)]  # fmt: skip
        lefts = LINES.left, LINES.left + 1.2, LINES.left + _THIRD
        for thing, left in zip((head, *pair), lefts, strict=True):
            thing.move_to((left, y, 0), aligned_edge=LEFT)
        first, second = (float(one.number.get_bottom()[1]) for one in pair)
        pair[1].shift((first - second) * UP)  # the one name has a descender
        return VGroup(head, *pair)

    def _tag(self) -> Any:
        """Whose step it is, and its numbers."""
        pair = ", ".join(brief(float(f"{x:.3g}")) for x in self.vectors[1])
        words = Words(tr("step ({pair})").format(pair=pair), 38, STEP)
        return on_plate(VGroup(Sign(RUNNERS[ADAM]), words).arrange(RIGHT, buff=0.25))

    def _lengths(self) -> list[Any]:
        """What alpha is for each across the ravine: multiplied by a slope, or a length."""
        rows = []
        axis = int(np.argmax(np.abs(self.plan.gradient)))
        slope, start = float(self.plan.gradient[axis]), self.plan.start[axis]
        far, near = (brief(float(f"{v[axis]:.3g}")) for v in self.vectors)
        rate = factor(self.plan.rates[1], slope)
        steep = brief(abs(slope))
        texts = (
            f"−{rate} × {bracketed(slope)} = {far}",
            f"−{rate} / {steep} × {bracketed(slope)} = {near}",
        )
        places = LINES.rows(1, 1, 1, gap=0.0)
        for runner, text, row in zip((PLAIN, ADAM), texts, places[1:], strict=True):
            name = Name(runner, size=40).put(LINES.left, float(row.middle[1]))
            words: Any = Words(text, 40, STEP)
            words.move_to((LINES.left + 1.7, 0, 0), aligned_edge=LEFT)
            rows.append(VGroup(name, words.shift(UP * (baseline(name.words) - baseline(words)))))
        head: Any = Words((tr("first step along"), tr("first step across"))[axis], 40, TEXT)
        self.head = head.move_to((LINES.left, places[0].middle[1], 0), aligned_edge=LEFT)
        end = brief(float(f"{start + self.vectors[0][axis]:.3g}"))
        said = f"{brief(start)} {far.replace('−', '− ')} = {end}"
        which = (tr("w₁"), tr("w₂"))[axis]
        self.landing: Any = on_plate(Words(f"{which}: {said}", 38, TEXT))
        return rows

    # -- verbs -----------------------------------------------------------------------------------

    def come_close(self) -> Any:
        """The map goes on to the ground about the first steps."""
        x = self.plan.start[0]
        way = self.plan.adams[0][: LATER + 1]
        half = min(_HALF, _ROOM * float(np.ptp(way, axis=0).max()))
        middle = np.array([x + 0.74 * half, float(way[:, 1].mean()) + 0.1 * half])
        x_range, y_range = ((at - half, at + half) for at in middle.tolist())
        return self.on.animate.reframe(x=x_range, y=y_range)

    def plain_steps(self) -> Any:
        """An animation: plain descent takes the same step, as far as the map goes."""
        return self.clock.to(1, smooth)

    def divide(self) -> list[Any]:
        """Animations: bars are held to their squares, and of the averages the roots are left."""
        gone = squish_rate_func(smooth, 0.0, 0.4)
        return [change(self.bars.divided, 1),
                *(FadeOut(one, rate_func=gone) for one in self.averages),
                self.lines[0].animate.move_to(self.high)]  # fmt: skip

    def take_step(self) -> list[Any]:
        """Animations: the step grows, and its numbers come beside it."""
        self.place_tag()
        return [self.step.grow(), FadeIn(self.tag)]

    def place_tag(self) -> None:
        """Beside the short step, as the map lies now, and beside the long one where that leads."""
        tag, high = self.tag, float(self.step.whole()[:, 1].max())
        right = float(self.on.corner[0] + self.on.size[0])
        tag.move_to((right - 0.1, high + 0.62, 0), aligned_edge=RIGHT)
        way = self.on.at(self.plain.met)
        share = (self.on.corner[1] + 0.45 - way[0, 1]) / (way[1, 1] - way[0, 1])
        beside = way[0] + share * (way[1] - way[0])
        self.landing.move_to((beside[0] + 0.3, beside[1], 0), aligned_edge=LEFT)

    def go_on(self, step: int) -> list[Any]:
        """Animations: on from the start, while bars and squares follow at each landing."""
        return [change(self.way.time, step, linear), change(self.bars.step, step, linear)]


__all__ = ["FirstStep"]
