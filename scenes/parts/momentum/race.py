"""The sharper ravine, drawn wide enough to see who walks in it: both, from one start."""

from __future__ import annotations

from typing import Any, ClassVar

import numpy as np
from manim import DR, LEFT, RIGHT, UL, UR, ValueTracker, VGroup, linear
from numpy.typing import NDArray

from gdmath import Trajectory
from scenes.parts.momentum import places
from scenes.parts.momentum.hers import MOMENTUM
from scenes.parts.momentum.lens import Slit
from scenes.parts.momentum.narrow import Narrow
from scenes.parts.momentum.plan import Plan
from scenes.parts.momentum.telling import short, whole
from scenes.stage import (
    BODY_SIZE,
    MINIMUM,
    TEXT,
    TITLE_SIZE,
    Figure,
    Formula,
    Layer,
    Playback,
    Readout,
    View,
    Words,
    change,
    on_plate,
    tr,
)
from scenes.stage.ground.on_ground import OnGround
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.walk.contenders import PLAIN, Chip, Contender, outline

Array = NDArray[np.float64]

_MOST = 2400  # chords that are drawn of a walk; more of them would be one area as well
_FEW = 25  # so few chords are as wide as can be, twice as many as fine
_MARK = 0.2


class Trace(OnGround):
    """A walk on the ground: its chords, the landings while they are few, and its mark."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, view: View, walk: Any, marked: Contender, *, lit: bool = False) -> None:
        super().__init__(view)
        self.walk, self.marked, self.lit = walk, marked, lit

    def draw(self, canvas: Canvas) -> None:
        """Chords on a dark casing, the finer the more there are, so that few are told apart."""
        pen, spots = Pen(canvas, self.presence), self.view.at(self.walk.way())
        few = 1 - float(np.clip((len(spots) - _FEW) / _FEW, 0, 1))
        pen.line(spots, BACKGROUND, 0.05 + 0.04 * few, opacity=max(few, 0.7 * self.lit))
        pen.line(spots, self.marked.color, 0.03 + 0.025 * few)
        if self.lit and len(spots) > 1:
            pen.line(spots, TEXT, 0.012, opacity=0.3 + 0.5 * few)

    def readings(self) -> list[Reading]:
        """Where it is now."""
        return [Reading(f"{self.marked.kind} walks", "", tuple(self.walk.way()[-1].tolist()))]


class Lead(OnGround):
    """The mark of who walks without a figure, over every trail."""

    layer: ClassVar[Layer] = Layer.WALKER

    def __init__(self, view: View, walk: Any, marked: Contender) -> None:
        super().__init__(view)
        self.walk, self.marked = walk, marked

    def draw(self, canvas: Canvas) -> None:
        """Its shape on a dark rim."""
        pen, here = Pen(canvas, self.presence), self.view.at(self.walk.way()[-1:])[0]
        for size, color in ((1.32 * _MARK, BACKGROUND), (_MARK, self.marked.color)):
            pen.fill(outline(self.marked.kind, here, size), color)


class Until(Playback):
    """A walk by a clock of steps, that stays where it has arrived; across drawn so much wider."""

    def __init__(self, walk: Trajectory, clock: ValueTracker, last: int, wider: float) -> None:
        super().__init__(walk, [MOMENTUM.color], MOMENTUM.color)
        self.by, self.last, self.wider = clock, last, np.array([1.0, wider])

    @property
    def time(self) -> float:
        """The steps of the clock, until the last."""
        return min(float(self.by.get_value()), float(self.last))

    def now(self) -> Array:
        """Where she is drawn (1, 2)."""
        return np.asarray(super().now() * self.wider)

    def foot(self) -> Array:
        """Where the present step begins, as it is drawn (2,)."""
        return np.asarray(super().foot() * self.wider)

    def way(self) -> Array:
        """Its landings, and where it is now (n, 2), as they are drawn."""
        return np.concatenate([self.trajectory.points[: self.step + 1, 0] * self.wider, self.now()])


class Crawl:
    """Plain descent in the sharper ravine, from its formula: there may be a million steps of it.

    Each leaves 1 − α of the way along and 1 − ακ of that across, to the other side of it. Of very
    many steps an even number is left out between two that are drawn, which are on both sides in
    turn.
    """

    def __init__(self, one: Narrow, wider: float, clock: ValueTracker) -> None:
        self.keeps = np.array([1 - one.rate, 1 - one.rate * one.condition])
        self.start, self.by, self.last = np.array(one.start) * (1.0, wider), clock, one.plain

    @property
    def time(self) -> float:
        """The steps of the clock, until it has arrived."""
        return min(float(self.by.get_value()), float(self.last))

    @property
    def step(self) -> int:
        """How many steps have been taken."""
        return int(self.time + 1e-9)

    def after(self, steps: Any) -> Array:
        """Where it is drawn after some numbers of steps (n, 2)."""
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
    """Both in the sharper ravine. Drawn √κ times as wide it is the first one, to each contour."""

    def __init__(self, plan: Plan, view: View, clock: ValueTracker) -> None:
        self.plan, one = plan, plan.narrow
        self.clock = ValueTracker(0.0)  # steps, of both; who has arrived stays
        self.held = Until(one.walk, self.clock, one.held, plan.closer)
        self.crawl = Crawl(one, plan.closer, self.clock)
        self.traces = [Trace(view, self.crawl, PLAIN), Trace(view, self.held, MOMENTUM, lit=True)]
        self.she = Figure(view, self.held, lambda: np.array([1.0, 0.0]), clock)
        for under, trace in enumerate(reversed(self.traces), 1):
            trace.set_z_index(self.she.z_index - 0.1 * under)  # her face is seen over both
        self.lead = Lead(view, self.crawl, PLAIN).set_z_index(self.she.z_index - 0.05)
        closely = Until(one.walk, self.clock, one.held, 1.0)  # as far as she is counted
        unwidened = Crawl(one, 1.0, self.clock)
        self.slit = Slit(plan, view, places.SLIT, closely, unwidened)
        self.counts = [
            Readout("steps", tr("step"), counted, 0, TITLE_SIZE)
            for counted in (lambda: self.crawl.step, lambda: self.held.step)
        ]

        self.wider = self.wide()

    @property
    def parts(self) -> list[Any]:
        """Who is there before they walk; the mark of plain descent would stick out under her."""
        return [self.traces[1], self.she, self.wider]

    def wide(self) -> Any:
        """That across is drawn wider."""
        source = f'arrow.t.b thin "{tr("across")}" times {short(self.plan.closer)}'
        note = on_plate(Formula(source, size=TITLE_SIZE), 0.12)
        return note.move_to(places.RATES, aligned_edge=RIGHT)

    def closely(self) -> list[Any]:
        """The ring in a magnifier, and that it is not drawn wider there."""
        share = tr("{share} % left").format(share=f"{100 * self.plan.share:.3g}")
        ring = on_plate(Words(share, BODY_SIZE, MINIMUM), 0.08)
        larger = Formula(f"times {short(self.slit.larger, 2)}", size=BODY_SIZE)
        much = on_plate(larger, 0.08)
        true = on_plate(Words(tr("to scale"), BODY_SIZE), 0.08)
        box = places.SLIT.inset(left=0.08, right=0.08, top=0.08, bottom=0.08)
        ring.move_to((box.right, box.top, 0), aligned_edge=UR)
        much.move_to((box.right, box.bottom, 0), aligned_edge=DR)
        true.move_to((box.left, box.top, 0), aligned_edge=UL)
        return [*self.slit.parts, true, ring, much]

    def told(self) -> list[Any]:
        """What each took before and takes now, and how many times as many that is."""
        plan = self.plan
        before = (plan.plain_count, plan.held_count)
        now = (plan.narrow.plain, plan.narrow.held)
        lines = []
        for number, mark in enumerate((PLAIN, MOMENTUM)):
            source = (f'"{before[number]:,}" arrow.r "{whole(now[number])}" quad'
                      f" {{{{(times {short(plan.more[number])}) : more}}}}")  # fmt: skip
            words = Formula(source, {"more": TEXT}, TITLE_SIZE)
            line = VGroup(Chip(mark.kind, mark.color), words).arrange(RIGHT, buff=0.25)
            spot = *places.RESULTS[number], 0
            lines.append(on_plate(line, 0.12).move_to(spot, aligned_edge=LEFT))
        over = max(0.0, *(float(line.get_right()[0]) - places.SLIT.left + 0.12 for line in lines))
        return [line.shift(over * LEFT) for line in lines]  # a million steps take more room

    def go(self, step: int, pace: Any = linear) -> Any:
        """Both go on to a step."""
        return change(self.clock, step, pace)


__all__ = ["Crawl", "Race"]
