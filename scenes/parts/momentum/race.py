"""Two ravines side by side, one much narrower: in each plain descent and memory, both tuned."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from gdmath import Trajectory
from scenes.parts.momentum import places
from scenes.parts.momentum.best import Best
from scenes.parts.momentum.floor import within
from scenes.parts.momentum.plan import Plan
from scenes.parts.momentum.telling import whole
from scenes.stage import (
    BODY_SIZE,
    MAP,
    STEP,
    TITLE_SIZE,
    Box,
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
from scenes.stage.lecture.theme import BACKGROUND, rgb, terrain
from scenes.stage.paint.pen import Canvas, Pen, image_of
from scenes.stage.type.readout import Reading
from scenes.stage.walk.contenders import MOMENTUM, PLAIN, Chip, Contender, outline

Array = NDArray[np.float64]

_BEFORE, _BEYOND, _TALL = 0.2, 0.22, 1.1  # of the way along; of how far anybody goes across
_HEAD, _PLAIN, _HELD, _TUNED = 3.3, -0.85, -1.7, -2.45  # heights of what is written
_IN_ONE_ROW, _BELOW = (-6.6, -3.1, 2.7), -2.45  # where who walks stands alone: left ends, height
_MOST = 700  # chords that are drawn of a walk; more of them would be one area as well
_FEW = 60  # of so few chords each is seen
_MARK, _LARGE = 0.16, 1.2 * TITLE_SIZE
_SAMPLES = 640
_ABOVE = "#26313F"  # ground above the rim of the other ravine: there heights are not told apart
_FLOOR = (0.1, 0.3, 0.5, 0.7, 0.9)  # of her way along, where lines on the floor begin
_WALLS = (0.15, 0.3, 0.45, 0.6, 0.75, 0.9)  # of the highest ground of the wide ravine


class Narrow(ContourMap):
    """A ravine in the heights of another: where it is higher than all of that it is dim.

    One colour is one height in both, so that the narrow one is seen to be narrow.
    """

    def __init__(self, view: View, top: float, lines: list[Array]) -> None:
        super().__init__(view)
        share = view.on_grid(grid(view.window, _SAMPLES))[0] / top
        above = (1 - np.exp(-6 * np.maximum(share - 1, 0)))[..., None]
        colors = terrain(np.clip(share, 0, 1)) * 0.93
        self._heights = image_of(colors + above * (np.array(rgb(_ABOVE)) - colors))
        self.levels = within(Polylines.of(lines), view.window)


class Lane:
    """One ravine: its map, who walks on it, and how many steps each has taken."""

    def __init__(self, plan: Plan, best: Best, held: Trajectory, box: Box, reach: float) -> None:
        self.plan, self.best = plan, best
        way = -plan.start[0]
        window = (plan.start[0] - _BEFORE * way, _BEYOND * way), (-reach, reach)
        self.view = View(plan.best_ground(best).with_window(window), size=6.0)
        self.box = box
        self.view.within(box, **MAP)  # no panel: the whole walk is in its window
        top = plan.best_ground(plan.best[0]).value((0.0, reach))
        self.map = Narrow(self.view, float(top), _level_lines(best.condition, way, float(top)))
        self.cross = Mark(self.view, [[0.0, 0.0]])
        self.clock = ValueTracker(0.0)  # steps, of both; who has arrived stays
        self.held = Until(held, self.clock, best.held)
        self.crawl = Crawl(best, plan.start, self.clock)
        self.traces = Trace(self.view, self.crawl, PLAIN), Trace(self.view, self.held, MOMENTUM)
        self.head = Words(_curved(best), TITLE_SIZE).move_to((box.middle[0], _HEAD, 0))
        letter = self.head.family_members_with_points()[0]  # a comma hangs below the others' line
        self.head.shift((0, _HEAD - letter.get_center()[1], 0))
        self.rows = [
            Row(PLAIN, tr("plain"), lambda: self.crawl.step, box, _PLAIN),
            Row(MOMENTUM, tr("with memory"), lambda: self.held.step, box, _HELD),
        ]
        self.tuned = _tuned(best, box)
        self.homes = [part[0].get_center() for part in (*self.rows, self.tuned)]

    @property
    def ground(self) -> list[Any]:
        """What is there before anybody has walked."""
        return [self.map, self.cross, *self.traces, self.head]

    def alone(self) -> None:
        """Be large, with all that is written in one row below, as long as nothing is beside it."""
        self.view.within(places.ALONE, **MAP)
        self.head.set_x(0)
        for part, x in zip((*self.rows, self.tuned), _IN_ONE_ROW, strict=True):
            part.move_to((x, _BELOW, 0), aligned_edge=LEFT)

    def beside(self) -> list[Any]:
        """It goes to its own place, and makes room; what was below it is written anew there."""
        for part, home in zip((*self.rows, self.tuned), self.homes, strict=True):
            part.shift(home - part[0].get_center())  # not by its middle: a count grows
        away = self.head.animate.set_x(self.box.middle[0])
        return [self.view.move(**self.view.fitted(*self.box, **MAP)), away]

    def go(self, step: int, pace: Any = linear) -> Any:
        """Both go on to a step."""
        return change(self.clock, step, pace)


class Row(VGroup):
    """Who it is, and after it how many steps it has taken."""

    def __init__(self, mark: Contender, word: str, steps: Any, box: Box, y: float) -> None:
        chip = Chip(mark.kind, mark.color).move_to((box.left + 0.14, y, 0))
        count = Readout("steps", word, steps, 0, _LARGE)
        count.next_to(chip, RIGHT, buff=0.25).shift((0, y - count.number.get_center()[1], 0))
        super().__init__(chip, count)


class Trace(OnGround):
    """A walk on the map: its chords, the landings while they are few, and its mark."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, view: View, walk: Any, marked: Contender) -> None:
        super().__init__(view)
        self.walk, self.marked = walk, marked

    def draw(self, canvas: Canvas) -> None:
        """Few chords on a dark casing, so that they are told apart from what they cross."""
        pen, spots = Pen(canvas, self.presence), self.view.at(self.walk.way())
        many = len(spots) > _FEW
        if not many:
            pen.line(spots, BACKGROUND, 0.07)
        pen.line(spots, self.marked.color, 0.025 if many else 0.04)
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
    """Plain descent at its best rate, from its formula: there may be a million steps of it.

    Each leaves (κ − 1)/(κ + 1) of the way, and across it goes to the other side. Of very many
    steps an even number is left out between two that are drawn, which are on both sides in turn.
    """

    def __init__(self, best: Best, start: tuple[float, float], clock: ValueTracker) -> None:
        self.keeps = (best.condition - 1) / (best.condition + 1)
        self.start, self.by, self.last = np.array(start), clock, best.plain

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
        return np.asarray(self.start * np.array([1.0, -1.0]) ** number * self.keeps**number)

    def way(self) -> Array:
        """Its landings, and where it is now (n, 2)."""
        step = self.step
        first, then = self.after([step, step + 1])
        now = first + (self.time - step) * (then - first)
        drawn = np.append(np.arange(0, step, 2 * (step // (2 * _MOST)) + 1), step)
        return np.concatenate([self.after(drawn), now[None]])


class Race:
    """The ravine, and the narrower one: same start, and the heights of both in the same colours."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        reach = _TALL * max(float(np.abs(w.points[..., 1]).max()) for w in (plan.tuned, plan.wild))
        self.wide, self.narrow = (
            Lane(plan, best, walk, box, reach)
            for best, walk, box in (
                (plan.best[0], plan.tuned, places.WIDE_LANE),
                (plan.best[-1], plan.wild, places.NARROW_LANE),
            )
        )
        slow, quick = self.narrow.traces  # whoever is late is seen over who has long arrived
        slow.set_z_index(quick.z_index + 0.1)
        ends = [f'"{whole(best.condition)}"' for best in (plan.best[-1], plan.best[0])]
        self.root = Formula(f"sqrt({ends[0]}) = {ends[1]}", size=_LARGE)
        self.root.move_to((0, _TUNED - 0.15, 0))

    @property
    def parts(self) -> list[Any]:
        """All that is there at last."""
        both = (self.wide, self.narrow)
        return [*(part for lane in both for part in (*lane.ground, *lane.rows)), self.root]


def _curved(best: Best) -> str:
    """How much sharper a ravine curves across."""
    return tr("curvature {kappa} : 1").format(kappa=whole(best.condition))


def _tuned(best: Best, box: Box) -> Formula:
    """The rate and the memory of the walk with memory, so that it can be repeated."""
    source = f"{{{{alpha : rate}}}} = {best.rate:.3g}, thin beta = {best.memory:.4g}"
    return Formula(source, {"rate": STEP}, BODY_SIZE).move_to(
        (box.left, _TUNED, 0), aligned_edge=LEFT
    )


def _level_lines(condition: float, way: float, top: float) -> list[Array]:
    """Lines of equal height, the same heights in every ravine (n, 2 each)."""
    turn, lines = np.linspace(0, 2 * np.pi, 1441), []
    heights = [(share * way) ** 2 / 2 for share in _FLOOR] + [share * top for share in _WALLS]
    for height in heights:
        along, across = np.sqrt(2 * height), np.sqrt(2 * height / condition)
        lines.append(np.stack([along * np.cos(turn), across * np.sin(turn)], axis=-1))
    return lines


__all__ = ["Crawl", "Lane", "Narrow", "Race"]
