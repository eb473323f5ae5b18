"""Both tuned: how slow each becomes as the ravine narrows, and how wild the start is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

import numpy as np
from manim import DOWN, LEFT, RIGHT, UL, UP, UR, ValueTracker
from numpy.typing import NDArray

from scenes.parts.momentum import places
from scenes.parts.momentum.plan import Plan
from scenes.parts.momentum.swings import Level, Line
from scenes.parts.momentum.telling import short
from scenes.stage import (
    BODY_SIZE,
    LABEL_SIZE,
    LOSS,
    QUIET,
    STEP,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Formula,
    Layer,
    Plane,
    Playback,
    Words,
    on_plate,
    tr,
)
from scenes.stage.lecture.theme import RULE
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.plot.on_plane import OnPlane
from scenes.stage.type.readout import Reading
from scenes.stage.type.text import Plate, number_text
from scenes.stage.walk.contenders import MOMENTUM, PLAIN, Contender, outline

Array = NDArray[np.float64]

_BESIDE = 0.16  # scene units: from a line to its number
_GAP, _MARK = 0.28, 0.19  # scene units: from a mark to its number; its size
_SHORE = 0.14  # of the width, that is free on both sides of the two ravines
_OVER, _BELOW = 1.15, 0.7  # from the level of the first loss to what is written above or below
_UNDER, _RIGHT = 0.95, 6.5  # from a mark down to its setting below the number; its right end
_RIM, _LOW = 0.75, 0.95  # half the length of a ravine's outline; from the axis down to it
_BEYOND = -0.75, 0.45  # powers of ten that the axis goes on below the least and above the most
_TURN = np.linspace(0, 2 * np.pi, 121)


class Growth:
    """Steps to the cross against how narrow the ravine is, without memory and with it, counted.

    Both axes are of powers of ten: a line half as steep as another is its square root.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        first, last = plan.best[0], plan.best[-1]
        self.ends = np.log10([first.condition, last.condition])
        low, high = np.log10([first.held, last.plain]) + np.array(_BEYOND)
        aside = _SHORE * float(np.ptp(self.ends))
        self.plane = Plane((self.ends[0] - aside, self.ends[1] + aside), (low, high),
                           numbered=(False, False))  # fmt: skip
        self.plane.within(places.MIDDLE.inset(left=1.1, bottom=0.9))
        self.lines = [Power(self, number, mark) for number, mark in enumerate((PLAIN, MOMENTUM))]
        self.ravines = [Outline(self, number) for number in range(2)]
        line = tr("steps to the cross, each tuned on a fine grid")
        self.title = Words(line, TITLE_SIZE).within(TITLE, LEFT)
        self.names = [
            on_plate(Words(tr(word), BODY_SIZE, mark.color), 0.06)  # over the lines of the grid
            for word, mark in (("plain", PLAIN), ("with memory", MOMENTUM))
        ]
        for name, power, side in zip(self.names, self.lines, (UP, DOWN), strict=True):
            name.next_to((*power.at(0.5), 0), side, buff=0.3)
        self.numbers = [self._number(line, end) for line in range(2) for end in range(2)]
        self.settings = [self._setting(end) for end in range(2)]
        self.level = Same(self)
        wide, narrow = (f'"{one.condition:,.6g}"' for one in (last, first))
        self.root = Formula(f"sqrt({wide}) = {narrow}", size=TITLE_SIZE)
        self.root.move_to((0, float(self.ravines[0].middle[1]) + 0.2, 0))
        self.grid = Grid(self.plane, range(int(np.ceil(low)), int(np.floor(high)) + 1))

    def _number(self, line: int, end: int) -> Words:
        """The steps at an end of a line, beside its mark."""
        words = Words(f"{self.lines[line].counts[-end]:,}", TITLE_SIZE)
        x, y = self.lines[line].at(float(end)).tolist()
        side = UP if line == 0 else DOWN if end else LEFT
        return words.next_to((x, y, 0), side, buff=_GAP)

    def _setting(self, end: int) -> Plate:
        """The best rate and memory at an end of the lower line, where the line is not."""
        best = self.plan.best[-end]
        source = (
            f"{{{{alpha : rate}}}} = {number_text(best.rate)}, beta = {number_text(best.memory)}"
        )
        words = on_plate(Formula(source, {"rate": STEP}, BODY_SIZE), 0.06)
        x, y = self.lines[1].at(float(end)).tolist()
        corner = (x + 0.7, y - _GAP, 0) if end == 0 else (_RIGHT, y - _UNDER, 0)
        return words.move_to(corner, aligned_edge=UP + (RIGHT if end else LEFT))

    def ground(self) -> list[Any]:
        """What is there before both lines."""
        return [self.plane, self.grid, self.title, self.ravines[0]]

    @property
    def parts(self) -> list[Any]:
        """All that is there at last, but for the numbers."""
        both = [*self.lines, *self.names, *self.settings, self.level, self.root]
        return [*self.ground(), self.ravines[1], *both]


class Grid(Lettered):
    """A level line at each power of ten, and which it is: from one to the next is ten times."""

    layer: ClassVar[Layer] = Layer.AXES

    def __init__(self, plane: Plane, powers: Iterable[int]) -> None:
        super().__init__()
        self.lines = [plane.xy([plane.low[0], plane.low[0] + plane.span[0]], p) for p in powers]
        self.names = [Lettering(f"{10**p:,}", LABEL_SIZE, QUIET) for p in powers]
        low, high = self.lines[0][0], self.lines[-1][1]
        self.set_frame(low[0] - 1.2, low[1], high[0], high[1])

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """Each number beside its line."""
        for name, line in zip(self.names, self.lines, strict=True):
            x, y = line[0].tolist()
            yield name, x - _BESIDE - name.width, y - float(name.high[1]) / 2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """All lines, then the numbers."""
        Pen(canvas, self.presence).line(self.lines, RULE, 0.025)
        self.write(canvas)


class Power(OnPlane):
    """How many steps one of both takes in each ravine, as far as it is ``drawn`` in [0, 1]."""

    layer: ClassVar[Layer] = Layer.PLOT
    spill = 0.3

    def __init__(self, growth: Growth, which: int, marked: Contender) -> None:
        super().__init__(growth.plane)
        self.growth, self.marked = growth, marked
        self.counts = [(best.plain, best.held)[which] for best in growth.plan.best]
        self.drawn = ValueTracker(0.0)

    def steps(self, share: float) -> float:
        """Steps from the first ravine, 0, to the last, 1, between those that were walked in."""
        shares = np.linspace(0, 1, len(self.counts))
        return float(10 ** np.interp(share, shares, np.log10(self.counts)))

    def at(self, share: float) -> Array:
        """The same on the screen (2,)."""
        first, last = self.growth.ends
        return self.plane.xy(first + share * (last - first), np.log10(self.steps(share)))

    def draw(self, canvas: Canvas) -> None:
        """The line so far, and a mark where it begins and where it is."""
        pen, drawn = Pen(canvas, self.presence), float(self.drawn.get_value())
        line = np.array([self.at(share) for share in np.linspace(0, drawn, 40)])
        pen.line(line, self.marked.color, 0.08)
        for spot in (line[0], line[-1]):
            pen.fill(outline(self.marked.kind, spot, _MARK), self.marked.color)

    def readings(self) -> list[Reading]:
        """The steps at its end."""
        return [Reading(f"{self.marked.kind} steps", "", self.steps(self.drawn.get_value()))]


class Outline(Lettered):
    """A ring of equal loss of a ravine, below its place on the axis, and how narrow it is."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, growth: Growth, number: int) -> None:
        super().__init__()
        self.ratio = float(np.sqrt(10 ** growth.ends[number]))  # of its axes
        x = float(growth.plane.xy(growth.ends[number], 0.0)[0])
        self.middle = np.array([x, float(growth.plane.corner[1]) - _LOW])
        kappa = short(float(10 ** growth.ends[number]), 5)
        self.narrow = Lettering(tr("curvature {kappa} : 1").format(kappa=kappa), BODY_SIZE, TEXT)
        self.set_frame(x - 1.9, self.middle[1] - 0.2, x + 1.9, self.middle[1] + 0.8)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How much sharper it curves across, above the ring."""
        x, y = self.middle.tolist()
        yield self.narrow, x - self.narrow.width / 2, y + 0.3, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The ring in its true shape."""
        ring = np.stack([np.cos(_TURN), np.sin(_TURN) / self.ratio], axis=-1)
        Pen(canvas, self.presence).line(self.middle + _RIM * ring, LOSS, 0.035, closed=True)
        self.write(canvas)


class Same(OnPlane):
    """A dashed line from the first number of the one to the last of the other."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, growth: Growth) -> None:
        super().__init__(growth.plane)
        self.growth, self.drawn = growth, ValueTracker(0.0)

    def at(self, share: float) -> Array:
        """A place on it on the screen (2,)."""
        begin, end = self.growth.lines[0].at(0.0), self.growth.lines[1].at(1.0)
        return np.asarray(begin + share * (end - begin))

    def draw(self, canvas: Canvas) -> None:
        """As far as it is drawn."""
        line = np.stack([self.at(0.0), self.at(float(self.drawn.get_value()))])
        Pen(canvas, self.presence).line(line, TEXT, 0.05, dashes=(0.14, 0.11))


class Wild:
    """The loss of the walk with the fewest steps: up at first, and then soon down."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.party = Playback(plan.wild, [MOMENTUM.color], MOMENTUM.color)
        count = plan.best[0].held
        top = 1.12 * float(plan.wild.losses.max())
        self.plane = Plane((0, 1.15 * count), (0, top), (tr("step"), tr("loss")),
                           colors=(QUIET, LOSS), numbered=(True, True))  # fmt: skip
        self.plane.within(places.MIDDLE)
        self.curve = Line(self.plane, plan.wild.losses[:, 0], self.party, MOMENTUM)
        words = tr("with memory, tuned, curvature {kappa} : 1").format(
            kappa=short(plan.condition, 5)
        )
        self.title = Words(words, TITLE_SIZE, MOMENTUM.color).within(TITLE, LEFT)
        self.level = Level(self.plane, float(plan.wild.losses[0, 0]), LOSS)
        self.peak = int(np.argmax(plan.wild.losses[:, 0]))

    def arrived(self) -> Words:
        """When it is at the cross: above the level of the first loss, or below a high one."""
        words = tr("after {count} steps").format(count=self.plan.best[0].held)
        level = float(self.plane.xy(0, self.level.value)[1])
        high = level > float(self.plane.corner[1] + self.plane.size[1] / 2)
        place = (places.MIDDLE.right, level + (-_BELOW if high else _OVER), 0)
        return Words(words, TITLE_SIZE).move_to(place, aligned_edge=RIGHT)

    def note(self, step: int) -> Words:
        """The loss after a step: of the first at the end of its level, of others at their dot."""
        value = float(self.plan.wild.losses[step, 0])
        place = self.plane.xy(step or self.plane.span[0], value).tolist()
        words = Words(short(value), TITLE_SIZE, LOSS)
        return words.next_to((*place, 0), UR if step else UL, buff=0.2)


__all__ = ["Growth", "Outline", "Power", "Same", "Wild"]
