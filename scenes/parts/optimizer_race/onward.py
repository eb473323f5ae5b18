"""What counts as home: one team walks on after its first touch, and all are counted once more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, UP, ValueTracker, VGroup
from numpy.typing import NDArray

from scenes.parts.optimizer_race.fair import NAMES, walk_of
from scenes.parts.optimizer_race.laps import light
from scenes.parts.optimizer_race.log_plane import LogPlane
from scenes.parts.optimizer_race.places import ONWARD, STAYS, STILL
from scenes.parts.optimizer_race.plan import Plan
from scenes.parts.optimizer_race.runners import RUNNERS, Name
from scenes.parts.optimizer_race.swarm import Clock
from scenes.stage import (
    LABEL_SIZE,
    LOSS,
    QUIET,
    TEXT,
    TITLE_SIZE,
    Layer,
    Readout,
    Words,
    change,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import baseline, grouped

Array = NDArray[np.float64]

_BELOW, _ABOVE = 2.0, 4.0  # powers of ten below the finish and above it
_LASTS = 6.0  # seconds in which all gradients are spent
_THICK = 0.5  # scene units of a bar


class Onward(Lettered):
    """The losses of one team from its start on: who is below the gold line is home.

    What lies deeper than the plot is drawn along its floor.
    """

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        track, runner = plan.leaver
        self.runner, lap = RUNNERS[runner], plan.lap(track, runner)
        course, self.clock = plan.course(track), Clock(plan.budget)
        walk = walk_of(course, NAMES[runner], lap, plan.rules)
        lowest = float(course.ground.value(course.ground.minima).min())
        above = np.where(np.isfinite(walk.losses), walk.losses, np.inf) - lowest
        self.home = above <= plan.finish
        heights = np.log10(np.maximum(above, 1e-300)) - np.log10(plan.finish) + _BELOW
        self.one = int(np.argmax(self._leaves(lap.steps)))
        self.heights = np.clip(heights, 0.0, _BELOW + _ABOVE)
        end, half = len(above) - 1, (len(above) - 1) // 2
        levels = [(h, f"{plan.finish * 10.0 ** (h - _BELOW):g}") for h in (0.0, _BELOW, 4.0, 6.0)]
        ticks = [(float(k), grouped(str(k))) for k in (0, half, end)]
        names = tr("gradients"), tr("loss above the lowest")
        self.axes = LogPlane((0.0, float(end)), ticks, levels, names, ONWARD, _BELOW + _ABOVE)
        self._line = Lettering(tr("home"), LABEL_SIZE, LOSS)
        self.who = Name(runner, size=46).put(STILL.left, float(STILL.middle[1]))
        said = tr("of {count}, home now:").format(count=plan.rules.starts)
        self.counter: Any = Readout("home now", said, self.now, 0, 46)
        self.counter.move_to((STILL.right, STILL.middle[1], 0), aligned_edge=RIGHT)
        self.set_frame(*ONWARD)

    def _leaves(self, steps: Any) -> NDArray[np.bool_]:
        """Who is the first to leave (starts,)."""
        after = np.arange(len(self.home))[:, None] > steps
        gone = after & ~self.home
        first = np.where(gone.any(axis=0), gone.argmax(axis=0), len(self.home))
        return np.asarray(first == first.min())

    def now(self) -> int:
        """How many are home after as many gradients as are spent."""
        return int(self.home[min(self.clock.step, len(self.home) - 1)].sum())

    def walk(self, share: float) -> tuple[Any, float]:
        """An animation, and its seconds: so much of all gradients is spent, evenly."""
        last = len(self.home) - 1
        lasts = _LASTS * (share - self.clock.time / last)
        return self.clock.to(share * last), lasts

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Those of the axes, and what is below the line."""
        yield from self.axes.texts()
        x, y = self.axes.xy(0.0, _BELOW).tolist()
        yield self._line, x + 0.35, y - 0.55, 1.0

    def axis_lines(self) -> list[Array]:
        """Those of the axes."""
        return self.axes.axis_lines()

    def draw(self, canvas: Canvas) -> None:
        """The axes, the line of the finish, and each loss as far as it is known."""
        pen, step = Pen(canvas, self.presence), self.clock.step
        low, high = self.axes.xy([0.0, len(self.home) - 1.0], [0.0, _BELOW])
        corners = np.array([low, (high[0], low[1]), high, (low[0], high[1])])
        pen.fill(corners, LOSS, 0.12)
        pen.line(np.array([(low[0], high[1]), high]), LOSS, 0.05)
        known = np.arange(min(step, len(self.home) - 1) + 1)
        for number in range(self.heights.shape[1]):
            pen.line(self.axes.xy(known, self.heights[known, number]), self.runner.color, 0.025,
                     opacity=0.3)  # fmt: skip
        pen.line(self.axes.xy(known, self.heights[known, self.one]), self.runner.color, 0.055,
                 casing=0.03)  # fmt: skip
        self.axes.presence, self.axes.lettering = self.presence, self.lettering
        self.axes.draw(canvas)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """How many are home."""
        return [Reading("still home", "", self.now())]


class _Bar(Painted):
    """Of all starts those that touched the finish, and, filled, those that are there at the end."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, color: str, touched: float, stay: float, left: float, y: float) -> None:
        super().__init__()
        self.tint, self.touched, self.stay = color, touched, stay
        self.fallen = ValueTracker(0.0)
        self.set_frame(left, y - _THICK / 2, left + max(touched, 0.01), y + _THICK / 2)

    def draw(self, canvas: Canvas) -> None:
        """The rim of all, and what is left of it as others leave."""
        pen, fallen = Pen(canvas, self.presence), float(self.fallen.get_value())
        left, foot, top = float(self.get_left()[0]), self.get_bottom()[1], self.get_top()[1]
        filled = self.touched + fallen * (self.stay - self.touched)
        pen.band(left, foot, left + self.touched, top, self.tint, 0.22, radius=0.004)
        pen.band(left, foot, left + filled, top, self.tint, 1.0, radius=0.004)


class Stays:
    """All teams on all tracks: how many touched the finish, and how many are there at the end."""

    def __init__(self, plan: Plan) -> None:
        touched, stay = plan.touched, plan.stay
        total = plan.rules.starts * len(plan.tracks)
        head, *rows = STAYS.rows(1.1, 1, 1, 1, 1, gap=0.1)
        bars, first, second = STAYS.left + 3.1, STAYS.right - 2.9, STAYS.right - 0.1
        unit = (first - 1.5 - bars) / total
        y = float(head.middle[1])
        of: Any = Words(tr("home, of {all}").format(all=total), 40, QUIET)
        of.move_to((bars, y, 0), aligned_edge=LEFT)
        touch: Any = Words(tr("first touch"), 40, TEXT)
        touch.move_to((first, y, 0), aligned_edge=RIGHT)
        after: Any = Words(tr("after {budget}").format(budget=grouped(str(plan.budget))), 40, TEXT)
        after.move_to((second, y, 0), aligned_edge=RIGHT)
        for words in (of, touch, after):
            words.shift((y - 0.13 - baseline(words)) * UP)
        self.head, self.after = VGroup(of, touch), after
        self.names, self.bars = list[Name](), list[_Bar]()
        self.firsts, self.seconds = list[Any](), list[Any]()
        for k, row in enumerate(rows):
            y, color = float(row.middle[1]), RUNNERS[k].color
            self.names.append(Name(k, size=46).put(STAYS.left, y))
            self.bars.append(_Bar(color, unit * touched[k], unit * stay[k], bars, y))
            for number, x, told in ((touched[k], first, self.firsts),
                                    (stay[k], second, self.seconds)):  # fmt: skip
                written: Any = Words(str(number), TITLE_SIZE, color)
                told.append(written.move_to((x, y, 0), aligned_edge=RIGHT))

        best = [k for k in range(4) if stay[k] == max(stay)]
        self.lights = [light(self.seconds[k], RUNNERS[k].color, len(best) > 1) for k in best]

    @property
    def touched(self) -> list[Any]:
        """All that is there before anyone has left."""
        return [self.head, *self.names, *self.bars, *self.firsts]

    def leave(self, runner: int) -> Any:
        """An animation: of one team only those are counted that stay."""
        return change(self.bars[runner].fallen, 1)


__all__ = ["Onward", "Stays"]
