"""Two ways to end a loop: so many rounds, or level ground, which she walks down to."""

from __future__ import annotations

from typing import Any, ClassVar

import cairo
import numpy as np
from manim import DOWN, FadeIn, FadeOut, ValueTracker, VGroup

from scenes.parts.training_loop.places import COUNTS, LOOP, VALLEY, VALLEY_SEEN
from scenes.parts.training_loop.plan import Plan
from scenes.parts.training_loop.rounds import colors, loop_size, names, numbered
from scenes.parts.training_loop.valley import Valley
from scenes.stage import (
    GRADIENT,
    TEXT,
    Layer,
    Listing,
    Readout,
    Tangent,
    Words,
    change,
    swell,
    tr,
)
from scenes.stage.lecture.theme import BACKGROUND
from scenes.stage.paint.painted import Painted
from scenes.stage.paint.pen import Canvas, ink
from scenes.stage.type.text import baseline, number_text

_SIZE, _LOWER, _BETWEEN = 46, 0.62, 0.22  # scene units: from one row to the next; two counts
_TALL, _HALF = 0.85, 0.8  # scene units: she; half of the tangent where she is
_UP = 1.65  # of the first loss: what is seen above 0, with room for her
_SLOWER, _LEAST = 0.62, 0.4  # each round to the one before; all of them, if they were alike
_WALKS, _LEAVES = 0.6, 0.1  # of a round: while she walks; while the tangent goes
_NEAR = 0.12  # scene units: of a step that the tangent stays for
_DIM = 2.2, 0.7  # scene units that the ground is lost in, to the right and upwards


class Dusk(Painted):
    """The ends of the ground that is seen are lost in the dark, towards the code and the counts.

    It is all there while the ground comes and goes: half of it would leave that two hard edges.
    """

    layer: ClassVar[Layer] = Layer.GROUND

    def __init__(self) -> None:
        super().__init__()
        self.set_z_index(self.layer + 0.1)
        self.set_frame(*VALLEY_SEEN)

    def draw(self, canvas: Canvas) -> None:
        """Two bands of the colour behind all."""
        left, bottom, right, top = VALLEY_SEEN
        for ends in ((right - _DIM[0], top, right, top), (left, top - _DIM[1], left, top)):
            fade = cairo.LinearGradient(*ends)
            fade.add_color_stop_rgba(0, *ink(BACKGROUND, 0.0))
            fade.add_color_stop_rgba(1, *ink(BACKGROUND))
            canvas.rectangle(left, bottom, right - left, top - bottom)
            canvas.set_source(fade)
            canvas.fill()


class Count(VGroup):
    """What ends the loop, and below it how far that has come."""

    def __init__(self, words: str, now: Readout, color: str, corner: tuple[float, float]) -> None:
        self.words, self.now = Words(words, _SIZE, color), now
        super().__init__(self.words)
        left, top = corner
        for row, part in enumerate((self.words, now)):
            part.shift((left - part.get_left()[0], top - row * _LOWER - baseline(part), 0))

    def light(self) -> Any:
        """An animation: it has ended the loop."""
        return swell(self.now, 1.12)


class Stop:
    """The loop with a line more, and two counts: whichever comes first ends it.

    Below it she goes down the valley, a step in each round, and then stands on level ground.
    """

    def __init__(self, plan: Plan, clock: ValueTracker) -> None:
        self.plan, self.valley = plan, Valley(plan, VALLEY, clock, _TALL, _UP)
        self.round, self.last = self.valley.party.progress, plan.enough or plan.iterations
        for part in (it := self.valley).curve, it.landed:
            part.panel = VALLEY_SEEN
        self.dusk = Dusk()
        self.tangent = Tangent(it.curve, it.party.foot)
        self.tangent.half = _HALF
        count, least = tr("rounds: {count}"), tr("|gradient| ≤ {tolerance}")
        rounds: Readout = Readout("rounds", tr("now:"), self.step, 0, _SIZE, TEXT)
        places = decimals(plan.tolerance) + 2
        ground: Readout = Readout("ground", tr("now:"), self.steepness, places, _SIZE, GRADIENT)
        left, top = COUNTS.left, COUNTS.top
        self.counted = Count(count.format(count=plan.iterations), rounds, TEXT, (left, top))
        tolerance = number_text(plan.tolerance)
        lower = left, top - 2 * _LOWER - _BETWEEN
        self.level = Count(least.format(tolerance=tolerance), ground, GRADIENT, lower)
        self.upper, self.test, self.lower = self._code()
        self.top = names(plan)
        self.code = VGroup(self.top, self.upper, self.test, self.lower)
        self.row = 3  # of the line that ends it
        self.test.light.set_value(self.row)  # it lights up, and does not come from elsewhere

    def _code(self) -> tuple[Listing, Listing, Listing]:
        """The lines above the test, the test, and those below it, which stand in its place.

        The test is one line more, which has no number: the others keep theirs.
        """
        plan = self.plan
        rows = numbered(plan.loop, plan.firsts[-1]).splitlines()
        test = f"+{(rows[2].index('.') + 3) * ' '}{plan.test}"
        wide, size = max(map(len, (*rows, test))), loop_size(*rows, test)

        def card(above: int, *texts: str) -> Listing:
            text = "\n".join([""] * above + [row.ljust(wide) for row in texts])
            listing = Listing(text, colors(plan), size)
            left, top = listing.corner()
            return listing.shift((LOOP.left - left, LOOP.top - top, 0))

        cards = card(0, *rows[:3]), card(3, test), card(3, *rows[3:])
        cards[1].written.set_value(3)
        return cards

    @property
    def ground(self) -> VGroup:
        """The valley, she, and the dots that she leaves."""
        return VGroup(self.valley.curve, self.dusk, self.valley.landed, self.valley.hiker)

    @property
    def _runs(self) -> tuple[Any, ...]:
        """What moves while it runs."""
        return self.counted.now, self.valley.landed, self.valley.hiker

    @property
    def below(self) -> VGroup:
        """All that is below them at the end."""
        counts = (self.counted, self.level)
        return VGroup(self.ground, self.tangent, *counts, *(count.now for count in counts))

    def step(self) -> int:
        """How many rounds are over."""
        return min(int(self.round.get_value() + 1e-6), self.plan.iterations)

    def steepness(self) -> float:
        """How long the gradient is now."""
        return abs(float(self.plan.walk.gradients[self.step(), 0]))

    def make_room(self) -> tuple[Any, ...]:
        """Animations: the lines below the test go down by one, and what has run is put away."""
        down = self.lower.animate.shift(self.lower.leading * DOWN)
        return down, change(self.upper.lit, 0), *map(FadeOut, self._runs)

    def count_all(self) -> Any:
        """An animation: all rounds, the first ones slowly; most of them lead nowhere."""
        return change(self.round, self.plan.iterations, lambda share: share**2)

    def gone_back(self) -> tuple[Any, ...]:
        """Out of sight, she stands where she began. Animations: what is there again."""
        self.round.set_value(0)
        return tuple(map(FadeIn, self._runs))

    def test_it(self) -> tuple[Any, ...]:
        """Animations: the line that ends it is lit, and what it looks at is there."""
        ground = FadeIn(self.level, self.level.now, self.tangent)
        return ground, *self.test.run_line(self.row)

    def run(self) -> tuple[Any, ...]:
        """Animations: rounds until it stops, the first ones slowly.

        The tangent is where she has landed, and away while she goes far.
        """
        ends = np.cumsum(_SLOWER ** np.arange(self.last) + _LEAST / self.last)
        ends = np.append(0.0, ends / ends[-1])
        spots = self.valley.curve.at(self.plan.walk.points[: self.last + 1, :1])
        far = np.linalg.norm(np.diff(spots, axis=0), axis=1) > _NEAR

        def round_at(share: float) -> tuple[int, float]:
            """Which step she is in, and how much of its time is over."""
            step = min(int(np.searchsorted(ends, share, "right")) - 1, self.last - 1)
            return step, float((share - ends[step]) / (ends[step + 1] - ends[step]))

        def walked(share: float) -> float:
            step, part = round_at(share)
            return (step + min(1.0, part / _WALKS)) / self.last

        def hidden(share: float) -> float:
            step, part = round_at(share)
            gone, back = part / _LEAVES, (part - _WALKS) / (1 - _WALKS)
            return float(far[step] * (np.clip(gone, 0, 1) - np.clip(1.5 * back, 0, 1)))

        return change(self.round, self.last, walked), change(self.tangent.grown, 0, hidden)

    def end(self) -> Any:
        """An animation: the count that has ended the loop."""
        return (self.counted if self.plan.enough is None else self.level).light()


def decimals(number: float) -> int:
    """How many decimals a number like 0.01 has."""
    return int(max(0.0, -np.floor(np.log10(number) + 1e-9)))


__all__ = ["Count", "Stop"]
