"""Both tuned: their steps in two ravines, the root that ties them, and how wild the start is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import LEFT, RIGHT, UL, UP, ValueTracker
from numpy.typing import NDArray

from scenes.parts.momentum import places
from scenes.parts.momentum.best import Best
from scenes.parts.momentum.plan import Plan
from scenes.parts.momentum.swings import Level, Line, Named
from scenes.parts.momentum.telling import short, whole
from scenes.stage import (
    LOSS,
    QUIET,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Formula,
    Layer,
    Plane,
    Playback,
    Words,
    tr,
)
from scenes.stage.paint.lettering import Lettered, Lettering
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, Pen
from scenes.stage.type.readout import Reading
from scenes.stage.walk.contenders import MOMENTUM, PLAIN, Chip, Contender

Array = NDArray[np.float64]

_NAMES, _COLUMNS = -6.5, (-1.1, 4.35)  # where names begin, and the middles of both ravines
_HEAD, _ROWS, _FOOT = 2.0, (0.1, -1.6), -2.7  # heights: of what a ravine is called, of both rows
_LARGE, _WIDEST = 1.8 * TITLE_SIZE, 3.4  # the counts are the picture; scene units
_ARROW = (0.35, 2.35)  # from one ravine to the other, between the counts
_OFF = 0.62  # from the middle of a count to where a line to it ends
_RIM, _LOW = 1.8, 0.62  # half the length of a ravine's outline; from its name down to it
_BELOW, _OVER = 0.7, 1.15  # from the level of the first loss to what is written below or above
_TURN = np.linspace(0, 2 * np.pi, 121)


class Growth:
    """The steps of both, counted, in a ravine and in one that is narrower."""

    def __init__(self, plan: Plan) -> None:
        ends = plan.best[0], plan.best[-1]
        self.title = Words(tr("steps to the cross, each tuned on a fine grid"), TITLE_SIZE)
        self.title.within(TITLE, LEFT)
        self.ravines = [Outline(best, x) for best, x in zip(ends, _COLUMNS, strict=True)]
        self.rows = [
            Row(mark, tr(word), y, counts)
            for mark, word, y, counts in (
                (PLAIN, "plain", _ROWS[0], [best.plain for best in ends]),
                (MOMENTUM, "with memory", _ROWS[1], [best.held for best in ends]),
            )
        ]
        down = np.array([0.0, -_OFF])
        begin, end = (np.array(spot) for spot in zip(_COLUMNS, _ROWS, strict=True))
        self.level = Link(np.stack([end - down, begin + down]), TEXT, dashes=(0.14, 0.11))
        wide, narrow = (f'"{whole(best.condition)}"' for best in reversed(ends))
        self.root = Formula(f"sqrt({wide}) = {narrow}", size=TITLE_SIZE)
        self.root.move_to((sum(_COLUMNS) / 2, _FOOT, 0))

    def ground(self) -> list[Any]:
        """What is there before the counts."""
        return [self.title, self.ravines[0]]

    @property
    def parts(self) -> list[Any]:
        """All that is there at last."""
        rows = [part for row in self.rows for part in row.parts]
        return [*self.ground(), self.ravines[1], *rows, self.level, self.root]


class Row:
    """One of both: its name, its steps in each ravine, and how many times as many these become."""

    def __init__(self, mark: Contender, word: str, y: float, counts: list[int]) -> None:
        self.counts = counts
        self.name = Named(Chip(mark.kind, mark.color), Words(word, TITLE_SIZE))
        self.name.move_to((_NAMES, y, 0), aligned_edge=LEFT)
        self.numbers = [Words(f"{count:,}", _LARGE) for count in counts]
        for number, x in zip(self.numbers, _COLUMNS, strict=True):
            if number.width > _WIDEST:
                number.scale(_WIDEST / number.width)
            number.move_to((x, y, 0))
            digit = number.family_members_with_points()[0]
            number.shift((y - digit.get_center()[1]) * UP)  # a comma hangs below the others' line
        self.arrow = Link(np.array([(x, y) for x in _ARROW]), mark.color)
        self.times = Formula(f'approx times "{short(counts[1] / counts[0], 2)}"', size=TITLE_SIZE)
        self.times.next_to((sum(_ARROW) / 2, y, 0), UP, buff=0.2)

    @property
    def parts(self) -> list[Any]:
        """All of it."""
        return [self.name, *self.numbers, self.arrow, self.times]


class Link(Painted):
    """A line from one count to another, an arrow if it is not dashed, as far as it is ``drawn``."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, line: Array, color: str, dashes: tuple[float, float] | None = None) -> None:
        super().__init__()
        self.line, self.tint, self.dashes = line, color, dashes
        self.drawn = ValueTracker(0.0)
        self.set_frame(*line.min(axis=0), *line.max(axis=0))

    def draw(self, canvas: Canvas) -> None:
        """As far as it is drawn."""
        begin, end = self.line
        line = np.stack([begin, begin + float(self.drawn.get_value()) * (end - begin)])
        pen = Pen(canvas, self.presence)
        if self.dashes:
            pen.line(line, self.tint, 0.05, dashes=self.dashes)
        else:
            pen.arrow(line, self.tint, 0.1)


class Outline(Lettered):
    """A ring of equal loss of a ravine in its true shape, and above it how narrow it is."""

    layer: ClassVar[Layer] = Layer.PLOT

    def __init__(self, best: Best, x: float) -> None:
        super().__init__()
        self.ratio = float(np.sqrt(best.condition))  # of its axes
        self.middle = np.array([x, _HEAD - _LOW])
        kappa = short(best.condition, 5)
        self.narrow = Lettering(tr("curvature {kappa} : 1").format(kappa=kappa), TITLE_SIZE, TEXT)
        half = max(_RIM, self.narrow.width / 2)
        self.set_frame(x - half, self.middle[1] - 0.2, x + half, _HEAD + 0.3)

    def texts(self) -> Iterator[tuple[Lettering, float, float, float]]:
        """How much sharper it curves across, above the ring."""
        x, y = self.middle.tolist()
        yield self.narrow, x - self.narrow.width / 2, y + _LOW - 0.2, 1.0

    def draw(self, canvas: Canvas) -> None:
        """The ring."""
        ring = np.stack([np.cos(_TURN), np.sin(_TURN) / self.ratio], axis=-1)
        Pen(canvas, self.presence).line(self.middle + _RIM * ring, LOSS, 0.045, closed=True)
        self.write(canvas)

    def readings(self) -> list[Reading]:
        """How much longer than wide the ring is."""
        return [Reading("narrow", "", self.ratio)]


class Wild:
    """The loss of the tuned walk in the narrower ravine: up at first, and then soon down."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.party = Playback(plan.wild, [MOMENTUM.color], MOMENTUM.color)
        self.best = plan.best[-1]
        count = self.best.held
        top = 1.12 * float(plan.wild.losses.max())
        self.plane = Plane((0, 1.15 * count), (0, top), (tr("step"), tr("loss")),
                           colors=(QUIET, LOSS), numbered=(True, True))  # fmt: skip
        self.plane.within(places.MIDDLE)
        self.curve = Line(self.plane, plan.wild.losses[:, 0], self.party, MOMENTUM)
        words = tr("with memory, tuned, curvature {kappa} : 1").format(
            kappa=short(self.best.condition, 5)
        )
        self.title = Words(words, TITLE_SIZE, MOMENTUM.color).within(TITLE, LEFT)
        self.level = Level(self.plane, float(plan.wild.losses[0, 0]), LOSS)
        self.peak = int(np.argmax(plan.wild.losses[:, 0]))

    def arrived(self) -> Words:
        """When it is at the cross: above the level of the first loss, or below a high one."""
        words = tr("after {count} steps").format(count=self.best.held)
        level = float(self.plane.xy(0, self.level.value)[1])
        high = level > float(self.plane.corner[1] + self.plane.size[1] / 2)
        place = (places.MIDDLE.right, level + (-_BELOW if high else _OVER), 0)
        return Words(words, TITLE_SIZE).move_to(place, aligned_edge=RIGHT)

    def note(self, step: int) -> Words:
        """The loss after a step: of the first at the end of its level, of others at their dot."""
        value = float(self.plan.wild.losses[step, 0])
        place = self.plane.xy(step or self.plane.span[0], value).tolist()
        told = short(value) if step else tr("at the start: {loss}").format(loss=short(value))
        words = Words(told, TITLE_SIZE, LOSS)
        return words.next_to((*place, 0), RIGHT if step else UL, buff=0.25)


__all__ = ["Growth", "Link", "Outline", "Row", "Wild"]
