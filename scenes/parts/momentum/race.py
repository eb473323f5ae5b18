"""A ravine that becomes much narrower: in it plain descent walks, and a memory that fits it."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from gdmath import Trajectory
from scenes.parts.momentum import places
from scenes.parts.momentum.floor import within
from scenes.parts.momentum.lens import Lens, Ring
from scenes.parts.momentum.narrow import Narrow
from scenes.parts.momentum.plan import Plan
from scenes.parts.momentum.telling import whole
from scenes.stage import (
    BODY_SIZE,
    MAP,
    STEP,
    TEXT,
    TITLE,
    TITLE_SIZE,
    ContourMap,
    Formula,
    Layer,
    Mark,
    Playback,
    Readout,
    View,
    Words,
    change,
    tr,
)
from scenes.stage.ground.grid import grid
from scenes.stage.ground.levels import Polylines
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.theme import BACKGROUND, terrain
from scenes.stage.paint.pen import Canvas, Pen, image_of
from scenes.stage.type.readout import Reading
from scenes.stage.walk.contenders import MOMENTUM, PLAIN, Chip, Contender, outline

Array = NDArray[np.float64]

_BEFORE, _BEYOND, _TALL = 0.2, 0.22, 1.75  # of the way along; of her start across
_ROWS = (TITLE.left, TITLE.left + 3.5)  # where who walks is written from
_MOST = 700  # chords that are drawn of a walk; more of them would be one area as well
_FEW = 25  # so few chords are as wide as can be, twice as many as fine
_MARK = 0.2
_SAMPLES = 640
_DIM = 0.5  # of its light: both trails are brighter than any ground
_LOWEST = 0.1  # heights below it are not told apart


class Narrowing(ContourMap):
    """A ravine whose walls close in: its colours and lines tell powers of ten of the height.

    One colour is one height however narrow it is, and so is each line: ten times as high as the
    one before. Of heights themselves a narrow ravine would be one flat wall with a crack in it.
    """

    def __init__(self, view: View, first: float, last: float) -> None:
        super().__init__(view)
        self.first, self.last, self.narrowed = first, last, ValueTracker(0.0)
        self._squares = 0.5 * grid(view.window, _SAMPLES) ** 2
        self._top = float(np.log10(self._squares.max(axis=(0, 1)) @ (1.0, last)))
        self._drawn = 0.0

    @property
    def sharp(self) -> float:
        """How much sharper it curves across now."""
        return float(self.first * (self.last / self.first) ** self.narrowed.get_value())

    @property
    def key(self) -> bytes:
        """The view's, and how narrow it is."""
        return super().key + np.array(self.sharp).tobytes()

    def shares(self, sharp: float) -> Array:
        """How far up the colours each place is (rows, columns), in [0, 1]."""
        heights = self._squares @ np.array([1.0, sharp])
        powers = np.log10(np.maximum(heights, _LOWEST))
        return np.asarray((powers - np.log10(_LOWEST)) / (self._top - np.log10(_LOWEST)))

    def picture(self, canvas: Canvas) -> None:
        """Paint it as narrow as it is now."""
        sharp = self.sharp
        if sharp != self._drawn:
            self._drawn = sharp
            self._heights = image_of(terrain(np.clip(self.shares(sharp), 0, 1)) * _DIM)
            lines = Polylines.of(_level_lines(sharp, self._top))
            self.levels = within(lines, self.view.window)
        super().picture(canvas)


class Row(VGroup):
    """Who it is, and after it how many steps it has taken."""

    def __init__(self, mark: Contender, word: str, steps: Any, left: float) -> None:
        y = TITLE.middle[1]
        chip = Chip(mark.kind, mark.color).move_to((left + 0.14, y, 0))
        count = Readout("steps", word, steps, 0, TITLE_SIZE)
        count.next_to(chip, RIGHT, buff=0.25).shift((0, y - count.number.get_center()[1], 0))
        super().__init__(chip, count)


class Trace(OnGround):
    """A walk on the map: its chords, the landings while they are few, and its mark."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, view: View, walk: Any, marked: Contender, *, lit: bool = False) -> None:
        super().__init__(view)
        self.walk, self.marked, self.lit = walk, marked, lit

    def draw(self, canvas: Canvas) -> None:
        """Chords on a dark casing, the finer the more there are, so that few are told apart."""
        pen, spots = Pen(canvas, self.presence), self.view.at(self.walk.way())
        few = 1 - float(np.clip((len(spots) - _FEW) / _FEW, 0, 1))
        if few:
            pen.line(spots, BACKGROUND, 0.035 + 0.055 * few, opacity=few)
        pen.line(spots, self.marked.color, 0.03 + 0.025 * few)
        if self.lit and len(spots) > 1:
            pen.line(spots, TEXT, 0.014, opacity=0.8)
        for size, color in ((1.32 * _MARK, BACKGROUND), (_MARK, self.marked.color)):
            pen.fill(outline(self.marked.kind, spots[-1], size), color)

    def readings(self) -> list[Reading]:
        """Where it is now."""
        return [Reading(f"{self.marked.kind} walks", "", tuple(self.walk.way()[-1].tolist()))]


class Until(Playback):
    """A walk by a clock of steps, that stays where it has arrived."""

    def __init__(self, walk: Trajectory, clock: ValueTracker, last: int) -> None:
        super().__init__(walk, [MOMENTUM.color], MOMENTUM.color)
        self.by, self.last = clock, last

    @property
    def time(self) -> float:
        """The steps of the clock, until the last."""
        return min(float(self.by.get_value()), float(self.last))

    def way(self) -> Array:
        """Its landings, and where it is now (n, 2)."""
        return np.concatenate([self.trajectory.points[: self.step + 1, 0], self.now()[:1]])


class Crawl:
    """Plain descent in the narrow ravine, from its formula: there may be a million steps of it.

    Each leaves 1 − α of the way along and 1 − ακ of that across, to the other side of it. Of very
    many steps an even number is left out between two that are drawn, which are on both sides in
    turn.
    """

    def __init__(self, one: Narrow, start: tuple[float, float], clock: ValueTracker) -> None:
        self.keeps = np.array([1 - one.rate, 1 - one.rate * one.condition])
        self.start, self.by, self.last = np.array(start), clock, one.plain

    @property
    def time(self) -> float:
        """The steps of the clock, until it has arrived."""
        return min(float(self.by.get_value()), float(self.last))

    @property
    def step(self) -> int:
        """How many steps have been taken."""
        return int(self.time + 1e-9)

    def after(self, steps: Any) -> Array:
        """Where it is after some numbers of steps (n, 2)."""
        number = np.asarray(steps)[..., None]
        return np.asarray(self.start * self.keeps**number)

    def way(self) -> Array:
        """Its landings, and where it is now (n, 2)."""
        step = self.step
        first, then = self.after([step, step + 1])
        now = first + (self.time - step) * (then - first)
        drawn = np.append(np.arange(0, step, 2 * (step // (2 * _MOST)) + 1), step)
        return np.concatenate([self.after(drawn), now[None]])


class Race:
    """One ravine that becomes much narrower: same start, same rate, one colour for each height."""

    def __init__(self, plan: Plan) -> None:
        self.plan, one = plan, plan.narrow
        self.clock = ValueTracker(0.0)  # steps, of both; who has arrived stays
        way, tall = -plan.start[0], _TALL * plan.start[1]
        window = (plan.start[0] - _BEFORE * way, _BEYOND * way), (-tall, tall)
        self.view = View(plan.narrow_ground.with_window(window), size=6.0)
        self.view.within(places.NARROW, **MAP)
        self.map = Narrowing(self.view, plan.condition, one.condition)
        self.ring, self.cross = Ring(self.view, plan.ring), Mark(self.view, [[0.0, 0.0]])
        self.held = Until(one.walk, self.clock, one.held)
        self.crawl = Crawl(one, plan.start, self.clock)
        self.traces = [
            Trace(self.view, self.crawl, PLAIN),
            Trace(self.view, self.held, MOMENTUM, lit=True),
        ]
        self.traces[0].set_z_index(self.traces[1].z_index + 0.1)  # who is late is seen over her
        self.rows = [
            Row(PLAIN, tr("plain"), lambda: self.crawl.step, _ROWS[0]),
            Row(MOMENTUM, tr("with memory"), lambda: self.held.step, _ROWS[1]),
        ]
        self.head = Words(self._curved(), TITLE_SIZE).within(TITLE, RIGHT)
        self.head.set_y(self.rows[0][0].get_y())
        self.note = Words(tr("each line: ten times as high"), BODY_SIZE)
        self.note.move_to((places.NARROW.left, places.LENS.top - 0.5, 0), aligned_edge=LEFT)
        source = f"{{{{alpha : rate}}}} = {one.rate:.3g}, quad beta = {one.memory:.4g}"
        self.settings = Formula(source, {"rate": STEP}, TITLE_SIZE)
        self.settings.move_to((places.NARROW.left, places.LENS.top - 1.5, 0), aligned_edge=LEFT)
        self.lens = Lens(plan, self.view, self.held, places.LENS, MOMENTUM, narrow=True)

    def _curved(self) -> str:
        """How much sharper it curves across."""
        return tr("bends {kappa} : 1").format(kappa=whole(self.plan.narrow.condition))

    @property
    def walkers(self) -> list[Any]:
        """Who walks, how far each has come, and the ring seen close by."""
        return [*self.traces, *self.rows, self.head, self.settings, self.ring, *self.lens.parts]

    def close_in(self) -> Any:
        """The walls come nearer, by as many times at each moment."""
        return change(self.map.narrowed, 1)

    def go(self, step: int, pace: Any = linear) -> Any:
        """Both go on to a step."""
        return change(self.clock, step, pace)


def _level_lines(condition: float, top: float) -> list[Array]:
    """Lines of equal height, each ten times as high as the one before (n, 2 each)."""
    turn, lines = np.linspace(0, 2 * np.pi, 1441), []
    for height in 10.0 ** np.arange(np.log10(_LOWEST), top):
        along, across = np.sqrt(2 * height), np.sqrt(2 * height / condition)
        lines.append(np.stack([along * np.cos(turn), across * np.sin(turn)], axis=-1))
    return lines


__all__ = ["Crawl", "Narrowing", "Race"]
