"""A rate tried in the valley: what is said of it, her flight on the map, and its losses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from manim import (
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    ValueTracker,
    VGroup,
    smooth,
    squish_rate_func,
)
from numpy.typing import NDArray

from scenes.parts.learning_rate.leaper import Leaper
from scenes.parts.learning_rate.numerals import factor_text
from scenes.parts.learning_rate.plan import ValleyRun
from scenes.parts.learning_rate.runs import Flight, Heading, Underlined
from scenes.parts.learning_rate.turns import Moves, come, leave, stride, swap
from scenes.parts.learning_rate.verdict import Verdict
from scenes.stage import (
    BODY_SIZE,
    LOSS,
    TITLE,
    TITLE_SIZE,
    Box,
    Readout,
    Scientific,
    StepByStep,
    Words,
    tr,
)
from scenes.stage.ground.flat import Flat
from scenes.stage.lecture.boxes import place
from scenes.stage.type.text import baseline

Array = NDArray[np.float64]

_HEAD = Box(TITLE.left, TITLE.bottom, 4.0, TITLE.top)
# Where read-outs of the flight begin, over all that it passes; how large they are.
_STEP, _LOSS, _READ_SIZE = (-6.5, 3.15), (2.5, 3.15), 50
# Scene units: a trail's width, and the radius of a landing, on the colours of the map; and of one
# that crosses the bottom again and again, on itself. All are wider by so much of the dark.
_WIDE, _CROSSING, _DARK = (0.05, 0.055), (0.022, 0.045), 0.06
TALL = 0.76  # scene units: she, in 3-D and on the map
_OVER = np.array([0.0, 0.1])  # from a mark to her soles
_SLOW, _FAST = 0.35, 1.0  # seconds: of each of the first steps, and of all the others
_TOLD = 3  # steps that are walked one by one


class Try:
    """A rate tried in the valley: its factors, her flight on the map, its losses."""

    def __init__(self, run: ValleyRun, flat: Flat, clock: ValueTracker) -> None:
        self.run, self.flat = run, flat
        self.party = StepByStep(run.walk, run.rate, flat, run.color)
        width, dot = _CROSSING if -1 <= run.factors[0] < 0 else _WIDE
        look = run.kind, run.color
        self.flight = Flight(flat, self.party, *look, width=width, dot=dot, casing=_DARK)
        across, along = (factor_text(factor).replace("−", "-") for factor in run.factors)
        self.factors = [Underlined(across, TITLE_SIZE), Underlined(along, TITLE_SIZE)]
        heading = Heading(run.rate, run.kind, run.color, TITLE_SIZE)
        self.words = [Words(tr(word), BODY_SIZE) for word in ("across", "along")]
        pairs = zip(self.words, self.factors, strict=True)
        self.head = VGroup(heading, *(part for pair in pairs for part in pair))
        self.head.arrange(RIGHT, buff=0.18)
        for number, part in enumerate(self.head):  # more room between pairs than within
            part.shift(0.16 * ((number + 1) // 2) * RIGHT)
        for word in self.words:
            word.shift(UP * (baseline(heading[1]) - baseline(word)))
        for factor in self.factors:
            factor.on_line_of(heading[1])
        place(self.head, _HEAD, LEFT)
        self.step = Readout(
            f"step at {run.rate:g}", tr("step"), lambda: self.party.step, 0, _READ_SIZE
        )
        name = f"loss at {run.rate:g}"
        self.loss = Scientific(name, tr("loss"), self.party.loss, _READ_SIZE, LOSS)
        for read, spot in ((self.step, _STEP), (self.loss, _LOSS)):
            read.move_to((*spot, 0), aligned_edge=LEFT)
        self.loss.shift(UP * (baseline(self.step.label) - baseline(self.loss.label)))
        self.read = VGroup(self.step, self.loss)
        ahead = -float(np.sign(run.walk.points[0, 0, 0])) or 1.0
        self.she = Leaper(lambda: self.flight.here() + _OVER, self.party, TALL, clock, ahead=ahead)

    @property
    def walked(self) -> list[Any]:
        """What is gone once another rate is tried: the flight, and she."""
        return [self.flight, self.she]

    def after(self, other: Try) -> list[Any]:
        """What another has left goes, she comes back from there, and this one's things come."""
        gone, returns = leave(other.head, other.flight), self.she.returns(other.she.place())
        mark = FadeIn(self.flight, rate_func=squish_rate_func(smooth, 0.8, 1))  # as she is there
        return [swap(other.she, self.she), gone, returns, come(self.head), mark]

    @property
    def leaves(self) -> bool:
        """Whether it flies off the map."""
        return self.run.verdict is Verdict.UNSTABLE

    @property
    def arrives(self) -> bool:
        """Whether all of its steps are walked on this map."""
        return self.last == self.party.steps

    @property
    def last(self) -> int:
        """The step that is walked to on this map: of one who flies off it, the last one on it."""
        if not self.leaves:
            return self.party.steps
        on_map = self.flat.seen(self.run.walk.points[:, 0])
        return max(1, int(np.argmin(on_map)) - 1) if not on_map.all() else self.party.steps

    def aim(self) -> Any:
        """The first step as an arrow, as long as it is."""
        self.party.downstep.set_as(share=self.run.rate, turned=1, grown=0)
        self.party.downstep.set_presence(1)
        return self.party.downstep.grow()

    def first_steps(self) -> Iterator[tuple[tuple[Any, ...], float]]:
        """The arrow, the step along it, and two more, each with its seconds.

        What is yielded is to be played before the next is asked for.
        """
        yield (self.aim(),), 0.6
        yield stride(self.party), 0.5
        for number in range(2, min(_TOLD, self.last) + 1):
            if self.leaves:  # it is longer than the one before
                yield (self.aim(),), 0.4
                yield stride(self.party), 0.5
            else:
                yield (self.party.hurry(number, smooth),), _SLOW

    def others(self) -> Moves:
        """All other steps, if there are some."""
        if self.party.step < self.last:
            yield (self.party.hurry(self.last),), _FAST


__all__ = ["TALL", "Try"]
