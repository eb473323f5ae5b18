"""The valley of two knobs: in 3-D with its two cuts, and as a map on which four rates are tried."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    Line,
    ValueTracker,
    VGroup,
    linear,
    smooth,
    squish_rate_func,
)
from numpy.typing import NDArray

from scenes.parts.learning_rate.cuts import Cuts
from scenes.parts.learning_rate.leaper import Leaper
from scenes.parts.learning_rate.lengths import metres
from scenes.parts.learning_rate.losses import LogLosses
from scenes.parts.learning_rate.plan import RatePlan
from scenes.parts.learning_rate.ravine import Ravine
from scenes.parts.learning_rate.runs import Underlined
from scenes.parts.learning_rate.telling import left_in_the_end
from scenes.parts.learning_rate.tries import TALL, Try
from scenes.parts.learning_rate.turns import Moves, come, leave, swap
from scenes.parts.learning_rate.widening import Widening, shade
from scenes.stage import (
    BODY_SIZE,
    GRADIENT,
    LABEL_SIZE,
    LOSS,
    MAP,
    POSITION,
    STAGE,
    STEP,
    TEXT,
    TITLE,
    TITLE_SIZE,
    Box,
    Choices,
    Formula,
    GroundAxes,
    Layer,
    Mark,
    Surface,
    View,
    Words,
    change,
    swell,
    tr,
)
from scenes.stage.ground.flat import Flat
from scenes.stage.lecture.theme import terrain
from scenes.stage.lecture.words import italic
from scenes.stage.type.text import number_text

Array = NDArray[np.float64]

MAP_BOX = Box(STAGE.left, -2.76, STAGE.right, 2.1)
_FIRST_BOX, _NEAR_BOX = Box(-3.7, -2.7, 3.7, 2.9), Box(STAGE.left, -2.7, 0.2, 2.9)
_LAST_BOX = Box(-6.0, -2.8, 6.0, 2.6)
_AXES_BOX = Box(0.95, -2.6, 6.6, 2.4)  # of the cuts that are taken out of the valley
_RIGHT = Box(1.75, STAGE.bottom, STAGE.right, 3.3)
_ASKED = Box(1.08, 2.8, STAGE.right, 3.6)  # beside the heading
_ROWS, _UNDER_LINE = (1.5, -0.7), 0.45  # where what a step leaves stands; to numbers below it
_SIZE = 12.0  # scene units: the map
_METRES, _FROM_CROSS = 4.0, 0.55  # of the map: at most so much is one; from there to it
_CLEAR = 0.12  # scene units more from the map to names and numbers: words stand with them
_LIES = (0, 0.3), (0.7, 1)  # of the time in which the map opens: it comes; what is on it
_NAME = 1.75  # scene units: the name of the way across, at the end of its axis


class Valley:
    """The valley, near and from above, the common small map and the losses."""

    def __init__(self, plan: RatePlan, clock: ValueTracker | None = None) -> None:
        self.plan = plan
        self.view = View(plan.valley.with_window(plan.map_window), size=_SIZE)
        self.view.within(MAP_BOX, **MAP)
        self.flat = Flat(self.view)
        self.ravine = Ravine(plan.valley).stand(_FIRST_BOX)
        self.near, self.cuts = Surface(self.ravine), Cuts(self.ravine, plan, _AXES_BOX)
        # One colour for one height, near and on the map, though that goes up farther.
        self.near.base_colors = terrain(shade(self.view, self.ravine.half, self.near.heights))
        names = tr(f"{italic('w')}₁"), tr(f"{italic('w')}₂")
        self.rim, self.axes = (
            GroundAxes(self.ravine, names, color=POSITION),
            GroundAxes(self.view, names, self._walked(), left=True, color=POSITION),
        )
        cross = Mark(self.view, [[0.0, 0.0]])
        cross.set_z_index(Layer.WALKER + 0.5)  # it is seen that she is there
        self.ground: list[Any] = [Widening(self.view, self.ravine.half), cross, self.axes]
        clock = clock or ValueTracker(0.0)
        self.tries = [Try(run, self.flat, clock) for run in plan.runs]
        start = np.array([plan.valley_start])
        self.she = Leaper(lambda: self.ravine.at(start)[0], self.tries[0].party, TALL, clock)
        self.losses = LogLosses(plan)
        self.formulas = self._formulas()

    def _walked(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """What of the map has numbers: as far as its name leaves room, which is clear of it."""
        (low, high), (bottom, top) = self.plan.map_window
        unit, clear = 1 / self.view.scale_xy, _CLEAR / self.view.scale_xy
        return (low, high - _NAME * unit), (bottom - clear, top + clear)

    def _formulas(self) -> VGroup:
        """What a step leaves in each direction."""
        lam = [number_text(value).replace("−", "-") for value in self.plan.curvatures]
        times = [
            "" if value == 1 else f"{text} thin"
            for value, text in zip(self.plan.curvatures, lam, strict=True)
        ]
        parts = [f"{{{{w_{k} : w{k}}}}}" for k in (1, 2)]
        lines: list[Any] = []
        for k, text in ((1, times[0]), (2, times[1])):
            part, place = parts[k - 1], {f"w{k}": POSITION}
            before = Formula(
                f"{part} - {{{{alpha : rate}}}} {'times' if text else 'thin'} {text} {part} =",
                {"rate": STEP, **place},
            )
            factor = Underlined(f"(1 - {text} {{{{alpha : rate}}}})")
            after = Formula(part, place)
            line = VGroup(before, factor, after).arrange(RIGHT, buff=0.08)
            factor.on_line_of(before)
            after.shift(UP * (before.get_bottom()[1] - after.get_bottom()[1]))
            lines.append(line)
        right = max(float(line[0].get_right()[0] - line.get_left()[0]) for line in lines)
        for line, high in zip(lines, _ROWS, strict=True):  # one = below the other
            line.move_to((_RIGHT.left, high, 0), aligned_edge=LEFT)
            line.shift((_RIGHT.left + right - float(line[0].get_right()[0])) * RIGHT)
        both = VGroup(*lines)
        return both.shift(max(0.0, float(both.get_right()[0]) - _RIGHT.right) * LEFT)

    @cached_property
    def function(self) -> Formula:
        """What the valley is, and its gradient, above both."""
        sharp = "" if self.plan.condition == 1 else f"{number_text(self.plan.condition)} thin "
        loss = f"{{{{L : loss}}}} = 1 \\/ 2 thin ({sharp}{{{{w_1^2 : a}}}} + {{{{w_2^2 : b}}}})"
        slope = f"{{{{nabla L : grad}}}} = ({sharp}{{{{w_1 : c}}}}, {{{{w_2 : d}}}})"
        colors = {"loss": LOSS, "grad": GRADIENT, **dict.fromkeys("abcd", POSITION)}
        return Formula(f"{loss} quad quad {slope}", colors, BODY_SIZE).within(TITLE)

    @cached_property
    def worked(self) -> VGroup:
        """What a step with the first rate leaves, worked out, across and along."""
        rows, one = VGroup(), self.tries[0]
        for value, factor, line in zip(
            self.plan.curvatures, one.factors, self.formulas, strict=True
        ):
            times = "" if value == 1 else f"{number_text(value)} times"
            source = f"1 - {times} {{{{{one.run.rate:.4g} : rate}}}} ="
            before = Formula(source, {"rate": STEP}, TITLE_SIZE)
            before.next_to(line, DOWN, buff=_UNDER_LINE).align_to(line, LEFT)
            left = factor.copy().next_to(before, RIGHT, buff=0.25)
            rows.add(VGroup(before, left.on_line_of(before)))
        return rows

    def first_rate(self) -> list[Any]:
        """Its name takes the place of what the valley is."""
        return [leave(self.function), come(self.tries[0].head[0])]

    def tells(self, number: int, way: int) -> list[Any]:
        """What a rate leaves across or along comes forward; of the first one it is worked out."""
        if number:
            return [swell(self.tries[number].factors[way])]
        lit = self.cuts.light(way)
        return [swell(self.formulas[way][1], 1.05), FadeIn(self.worked[way]), lit]

    def in_its_heading(self) -> list[Any]:
        """What the first rate leaves stands in its heading; all that the cuts told goes."""
        one = self.tries[0]
        gone = leave(self.formulas, self.worked, self.cuts, self.rim)
        return [gone, come(*one.words, *one.factors)]

    def tells_kept(self) -> Moves:
        """What is left along with the first rate after all steps, beside its heading."""
        run, factor = self.tries[0].run, self.tries[0].factors[1]
        power = f"{max(map(abs, run.factors)):.4g}^{run.walk.steps}"
        kept = Formula(f"{power} approx {left_in_the_end(run):.2g}", size=TITLE_SIZE)
        yield (FadeIn(kept.within(_ASKED)), swell(factor)), 0.5
        yield (swell(kept, 1.04),), 0.6
        yield (FadeOut(kept),), 0.3

    @cached_property
    def ways(self) -> VGroup:
        """Which way is across and which along, beside the names of a map's axes."""
        words = VGroup(*(Words(tr(way), LABEL_SIZE) for way in ("across", "along")))
        for word, (x, y) in zip(words, self.axes.places()[-2:].tolist(), strict=True):
            word.move_to((x + 0.3, y, 0), aligned_edge=LEFT)
        return words

    def lean(self) -> Any:
        """The camera goes round the valley a little."""
        return self.ravine.move(**self.ravine.turn(_NEAR_BOX))

    def rise(self) -> Any:
        """The camera rises until that valley is the middle of the map."""
        low, high = self.view.at(np.array(self.ravine.window).T)
        return self.ravine.move(**self.ravine.fitted(*low, *high, **MAP))

    def lies_down(self) -> list[Any]:
        """The map comes over that valley, as much of it, and opens to both sides."""
        ground, cross, _ = self.ground
        ground.opened.set_value(0)
        one, (soon, late) = self.tries[0], (squish_rate_func(smooth, *p) for p in _LIES)
        return [
            FadeIn(ground, cross, rate_func=soon),
            change(ground.opened, 1, squish_rate_func(smooth, 0.3, 1)),
            FadeOut(self.near, rate_func=squish_rate_func(smooth, 0.3, 0.4)),
            swap(self.she, one.she),
            FadeIn(one.flight, self.axes, self.ways, rate_func=late),
        ]

    def compares(self, *before: Any) -> Moves:
        """The losses of all rates take the place of other things, and go on with the steps."""
        yield (leave(*before), come(self.losses)), 0.8
        yield (change(self.losses.walked, self.plan.runs[0].walk.steps, linear),), 1.4
        yield tuple(change(told, 1) for told in self.losses.told), 0.4

    def metre(self) -> VGroup:
        """A metre beside the cross, or as many tens as can be seen, where she does not go."""
        (low, high), side = self.plan.map_window[0], -1 if self.plan.valley_start[1] >= 0 else 1
        long = 10.0 ** np.floor(np.log10((high - low) / _METRES))
        (left, y), (right, _) = self.view.at([[0.0, 0.0], [long, 0.0]]).tolist()
        y += side * _FROM_CROSS
        ends = [Line((x, y - 0.1, 0), (x, y + 0.1, 0)) for x in (left, right)]
        line = VGroup(Line((left, y, 0), (right, y, 0)), *ends).set_stroke(TEXT, 4)
        return VGroup(line, Words(metres(long), LABEL_SIZE).next_to(line, side * UP, buff=0.12))

    def again(self) -> list[Any]:
        """The valley as it was at first, larger, with both cuts."""
        self.ravine.stand(_LAST_BOX)
        return [self.near, self.cuts, self.she]

    def round(self) -> Any:
        """The camera goes round it a little."""
        return self.ravine.move(**self.ravine.turn(_LAST_BOX))

    def ask_fate(self) -> Choices:
        """What will become of one who is thrown to the other side with every step?"""
        return Choices(tr("arrives"), tr("stalls"), tr("flies off")).within(_ASKED)


__all__ = ["MAP_BOX", "Valley"]
