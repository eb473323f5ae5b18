"""Adam's first step: slopes, squares with these sides, and what is left when one divides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, UP, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from scenes.parts.optimizer_race.memory import square
from scenes.parts.optimizer_race.places import CLOSE, LINES, SQUARES
from scenes.parts.optimizer_race.plan import ADAM, PLAIN, Plan
from scenes.parts.optimizer_race.runners import RUNNERS, Sign, sign
from scenes.parts.optimizer_race.swarm import held
from scenes.parts.optimizer_race.track import TrackMap
from scenes.stage import (
    GRADIENT,
    LABEL_SIZE,
    QUIET,
    STEP,
    TEXT,
    TITLE,
    Arrow,
    Formula,
    Layer,
    Mark,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.paint.projection import OnPicture
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import grouped, number_text

Array = NDArray[np.float64]

LATER = 8  # steps that are shown
_TALL = 2.35  # scene units of the longer bar
_BAR = 0.16
_HALF = 0.95  # of the map close up, in its numbers


def brief(number: float) -> str:
    """A number with up to four digits and a true minus sign."""
    return number_text(float(f"{number:.4g}"))


class Bars(Lettered):
    """Two slopes as upright bars, and beside each the square that remembers it, on one scale.

    ``step`` is how many steps are over, ``grown`` and ``opened`` how much of bars and squares is
    there. In between two steps both are as they were at the last one.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        _, self.means, self.sides = plan.adams
        self.grown, self.opened = ValueTracker(0.0), ValueTracker(0.0)
        self.step, self.divided = ValueTracker(0.0), ValueTracker(0.0)
        self.unit = _TALL / float(np.abs(self.means[0]).max())
        box = SQUARES
        self.floor = box.bottom + 0.15
        self.lefts = (box.left + 0.7, box.left + 4.45)
        self.order = np.argsort(-np.abs(plan.gradient))  # the steeper axis stands on the left
        self.names = [Lettering((tr("along"), tr("across"))[k], LABEL_SIZE, TEXT, name=True)
                      for k in self.order]  # fmt: skip
        self.set_frame(*box)

    def now(self) -> tuple[Array, Array]:
        """What is remembered of slopes (2,) and as sides (2,), at the step that is over."""
        k = min(int(self.step.get_value() + 1e-6), len(self.means) - 1)
        return self.means[k], self.sides[k]

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """The names of the axes, below their bars."""
        for name, left in zip(self.names, self.lefts, strict=True):
            yield name, left + 0.35, self.floor - 0.45, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The floor, the squares, and the bars before them: up or down as the slope has it."""
        pen = Pen(canvas, self.presence)
        means, sides = self.now()
        grown, opened = float(self.grown.get_value()), float(self.opened.get_value())
        for axis, left in zip(self.order, self.lefts, strict=True):
            side, tall = sides[axis] * self.unit, float(means[axis]) * self.unit
            if opened > 0:
                square(pen, (left + _BAR + 0.08, self.floor), side * opened)
            if grown > 0 and abs(tall) > 0:
                corners = np.array([(0, 0), (_BAR, 0), (_BAR, tall * grown), (0, tall * grown)])
                pen.fill(np.array([left - 0.1, self.floor]) + corners, GRADIENT)
        for left in self.lefts:
            floor = np.array([(left - 0.35, self.floor), (left + 2.65, self.floor)])
            pen.line(floor, QUIET, 0.025)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """Slopes and sides."""
        means, sides = self.now()
        return [Reading("remembered slope", "", tuple(means.tolist())),
                Reading("steepness", "", tuple(sides.tolist()))]  # fmt: skip


class Way(OnPicture):
    """Adam's steps on the map, as chords with beads, and its mark."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, on: Any, points: Array) -> None:
        super().__init__(on)
        self.met, self.time = points, ValueTracker(0.0)

    def draw(self, canvas: Canvas) -> None:
        """What is walked, then the mark."""
        time = min(float(self.time.get_value()), len(self.met) - 1.0)
        step = int(time + 1e-6)
        after = min(step + 1, len(self.met) - 1)
        here = self.met[step] + (time - step) * (self.met[after] - self.met[step])
        spots = self.on.at(np.vstack([self.met[: step + 1], here]))
        pen, adam = Pen(canvas, self.presence), RUNNERS[ADAM]
        pen.line(spots, adam.color, 0.035, casing=0.03)
        for spot in spots[:-1]:
            pen.disc(spot, 0.05, adam.color, casing=0.03)
        sign(pen, adam, spots[-1], 0.15)


class FirstStep:
    """The map close up with two first steps, the bars, three lines of arithmetic, the rule."""

    def __init__(self, plan: Plan) -> None:
        self.plan, rate, slope = plan, plan.rates[1], plan.gradient
        points, _, _ = plan.adams
        self.map = TrackMap(plan.course(0), CLOSE)
        self.on = on = self.map.plane
        here = np.array(plan.start)
        self.spot = Mark(on, here[None], "ring", TEXT)
        vectors = (-rate * slope, points[1] - points[0])
        self.steps = [
            Arrow(on, held(here), held(v), STEP, width=0.1, name=f"first step {k}")
            for k, v in enumerate(vectors)
        ]
        self.way = Way(on, points[: LATER + 1])
        self.bars = Bars(plan)
        self.slopes = self._slopes()
        self.lines = [self._row(k, texts) for k, texts in enumerate(self._arithmetic())]
        self.tags = self._tags(vectors)
        rule = (
            "theta arrow.l theta - {{alpha : rate}} thin {{hat(v) : memory}} thin slash thin "
            "({{sqrt(hat(s)) : sides}} + epsilon)"
        )
        self.rule = Formula(rule, {"rate": STEP, "memory": GRADIENT, "sides": GRADIENT}, 46)
        self.rule.within(TITLE, LEFT)
        said = tr("bars"), tr("sides"), tr("(the paper: m, v)")
        note = '"{}" hat(v) quad "{}" sqrt(hat(s)) quad "{}"'.format(*said)
        self.note = Formula(note, size=38, color=QUIET)
        self.note.move_to((TITLE.right, self.rule.get_y(), 0), aligned_edge=RIGHT)
        self.lengths = self._lengths(vectors)

    def _slopes(self) -> VGroup:
        """The gradient's numbers, each above its bar."""
        bars, numbers = self.bars, VGroup()
        for axis, left in zip(bars.order, bars.lefts, strict=True):
            slope = float(self.plan.gradient[axis])
            words: Any = Words(brief(slope), 40, GRADIENT)
            top = bars.floor + max(0.0, slope) * bars.unit + 0.35
            numbers.add(words.move_to((left, top, 0)))
        return numbers

    def _arithmetic(self) -> list[list[str]]:
        steep, flat = (float(self.plan.gradient[k]) for k in self.bars.order)

        def squared(x: float) -> str:
            base = f"({brief(x)})" if x < 0 else brief(x)
            return f"{base}² = {brief(x * x)}"

        def divided(x: float) -> str:
            return f"{brief(x)} / {brief(abs(x))} = {'−' if x < 0 else '+'}1"

        return [
            [squared(x) for x in (steep, flat)],
            [f"√{grouped(f'{x * x:.4g}')} = {brief(abs(x))}" for x in (steep, flat)],
            [divided(x) for x in (steep, flat)],
        ]

    def _row(self, number: int, texts: list[str]) -> VGroup:
        y = LINES.rows(1, 1, 1, gap=0.0)[number].middle[1]
        row = VGroup()
        for text, left in zip(texts, self.bars.lefts, strict=True):
            words: Any = Words(text, 38, (GRADIENT, GRADIENT, TEXT)[number])
            row.add(words.move_to((left - 0.4, y, 0), aligned_edge=LEFT))
        return row

    def _tags(self, vectors: tuple[Array, Array]) -> list[Any]:
        """Whose step is whose."""
        tags: list[Any] = []
        for runner, vector in zip((PLAIN, ADAM), vectors, strict=True):
            pair = ", ".join(brief(float(f"{x:.3g}")) for x in vector)
            words = Words(f"({pair})", LABEL_SIZE, STEP)
            mark = Sign(RUNNERS[runner], 0.14)
            tags.append(on_plate(VGroup(mark, words).arrange(RIGHT, buff=0.15)))
        return tags

    def _lengths(self, vectors: tuple[Array, Array]) -> list[Any]:
        """What alpha is for each: multiplied by a slope, or a length."""
        rows = []
        rate = brief(float(f"{self.plan.rates[1]:.3g}"))
        texts = (
            tr("{rate} × slope").format(rate=rate),
            tr("{rate} × about 1").format(rate=rate),
        )
        for runner, text, row in zip((PLAIN, ADAM), texts, LINES.rows(1, 1, gap=0.2), strict=True):
            mark = Sign(RUNNERS[runner], 0.18)
            words = Words(text, 46, STEP)
            line: Any = VGroup(mark, words).arrange(RIGHT, buff=0.25)
            rows.append(line.move_to((LINES.left + 1.0, row.middle[1], 0), aligned_edge=LEFT))
        return rows

    # -- verbs -----------------------------------------------------------------------------------

    def come_close(self) -> Any:
        """The map goes on to the ground about the first steps."""
        x = self.plan.start[0]
        way = self.plan.adams[0][: LATER + 1]
        middle = np.array([x - 0.25 + _HALF, float(way[:, 1].mean()) + 0.1])
        return self.on.animate.reframe(
            x=(middle[0] - _HALF, middle[0] + _HALF), y=(middle[1] - _HALF, middle[1] + _HALF)
        )

    def place_tags(self) -> None:
        """Beside the arrows, as the map lies now."""
        plain, adam = self.tags
        here, tip = self.on.at(self.plan.start), self.steps[1].tip()
        adam.move_to((*tip, 0)).shift(RIGHT * (0.25 + adam.width / 2) + 0.2 * UP)
        foot = np.array([here[0], float(self.on.corner[1]), 0.0])
        plain.move_to(foot).shift(0.55 * UP + RIGHT * (0.45 + plain.width / 2))

    def go_on(self, step: int) -> list[Any]:
        """Animations: later steps, while bars and squares follow at each landing."""
        return [change(self.way.time, step, linear), change(self.bars.step, step, linear)]

    @property
    def everything(self) -> list[Any]:
        """All that may be there."""
        rest = [
            self.spot,
            *self.steps,
            self.way,
            self.bars,
            self.slopes,
            *self.lines,
            *self.tags,
            self.rule,
        ]
        return [self.map, *rest, self.note, *self.lengths]


__all__ = ["Bars", "FirstStep", "brief"]
